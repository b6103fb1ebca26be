"""One detail of an article, as an editor types it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo

from news.detail import (
    LONGEST_HEADLINE,
    LONGEST_LEAD,
    LONGEST_PLACE,
    LONGEST_TAG,
    MOST_TAGS,
    BadDetail,
    Detail,
    DetailFault,
    Mend,
    Value,
)
from news.storable import storable
from sources.labels import Label, labels_of
from sources.language import named_language
from sources.moment import read_moment
from sources.origin import address_in
from sources.tags import kept_tags, listed_tags
from sources.vocabulary import LABELS

# What lies beyond cannot be kept as it is: see storage.timestamp.
_YEARS = range(1001, 9000)
_NOTHING = frozenset(
    {"убрать", "убери", "нет", "прыбраць", "прыбяры", "няма", "remove", "none", "-", "–", "—"}
)
_LABELLED = {
    Label.PLACE: Detail.PLACE,
    Label.DATE: Detail.DATE,
    Label.TIME: Detail.DATE,
    Label.SOURCE: Detail.SOURCE,
    Label.TAGS: Detail.TAGS,
    Label.LEAD: Detail.LEAD,
    Label.LANGUAGE: Detail.LANGUAGE,
}
_NAMED = {
    **{name: detail for label, detail in _LABELLED.items() for name in LABELS[label.value]},
    **dict.fromkeys(("заголовок", "загаловак", "headline", "title"), Detail.HEADLINE),
}


def read_detail(detail: Detail, typed: str, zone: tzinfo) -> Mend:
    """What a detail is to be; «убрать» is nothing. Raises BadDetail."""
    said = _without_label(detail, typed)
    if not said:
        raise BadDetail(detail, DetailFault.EMPTY)
    if said.casefold().strip(" .!") in _NOTHING and detail is not Detail.HEADLINE:
        return Mend(detail)
    return Mend(detail, _READERS[detail](said, zone))


def labelled_detail(line: str) -> tuple[Detail, str] | None:
    """The detail that a line such as «Место: Минск» names, and what it says; None for any other.

    What it says may be no such detail: whoever answers a card so is told why.
    """
    line = " ".join(line.split())
    name, colon, said = line.partition(":")
    detail = _NAMED.get(name.strip().casefold())
    is_alone = len(labels_of(line)) <= 1
    return (detail, said.strip()) if colon and detail and is_alone else None


def _without_label(detail: Detail, typed: str) -> str:
    said = " ".join(storable(typed).split())
    labelled = labelled_detail(said)
    return labelled[1] if labelled and labelled[0] is detail else said


def _headline(said: str, _: tzinfo) -> Value:
    return _within(said, LONGEST_HEADLINE, Detail.HEADLINE, DetailFault.HEADLINE_TOO_LONG)


def _lead(said: str, _: tzinfo) -> Value:
    return _within(said, LONGEST_LEAD, Detail.LEAD, DetailFault.LEAD_TOO_LONG)


def _place(said: str, _: tzinfo) -> Value:
    return _within(said, LONGEST_PLACE, Detail.PLACE, DetailFault.PLACE_TOO_LONG)


def _within(said: str, most: int, detail: Detail, fault: DetailFault) -> str:
    if len(said) > most:
        raise BadDetail(detail, fault)
    if not any(map(str.isalnum, said)):
        raise BadDetail(detail, DetailFault.EMPTY)
    return said


def _date(said: str, zone: tzinfo) -> Value:
    found = _iso(said, zone)
    if found is None:
        moment = read_moment(said, zone)
        found = moment.at if moment is not None and moment.exists else None
    if found is None or found.year not in _YEARS:
        raise BadDetail(Detail.DATE, DetailFault.NO_DATE)
    return found


def _iso(said: str, zone: tzinfo) -> datetime | None:
    try:
        at = datetime.fromisoformat(said)
        at = at if at.tzinfo else at.replace(tzinfo=zone)
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _source(said: str, _: tzinfo) -> Value:
    url = address_in(said)
    if url is None:
        raise BadDetail(Detail.SOURCE, DetailFault.NO_LINK)
    return url


def _tags(said: str, _: tzinfo) -> Value:
    named = listed_tags(said)
    if not named:
        raise BadDetail(Detail.TAGS, DetailFault.EMPTY)
    if any(len(each) > LONGEST_TAG for each in named):
        raise BadDetail(Detail.TAGS, DetailFault.TAG_TOO_LONG)
    if len({each.casefold() for each in named}) > MOST_TAGS:
        raise BadDetail(Detail.TAGS, DetailFault.TOO_MANY_TAGS)
    return kept_tags(named)


def _language(said: str, _: tzinfo) -> Value:
    code = named_language(said)
    if code is None:
        raise BadDetail(Detail.LANGUAGE, DetailFault.UNKNOWN_LANGUAGE)
    return code


def _photo(_: str, __: tzinfo) -> Value:
    raise BadDetail(Detail.PHOTO, DetailFault.NO_PHOTO)


_READERS: Mapping[Detail, Callable[[str, tzinfo], Value]] = {
    Detail.HEADLINE: _headline,
    Detail.LEAD: _lead,
    Detail.PLACE: _place,
    Detail.DATE: _date,
    Detail.SOURCE: _source,
    Detail.TAGS: _tags,
    Detail.LANGUAGE: _language,
    Detail.PHOTO: _photo,
}
