"""What sources say now of articles that editors have had in hand."""

from datetime import datetime, timedelta

from sqlalchemy import Row, delete, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.facts import count_up
from storage.tables import suggestions

_MADE = "suggestions made"
_APART = timedelta(milliseconds=1)


async def keep_suggestion(
    connection: AsyncConnection, article_id: int, source_id: int, draft: str, now: datetime
) -> None:
    """Suggest a wording, as JSON, instead of what was suggested before.

    It is later than all others there are, however clocks go: whoever asks what is later than the
    last one that was shown misses none.
    """
    # Nobody else keeps one until the transaction ends.
    await count_up(connection, _MADE)
    last = await connection.scalar(select(func.max(suggestions.c.made_at)))
    if last is not None:
        now = max(now, last + _APART)
    new = {"source_id": source_id, "draft": draft, "made_at": now}
    statement = insert(connection, suggestions).values(article_id=article_id, **new)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[suggestions.c.article_id], set_=new)
    )


async def suggestion_of(
    connection: AsyncConnection, article_id: int
) -> Row[int, int, str, datetime] | None:
    """The article, the source, the wording as JSON, and since when; None for no suggestion."""
    columns = (
        suggestions.c.article_id,
        suggestions.c.source_id,
        suggestions.c.draft,
        suggestions.c.made_at,
    )
    statement = select(*columns).where(suggestions.c.article_id == article_id)
    return (await connection.execute(statement)).first()


async def drop_suggestion(
    connection: AsyncConnection, article_id: int, made_at: datetime | None = None
) -> bool:
    """Suggest nothing any more; False when nothing was, or not that of this moment, if given."""
    dropped = delete(suggestions).where(suggestions.c.article_id == article_id)
    if made_at is not None:
        dropped = dropped.where(suggestions.c.made_at == made_at)
    return (await connection.execute(dropped)).rowcount > 0


async def suggested_after(
    connection: AsyncConnection, made_at: datetime, article_id: int, limit: int
) -> list[int]:
    """The articles with a suggestion later than that of one at a moment, the earliest first."""
    later = tuple_(suggestions.c.made_at, suggestions.c.article_id) > tuple_(
        literal(made_at, suggestions.c.made_at.type), literal(article_id)
    )
    order = suggestions.c.made_at, suggestions.c.article_id
    statement = select(suggestions.c.article_id).where(later).order_by(*order).limit(limit)
    return list(await connection.scalars(statement))
