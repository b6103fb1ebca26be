"""Who did what in the newsroom: a page of it, or all of it, newest first."""

from collections.abc import AsyncIterator, Sequence

from news.deed import Deed, DeedFilter, LogPage
from newsroom.desk import Desk
from storage.articles import headlines
from storage.database import Connection
from storage.deeds import count_deeds, newest_deeds
from storage.editors import names_of
from storage.subscribers import usernames_of

_AT_ONCE = 500


async def log_page(desk: Desk, which: DeedFilter, page: int, size: int) -> LogPage:
    """A page, from 1; the last one when there are not so many."""
    async with desk.database.snapshot() as connection:
        total = await count_deeds(connection, which)
        offset = size * (min(max(page, 1), max(1, -(-total // size))) - 1)
        deeds = await newest_deeds(connection, which, size, offset=offset)
        return await _told(connection, deeds, offset, total)


async def whole_log(desk: Desk, which: DeedFilter) -> AsyncIterator[LogPage]:
    """All of it in portions, so that no more than one is in memory."""
    before: int | None = None
    while True:
        async with desk.database.snapshot() as connection:
            deeds = await newest_deeds(connection, which, _AT_ONCE, before=before)
            portion = await _told(connection, deeds, 0, 0)
        if not deeds:
            return
        yield portion
        before = deeds[-1].id


async def _told(connection: Connection, deeds: Sequence[Deed], offset: int, total: int) -> LogPage:
    people = {each.person_id for each in deeds} | {each.whom or 0 for each in deeds}
    articles = sorted({each.article_id for each in deeds if each.article_id is not None})
    names = await usernames_of(connection, people) | await names_of(connection, people)
    return LogPage(deeds, names, await headlines(connection, articles), offset, total)
