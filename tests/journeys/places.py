"""What places follow, for journeys in which somebody speaks for one."""

from emulator import Chat, Emulator
from news.subscriber import Subscriber
from newsroom import places, subscribing
from tests.journeys.conftest import Newsdesk


async def place_of(newsdesk: Newsdesk, chat: Chat, topic: int = 0) -> Subscriber | None:
    """The place that a chat is, or a topic of it."""
    return await places.place_in((await newsdesk.program()).desk, chat.id, topic)


async def followed_by(newsdesk: Newsdesk, chat_id: int, topic: int = 0) -> list[str]:
    """What a place, or a person, follows: rubrics by slug, and rules."""
    desk = (await newsdesk.program()).desk
    place = await places.place_in(desk, chat_id, topic)
    if place is None:
        return []
    held = await subscribing.subscriptions_of(desk, place)
    return sorted(each.rubric.slug if each.rubric else each.rule or "" for each in held)


async def handled(emulator: Emulator, newsdesk: Newsdesk) -> None:
    """Wait until all that has been said so far is handled."""
    await emulator.quiet()
    await (await newsdesk.program()).intake.drain()
    await emulator.quiet()
