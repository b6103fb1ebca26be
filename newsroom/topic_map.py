"""A forum gets a topic for each rubric, and each topic follows its rubric.

createForumTopic is not idempotent. So a row is written before each call and replaced after it: a
concurrent attempt finds the row, and a row that a crash left over is in doubt and not retried.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from news.dispatch import Reason
from news.place import Chat, Topic
from news.rubric import Rubric
from news.subscriber import Subscriber
from news.subscription import Timing
from news.topic_map import MapLine, Stopped, placeholder_id, titled
from newsroom.desk import Desk
from newsroom.places import make_place
from newsroom.reading import rubrics as offered_rubrics
from newsroom.rights import Doer
from newsroom.subscribing import welcome_back
from storage.chats import chat_by_id
from storage.database import Connection
from storage.facts import current_sequence
from storage.subscribers import places_in, rests_for, subscriber_in_chat
from storage.subscriptions import add_subscription, subscriptions_of
from storage.topics import add_topic, close_topic, forget_topic, keep_topic, topics_of
from storage.trouble import retried

Create: TypeAlias = Callable[[str], Awaitable[int | Stopped]]
"""Asks Telegram for a topic with a title; its thread id, or why there is none."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TopicsMade:
    """How many topics were made, how many follow their rubric now, and why it ended early."""

    topics: int = 0
    followed: int = 0
    stopped: Stopped | None = None


async def draw(desk: Desk, whole: Subscriber) -> list[MapLine]:
    """A line for each rubric, in their order; ``whole`` is the forum's own place.

    Topics that are yet to be made are titled in its language.
    """
    rubrics = await offered_rubrics(desk)
    async with desk.database.snapshot() as connection:
        topics = {topic.thread_id: topic for topic in await topics_of(connection, whole.chat_id)}
        followed = await _followed(connection, desk, whole.chat_id)
    of_rubric = titled({id_: topic.title for id_, topic in topics.items()}, rubrics)
    return [_line(each, whole, topics, of_rubric, followed) for each in rubrics]


async def make(
    desk: Desk,
    chat: Chat,
    whole: Subscriber,
    timing: Timing,
    create: Create,
    by: Doer,
) -> TopicsMade:
    """Make the topics that are missing, and let each follow its rubric with that timing.

    One that follows its rubric already goes on as it does. What is in doubt is left alone.
    """
    topics = followed = 0
    for line in await draw(desk, whole):
        if not line.is_missing:
            continue
        thread_id = line.thread_id
        if thread_id is None:
            if not await _begin(desk, chat.chat_id, line):
                continue
            made = await create(line.title)
            if isinstance(made, Stopped):
                await _give_up(desk, chat.chat_id, line, made)
                return TopicsMade(topics, followed, made)
            thread_id, topics = made, topics + 1
        await _follow(desk, chat, whole, line, thread_id, timing, by)
        followed += 1
    return TopicsMade(topics, followed)


async def settle_doubt(
    desk: Desk, whole: Subscriber, rubric_id: int, now: datetime, *, is_there: bool
) -> None:
    """A manager has looked whether the topic of a rubric was made.

    One that is there is not made again: the bot knows it as soon as a command is given in it.
    """
    async with desk.database.transaction() as connection:
        if is_there:
            await close_topic(connection, whole.chat_id, -rubric_id, now)
        else:
            await forget_topic(connection, whole.chat_id, -rubric_id)


async def learn(desk: Desk, chat_id: int, thread_id: int, title: str) -> None:
    """Keep a topic that somebody has made or renamed."""
    async with desk.database.transaction() as connection:
        await keep_topic(connection, Topic(chat_id, thread_id, title))


async def overhear(desk: Desk, chat_id: int, thread_id: int, first_title: str) -> None:
    """Keep a topic that was unknown so far, under its first title: later ones were not seen."""
    async with desk.database.snapshot() as connection:
        known = await topics_of(connection, chat_id)
    if any(topic.thread_id == thread_id for topic in known):
        return
    async with desk.database.transaction() as connection:
        await add_topic(connection, Topic(chat_id, thread_id, first_title))


