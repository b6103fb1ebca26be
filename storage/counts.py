"""How many deliveries are in each state: by dispatch, by day, and by article within digests.

They are counted while deliveries are made and settled, so that no figure scans the outbox. Whoever
makes deliveries writes only the rows of what waits, which count all that were ever made; whoever
sends writes only the others. So neither waits for the other's transaction, but when two readers
become one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Select,
    Table,
    bindparam,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.digest_items import MORE
from news.dispatch import DeliveryState, Lane, Tally
from storage.dialect import Insert, execute_many, insert_for
from storage.tables import day_counts, deliveries, digest_counts, dispatch_counts, dispatches

DAY = 86_400_000
"""Milliseconds of a day."""
_MOST_DIGITS = 18
_LAST = 200
_MADE = DeliveryState.PENDING
_LEFT = (DeliveryState.PENDING, DeliveryState.CLAIMED)

_Copies = Counter[tuple[int, DeliveryState]]
_Doubts = Counter[int]


class Transition(NamedTuple):
    """A delivery that goes from one state to another, and costs so many more doubts.

    ``items`` are the articles that it holds if it is a digest. One that is in flight for the sake
    of an edit is outdated until that is settled.
    """

    dispatch_id: int
    items: tuple[int, ...]
    before: DeliveryState
    after: DeliveryState
    doubts: int = 0


def held_articles(items: str | None) -> tuple[int, ...]:
    """The articles that a digest holds, in order; what is no number is none."""
    return tuple(int(word) for word in _words(items) if _is_article(word))


def _words(items: str | None) -> list[str]:
    return (items or "").partition(MORE)[0].split()


def _is_article(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS


async def count_made(
    connection: AsyncConnection, dispatch_id: int, made: Iterable[str | None], by: int = 1
) -> set[int]:
    """Count deliveries that are made, by what each holds; a negative ``by`` undoes it.

    Returns the articles that any of them holds.
    """
    copies, words = _Copies(), Counter[str]()
    for items, number in Counter(made).items():
        copies[dispatch_id, _MADE] += number * by
        held = set(_words(items))
        if number == 1:
            # Most are: counted at once, without a look at each of millions of words.
            words.update(held)
        else:
            words.update(dict.fromkeys(held, number))
    held_by = {int(word): number for word, number in words.items() if _is_article(word)}
    in_digests = _Copies({(id_, _MADE): number * by for id_, number in held_by.items()})
    await _add_to_dispatches(connection, copies, _Doubts())
    await _add(connection, digest_counts, digest_counts.c.article_id, in_digests, _Doubts())
    return set(held_by)


async def count_spread(connection: AsyncConnection, dispatch_id: int, made: int) -> None:
    """Count so many deliveries of a dispatch that are made, and are no digests."""
    await _add_to_dispatches(connection, _Copies({(dispatch_id, _MADE): made}), _Doubts())


async def count_transitions(
    connection: AsyncConnection, transitions: Iterable[Transition | tuple[Transition, int]]
) -> None:
    """Count deliveries that are settled, or wait again; with a number, so many of one kind."""
    numbers = Counter[Transition]()
    for each in transitions:
        if isinstance(each, Transition):
            numbers[each] += 1
        else:
            numbers[each[0]] += each[1]
    copies, doubts = _Copies(), _Doubts()
    in_digests, doubts_of_digests = _Copies(), _Doubts()
    for each, number in numbers.items():
        _count(copies, doubts, each.dispatch_id, each, number)
        for article_id in set(each.items):
            _count(in_digests, doubts_of_digests, article_id, each, number)
    await _add_to_dispatches(connection, copies, doubts)
    column = digest_counts.c.article_id
    await _add(connection, digest_counts, column, in_digests, doubts_of_digests)


async def tally_of_dispatch(connection: AsyncConnection, dispatch_id: int) -> Tally:
    """How many deliveries of a dispatch are in each state, and how many were ever in doubt."""
    rows = await connection.execute(
        _counts(dispatch_counts, dispatch_counts.c.dispatch_id), {"key": dispatch_id}
    )
    claimed = await connection.scalar(_IN_FLIGHT.where(deliveries.c.dispatch_id == dispatch_id))
    return _tally(rows.all(), claimed or 0)


async def tally_in_digests(connection: AsyncConnection, article_id: int) -> Tally:
    """How many digests that hold an article are in each state."""
    rows = await connection.execute(
        _counts(digest_counts, digest_counts.c.article_id), {"key": article_id}
    )
    return _tally(rows.all(), await _claimed_with(connection, article_id))


async def copies_behind(connection: AsyncConnection, article_id: int) -> int:
    """How many copies of an article are outdated, digests that hold it among them."""
    alone = await connection.scalar(
        select(func.sum(dispatch_counts.c.copies))
        .join_from(dispatch_counts, dispatches)
        .where(dispatches.c.article_id == article_id)
        .where(dispatch_counts.c.state == DeliveryState.OUTDATED.value)
    )
    in_digests = await connection.scalar(
        select(digest_counts.c.copies)
        .where(digest_counts.c.article_id == article_id)
        .where(digest_counts.c.state == DeliveryState.OUTDATED.value)
    )
    return int(alone or 0) + int(in_digests or 0)


async def waiting_ahead(connection: AsyncConnection) -> int:
    """How many deliveries wait that go before, or with, an article published now.

    Of the last dispatches only: older ones have long been sent.
    """
    last = select(dispatches.c.id).order_by(dispatches.c.id.desc()).limit(_LAST).subquery()
    made = dispatch_counts.c.state == _MADE.value
    left = case((made, dispatch_counts.c.copies), else_=-dispatch_counts.c.copies)
    statement = (
        select(func.sum(left))
        .join_from(last, dispatches, dispatches.c.id == last.c.id)
        .join(dispatch_counts, dispatch_counts.c.dispatch_id == dispatches.c.id)
        .where(dispatches.c.lane <= Lane.INSTANT.value)
    )
    return max(int(await connection.scalar(statement) or 0), 0)


async def tally_of_all(connection: AsyncConnection) -> Tally:
    """How many of all deliveries are in each state, and how many were ever in doubt."""
    summed = [func.sum(day_counts.c.copies), func.sum(day_counts.c.doubts)]
    rows = await connection.execute(
        select(day_counts.c.state, *summed).group_by(day_counts.c.state)
    )
    return _tally(rows.all(), await connection.scalar(_IN_FLIGHT) or 0)


async def tallies_by_day(connection: AsyncConnection, since: int) -> dict[int, Tally]:
    """The same of the dispatches begun on each day of UTC, as days since 1970.

    What is in flight counts as waiting.
    """
    columns = day_counts.c.day, day_counts.c.state, day_counts.c.copies, day_counts.c.doubts
    rows = await connection.execute(select(*columns).where(day_counts.c.day >= since))
    by_day: dict[int, list[Any]] = {}
    for day, *row in rows:
        by_day.setdefault(day, []).append(row)
    return {day: _tally(each, 0) for day, each in by_day.items()}


async def settle_all_left(connection: AsyncConnection, after: DeliveryState) -> None:
    """Count all as settled that wait to be sent for the first time, or are in flight for it."""
    for table, column, add in (
        (dispatch_counts, dispatch_counts.c.dispatch_id, None),
        (digest_counts, digest_counts.c.article_id, digest_counts),
    ):
        made = case((table.c.state == _MADE.value, table.c.copies), else_=-table.c.copies)
        rows = await connection.execute(select(column, func.sum(made)).group_by(column))
        copies = _Copies({(key, after): int(left) for key, left in rows if left})
        if add is None:
            await _add_to_dispatches(connection, copies, _Doubts())
        else:
            await _add(connection, add, column, copies, _Doubts())


# What is in flight for the first time, which is never much; the literal lets the index serve.
_IN_FLIGHT = (
    select(func.count())
    .select_from(deliveries)
    .where(
        deliveries.c.state == literal_column(str(DeliveryState.CLAIMED.value)),
        deliveries.c.message_id.is_(None),
    )
)


def _counts(table: Table, key: Column[int]) -> Select[int, int, int]:
    columns = table.c.state, table.c.copies, table.c.doubts
    return select(*columns).where(key == bindparam("key"))


def _tally(rows: Sequence[Any], claimed: int) -> Tally:
    states: Counter[DeliveryState] = Counter()
    doubts = 0
    for state, copies, doubted in rows:
        states[DeliveryState(state)] += int(copies)
        doubts += int(doubted)
    settled = states.total() - states[_MADE]
    states[_MADE] -= settled + claimed
    states[DeliveryState.CLAIMED] = claimed
    return Tally(dict(+states), doubts)


async def _claimed_with(connection: AsyncConnection, article_id: int) -> int:
    found = await connection.scalars(
        select(deliveries.c["items"]).where(
            deliveries.c.state == literal_column(str(DeliveryState.CLAIMED.value)),
            deliveries.c.message_id.is_(None),
            deliveries.c["items"].is_not(None),
        )
    )
    return sum(article_id in held_articles(items) for items in found)


def _count(copies: _Copies, doubts: _Doubts, key: int, change: Transition, number: int) -> None:
    if change.before not in _LEFT:
        copies[key, change.before] -= number
    if change.after not in _LEFT:
        copies[key, change.after] += number
    doubts[key] += number * change.doubts


async def _add_to_dispatches(connection: AsyncConnection, copies: _Copies, doubts: _Doubts) -> None:
    await _add(connection, dispatch_counts, dispatch_counts.c.dispatch_id, copies, doubts)
    if rows := _rows(copies, doubts):
        await execute_many(connection, _adding_to_days(connection.dialect.name), rows)


async def _add(
    connection: AsyncConnection, table: Table, key: Column[int], copies: _Copies, doubts: _Doubts
) -> None:
    if rows := _rows(copies, doubts):
        await execute_many(connection, _adding(connection.dialect.name, table, key), rows)


# Executed with every settlement: put together once.
@cache
def _adding(engine: str, table: Table, key: Column[int]) -> Insert:
    values: dict[str, Any] = {name: bindparam(name) for name in ("state", "copies", "doubts")}
    statement = insert_for(engine, table).values({key.name: bindparam("key"), **values})
    return _counting_up(statement, table, key)


@cache
def _adding_to_days(engine: str) -> Insert:
    begun = select(
        dispatches.c.created_at.op("/")(literal_column(str(DAY))),
        bindparam("state"),
        bindparam("copies"),
        bindparam("doubts"),
    ).where(dispatches.c.id == bindparam("key"))
    columns = ["day", "state", "copies", "doubts"]
    statement = insert_for(engine, day_counts).from_select(columns, begun)
    return _counting_up(statement, day_counts, day_counts.c.day)


def _counting_up(statement: Insert, table: Table, key: Column[int]) -> Insert:
    return statement.on_conflict_do_update(
        index_elements=[key, table.c.state],
        set_={
            "copies": table.c.copies + statement.excluded.copies,
            "doubts": table.c.doubts + statement.excluded.doubts,
        },
    )


def _rows(copies: _Copies, doubts: _Doubts) -> list[dict[str, Any]]:
    """In one order for all, so that two transactions never wait for each other."""
    keys = {key for key, number in copies.items() if number}
    keys |= {(each, DeliveryState.UNKNOWN) for each, number in doubts.items() if number}
    return [
        {
            "key": key,
            "state": state.value,
            "copies": copies[key, state],
            "doubts": doubts[key] if state is DeliveryState.UNKNOWN else 0,
        }
        for key, state in sorted(keys)
    ]
