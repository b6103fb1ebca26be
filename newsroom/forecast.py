"""When an article would arrive, and what that would cost: its flight plan."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from news.dispatch import FlightPlan
from news.stars import FREE_RATE, TENTHS, TENTHS_A_MESSAGE, is_paid
from news.subscriber import PlaceKind
from newsroom.desk import Desk
from storage.audience import Audience
from storage.counts import waiting_ahead
from storage.database import Connection
from storage.stars import tenths_spent


async def forecast(
    connection: Connection,
    desk: Desk,
    readers: Audience,
    places: Mapping[PlaceKind, int],
    now: datetime,
) -> FlightPlan:
    """The flight plan for these readers, at the pace that sending is set to, and for places."""
    instant = readers.by_words + readers.by_rubric + readers.by_story
    if not instant:
        return FlightPlan(
            0, readers.digest, 0, paused=readers.paused, quiet=readers.quiet, places=places
        )
    first = now + desk.undo + timedelta(seconds=await waiting_ahead(connection) / desk.rate)
    paid = await _paid(connection, desk, instant, now)
    # What the day's Stars do not last for goes slowly.
    slow = instant - paid if _costs(desk) else 0
    seconds = (instant - slow) / desk.rate + slow / FREE_RATE
    return FlightPlan(
        instant=instant,
        digest=readers.digest,
        seconds=seconds,
        by_words=readers.by_words,
        by_story=readers.by_story,
        paused=readers.paused,
        quiet=readers.quiet,
        first=first,
        last=first + timedelta(seconds=seconds),
        stars=ceil(paid * TENTHS_A_MESSAGE / TENTHS),
        places=places,
    )


def _costs(desk: Desk) -> bool:
    """Whether the operator lets sends cost anything, and they do."""
    return desk.stars_a_day > 0 and is_paid(desk.rate)


async def _paid(connection: Connection, desk: Desk, messages: int, now: datetime) -> int:
    """For how many messages the day's Stars last; none where they cost nothing."""
    if not _costs(desk):
        return 0
    left = desk.stars_a_day * TENTHS - await tenths_spent(connection, now.date())
    return min(messages, max(left, 0) // TENTHS_A_MESSAGE)