async def close(desk: Desk, chat_id: int, thread_id: int, now: datetime) -> None:
    """Note that a topic is closed. It stays active: an administrator's bot may write there."""
    async with desk.database.transaction() as connection:
        await close_topic(connection, chat_id, thread_id, now)


async def reopen(desk: Desk, chat_id: int, thread_id: int, now: datetime) -> None:
    """Note that a topic is open again; reactivate its place if it was closed for that reason.

    A place that is inactive because the bot was removed waits for a manager.
    """

    async def open_again() -> None:
        async with desk.database.transaction() as connection:
            await close_topic(connection, chat_id, thread_id, None)
            chat = await chat_by_id(connection, chat_id)
            place = await subscriber_in_chat(connection, chat_id, desk.zone, thread_id)
            if not (chat and chat.may_write and place):
                return
            if await rests_for(connection, place.id, Reason.TOPIC_CLOSED):
                await welcome_back(connection, place, now)

    await retried(open_again)


def _line(
    rubric: Rubric,
    whole: Subscriber,
    topics: dict[int, Topic],
    of_rubric: dict[int, int],
    followed: dict[tuple[int, int], Timing],
) -> MapLine:
    thread_id = of_rubric.get(rubric.id)
    title = rubric.name(whole.language)
    if thread_id is None:
        begun = topics.get(placeholder_id(rubric))
        is_there = begun is not None and begun.closed_at is not None
        return MapLine(rubric, title, in_doubt=begun is not None and not is_there, unseen=is_there)
    held = (followed.get((thread_id, id_)) for id_ in rubric.ids)
    timing = next((each for each in held if each is not None), None)
    return MapLine(rubric, topics[thread_id].title, thread_id, timing=timing)


async def _followed(
    connection: Connection, desk: Desk, chat_id: int
) -> dict[tuple[int, int], Timing]:
    """How the topics of a chat follow rubrics, by the ids of both."""
    found: dict[tuple[int, int], Timing] = {}
    for place in await places_in(connection, [chat_id], desk.zone):
        for held in await subscriptions_of(connection, place.id) if place.thread_id else ():
            if held.rubric is not None:
                found[place.thread_id, held.rubric.id] = held.timing
    return found


async def _begin(desk: Desk, chat_id: int, line: MapLine) -> bool:
    """Write the row of a topic that is about to be made; False when another attempt has."""
    being_made = Topic(chat_id, placeholder_id(line.rubric), line.title)

    async def begin() -> bool:
        async with desk.database.transaction() as connection:
            if not await add_topic(connection, being_made):
                return False
            known = {each.thread_id: each.title for each in await topics_of(connection, chat_id)}
            if not titled(known, [line.rubric]):
                return True
            await forget_topic(connection, chat_id, being_made.thread_id)
            return False

    return await retried(begin)


async def _give_up(desk: Desk, chat_id: int, line: MapLine, why: Stopped) -> None:
    about = {"chat": chat_id, "rubric": line.rubric.slug, "reason": why.value}
    log.warning("topic.not_made", extra=about)
    if why is not Stopped.NO_ANSWER:
        async with desk.database.transaction() as connection:
            await forget_topic(connection, chat_id, placeholder_id(line.rubric))


async def _follow(
    desk: Desk,
    chat: Chat,
    whole: Subscriber,
    line: MapLine,
    thread_id: int,
    timing: Timing,
    by: Doer,
) -> None:
    """Keep the topic and subscribe its place to the rubric, in one transaction."""

    async def follow() -> None:
        async with desk.database.transaction() as connection:
            await keep_topic(connection, Topic(chat.chat_id, thread_id, line.title))
            await forget_topic(connection, chat.chat_id, placeholder_id(line.rubric))
            place = await make_place(
                connection, desk, chat, thread_id, whole.language, by.at, like=whole, by=by
            )
            await add_subscription(
                connection,
                place.id,
                rubric_id=line.rubric.id,
                timing=timing,
                since_sequence=await current_sequence(connection),
                now=by.at,
            )

    await retried(follow)


def left(lines: Sequence[MapLine]) -> int:
    """How many topics can be made now."""
    return sum(line.is_missing for line in lines)
