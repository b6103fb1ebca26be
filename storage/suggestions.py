"""What sources say now of articles that editors have had in hand."""

from datetime import datetime

from sqlalchemy import Row, delete, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import suggestions


async def keep_suggestion(
    connection: AsyncConnection, article_id: int, source_id: int, draft: str, now: datetime
) -> None:
    """Suggest a wording, as JSON, instead of what was suggested before."""
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


async def drop_suggestion(connection: AsyncConnection, article_id: int) -> bool:
    """Suggest nothing any more; False when nothing was."""
    its = suggestions.c.article_id == article_id
    return (await connection.execute(delete(suggestions).where(its))).rowcount > 0


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
