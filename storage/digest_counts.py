"""How many digests hold an article, by state: counted while digests are made and settled.

Whoever makes digests writes only the rows of what waits, which count every copy ever made; whoever
sends writes only the others. So neither waits for the other's transaction, but when two readers
become one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, Tally
from storage.dialect import insert
from storage.tables import deliveries, digest_counts

MORE = "+"
"""Before the number of articles that a digest has no room for, behind those it holds."""
_MOST_DIGITS = 18
_MADE = DeliveryState.PENDING
_LEFT = (DeliveryState.PENDING, DeliveryState.LEASED)


class Change(NamedTuple):
    """A digest that goes from one state to another, and costs so many more doubts."""

    items: str
    before: DeliveryState
    after: DeliveryState
    doubts: int = 0


def held_articles(items: str | None) -> tuple[int, ...]:
    """The articles that a digest holds, in order; what is no number is none."""
    words = (items or "").partition(MORE)[0].split()
    return tuple(
        int(word)
        for word in words
        if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
    )


async def count_made(connection: AsyncConnection, made: Iterable[str], by: int = 1) -> None:
    """Count the copies in digests that are made; a negative ``by`` undoes it."""
    copies: Counter[tuple[int, DeliveryState]] = Counter()
    for items, number in Counter(made).items():
        for article_id in set(held_articles(items)):
            copies[article_id, _MADE] += number * by
    await _add(connection, copies, Counter())


async def count_changed(connection: AsyncConnection, changes: Iterable[Change]) -> None:
    """Count the copies in digests that are settled, or wait again."""
    copies: Counter[tuple[int, DeliveryState]] = Counter()
    doubts: Counter[int] = Counter()
    for change, number in Counter(changes).items():
        for article_id in set(held_articles(change.items)):
            if change.before not in _LEFT:
                copies[article_id, change.before] -= number
            if change.after not in _LEFT:
                copies[article_id, change.after] += number
            doubts[article_id] += number * change.doubts
    await _add(connection, copies, doubts)


async def tally_in_digests(connection: AsyncConnection, article_id: int) -> Tally:
    """How many digests hold an article, by their state."""
    rows = await connection.execute(
        select(digest_counts.c.state, digest_counts.c.copies, digest_counts.c.doubts).where(
            digest_counts.c.article_id == article_id
        )
    )
    states: Counter[DeliveryState] = Counter()
    doubts = 0
    for state, copies, doubted in rows:
        states[DeliveryState(state)] += copies
        doubts += doubted
    leased = await _leased(connection, article_id)
    settled = states.total() - states[_MADE]
    states[_MADE] -= settled + leased
    states[DeliveryState.LEASED] = leased
    return Tally(dict(+states), doubts)


async def settle_all_left(connection: AsyncConnection, after: DeliveryState) -> None:
    """Count all copies as settled that wait or are in flight."""
    rows = await connection.execute(
        select(digest_counts.c.article_id, digest_counts.c.state, digest_counts.c.copies)
    )
    copies: Counter[tuple[int, DeliveryState]] = Counter()
    for article_id, state, number in rows:
        copies[article_id, after] += number if state == _MADE.value else -number
    await _add(connection, copies, Counter())


async def _leased(connection: AsyncConnection, article_id: int) -> int:
    """Of what is in flight, which is never much."""
    found = await connection.scalars(
        select(deliveries.c["items"]).where(
            # A literal, so that the partial index serves.
            deliveries.c.state == literal_column(str(DeliveryState.LEASED.value)),
            deliveries.c["items"].is_not(None),
        )
    )
    return sum(article_id in held_articles(items) for items in found)


async def _add(
    connection: AsyncConnection,
    copies: Counter[tuple[int, DeliveryState]],
    doubts: Counter[int],
) -> None:
    """In one order for all, so that two transactions never wait for each other."""
    keys = {key for key, number in copies.items() if number}
    keys |= {(each, DeliveryState.UNKNOWN) for each, number in doubts.items() if number}
    rows: list[dict[str, Any]] = [
        {
            "article_id": article_id,
            "state": state.value,
            "copies": copies[article_id, state],
            "doubts": doubts[article_id] if state is DeliveryState.UNKNOWN else 0,
        }
        for article_id, state in sorted(keys)
    ]
    if not rows:
        return
    statement = insert(connection, digest_counts)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[digest_counts.c.article_id, digest_counts.c.state],
            set_={
                "copies": digest_counts.c.copies + statement.excluded.copies,
                "doubts": digest_counts.c.doubts + statement.excluded.doubts,
            },
        ),
        rows,
    )
