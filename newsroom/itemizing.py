"""From an item of a source to an article; newsroom.revising sees to what is an article already.

An item and its article are one transaction; whatever else an item takes is repeated after a crash.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from news.actor import is_person, source_actor
from news.approval import Wish
from news.article import Article, ArticleStatus
from news.feed import FeedItem
from news.identity import is_too_old
from news.likeness import LikenessKind
from news.source import ItemState, Mode, Source, SourceKind, SourceStatus
from newsroom import publishing
from newsroom.desk import Desk
from newsroom.drafting import Studied, study
from newsroom.likeness import similar
from newsroom.pending import Made, Pending
from newsroom.revising import revise
from newsroom.rights import Doer
from newsroom.submitting import Submitted, submit
from storage import source_items, sources
from storage.articles import article_by_id, article_with_fingerprint, articles_by_id
from storage.database import Connection
from storage.facts import count_up
from storage.kept_item import read_item
from storage.source_categories import rubrics_of
from storage.source_items import KeptItem
from storage.trouble import costing_itself_alone, retried

HOLD = timedelta(minutes=2)
"""So long an item is worked on before another process may; it may be both for all that."""
_MOST_DOUBLINGS = 9
_MADE = "items made"
"""The fact by which two items, which may be the same story, are made articles one by one."""
_STOPPED = (SourceStatus.PAUSED, SourceStatus.REMOVED)
_PAGES = 20

_DONE: Mapping[str, Any] = {"draft": None, "fetch_at": None, "tries": 0}
"""The columns of an item of which nothing is to be made any more."""

log = logging.getLogger(__name__)


async def due(desk: Desk, now: datetime, most: int, *, but: Collection[int] = ()) -> list[Pending]:
    """Items of which something is to be made, the longest due first; none ``but`` these sources'.

    Whoever works on one claims it.
    """

    async def look(connection: Connection) -> tuple[list[KeptItem], dict[int, Source]]:
        found = await source_items.due_items(connection, now, most, but)
        known = await sources.sources_by_id(connection, {each.source_id for each in found})
        return found, known

    found, known = await desk.database.peek(look)
    read = [(each, _read(each)) for each in found]
    for each, item in read:
        if item is None:
            await _give_up(desk, each)
    return [Pending(known[each.source_id], each, item) for each, item in read if item is not None]


async def claim(desk: Desk, pending: Pending, now: datetime) -> bool:
    """Have an item to oneself for some minutes; False when somebody else has it.

    What has failed is left alone for longer each time, whatever it was that failed.
    """
    until = now + HOLD * 2 ** min(pending.kept.tries, _MOST_DOUBLINGS)
    async with desk.database.transaction() as connection:
        return await source_items.claim_item(connection, pending.kept.id, now, until)


async def make(desk: Desk, pending: Pending, item: FeedItem, now: datetime) -> Made:
    """Make of an item what is to be made of it; ``item`` is the whole of it, photo and all.

    May be repeated, and done by two at once. Raises NotAllowed for a source that was removed.
    """
    if pending.kept.article_id is None:
        return await _enter(desk, pending, item, now)
    revised = await revise(desk, pending, item, now)
    await _settle(desk, pending)
    return revised


async def put_off(desk: Desk, pending: Pending, until: datetime) -> None:
    """Try again later what could not be had now."""
    async with desk.database.transaction() as connection:
        await source_items.change_item(connection, pending.kept.id, fetch_at=until)


async def _give_up(desk: Desk, kept: KeptItem) -> None:
    """Make nothing of an item that is no item."""
    columns = dict(_DONE)
    if kept.article_id is None:
        columns["state"] = ItemState.SKIPPED.value
    async with desk.database.transaction() as connection:
        await source_items.change_item(connection, kept.id, **columns)


def _read(kept: KeptItem) -> FeedItem | None:
    """An item as it is kept; one that cannot be read costs itself alone."""
    try:
        return read_item(kept.draft or "")
    except (ValueError, TypeError, LookupError):
        log.exception("source_item.unreadable", extra={"item": kept.id})
        return None


async def _enter(desk: Desk, pending: Pending, item: FeedItem, now: datetime) -> Made:
    """Make an article of an item, unless it is one already."""
    studied = await study(item.draft)
    alike = await similar(desk, item.draft, now)
    is_page = alike is not None and alike.kind is LikenessKind.PAGE
    same_page = alike is not None and is_page and _may_be_twin(pending, alike.article)
    same_text = alike is not None and alike.kind is LikenessKind.TEXT
    is_sent = pending.source.mode is Mode.PUBLISH and not is_too_old(item, now)
    work = partial(
        _enter_once,
        desk,
        pending,
        studied,
        item.categories,
        now,
        twin=alike.article if alike and same_page and pending.kept.link else None,
        wish=Wish.PUBLISH if is_sent and not same_text else None,
    )
    made = await retried(work)
    gone = made.article
    if gone is None or gone.status is not ArticleStatus.DEPARTING:
        return made
    # If this fails, the tick that publishes what is due does it, and tells.
    with costing_itself_alone("article.not_departed", article=gone.id):
        gone = await publishing.depart(desk, gone, now)
    return Made(gone)


async def _enter_once(
    desk: Desk,
    pending: Pending,
    studied: Studied,
    categories: Sequence[str],
    now: datetime,
    *,
    twin: Article | None,
    wish: Wish | None,
) -> Made:
    async with desk.database.transaction() as connection:
        await count_up(connection, _MADE)
        kept = await source_items.item_by_id(connection, pending.kept.id, lock=True)
        source = await sources.source_by_id(connection, pending.source.id)
        if kept is None or source is None or source.status in _STOPPED:
            return Made()
        if kept.article_id is not None or kept.content != pending.kept.content:
            return Made(await _article(connection, kept.article_id))
        twin = await _twin(connection, pending, kept, studied) or twin
        if twin is not None:
            await _join(connection, kept, twin)
            return Made(twin)
        submitted = await _submit(connection, source, studied, categories, wish, now)
        await source_items.change_item(
            connection,
            kept.id,
            state=ItemState.TAKEN.value,
            article_id=submitted.article.id,
            **_DONE,
        )
        return Made(submitted.article)


async def _submit(
    connection: Connection,
    source: Source,
    studied: Studied,
    categories: Sequence[str],
    wish: Wish | None,
    now: datetime,
) -> Submitted:
    """Hand an item in, under the rubrics of its categories, or its page's, or its source's own."""
    filed = await rubrics_of(connection, source.id, categories)
    own = (source.rubric,) if source.rubric else ()
    draft = replace(studied.draft, rubric_hint=None) if filed else studied.draft
    return await submit(
        connection,
        replace(studied, draft=draft),
        Doer(source_actor(source.id), now),
        wish=wish,
        rubrics=filed or own,
    )


async def _twin(
    connection: Connection, pending: Pending, kept: KeptItem, studied: Studied
) -> Article | None:
    """The article that an item is already: in the same words, or from the same page elsewhere."""
    same = await article_with_fingerprint(connection, studied.fingerprint)
    if same is not None or kept.link is None:
        return same
    ids = await source_items.articles_of_page(connection, kept.link, kept.id)
    found = await articles_by_id(connection, ids[:_PAGES])
    twins = (found[each] for each in ids[:_PAGES] if each in found)
    return next((each for each in twins if _may_be_twin(pending, each)), None)


def _may_be_twin(pending: Pending, article: Article) -> bool:
    """Whether an article from its page may be an item's: each post of a channel is its own."""
    is_feed = pending.source.kind is SourceKind.FEED
    return is_feed or article.author_id != pending.actor


async def _join(connection: Connection, kept: KeptItem, twin: Article) -> None:
    """Know an item for an article that is there; of a colleague's, its changes are suggested."""
    is_theirs = is_person(twin.author_id)
    state = ItemState.TAKEN if is_theirs else ItemState.KNOWN
    article_id = twin.id if is_theirs else None
    await source_items.change_item(
        connection, kept.id, state=state.value, article_id=article_id, **_DONE
    )


async def _settle(desk: Desk, pending: Pending) -> None:
    """Nothing is to be made of the item any more, unless it says something else by now."""
    async with desk.database.transaction() as connection:
        content = pending.kept.content
        await source_items.change_item(connection, pending.kept.id, if_content=content, **_DONE)


async def _article(connection: Connection, article_id: int | None) -> Article | None:
    return None if article_id is None else await article_by_id(connection, article_id)
