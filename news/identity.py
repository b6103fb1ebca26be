"""By what an item of a source is known again, and which of them are worth an article."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any, Literal

from news.address import same_page_key
from news.feed import FeedItem

MOST_ITEMS = 1000
"""Of more in one document, the first are taken."""
OLDEST = timedelta(hours=72)
"""What is older is never sent by itself."""
_AHEAD = timedelta(minutes=15)
# A handful of new items is no burst, nor is anything of a source that is hardly known.
_FEWEST_OF_A_BURST = 5
_FEWEST_KNOWN = 5
_LATE_FACTOR = 3
# The BBC counts the versions of an article so.
_VERSION = re.compile(r"#\d+$")
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Identity:
    """What an item may be known by, each as 32 hexadecimal digits; ``content`` is what it says."""

    guid: str | None
    link: str | None
    heading: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a document, and by what it is known there."""

    item: FeedItem
    identity: Identity


def identity(item: FeedItem) -> Identity:
    """What an item alone is known by."""
    draft = item.draft
    page = same_page_key(draft.source_url) if draft.source_url else None
    dated = draft.published_on_site
    heading = f"{_folded(draft.headline)}{_SEPARATOR}{dated.isoformat() if dated else ''}"
    is_only_way = dated is None and not page and not item.guid
    return Identity(
        guid=digest(_plain_guid(item.guid)) if item.guid else None,
        link=digest(page) if page else None,
        heading=digest(heading) if dated or is_only_way else None,
        content=content_of(item),
    )


def content_of(item: FeedItem) -> str:
    """The same for items that say and show the same, whatever their addresses and dates."""
    draft = item.draft
    formatting = [
        f"{each.style}:{each.start}:{each.stop}:{each.detail}" for each in draft.formatting
    ]
    said = (draft.headline, draft.text, draft.lead or "", draft.place or "", *formatting)
    photos = (*filter(None, [draft.photo]), *draft.more_photos)
    return digest(_SEPARATOR.join((*said, *photos)))


def listed(items: Iterable[FeedItem], *, by_link: bool) -> tuple[tuple[Listed, ...], bool]:
    """The items of a document, each once, and whether its guids repeat: then links rule, for good.

    What several of them share tells none of them from the others, so that it is left out.
    """
    found = [Listed(each, identity(each)) for each in list(items)[:MOST_ITEMS]]
    by_link = by_link or _guids_repeat(found)
    if by_link:
        found = by_links(found)
    links = _shared((each.identity.link, each.identity.guid) for each in found)
    headings = _shared(
        (each.identity.heading, each.identity.guid or each.identity.link) for each in found
    )
    found = [_but(each, "link") if each.identity.link in links else each for each in found]
    found = [_but(each, "heading") if each.identity.heading in headings else each for each in found]
    found = [_by_headline(each) for each in found]
    return tuple(_each_once(found)), by_link


def is_burst(new: int, listed: int, known: int) -> bool:
    """Whether so many new items of those ``listed`` are more than can be news.

    ``known`` is how many items the source had before. One that had none, as a site that was down
    when it was added, has its first look now.
    """
    is_young = 0 < known < _FEWEST_KNOWN
    return not is_young and new >= _FEWEST_OF_A_BURST and 2 * new > listed


def guids_wander(found: Iterable[Listed], pages: Mapping[str, str]) -> bool:
    """Whether guids count places in the list: the page of one known item has the guid of another.

    ``pages`` are the links of known items, by their guids. An article whose address has changed is
    another matter: that address is of no known item.
    """
    known = {*pages.values()}
    return any(
        each.identity.link in known
        and pages.get(each.identity.guid or "", each.identity.link) != each.identity.link
        for each in found
    )


def by_links(found: Iterable[Listed]) -> list[Listed]:
    """The items without their guids."""
    return [_but(each, "guid") for each in found]


def unexpected(
    new: Iterable[FeedItem], since: datetime, now: datetime, pace: timedelta | None
) -> int:
    """How many new items cannot have come since the last look, at the pace of their source.

    So what was published while nobody could look is no burst.
    """
    dates = [each.draft.published_on_site for each in new]
    recent = sum(1 for dated in dates if dated is not None and dated > since)
    may_be = int(_LATE_FACTOR * ((now - since) / pace)) if pace else 0
    return len(dates) - min(recent, may_be)


def is_too_old(item: FeedItem, now: datetime) -> bool:
    """Whether an item is no news any more."""
    dated = item.draft.published_on_site
    return dated is not None and now - dated > OLDEST


def rightly_dated(item: FeedItem, now: datetime) -> FeedItem:
    """The item; one that is dated more than a quarter of an hour ahead is of now."""
    dated = item.draft.published_on_site
    if dated is None or dated - now <= _AHEAD:
        return item
    return replace(item, draft=replace(item.draft, published_on_site=now))


def digest(text: str) -> str:
    """32 hexadecimal digits, the same for the same text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def newest_first(found: Sequence[Listed]) -> list[Listed]:
    """By date; what has none stands where the document has it, which is usually newest first."""
    last = datetime.min.replace(tzinfo=UTC)
    dates = [each.item.draft.published_on_site for each in found]
    if any(each is None for each in dates):
        return list(found)
    return sorted(found, key=lambda each: each.item.draft.published_on_site or last, reverse=True)


def _plain_guid(guid: str) -> str:
    """A guid; one that is an address without what says nothing about the page."""
    page = same_page_key(guid)
    if page is None:
        return guid
    fragment = guid.partition("#")[2] if not _VERSION.search(guid) else ""
    return f"{page}#{fragment}" if fragment else page


def _guids_repeat(found: Iterable[Listed]) -> bool:
    """Whether one guid stands for several pages."""
    pages = {(each.identity.guid, each.identity.link or each.identity.heading) for each in found}
    counted = Counter(guid for guid, _ in pages if guid is not None)
    return any(count > 1 for count in counted.values())


def _shared(pairs: Iterable[tuple[str | None, str | None]]) -> set[str]:
    """The firsts that stand with several seconds."""
    counted = Counter(first for first, _ in set(pairs) if first is not None)
    return {first for first, count in counted.items() if count > 1}


def _but(listed: Listed, name: Literal["guid", "link", "heading"]) -> Listed:
    left_out: dict[str, Any] = {name: None}
    return replace(listed, identity=replace(listed.identity, **left_out))


def _by_headline(listed: Listed) -> Listed:
    """An item that nothing else tells from the others is known by its headline alone."""
    known = listed.identity
    if known.guid or known.link or known.heading:
        return listed
    heading = digest(f"{_folded(listed.item.draft.headline)}{_SEPARATOR}")
    return replace(listed, identity=replace(known, heading=heading))


def _each_once(found: Iterable[Listed]) -> Iterable[Listed]:
    seen: set[tuple[str, str]] = set()
    for each in found:
        known = {
            (name, value)
            for name in ("guid", "link", "heading")
            if (value := getattr(each.identity, name)) is not None
        }
        if known and known.isdisjoint(seen):
            yield each
        seen |= known


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
