"""Keyword rules: one row for all readers who wrote the same."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Select, bindparam, column, func, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert, is_sqlite, listed
from storage.row_locks import unheld
from storage.tables import rules, subscriptions
from storage.totals import Total, change_total

# Rows are made into objects between two looks of the event loop at anything else.
_A_PAGE = 2_000

StoredRule = tuple[int, str]
"""An id and a normal form."""


class Running(NamedTuple):
    """Transactions that may yet commit: none before ``oldest``, any from ``next`` on."""

    oldest: int
    next: int


class Gap(NamedTuple):
    """Ids that a read did not find below one that it did, and what ran then: all before ``until``.

    While one of those transactions runs, the ids may still be committed.
    """

    first: int
    last: int
    until: int


class Seen(NamedTuple):
    """The ids that have been read: all up to ``last``, but for the ``gaps``.

    PostgreSQL takes ids before it commits them, so what has a lower id may come later. A gap is
    given up neither by number nor by age, but when nobody is left who could fill it.
    """

    last: int = 0
    gaps: tuple[Gap, ...] = ()

    def with_(self, ids: Sequence[int], running: Running | None) -> "Seen":
        """What is seen with the ascending ``ids``, too; nothing runs beside the only writer."""
        if running is None:
            return Seen(max(self.last, ids[-1]) if ids else self.last)
        left = (gap for gap in self.gaps if gap.until > running.oldest)
        young = ids[bisect_right(ids, self.last) :]
        opened = (
            Gap(before + 1, number - 1, running.next)
            for before, number in zip((self.last, *young), young, strict=False)
            if before + 1 < number
        )
        return Seen(young[-1] if young else self.last, (*_without(left, ids), *opened))


NOTHING_SEEN = Seen()


async def keep_rule(connection: AsyncConnection, text: str) -> int:
    """The id of the rule with this normal form, which is added when it is new.

    It is not pruned before the transaction has ended.
    """
    wanted = select(rules.c.id).where(rules.c.text == text)
    held = wanted.with_for_update(read=True, key_share=True)
    while (known := await connection.scalar(held)) is None:
        # Again: one that was there may have been pruned since.
        await _add_rule(connection, text)
    return int(known)


async def _add_rule(connection: AsyncConnection, text: str) -> None:
    if not is_sqlite(connection):
        # The transaction gets its number before the rule does: whoever sees the rule's id missing
        # then sees the transaction run.
        await connection.execute(select(func.txid_current()))
    statement = insert(connection, rules).values(text=text).on_conflict_do_nothing()
    added = (await connection.execute(statement)).rowcount
    await change_total(connection, Total.RULES, added)


async def lose_words(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Let no words be left of those rules that nobody follows any more; pruning drops the rows.

    Whoever is about to follow one holds it, and then it stays. What is left is no rule in the rule
    language, so nobody can write the same.
    """
    followed = select(subscriptions.c.id).where(subscriptions.c.rule_id == rules.c.id)
    dead = listed(rules.c.id, list(ids)), ~followed.exists()
    wanted = select(rules.c.id).where(*dead).order_by(rules.c.id)
    held = await unheld(connection, wanted)
    # Another statement: it sees who has followed one before it was held.
    for rule_id in held:
        one = update(rules).where(rules.c.id == rule_id, ~followed.exists())
        await connection.execute(one.values(text=f"-{rule_id}"))


async def texts_of_rules(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, str]:
    """The normal forms of some rules, by id."""
    statement = select(rules.c.id, rules.c.text).where(rules.c.id.in_(ids))
    return {row.id: row.text for row in await connection.execute(statement)}


async def rules_missing(connection: AsyncConnection, seen: Seen) -> tuple[list[StoredRule], Seen]:
    """Every rule that has not been seen yet, by id, and what is seen with them.

    The connection must read one consistent state.
    """
    running = await _running(connection)
    found = await _in_gaps(connection, seen.gaps) if seen.gaps else []
    last = seen.last
    while page := await _read(connection, _younger(last).limit(_A_PAGE)):
        found += page
        last = page[-1][0]
    return found, seen.with_([rule_id for rule_id, _ in found], running)


async def some_missing(connection: AsyncConnection, seen: Seen, most: int) -> list[StoredRule]:
    """At most so many of the rules that have not been seen yet."""
    found = await _read(connection, _younger(seen.last).limit(most))
    if seen.gaps and len(found) < most:
        found += await _in_gaps(connection, seen.gaps)
    return found[:most]


def _younger(last: int) -> Select[int, str]:
    return select(rules.c.id, rules.c.text).where(rules.c.id > last).order_by(rules.c.id)


async def _in_gaps(connection: AsyncConnection, gaps: Sequence[Gap]) -> list[StoredRule]:
    ends = func.unnest(
        bindparam("first", [gap.first for gap in gaps], postgresql.ARRAY(BigInteger)),
        bindparam("last", [gap.last for gap in gaps], postgresql.ARRAY(BigInteger)),
    ).table_valued(column("first", BigInteger), column("last", BigInteger))
    ends = ends.render_derived(name="gap")
    within = rules.c.id.between(ends.c.first, ends.c.last)
    statement = select(rules.c.id, rules.c.text).join_from(ends, rules, within)
    return await _read(connection, statement.order_by(rules.c.id))


async def _read(connection: AsyncConnection, statement: Select[int, str]) -> list[StoredRule]:
    return [(row.id, row.text) for row in await connection.execute(statement)]


async def _running(connection: AsyncConnection) -> Running | None:
    """What runs by the state that is read; None on SQLite, where ids commit in order."""
    if is_sqlite(connection):
        return None
    now = func.txid_current_snapshot()
    row = (
        await connection.execute(select(func.txid_snapshot_xmin(now), func.txid_snapshot_xmax(now)))
    ).one()
    return Running(*row)


def _without(gaps: Iterable[Gap], ids: Sequence[int]) -> Iterator[Gap]:
    """What is left of the gaps when the ascending ``ids`` are taken out of them."""
    for gap in gaps:
        first = gap.first
        for number in ids[bisect_left(ids, gap.first) : bisect_right(ids, gap.last)]:
            if first < number:
                yield Gap(first, number - 1, gap.until)
            first = number + 1
        if first <= gap.last:
            yield Gap(first, gap.last, gap.until)
