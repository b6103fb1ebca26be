"""A day is told once, when it is over in the newsroom's zone."""

import datetime as dt
from datetime import UTC, datetime, timedelta

from news.sample import Settled
from news.subscription import Timing
from newsroom import days
from newsroom.days import DaySummary
from storage.facts import keep_fact
from tests.factories import Newsroom
from tests.outbox import deliver

# Minsk is three hours ahead.
LAST_MINUTE = datetime(2026, 11, 23, 20, 59, tzinfo=UTC)
MIDNIGHT = LAST_MINUTE + timedelta(minutes=1)
TODAY = dt.date(2026, 11, 23)


async def publish(newsroom: Newsroom, now: datetime) -> None:
    await newsroom.publish("society", now=now)
    await deliver(newsroom.desk.database, now)


async def test_a_day_is_told_at_midnight_of_the_newsrooms_zone_and_once(
    newsroom: Newsroom,
) -> None:
    assert await days.ended_day(newsroom.desk, LAST_MINUTE - timedelta(hours=3)) is None
    for _ in range(2):
        await newsroom.reader("society", timing=Timing.INSTANT)
    await publish(newsroom, LAST_MINUTE)
    assert await days.ended_day(newsroom.desk, LAST_MINUTE) is None

    told = await days.ended_day(newsroom.desk, MIDNIGHT)

    assert told == DaySummary(TODAY, 1, published=1, settled=Settled(delivered=2), readers=2)
    assert await days.ended_day(newsroom.desk, MIDNIGHT) is None


async def test_the_next_day_begins_where_the_last_has_ended(newsroom: Newsroom) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await days.ended_day(newsroom.desk, LAST_MINUTE)
    await publish(newsroom, LAST_MINUTE)
    await days.ended_day(newsroom.desk, MIDNIGHT)
    await publish(newsroom, MIDNIGHT)
    await publish(newsroom, MIDNIGHT)

    told = await days.ended_day(newsroom.desk, MIDNIGHT + timedelta(days=3))

    assert told is not None
    assert (told.date, told.days, told.published) == (TODAY + timedelta(days=1), 3, 2)
    assert told.settled == Settled(delivered=2)


async def test_what_another_version_kept_begins_the_day_anew(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await keep_fact(connection, days.DAY_BEGAN, "[]")

    assert await days.ended_day(newsroom.desk, LAST_MINUTE) is None
    told = await days.ended_day(newsroom.desk, MIDNIGHT)
    assert told is not None
    assert told.date == TODAY
