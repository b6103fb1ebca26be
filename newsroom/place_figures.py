"""What became of places' posts, and who came by their links."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.figure import Figure
from newsroom.desk import Desk
from newsroom.places import place_by_id
from storage import figures
from storage.figures import Change, day_of

SPANS = (7, 30)
"""Days that the figures are of."""


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What a place was sent and what came of it, by the days that are counted."""

    by_days: Mapping[int, Counter[Figure]]


async def figures_of(desk: Desk, place_id: int, now: datetime) -> PlaceFigures:
    """The figures of a place, up to now."""
    await desk.openings.keep(desk.database)
    async with desk.database.snapshot() as connection:
        found = {
            days: await figures.of_place(connection, place_id, now - timedelta(days=days - 1))
            for days in SPANS
        }
    return PlaceFigures(found)


async def count_coming(
    desk: Desk, place_id: int, now: datetime, *, opens: bool, is_new: bool
) -> None:
    """Count that somebody followed a place's link; one that names no place counts for none."""
    wanted: Sequence[Figure] = [
        *([Figure.OPENED_FROM_PLACE] if opens else []),
        *([Figure.CAME_FROM_PLACE] if is_new else []),
    ]
    if not wanted or await place_by_id(desk, place_id) is None:
        return
    async with desk.database.transaction() as connection:
        today = day_of(now)
        await figures.count(connection, [Change(each, place_id, at=today) for each in wanted])
