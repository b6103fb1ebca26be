"""Turns to write to groups, shared by all processes, and kept over crashes.

A turn is a lease: it is taken before the request is written, and expires a minute after its answer.
The primary key bounds their number: a group has twenty rows, and a row is taken only when it has
expired. Moments are the machine's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, delete, or_, select, tuple_, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.group_turn import GUARD, MINUTE, MOST, UNANSWERED, GroupTurn
from storage.dialect import execute_many, insert, listed_as
from storage.tables import group_turns
from storage.timestamp import to_milliseconds

_LASTS = UNANSWERED + MINUTE + GUARD
"""The term of a turn whose request is not answered yet."""
_AHEAD = MINUTE
"""A turn that lasts longer than a term and this is of a clock that has been set back since."""
_MILLISECOND = timedelta(milliseconds=1)
_columns = group_turns.c
_IN_USE = (
    select(_columns.chat_id, _columns.number, _columns.free_at)
    .where(
        listed_as(_columns.chat_id, "chats"),
        _columns.free_at > bindparam("now"),
        _columns.free_at <= bindparam("last"),
    )
    .order_by(_columns.free_at)
)
_END = (
    update(group_turns)
    .where(
        _columns.chat_id == bindparam("chat"),
        _columns.number == bindparam("which"),
        _columns.free_at == bindparam("taken"),
    )
    .values(free_at=bindparam("over"))
)


async def take_turns(
    connection: AsyncConnection, chats: Iterable[int], now: datetime, reserve: int = 0
) -> dict[int, GroupTurn | timedelta]:
    """A turn for each group, or how long until there is one beyond the ``reserve``."""
    found: dict[int, GroupTurn | timedelta] = {}
    # Optimistic: where another process was faster, another row is tried, if there is one.
    while missing := [chat for chat in chats if chat not in found]:
        in_use = await _in_use(connection, missing, now)
        wanted: list[GroupTurn] = []
        for chat in missing:
            taken = in_use[chat]
            if (excess := len(taken) + 1 + reserve - MOST) > 0:
                found[chat] = [*taken.values()][excess - 1] - now
            else:
                wanted.append(GroupTurn(chat, _free(taken, reserve), now + _LASTS))
        found |= await _taken(connection, wanted)
    return found


async def end_turns(
    connection: AsyncConnection, written: Mapping[GroupTurn, bool], now: datetime
) -> None:
    """End turns: a minute after their answer, or at once where the request was never written."""
    over = {True: to_milliseconds(now + MINUTE + GUARD), False: to_milliseconds(now)}
    rows = [
        {
            "chat": turn.chat_id,
            "which": turn.number,
            "taken": to_milliseconds(turn.free_at),
            "over": over[was_written],
        }
        for turn, was_written in sorted(written.items())
    ]
    if rows:
        await execute_many(connection, _END, rows)


async def forget_turns(connection: AsyncConnection, now: datetime) -> None:
    """Delete the rows that are free, also those of groups that are sent nothing any more."""
    key = _columns.chat_id, _columns.number
    is_free = or_(_columns.free_at <= now, _columns.free_at > now + _LASTS + _AHEAD)
    # Without the rows that others hold: they lock them in the order of the key.
    free = select(*key).where(is_free).with_for_update(skip_locked=True)
    await connection.execute(delete(group_turns).where(tuple_(*key).in_(free)))


async def _in_use(
    connection: AsyncConnection, chats: Sequence[int], now: datetime
) -> Mapping[int, dict[int, datetime]]:
    """The numbers that are taken, by group, and until when: the first to be free comes first."""
    found = defaultdict[int, dict[int, datetime]](dict)
    known = {"chats": chats, "now": now, "last": now + _LASTS + _AHEAD}
    for chat, number, free_at in await connection.execute(_IN_USE, known):
        found[chat][number] = free_at
    return found


def _free(taken: Mapping[int, datetime], reserve: int) -> int:
    """A free number. News, which leaves a reserve, and answers take theirs from either end."""
    numbers = [number for number in range(MOST) if number not in taken]
    return numbers[-1 if reserve else 0]


async def _taken(
    connection: AsyncConnection, turns: Sequence[GroupTurn]
) -> dict[int, GroupTurn | timedelta]:
    """Take these turns; returns those that no other process has taken first, by group."""
    if not turns:
        return {}
    statement = insert(connection, group_turns)
    theirs = statement.excluded.free_at
    free_at, over = type_coerce(_columns.free_at, BigInteger), type_coerce(theirs, BigInteger)
    was_free = or_(
        free_at <= over - _LASTS // _MILLISECOND, free_at > over + _AHEAD // _MILLISECOND
    )
    statement = statement.on_conflict_do_update(
        index_elements=[_columns.chat_id, _columns.number],
        set_={"free_at": theirs},
        where=was_free,
    )
    rows = await connection.execute(
        statement.returning(_columns.chat_id), [turn._asdict() for turn in sorted(turns)]
    )
    mine = {row.chat_id for row in rows}
    return {turn.chat_id: turn for turn in turns if turn.chat_id in mine}
