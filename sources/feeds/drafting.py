"""An entry of a feed → an item with an article draft."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import dropwhile

from news.address import canonical_url
from news.article import ArticleDraft
from news.detail import LONGEST_LEAD
from news.feed import FeedItem
from news.formatting import Formatted
from news.storable import one_line
from sources.body import article_lines
from sources.carrying import carry_formatting
from sources.dateline import split_dateline
from sources.feeds.entry import Entry, Wording
from sources.feeds.limits import LONGEST_GUID, LONGEST_NAME, MOST_CATEGORIES
from sources.feeds.moments import read_date
from sources.feeds.pictures import picture_of
from sources.feeds.tails import breaks_off, without_tail
from sources.feeds.wording import formatted, line_of
from sources.formatting import read_formatted
from sources.furniture import Sections
from sources.page import LONGEST_ARTICLE, Reading
from sources.plaintext import Line, clean, fold, paragraphs
from sources.tags import kept_tags, may_be_headline
from sources.top import LONGEST_HEADLINE
from sources.unreadable import UnreadableSource

_OPENING_LINES = 3
"""Lines among which the one with the dateline is."""
_SPACE_LEFT = 0.6
"""The part of the longest headline that is kept where a longer one is cut at a word."""


def drafted(entry: Entry, zone: tzinfo, sections: Sections) -> FeedItem | None:
    """The item; None for an entry without a word, or one that cannot be an article.

    ``zone`` is that of dates without one. ``sections`` are the names of rubrics, if any.
    """
    title = clean(line_of(entry.title)).replace("\n", " ")
    is_titled = may_be_headline(title)
    draft, is_partial = _titled(entry, title, sections) if is_titled else _untitled(entry, zone)
    if draft is None:
        return None
    published, updated = read_date(entry.published, zone), read_date(entry.updated, zone)
    address = entry.link
    return FeedItem(
        draft=replace(
            draft,
            published_on_site=published or updated,
            source_url=address and (canonical_url(address) or address),
            tags=kept_tags(_names(entry.tags)),
        ),
        guid=_guid(entry.guid),
        categories=tuple(dict.fromkeys(_names(entry.categories)))[:MOST_CATEGORIES],
        image_url=picture_of(entry),
        updated_at=updated,
        is_partial=is_partial,
    )


def _titled(entry: Entry, title: str, sections: Sections) -> tuple[ArticleDraft, bool]:
    headline, subtitle = _split_title(title)
    whole = _Text(next(filter(_says_something, entry.bodies), Wording()), headline, sections)
    short = _Text(entry.summary, headline, sections)
    text = whole if whole.lines else short
    place, lines = _without_dateline(text.lines)
    draft = ArticleDraft(headline=headline, place=place)
    reading = Reading(draft, Line(headline, 0, 0), tuple(lines))
    draft = carry_formatting(text.original, reading) if lines else draft
    draft = _with_subtitle(draft, subtitle)
    is_brief = text is short or len(lines) == 1
    is_partial = not lines or text.goes_on or (is_brief and breaks_off(lines[-1].text))
    return replace(draft, lead=_lead(short, draft) if text is whole else None), is_partial


class _Text:
    """A text of an entry: as it stands, and the lines of it that are the article."""

    def __init__(self, wording: Wording, headline: str, sections: Sections) -> None:
        self.original = formatted(wording)
        lines = paragraphs(self.original.text)
        lines, self.goes_on = without_tail(lines)
        repeated = fold(headline)
        lines = list(dropwhile(lambda line: fold(line.text) == repeated, lines))
        texts = [line.text for line in lines]
        kept = [lines[index] for index in article_lines(texts, sections, is_page=False)]
        self.lines = kept if sum(len(line.text) for line in kept) <= LONGEST_ARTICLE else []


def _untitled(entry: Entry, zone: tzinfo) -> tuple[ArticleDraft | None, bool]:
    """A draft of a text alone: its first line or sentence is the headline."""
    wording = next(filter(_says_something, [*entry.bodies, entry.summary]), None)
    if wording is None:
        return None, True
    original = formatted(wording)
    try:
        read = read_formatted(original, rubrics=(), zone=zone)
    except UnreadableSource:
        return None, True
    is_short = wording is entry.summary
    return read, is_short and breaks_off(original.text.rstrip())


def _split_title(title: str) -> tuple[str, str]:
    """«Заголовок // Подзаголовок» in two; a title that is too long as well, at a word."""
    headline, _, subtitle = title.removeprefix("// ").partition(" // ")
    if len(headline) > LONGEST_HEADLINE:
        whole = f"{headline} {subtitle}".strip()
        return _cut(whole), ""
    return headline, subtitle[:LONGEST_LEAD]


def _cut(title: str) -> str:
    if len(title) <= LONGEST_HEADLINE:
        return title
    cut = title[: LONGEST_HEADLINE - 1]
    at_word = cut.rpartition(" ")[0]
    return f"{at_word if len(at_word) > _SPACE_LEFT * LONGEST_HEADLINE else cut}…"


def _without_dateline(lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    for index, line in enumerate(lines[:_OPENING_LINES]):
        place, rest = split_dateline(line.text)
        if place:
            left = [line.cut(rest)] if rest else []
            return place, [*lines[:index], *left, *lines[index + 1 :]]
    return None, list(lines)


def _with_subtitle(draft: ArticleDraft, subtitle: str) -> ArticleDraft:
    """The draft with the subtitle above its text, unless that begins with it."""
    if not subtitle or fold(draft.first_paragraph).startswith(fold(subtitle)):
        return draft
    above = Formatted(f"{subtitle}\n\n").followed_by(draft.text, draft.formatting)
    return replace(draft, body=(subtitle, *draft.body), formatting=above.spans)


def _lead(short: _Text, draft: ArticleDraft) -> str | None:
    """The summary, where it says what the text does not begin with anyway."""
    lead = " ".join(line.text for line in short.lines)
    known = fold(lead).rstrip(" .…")
    is_beginning = fold(" ".join(draft.body[:_OPENING_LINES])).startswith(known)
    cut_off = short.goes_on or breaks_off(lead)
    return lead if lead and len(lead) <= LONGEST_LEAD and not is_beginning and not cut_off else None


def _says_something(wording: Wording) -> bool:
    return any(map(str.isalnum, wording.text))


def _guid(guid: str | None) -> str | None:
    """An identity as it stands; none for what is no identity by its length."""
    guid = one_line(guid or "")
    return guid if guid and len(guid) <= LONGEST_GUID else None


def _names(values: Iterable[str]) -> list[str]:
    """Names without anything invisible, and without those that are empty or too long."""
    found = (clean(value[: 2 * LONGEST_NAME]).replace("\n", " ") for value in values)
    return [name for name in found if name and len(name) <= LONGEST_NAME]
