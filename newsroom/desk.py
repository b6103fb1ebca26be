"""What every use case needs at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from newsroom.rulebook import Rulebook
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """The newsroom's desk. ``zone`` is that of readers who chose none.

    ``wake`` tells the delivery that the outbox has something new.
    """

    database: Database
    zone: ZoneInfo
    rulebook: Rulebook
    wake: Callable[[], None]


async def open_desk(
    database: Database, *, zone: ZoneInfo, wake: Callable[[], None] = lambda: None
) -> Desk:
    """Set up a desk over a migrated database; the rules are read into memory."""
    rulebook = Rulebook()
    async with database.snapshot() as connection:
        await rulebook.refresh(connection)
    return Desk(database=database, zone=zone, rulebook=rulebook, wake=wake)
