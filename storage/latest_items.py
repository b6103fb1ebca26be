"""What sources had last, for whoever looks at one."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.latest_item import LatestItem
from news.source import ItemState
from storage.tables import source_items


async def latest_items(
    connection: AsyncConnection, source_id: int, most: int
) -> tuple[LatestItem, ...]:
    """The newest items of a source that something was decided about, newest first."""
    statement = (
        select(source_items.c.headline, source_items.c.state, source_items.c.article_id)
        .where(source_items.c.source_id == source_id)
        .where(source_items.c.state.in_((ItemState.TAKEN.value, ItemState.SKIPPED.value)))
        .order_by(source_items.c.seen_at.desc(), source_items.c.id.desc())
        .limit(most)
    )
    rows = await connection.execute(statement)
    return tuple(LatestItem(row.headline, ItemState(row.state), row.article_id) for row in rows)


async def newest_item(connection: AsyncConnection, source_id: int) -> int:
    """The id of the item that was kept last; 0 for none."""
    its = select(func.max(source_items.c.id)).where(source_items.c.source_id == source_id)
    return await connection.scalar(its) or 0


async def count_after(connection: AsyncConnection, source_id: int, item_id: int) -> int:
    """How many items were kept later than one."""
    its = source_items.c.source_id == source_id, source_items.c.id > item_id
    return await connection.scalar(select(func.count()).where(*its)) or 0
