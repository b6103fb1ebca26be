"""What a look at a source finds: what is new, what is another wording, and what is neither.

It is kept first; then articles are made of it one by one, so that a crash at any moment loses
nothing and doubles nothing.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from news.feed import Feed, FeedItem
from news.identity import (
    Listed,
    by_links,
    guids_wander,
    identity,
    is_burst,
    is_too_old,
    listed,
    newest_first,
    rightly_dated,
    unexpected,
)
from news.politeness import pace_of
from news.rubric import listed_rubrics
from news.source import ItemState, Source, SourceKind, SourceStatus
from news.storable import one_line
from newsroom import publishing
from newsroom.desk import Desk
from newsroom.itemizing import make
from newsroom.pending import Made, Pending
from newsroom.sourcing import OFFERED
from storage import source_categories, source_items, sources
from storage.database import Connection
from storage.kept_item import written_item
from storage.rubrics import all_rubrics
from storage.source_items import KeptItem
from storage.trouble import retried

__all__ = ["Made", "Taken", "take", "take_item"]

_LOOKED_AT = (SourceStatus.TRIAL, SourceStatus.ON)
_RECENT = 40
"""Of so many items the pace is taken."""
_MOST_CATEGORIES = 20
_MOST_NAMES = 200
"""Categories that one look may bring: of more the most used count."""
_SEEN_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of the items that a look found are new, are another wording, or are held."""

    new: int = 0
    revised: int = 0
    held: int = 0


async def take(desk: Desk, source_id: int, feed: Feed, now: datetime) -> Taken:
    """Keep what a look found, for articles to be made of it: see newsroom.itemizing.

    Of a source's first look nothing is made. May be repeated with the same feed. From a source
    that is paused or removed by now nothing is taken.
    """
    return await _take(desk, source_id, feed.items, now)


async def take_item(desk: Desk, source_id: int, item: FeedItem, now: datetime) -> Made:
    """Make of one item at once what is to be made of it: a channel's post, or its edit.

    Its photo is its draft's. May be repeated with the same item. Nothing is made for a source that
    is not switched on.
    """
    await _take(desk, source_id, (item,), now)
    it = Listed(item, identity(item))
    async with desk.database.snapshot() as connection:
        source = await sources.source_by_id(connection, source_id)
        known = await source_items.known_items(connection, source_id, [it.identity])
    _, matched = _sorted([it], known, source)
    if source is None or not matched:
        return Made()
    ((_, kept),) = matched
    if kept.fetch_at is None:
        return Made(await publishing.article(desk, kept.article_id or 0))
    return await make(desk, Pending(source, kept, item), item, now)


async def _take(desk: Desk, source_id: int, items: Sequence[FeedItem], now: datetime) -> Taken:
    async with desk.database.snapshot() as connection:
        source = await sources.source_by_id(connection, source_id)
    by_link = source is not None and source.by_link
    # A feed may have thousands of items, of hundreds of kilobytes.
    found, by_link = await asyncio.to_thread(_listed, items, by_link, now)
    return await retried(partial(_keep, desk, source_id, found, by_link, now))


async def _keep(
    desk: Desk, source_id: int, found: Sequence[Listed], by_link: bool, now: datetime
) -> Taken:
    async with desk.database.transaction() as connection:
        source = await sources.source_by_id(connection, source_id, lock=True)
        if source is None or source.status not in _LOOKED_AT:
            return Taken()
        known = await source_items.known_items(
            connection, source_id, [each.identity for each in found]
        )
        pages = {each.guid: each.link for each in known if each.guid and each.link}
        if source.kind is SourceKind.FEED and guids_wander(found, pages):
            found, by_link = by_links(found), True
        new, matched = _sorted(found, known, source)
        states = await _states(connection, source, new, len(found), now)
        entries = list(zip(new, states, strict=True))
        offered = OFFERED if _is_first_look(source) else 0
        await source_items.add_items(connection, source_id, entries, now, with_draft=offered)
        await _count_categories(connection, source_id, new)
        revised = [await _note_known(connection, *each, now) for each in matched]
        ids = [kept.id for _, kept in matched]
        await source_items.see_again(connection, ids, now, every=_SEEN_EVERY)
        pace = await _pace(connection, source, new, now)
        await sources.change_source(connection, source_id, looked_at=now, by_link=by_link, **pace)
        counted = Counter(states)
        return Taken(counted[ItemState.FETCHING], sum(revised), counted[ItemState.HELD])


