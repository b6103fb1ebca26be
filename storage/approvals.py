"""What one editor wants to send out and another has to agree to: one wish an article."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.approval import Approval, Regime, Wish
from storage.dialect import insert
from storage.facts import fact, keep_fact
from storage.tables import approvals, articles

REGIME = "approval"
"""The fact that holds the regime."""
# Written out, so that the partial index serves.
_SCHEDULED: ColumnElement[bool] = literal_column("articles.status = 'scheduled'")


async def regime(connection: AsyncConnection) -> Regime:
    """What a second editor has to agree to."""
    return Regime(await fact(connection, REGIME) or Regime.OFF)


async def keep_regime(connection: AsyncConnection, new: Regime) -> None:
    """Have a second editor agree to this much from now on."""
    await keep_fact(connection, REGIME, new.value)


async def approval_of(
    connection: AsyncConnection, article_id: int, *, lock: bool = False
) -> Approval | None:
    """The wish about an article, if any; with ``lock`` nobody else changes it meanwhile."""
    statement = select(approvals).where(approvals.c.article_id == article_id)
    row = (await connection.execute(statement.with_for_update() if lock else statement)).first()
    return None if row is None else _approval(row)


async def keep_approval(connection: AsyncConnection, approval: Approval) -> None:
    """Keep a wish in place of what was wished before."""
    values = asdict(approval)
    statement = insert(connection, approvals).values(**values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[approvals.c.article_id], set_=values)
    )


async def agree(connection: AsyncConnection, approval: Approval) -> bool:
    """Keep who has agreed to an open wish; False when it is no longer that one, or not open."""
    result = await connection.execute(
        update(approvals)
        .where(approvals.c.article_id == approval.article_id, approvals.c.agreed_by.is_(None))
        .where(approvals.c.asked_at == approval.asked_at)
        .values(agreed_by=approval.agreed_by, agreed_at=approval.agreed_at)
    )
    return result.rowcount > 0


async def drop_approval(
    connection: AsyncConnection, article_id: int, *, only_open: bool = False
) -> bool:
    """Forget what was wished about an article; whether anything was."""
    statement = delete(approvals).where(approvals.c.article_id == article_id)
    if only_open:
        statement = statement.where(approvals.c.agreed_by.is_(None))
    return (await connection.execute(statement)).rowcount > 0


async def drop_open_approvals(
    connection: AsyncConnection, asked_by: int | None = None
) -> Sequence[int]:
    """Forget every wish that nobody has agreed to, or those of one person; about which articles."""
    statement = delete(approvals).where(approvals.c.agreed_by.is_(None))
    if asked_by is not None:
        statement = statement.where(approvals.c.asked_by == asked_by)
    return (await connection.scalars(statement.returning(approvals.c.article_id))).all()


async def open_plans(connection: AsyncConnection, after: datetime) -> list[Approval]:
    """What is to go out at a moment after that one, and nobody has agreed to; by article."""
    rows = await connection.execute(
        select(approvals)
        .where(approvals.c.agreed_by.is_(None), approvals.c.departs_at > after)
        .order_by(approvals.c.article_id)
    )
    return [_approval(row) for row in rows]


async def scheduled_unagreed(connection: AsyncConnection) -> list[int]:
    """Ids, ascending, of the articles in the plan to whose wording nobody has agreed."""
    agreed = (
        (approvals.c.article_id == articles.c.id)
        & (approvals.c.revision == articles.c.revision)
        & approvals.c.agreed_by.is_not(None)
    )
    statement = select(articles.c.id).where(_SCHEDULED, ~select(approvals).where(agreed).exists())
    # Sorted here: by the key, SQLite would look through all articles.
    return sorted(await connection.scalars(statement))


def _approval(row: Row[Any]) -> Approval:
    return Approval(**{**row._mapping, "wish": Wish(row.wish)})  # noqa: SLF001 - its public name
