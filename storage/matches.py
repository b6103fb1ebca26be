"""Which rules an article meets, whoever follows them."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert, listed
from storage.tables import article_rules, rules


async def keep_matches(
    connection: AsyncConnection, article_id: int, rule_ids: Sequence[int]
) -> None:
    """Note which rules an article meets; a rule that is gone by now is left out."""
    known = select(article_id, rules.c.id).where(listed(rules.c.id, rule_ids))  # type: ignore[call-overload]
    statement = insert(connection, article_rules).from_select(["article_id", "rule_id"], known)
    await connection.execute(statement.on_conflict_do_nothing())


async def forget_matches(connection: AsyncConnection, article_id: int) -> None:
    """Forget which rules an article met in an earlier wording."""
    await connection.execute(delete(article_rules).where(article_rules.c.article_id == article_id))
