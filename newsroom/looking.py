"""Looks at sources: whose turn it is, and what a look came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from news.feed import Feed
from news.politeness import (
    QUIET,
    Wishes,
    has_moved,
    next_look,
    next_try,
    quiet_limit,
)
from news.source import Condition, Source, SourceStatus
from newsroom.collecting import Taken, take
from newsroom.desk import Desk
from storage import source_items, sources
from storage.database import Connection
from storage.totals import active_readers, totals
from storage.trouble import retried

HOLD = timedelta(minutes=3)
"""So long a look takes at most; after that another process may look."""
_RECENT = 100
"""By so many items it is known how quiet a source may be."""
_LONGEST_TRIAL = timedelta(days=7)
_FINE = (Condition.FRESH, Condition.UNCHANGED)
_WELL = (*_FINE, Condition.SILENT)
_MOST = 10_000
_KEPT = timedelta(days=90)
_FORGOTTEN_AT_ONCE = 500
_LONGEST = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source has answered, besides its feed.

    ``etag`` and ``modified`` are its validators, verbatim; ``moved_to`` is where it says that it is
    for good.
    """

    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    freshness: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a source, which nobody else takes ``until`` a moment."""

    source: Source
    until: datetime


async def count_readers(desk: Desk) -> int:
    """How many readers there are, which sources are told by whoever asks them."""
    counted = await desk.database.peek(totals)
    return active_readers(counted)


async def due(desk: Desk, now: datetime, most: int) -> tuple[Source, ...]:
    """Sources to look at, the longest due first."""

    async def look(connection: Connection) -> tuple[Source, ...]:
        return await sources.due_sources(connection, now, most)

    return await desk.database.peek(look)


async def claim(desk: Desk, source_ids: Sequence[int], now: datetime) -> list[Look]:
    """Those of the sources that are due, and that nobody else looks at, for some minutes.

    Whoever has looked says by one of the functions below what came of it.
    """
    if not source_ids:
        return []
    until = now + HOLD
    async with desk.database.transaction() as connection:
        mine = await sources.claim_sources(connection, source_ids, now, until)
        found = await sources.sources_by_id(connection, mine)
    return [Look(found[each], until) for each in source_ids if each in found]


async def note_feed(
    desk: Desk, look: Look, feed: Feed, answer: Answer, now: datetime, luck: float
) -> Taken:
    """A source has answered with a feed: keep what is new of it, and when to look next."""
    taken = await take(desk, look.source.id, feed, now)
    wishes = Wishes(answer.freshness, feed.ttl, feed.skip_hours, feed.skip_days)
    wants = {
        "etag": answer.etag,
        "modified": answer.modified,
        # A 304 that names no age leaves that of what it stands for (RFC 9111, 4.3.4).
        "ttl": _seconds(max(feed.ttl or timedelta(0), answer.freshness) or None),
        "skip_hours": sources.written_numbers(feed.skip_hours),
        "skip_days": sources.written_numbers(feed.skip_days),
    }
    # The validators come last: after a crash before them the same items come once more.
    outcome = _Outcome(look, answer, wishes, wants, taken, is_empty=not feed.items)
    await retried(partial(_settle, desk, outcome, now, luck))
    return taken


async def note_unchanged(
    desk: Desk, look: Look, answer: Answer, now: datetime, luck: float
) -> None:
    """A source has answered that it has nothing new."""
    of = look.source
    wishes = Wishes(answer.freshness, of.ttl, of.skip_hours, of.skip_days)
    wants = {"etag": answer.etag or of.etag, "modified": answer.modified or of.modified}
    is_empty = of.condition is Condition.EMPTY
    outcome = _Outcome(look, answer, wishes, wants, Taken(), is_empty=is_empty)
    await retried(partial(_settle, desk, outcome, now, luck))


async def note_failure(
    desk: Desk,
    look: Look,
    condition: Condition,
    now: datetime,
    luck: float,
    retry_after: timedelta | None = None,
) -> None:
    """A source could not be read: it is left alone for longer each time."""
    of = look.source
    failures = of.failures + 1
    columns = {
        "failures": min(failures, _MOST),
        "failing_since": of.failing_since or now,
        "next_look_at": next_try(now, failures, luck, retry_after),
        **_condition_columns(of, condition, now),
    }
    async with desk.database.transaction() as connection:
        await sources.settle_source(connection, of.id, look.until, **columns)


async def put_off(desk: Desk, look: Look, now: datetime) -> None:
    """A source was asked, and what it answered is lost by a fault of ours: ask when it is time."""
    of = look.source
    wishes = Wishes(ttl=of.ttl, skip_hours=of.skip_hours, skip_days=of.skip_days)
    again_at = next_look(now, of.pace, wishes, luck=0)
    async with desk.database.transaction() as connection:
        await sources.settle_source(connection, of.id, look.until, next_look_at=again_at)


async def note_end(desk: Desk, look: Look, now: datetime) -> None:
    """A source says that it is gone for good."""
    columns = {
        "status": SourceStatus.ENDED.value,
        "told": None,
        "next_look_at": None,
        **_condition_columns(look.source, Condition.BLOCKED, now),
    }
    async with desk.database.transaction() as connection:
        await sources.settle_source(connection, look.source.id, look.until, **columns)


async def forget_old(desk: Desk) -> None:
    """The tick: forget items that their sources have not had for three months."""
    async with desk.database.snapshot() as connection:
        known = await sources.all_sources(connection)
    for each in known:
        async with desk.database.transaction() as connection:
            await source_items.forget_items(connection, each.id, _KEPT, _FORGOTTEN_AT_ONCE)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a look has come to that was answered; ``wants`` are the columns of what was asked."""

    look: Look
    answer: Answer
    wishes: Wishes
    wants: Mapping[str, Any]
    taken: Taken
    is_empty: bool


