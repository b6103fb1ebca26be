"""Readers who are away, whose chat is closed or who rest, and those who are back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.absence import UNSEEN
from news.quiet import QuietHours, stored_quiet
from storage.dialect import execute_many
from storage.tables import AWAY, subscribers
from storage.timestamp import to_milliseconds

_SINCE = subscribers.c.away_since
_MOMENT = _SINCE.type
_SEEN = (
    update(subscribers)
    .where(subscribers.c.id == bindparam("reader"))
    .values(
        seen_at=bindparam("at", type_=_MOMENT),
        # Who gets digests has had all there was, however long they have said nothing.
        away_since=case(
            (
                and_(
                    _SINCE.is_(None),
                    subscribers.c.next_digest_at.is_(None),
                    subscribers.c.seen_at <= bindparam("long_ago", type_=_MOMENT),
                ),
                subscribers.c.seen_at,
            ),
            else_=_SINCE,
        ),
    )
)


class Back(NamedTuple):
    """A reader who is back; ``zone`` None is the bot's own."""

    id: int
    chat_id: int
    digest_sequence: int
    away_since: datetime
    quiet: QuietHours | None
    zone: str | None


def since(now: datetime) -> ColumnElement[Any]:
    """Since when a reader is away who goes now: an absence in an absence has begun before."""
    return func.coalesce(_SINCE, literal(now, _MOMENT))


async def begin_absence(connection: AsyncConnection, subscriber_id: int, now: datetime) -> None:
    """Note that a reader is away from now on, if they have not been before."""
    await connection.execute(
        update(subscribers).where(subscribers.c.id == subscriber_id).values(away_since=since(now))
    )


async def back(connection: AsyncConnection, now: datetime) -> list[Back]:
    """Who was away, and may be sent news again; those whose pause is over come last."""
    paused = subscribers.c.paused_until
    # Asked apart, each is a range of the index: pauses that run on are many.
    asked = paused.is_(None), paused <= now
    found = [await _back(connection, and_(text(AWAY), each)) for each in asked]
    return [one for some in found for one in some]


async def still_back(connection: AsyncConnection, subscriber_id: int, now: datetime) -> Back | None:
    """One of them, whom nobody else takes meanwhile; None when they are gone again, or served."""
    found = await _back(
        connection, and_(subscribers.c.id == subscriber_id, is_back(now)), lock=True
    )
    return found[0] if found else None


async def end_absence(
    connection: AsyncConnection, subscriber_id: int, covered: int | None = None
) -> None:
    """Note that a reader is back; with ``covered`` they have been told of all up to there."""
    values: dict[str, Any] = {"away_since": None}
    if covered is not None:
        values |= {"digest_sequence": covered, "catch_up_at": None}
    await connection.execute(
        update(subscribers).where(subscribers.c.id == subscriber_id).values(**values)
    )


async def note_seen(connection: AsyncConnection, seen: Mapping[int, datetime]) -> None:
    """Note when readers, by id, were last seen; who was not for long has been away since then."""
    rows = [
        {
            "reader": reader,
            "at": to_milliseconds(at),
            "long_ago": to_milliseconds(at - UNSEEN),
        }
        for reader, at in sorted(seen.items())
    ]
    await execute_many(connection, _SEEN, rows)


def is_back(now: datetime) -> ColumnElement[bool]:
    """Whether a reader was away and is not any more."""
    paused = subscribers.c.paused_until
    return and_(text(AWAY), or_(paused.is_(None), paused <= now))


async def _back(
    connection: AsyncConnection, which: ColumnElement[bool], *, lock: bool = False
) -> list[Back]:
    wanted = select(
        subscribers.c.id,
        subscribers.c.chat_id,
        subscribers.c.digest_sequence,
        _SINCE,
        subscribers.c.quiet,
        subscribers.c.zone,
    ).where(which)
    rows = await connection.execute(wanted.with_for_update() if lock else wanted.order_by("id"))
    return [Back(*row[:4], stored_quiet(row.quiet), row.zone) for row in rows]
