"""What a newcomer's answers do."""

from datetime import datetime

from news.first_minute import When
from news.subscriber import Subscriber
from newsroom import digesting, subscribing
from newsroom.desk import Desk


async def choose_when(desk: Desk, subscriber: Subscriber, when: When, now: datetime) -> Subscriber:
    """Have the news of every rubric that is followed then; words stay as they are."""
    for held in await subscribing.subscriptions_of(desk, subscriber):
        if held.rubric and held.timing is not when.timing:
            await subscribing.set_timing(desk, subscriber, held.id, when.timing, now)
    if when.timetable is None or when.timetable == subscriber.timetable:
        return subscriber
    return await digesting.set_timetable(desk, subscriber, when.timetable, now)
