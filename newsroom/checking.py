"""An editor has a source looked at now, and is told what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from news.latest_item import LatestItem
from news.source import Source
from newsroom import sourcing
from newsroom.desk import Desk
from newsroom.rights import Doer
from storage import latest_items

LookNow = Callable[[int], Awaitable[None]]
"""Looks at a source that is due, by its id; where nothing looks, it does nothing."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """A source after a look, and how many items that brought; None if nobody has looked yet."""

    source: Source
    new: int | None


async def check(desk: Desk, source_id: int, by: Doer, look_now: LookNow) -> Checked:
    """Have a source looked at. Raises NotAllowed, NoSource."""
    async with desk.database.snapshot() as connection:
        newest = await latest_items.newest_item(connection, source_id)
    await sourcing.look_soon(desk, source_id, by)
    await look_now(source_id)
    source = await sourcing.source(desk, source_id)
    if source is None:
        raise sourcing.NoSource
    if source.next_look_at is not None and source.next_look_at <= by.at:
        return Checked(source, None)
    async with desk.database.snapshot() as connection:
        return Checked(source, await latest_items.count_after(connection, source_id, newest))


async def latest(desk: Desk, source_id: int) -> tuple[LatestItem, ...]:
    """What a source had last, newest first."""
    async with desk.database.snapshot() as connection:
        return await latest_items.latest_items(connection, source_id, _SHOWN)
