"""What readers keep for themselves: articles by id, the newest first."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.figure import Figure
from news.saved import Saved
from storage.dialect import insert
from storage.figures import Change, count
from storage.tables import saved_articles as saved


async def keep_saved(
    connection: AsyncConnection, subscriber_id: int, article_id: int, saved_at: datetime
) -> bool:
    """Keep an article for a reader; False when it is kept already."""
    values = {"subscriber_id": subscriber_id, "article_id": article_id, "saved_at": saved_at}
    statement = insert(connection, saved).values(**values).on_conflict_do_nothing()
    is_new = (await connection.execute(statement)).rowcount > 0
    await count(connection, [Change(Figure.SAVED, article_id, int(is_new))])
    return is_new


async def drop_saved(
    connection: AsyncConnection, subscriber_id: int, article_id: int
) -> datetime | None:
    """Keep an article no longer; since when it was kept, None when it was not."""
    statement = delete(saved).where(
        saved.c.subscriber_id == subscriber_id, saved.c.article_id == article_id
    )
    saved_at = await connection.scalar(statement.returning(saved.c.saved_at))
    if saved_at is not None:
        await count(connection, _fewer([article_id]))
    return saved_at


async def clear_saved(connection: AsyncConnection, subscriber_id: int, up_to: datetime) -> int:
    """Keep nothing that a reader had saved up to a moment; how much that was."""
    gone = await connection.scalars(
        delete(saved)
        .where(saved.c.subscriber_id == subscriber_id, saved.c.saved_at <= up_to)
        .returning(saved.c.article_id)
    )
    ids = gone.all()
    await count(connection, _fewer(ids))
    return len(ids)


async def is_saved(connection: AsyncConnection, subscriber_id: int, article_id: int) -> bool:
    """Whether a reader keeps an article."""
    statement = select(saved.c.article_id).where(
        saved.c.subscriber_id == subscriber_id, saved.c.article_id == article_id
    )
    return await connection.scalar(statement) is not None


async def count_saved(connection: AsyncConnection, subscriber_id: int) -> int:
    """How many articles a reader keeps."""
    theirs = select(func.count()).where(saved.c.subscriber_id == subscriber_id)
    return await connection.scalar(theirs) or 0


async def newest_saved(
    connection: AsyncConnection, subscriber_id: int, limit: int, offset: int
) -> list[Saved]:
    """A part of what a reader keeps, by when it was saved, the newest first."""
    rows = await connection.execute(
        select(saved.c.article_id, saved.c.saved_at)
        .where(saved.c.subscriber_id == subscriber_id)
        .order_by(saved.c.saved_at.desc(), saved.c.article_id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Saved(article_id, saved_at) for article_id, saved_at in rows]


def _fewer(article_ids: Iterable[int]) -> list[Change]:
    return [Change(Figure.SAVED, article_id, -1) for article_id in article_ids]