async def _settle(desk: Desk, outcome: _Outcome, now: datetime, luck: float) -> None:
    look = outcome.look
    async with desk.database.transaction() as connection:
        of = await sources.source_by_id(connection, look.source.id, lock=True)
        if of is None:
            return
        condition = await _condition(connection, of, outcome, now)
        is_forgotten = of.status is SourceStatus.TRIAL and now - of.added_at > _LONGEST_TRIAL
        columns = {
            "failures": min(of.failures + 1, _MOST) if outcome.is_empty else 0,
            "failing_since": None,
            "looked_at": now,
            "next_look_at": None if is_forgotten else next_look(now, of.pace, outcome.wishes, luck),
            **outcome.wants,
            **_condition_columns(of, condition, now),
            **_moving_columns(of, outcome.answer.moved_to, now),
        }
        await sources.settle_source(connection, of.id, look.until, **columns)


async def _condition(
    connection: Connection, of: Source, outcome: _Outcome, now: datetime
) -> Condition:
    """How a source is that has answered as it should."""
    taken = outcome.taken
    if outcome.is_empty:
        return Condition.EMPTY
    if await _is_held(connection, of, taken):
        return Condition.HELD
    if taken.new or taken.revised or outcome.look.source.looked_at is None:
        return Condition.FRESH
    return Condition.SILENT if await _is_silent(connection, of, now) else Condition.UNCHANGED


async def _is_held(connection: Connection, of: Source, taken: Taken) -> bool:
    """Whether editors are asked about some of its items; none of one that is well are."""
    may_be = taken.held or of.condition not in _WELL
    return bool(may_be) and await source_items.count_held(connection, of.id) > 0


async def _is_silent(connection: Connection, of: Source, now: datetime) -> bool:
    if of.last_item_at is None or now - of.last_item_at <= QUIET:
        return False
    limit = quiet_limit(await source_items.moments_of(connection, of.id, _RECENT))
    return limit is not None and now - of.last_item_at > limit


def _condition_columns(of: Source, condition: Condition, now: datetime) -> dict[str, Any]:
    if condition is of.condition:
        return {}
    since = of.last_item_at if condition is Condition.SILENT else now
    forgotten = {"told": None} if condition in _FINE else {}
    return {"condition": condition.value, "condition_since": since, **forgotten}


def _moving_columns(of: Source, to: str | None, now: datetime) -> dict[str, Any]:
    """What is kept of a source that says that it has moved, until it has said so long enough.

    Where the former address leads parses by now: only then is this asked.
    """
    if to is None or to == of.address:
        is_untold = of.moved_to == of.address
        return {} if is_untold else {"moved_to": None, "moves": 0, "moved_since": None}
    if to != of.moved_to or of.moved_since is None:
        return {"moved_to": to, "moves": 1, "moved_since": now}
    moves = min(of.moves + 1, _MOST)
    if not has_moved(moves, of.moved_since, now):
        return {"moves": moves}
    return {"address": to, "moves": 0, "etag": None, "modified": None}


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else min(round(length.total_seconds()), _LONGEST)
