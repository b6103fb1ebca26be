"""Rules that nobody follows, and the notes of which articles met them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import listed
from storage.pruning import CHUNK
from storage.row_locks import unheld
from storage.tables import article_rules, rules, subscriptions
from storage.totals import Total, change_total

_RULES_AT_ONCE = 100


async def dead_rules(
    connection: AsyncConnection, after: int, size: int = CHUNK
) -> tuple[list[int], int | None]:
    """Of the next rules by id those that nobody follows, and the last that was looked at."""
    page = select(rules.c.id).where(rules.c.id > after).order_by(rules.c.id).limit(size).subquery()
    followed = select(subscriptions.c.id).where(subscriptions.c.rule_id == page.c.id).exists()
    rows = await connection.execute(select(page.c.id, followed).order_by(page.c.id))
    seen = rows.all()
    return [row[0] for row in seen if not row[1]], seen[-1][0] if seen else None


async def matches_of(
    connection: AsyncConnection, rule_ids: Sequence[int], size: int = CHUNK
) -> list[dict[str, int]]:
    """Some of the notes that articles met one of these rules."""
    statement = select(article_rules.c.article_id, article_rules.c.rule_id)
    rows = await connection.execute(
        statement.where(listed(article_rules.c.rule_id, rule_ids)).limit(size)
    )
    return [{"met_by": row[0], "met": row[1]} for row in rows]


async def drop_matches(connection: AsyncConnection, matches: Sequence[dict[str, int]]) -> int:
    """Drop notes of rules that nobody followed: who follows one later sees only later articles."""
    await connection.execute(
        delete(article_rules).where(
            article_rules.c.article_id == bindparam("met_by"),
            article_rules.c.rule_id == bindparam("met"),
        ),
        list(matches),
    )
    return len(matches)


async def drop_rules(connection: AsyncConnection, rule_ids: Sequence[int]) -> int:
    """Drop rules that nobody follows, and that no article is noted to have met; how many.

    Whoever is about to follow one holds it, and then it stays: see ``storage.rules.keep_rule``.
    Programs that have learnt it go on meeting articles with it, which concerns nobody.
    """
    some = select(rules.c.id).where(listed(rules.c.id, rule_ids)).limit(_RULES_AT_ONCE)
    held = await unheld(connection, some.where(_is_dead()).order_by(rules.c.id))
    # Another statement: it sees who has followed one before it was held.
    gone = await connection.execute(delete(rules).where(listed(rules.c.id, held), _is_dead()))
    await change_total(connection, Total.RULES, -gone.rowcount)
    return gone.rowcount


def _is_dead() -> ColumnElement[bool]:
    newest = select(func.max(rules.alias().c.id)).scalar_subquery()
    followed = select(subscriptions.c.id).where(subscriptions.c.rule_id == rules.c.id)
    met = select(article_rules.c.rule_id).where(article_rules.c.rule_id == rules.c.id)
    return and_(rules.c.id < newest, ~followed.exists(), ~met.exists())
