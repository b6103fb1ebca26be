"""A day's figures for the log: how far the totals have moved since the day began."""

import datetime as dt
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError

from news.sample import Settled
from newsroom.desk import Desk
from newsroom.sampling import settled
from storage.counts import tally_of_all
from storage.database import Connection
from storage.facts import current_sequence, fact, keep_fact
from storage.totals import active_readers, totals

DAY_BEGAN = "day_began"


@dataclass(frozen=True, slots=True)
class Totals:
    """Where everything stood when a day of the newsroom's zone began."""

    date: dt.date
    published: int
    settled: Settled
    readers: int


@dataclass(frozen=True, slots=True)
class Day:
    """What happened since ``date`` began: on that day, or in ``days`` when nothing ran meanwhile.

    ``readers`` are there at the end of it.
    """

    date: dt.date
    days: int
    published: int
    settled: Settled
    readers: int


async def turn(desk: Desk, now: datetime) -> Day | None:
    """The day that is over, told once; None while it lasts, and on the first."""
    today = now.astimezone(desk.zone).date()

    async def read(connection: Connection) -> str | None:
        return await fact(connection, DAY_BEGAN)

    began = _read(await desk.database.peek(read))
    if began is not None and began.date >= today:
        return None
    async with desk.database.transaction() as connection:
        current = await _totals(connection, today)
        await keep_fact(connection, DAY_BEGAN, _form().dump_json(current).decode())
    return None if began is None else _between(began, current)


async def _totals(connection: Connection, today: dt.date) -> Totals:
    counted = await totals(connection)
    return Totals(
        date=today,
        published=await current_sequence(connection),
        settled=settled(await tally_of_all(connection)),
        readers=active_readers(counted),
    )


def _between(began: Totals, ended: Totals) -> Day:
    moved = {
        each.name: getattr(ended.settled, each.name) - getattr(began.settled, each.name)
        for each in fields(Settled)
    }
    return Day(
        date=began.date,
        days=(ended.date - began.date).days,
        published=ended.published - began.published,
        settled=Settled(**moved),
        readers=ended.readers,
    )


def _read(kept: str | None) -> Totals | None:
    try:
        return None if kept is None else _form().validate_json(kept)
    except ValidationError:
        # An earlier version's: the day begins now.
        return None


@cache
def _form() -> TypeAdapter[Totals]:
    return TypeAdapter(Totals)