def _listed(items: Sequence[FeedItem], by_link: bool, now: datetime) -> tuple[list[Listed], bool]:
    """The items of a document, the oldest first; known by the dates that they have there."""
    found, by_link = listed(items, by_link=by_link)
    dated = [replace(each, item=rightly_dated(each.item, now)) for each in newest_first(found)]
    return dated[::-1], by_link


def _sorted(
    found: Sequence[Listed], known: Sequence[KeptItem], source: Source | None
) -> tuple[list[Listed], list[tuple[Listed, KeptItem]]]:
    """The items that are new, and those that are known, each with what it is known as.

    A guid tells more than an address, and that more than a heading; what is one item is no other.
    A channel's posts are told apart by their guids alone: many of them may link to one page.
    """
    is_channel = source is not None and source.kind is SourceKind.CHANNEL
    matched: dict[int, KeptItem] = {}
    left = {each.id: each for each in known}
    for name in ("guid",) if is_channel else ("guid", "link", "heading"):
        by_hash = {value: each for each in left.values() if (value := getattr(each, name))}
        for index, each in enumerate(found):
            kept = by_hash.get(getattr(each.identity, name))
            if index not in matched and kept is not None and kept.id in left:
                matched[index] = left.pop(kept.id)
    new = [each for index, each in enumerate(found) if index not in matched]
    return new, [(found[index], kept) for index, kept in sorted(matched.items(), key=_index)]


def _index(pair: tuple[int, KeptItem]) -> int:
    return pair[0]


def _is_first_look(source: Source) -> bool:
    """Whether what a source has now was there before anybody wanted it; posts come one by one."""
    if source.status is SourceStatus.TRIAL:
        return True
    return source.looked_at is None and source.kind is SourceKind.FEED


async def _states(
    connection: Connection, source: Source, new: Sequence[Listed], count: int, now: datetime
) -> list[ItemState]:
    """What becomes of each new item of a document of so many."""
    if _is_first_look(source):
        return [ItemState.KNOWN] * len(new)
    wanted = ItemState.FETCHING
    items = [each.item for each in new]
    said = await source_items.headlines_of(
        connection, source.id, [each.draft.headline for each in items]
    )
    # A site that changes its addresses may date everything anew as well.
    fresh = [each for each in items if each.draft.headline not in said]
    odd = len(items) - len(fresh) + unexpected(fresh, source.looked_at or now, now, source.pace)
    known = await source_items.count_known(connection, source.id, count + 1)
    if is_burst(odd, count, known):
        wanted = ItemState.HELD
    return [ItemState.KNOWN if is_too_old(each, now) else wanted for each in items]


async def _note_known(connection: Connection, found: Listed, kept: KeptItem, now: datetime) -> bool:
    """Note what an item is known by now, and what it says; whether that is another wording."""
    columns: dict[str, Any] = {
        name: value
        for name in ("guid", "link", "heading")
        if (value := getattr(found.identity, name)) not in (None, getattr(kept, name))
    }
    is_reworded = found.identity.content != kept.content
    if is_reworded:
        columns["content"] = found.identity.content
        columns["headline"] = found.item.draft.headline
        if kept.draft is not None or kept.state is ItemState.TAKEN:
            columns["draft"] = written_item(found.item)
        if kept.state is ItemState.TAKEN:
            columns |= {"fetch_at": now, "tries": 0}
    if columns:
        await source_items.change_item(connection, kept.id, **columns)
    return is_reworded and kept.state is ItemState.TAKEN


async def _count_categories(connection: Connection, source_id: int, new: Sequence[Listed]) -> None:
    """Count the categories of new items; one that is new is guessed by the rubrics' names."""
    counted = Counter(
        name
        for each in new
        for category in each.item.categories[:_MOST_CATEGORIES]
        if (name := one_line(category))
    )
    used = dict(counted.most_common(_MOST_NAMES))
    if used:
        known = await all_rubrics(connection)
        guessed = {name: next(iter(listed_rubrics(name, known)[0]), None) for name in used}
        ids = {name: rubric.id if rubric else None for name, rubric in guessed.items()}
        await source_categories.count_categories(connection, source_id, used, ids)


async def _pace(
    connection: Connection, source: Source, new: Sequence[Listed], now: datetime
) -> dict[str, Any]:
    """The columns that tell how often a source has something new, and when it last had."""
    if not new:
        return {}
    dates = [min(each.item.draft.published_on_site or now, now) for each in new]
    before = [source.last_item_at] if source.last_item_at else []
    pace = pace_of(await source_items.moments_of(connection, source.id, _RECENT))
    return {
        "last_item_at": max([*before, *dates]),
        "pace": round(pace.total_seconds()) if pace else None,
    }
