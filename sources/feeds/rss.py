"""RSS of all versions, RDF among them, in any dialect → what it says."""

from collections.abc import Iterator
from itertools import islice

from sources.feeds.document import Element
from sources.feeds.entry import Entry, Listing, Wording, address_alone, first_absolute
from sources.feeds.fields import Fields, number, text_of_element
from sources.feeds.limits import MOST_ENTRIES
from sources.feeds.pictures import picture
from sources.feeds.wording import wording_of

_WHOLE = (
    "content:encoded",
    "encoded",
    "atom:content",
    "xhtml:body",
    "body",
    "fullitem",
    "fulltext",
)
_SUMMARY = (
    *("description", "atom:summary", "itunes:summary", "dc:description", "dcterms:abstract"),
    "media:description",
)
_SHORTER = ("yandex:description", "summary", "abstract", "itunes:subtitle")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_HOURS = 24


def read_rss(root: Element) -> Listing:
    """The feed below ``<rss>``, ``<rdf:RDF>`` or a channel alone."""
    outer = Fields(root)
    channel = next(outer.inside("channel"), outer)
    holders = [channel, outer] if channel is not outer else [outer]
    items = islice((item for each in holders for item in each.inside("item")), MOST_ENTRIES)
    return Listing(
        title=channel.text("title", "dc:title"),
        link=_link(channel),
        language=channel.text("language", "dc:language") or _language(root),
        entries=[_entry(item) for item in items],
        minutes=_minutes(channel),
        skip_hours=_skip_hours(channel),
        skip_days=_skip_days(channel),
    )


def _entry(item: Fields) -> Entry:
    bodies = [*item.all("turbo:content"), *item.ending(":full-text"), *item.all(*_WHOLE)]
    return Entry(
        title=_wording(item, "title", "dc:title", "media:title", "atom:title", "itunes:title"),
        link=_link(item),
        guid=item.text("guid", "atom:id", "dc:identifier") or _about(item),
        bodies=[wording_of(body) for body in bodies],
        summary=_wording(item, *_SUMMARY, *_SHORTER),
        published=item.text(
            *("pubdate", "atom:published", "dc:date", "dcterms:issued", "atom:issued"),
            *("dcterms:created", "date", "published"),
        ),
        updated=item.text("atom:updated", "dcterms:modified", "atom:modified", "lastbuilddate"),
        categories=[*_categories(item)],
        tags=[*map(text_of_element, item.ending(":tag")), *_keywords(item)],
        image=picture(item, item.element.base or ""),
    )


def _wording(item: Fields, *names: str) -> Wording:
    """The first of the texts that says anything."""
    found = (wording_of(element) for element in item.all(*names))
    return next((wording for wording in found if wording.text), Wording())


def _link(fields: Fields) -> str | None:
    return first_absolute(fields.element.base or "", _links(fields))


def _links(fields: Fields) -> Iterator[str | None]:
    """Where an item may lead, the best first; only its own children count."""
    yield fields.text("feedburner:origlink")
    for link in fields.all("link"):
        yield text_of_element(link) or link.get("href") or _resource(link)
    links = fields.all("atom:link")
    yield from (link.get("href") for link in links if link.get("rel", "alternate") == "alternate")
    guid = fields.first("guid")
    if guid is not None and guid.get("isPermaLink", "true").lower() != "false":
        yield address_alone(text_of_element(guid))
    yield address_alone(_about(fields))
    yield address_alone(fields.text("url", "pdalink", "comments", "guid"))


def _resource(element: Element) -> str | None:
    return next((value for key, value in element.items() if key.endswith("resource")), None)


def _about(fields: Fields) -> str | None:
    return next((v for key, v in fields.element.items() if key.endswith("about")), None)


def _categories(item: Fields) -> Iterator[str]:
    for category in item.all("category", "dc:subject", "atom:category", "media:category"):
        yield category.get("term") or text_of_element(category) or category.get("text") or ""


def _keywords(item: Fields) -> list[str]:
    return item.text("media:keywords", "itunes:keywords", "news:keywords", "keywords").split(",")


def _language(root: Element) -> str:
    return next((value for key, value in root.items() if key.endswith("}lang")), "")


def _minutes(channel: Fields) -> int | None:
    """How long a feed says that it holds, by ``ttl`` or by its syndication module."""
    if minutes := number(channel.text("ttl")):
        return minutes
    period = _PERIODS.get(channel.text("sy:updateperiod").lower())
    often = number(channel.text("sy:updatefrequency")) or 1
    return max(period // often, 1) if period else None


def _skip_hours(channel: Fields) -> frozenset[int]:
    hours = (number(hour) for hour in _listed(channel, "skiphours", "hour"))
    return frozenset(hour % _HOURS for hour in hours if hour is not None and hour <= _HOURS)


def _skip_days(channel: Fields) -> frozenset[int]:
    days = (day.lower() for day in _listed(channel, "skipdays", "day"))
    return frozenset(_DAYS.index(day) for day in days if day in _DAYS)


def _listed(channel: Fields, name: str, inside: str) -> Iterator[str]:
    for one in channel.inside(name):
        yield from map(text_of_element, one.all(inside))
