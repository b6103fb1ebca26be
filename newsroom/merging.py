"""The tick that moves what merged rubrics have to those that they are part of."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from newsroom.desk import Desk
from storage import merging
from storage.database import Connection
from storage.merging import FILED_AT_ONCE, Merge
from storage.trouble import costing_itself_alone, retried

SETTLED = timedelta(minutes=5)
"""Readers are moved so long after a merge: no digest is being made that does not know of it."""

_Find = Callable[[Connection, Merge], Coroutine[Any, Any, Sequence[int]]]
_Move = Callable[[Desk, Merge, Sequence[int]], Awaitable[None]]


async def finish_merges(desk: Desk, now: datetime) -> None:
    """The tick: move what is left under merged rubrics, in transactions of some milliseconds."""
    for each in await desk.database.peek(merging.merges):
        with costing_itself_alone("rubric.not_moved", rubric=each.source):
            await _move_all(desk, each, merging.some_articles, _move_articles)
            await _move_all(desk, each, merging.some_filed, _refile)
            if each.at + SETTLED <= now:
                await _move_all(desk, each, _some_readers, _move_readers)


async def _move_all(desk: Desk, of: Merge, find: _Find, move: _Move) -> None:
    before: Sequence[int] = ()
    while True:
        ids = await desk.database.peek(lambda connection: find(connection, of))
        if not ids or ids == before:
            return
        await move(desk, of, ids)
        before = ids


async def _some_readers(connection: Connection, of: Merge) -> Sequence[int]:
    """None while an article is being spread: who is moved meanwhile could be missed by it."""
    found = await merging.some_readers(connection, of)
    return () if found and await merging.is_spreading(connection) else found


async def _move_articles(desk: Desk, of: Merge, ids: Sequence[int]) -> None:
    async def move() -> Sequence[int]:
        async with desk.database.transaction() as connection:
            await merging.move_articles(connection, of, ids)
            return await merging.with_further(connection, of, ids)

    await _refile(desk, of, await retried(move))


async def _refile(desk: Desk, _: Merge, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), FILED_AT_ONCE):
        await retried(partial(_refile_some, desk, ids[start : start + FILED_AT_ONCE]))


async def _refile_some(desk: Desk, ids: Sequence[int]) -> None:
    async with desk.database.transaction() as connection:
        for article_id in ids:
            await merging.put_under_present(connection, article_id)


async def _move_readers(desk: Desk, of: Merge, ids: Sequence[int]) -> None:
    async def move() -> None:
        async with desk.database.transaction() as connection:
            await merging.move_readers(connection, of, ids)

    await retried(move)
