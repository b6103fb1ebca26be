"""The newsroom's own lists: what is written, planned, out, taken back."""

from dataclasses import replace
from datetime import datetime

from news.shelf import Item, Shelf, ShelfPage
from newsroom.attending import PRESENT
from newsroom.desk import Desk
from storage import shelves
from storage.attendances import attending
from storage.database import Connection

PAGE = 5


async def shelf_page(
    desk: Desk,
    shelf: Shelf,
    person_id: int,
    now: datetime,
    *,
    before: int | None = None,
    after: int | None = None,
) -> ShelfPage:
    """A page of a shelf as a person sees it, behind one article or ahead of another.

    It is the first when there is no such page any more.
    """
    async with desk.database.snapshot() as connection:
        ids = await shelves.page_ids(
            connection, shelf, person_id, PAGE + (after is None), before=before, after=after
        )
        # Ahead of the second article of a list stands less than a page.
        if not ids or (after is not None and len(ids) < PAGE):
            ids = await shelves.page_ids(connection, shelf, person_id, PAGE + 1)
        shown = ids[:PAGE]
        has_more = len(ids) > PAGE or (after is not None and len(ids) == PAGE)
        return ShelfPage(
            shelf,
            tuple(await _items(connection, shown, now)),
            await _offset(connection, shelf, person_id, shown),
            await shelves.count_on(connection, shelf, person_id),
            has_more=has_more,
            anything_awaits=await shelves.anything_awaits(connection),
        )


async def _items(connection: Connection, ids: list[int], now: datetime) -> list[Item]:
    if not ids:
        return []
    present = await attending(connection, ids, now - PRESENT)
    found = await shelves.items(connection, ids)
    return [replace(each, at_work=present.get(each.article.id, ())) for each in found]


async def _offset(
    connection: Connection, shelf: Shelf, person_id: int, ids: list[int]
) -> int | None:
    return await shelves.count_ahead(connection, shelf, person_id, ids[0]) if ids else 0
