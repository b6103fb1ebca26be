"""A forum gets a topic for each rubric: once, whatever happens in between."""

import asyncio
from dataclasses import dataclass, field
from datetime import time

import pytest

from news.dispatch import Reason
from news.language import Language
from news.place import Chat, Right
from news.quiet import QuietHours
from news.subscriber import Subscriber
from news.subscription import Timing
from news.topic_map import MapLine, Stopped
from newsroom import membership, places, preferences, reading, subscribing, topic_map
from newsroom.rights import Doer
from storage.subscribers import deactivate_chat
from tests.factories import NOON, Newsroom

ANNA = Doer(11, NOON)
FORUM = Chat(-1001, "supergroup", "Форум", NOON, is_forum=True, rights=Right.SEND | Right.TOPICS)


@dataclass
class Telegram:
    """Makes topics, up to so many; the next one ends in what is said."""

    most: int = 1000
    then: Stopped | Exception = Stopped.REFUSED
    made: list[str] = field(default_factory=list)

    async def create(self, title: str) -> int | Stopped:
        if len(self.made) >= self.most:
            if isinstance(self.then, Exception):
                raise self.then
            return self.then
        self.made.append(title)
        return 100 + len(self.made)


@pytest.fixture
async def whole(newsroom: Newsroom) -> Subscriber:
    return await places.ensure_place(newsroom.desk, FORUM, 0, Language.BE, NOON)


async def make(
    newsroom: Newsroom, whole: Subscriber, telegram: Telegram, timing: Timing = Timing.INSTANT
) -> topic_map.TopicsMade:
    return await topic_map.make(newsroom.desk, FORUM, whole, timing, telegram.create, ANNA)


def of(drawn: list[MapLine], slug: str) -> MapLine:
    return next(line for line in drawn if line.rubric.slug == slug)


async def test_each_rubric_has_a_topic_that_follows_it(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    quiet = QuietHours(time(23), time(7))
    whole = await preferences.set_quiet(newsroom.desk, whole, quiet, NOON)
    whole = await preferences.choose_zone(newsroom.desk, whole, "Asia/Tbilisi", NOON)
    telegram = Telegram()

    made = await make(newsroom, whole, telegram, Timing.DIGEST)

    rubrics = await reading.rubrics(newsroom.desk)
    assert telegram.made == [each.name(Language.BE) for each in rubrics]
    assert made == topic_map.TopicsMade(len(rubrics), len(rubrics))
    drawn = await topic_map.draw(newsroom.desk, whole)
    assert {line.timing for line in drawn} == {Timing.DIGEST}
    topic = await places.place_in(newsroom.desk, FORUM.chat_id, 101)
    assert topic is not None
    assert (topic.language, topic.zone.key, topic.quiet) == (Language.BE, "Asia/Tbilisi", quiet)
    assert topic.next_digest_at is not None
    assert await make(newsroom, whole, telegram) == topic_map.TopicsMade()


async def test_a_topic_that_is_called_as_a_rubric_is_taken(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    for thread_id, title in ((17, "⚽ СПОРТ"), (18, "Sport"), (19, "Болтовня")):
        await topic_map.learn(newsroom.desk, FORUM.chat_id, thread_id, title)
    telegram = Telegram()

    await make(newsroom, whole, telegram)

    assert "Спорт" not in telegram.made
    line = of(await topic_map.draw(newsroom.desk, whole), "sport")
    assert (line.thread_id, line.title, line.timing) == (17, "⚽ СПОРТ", Timing.INSTANT)
    assert await places.place_in(newsroom.desk, FORUM.chat_id, 18) is None


async def test_what_is_said_in_a_renamed_topic_does_not_bring_its_first_name_back(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    desk, chat_id = newsroom.desk, FORUM.chat_id
    await topic_map.overhear(desk, chat_id, 17, "Болтовня")
    await topic_map.learn(desk, chat_id, 17, "Спорт")

    await topic_map.overhear(desk, chat_id, 17, "Болтовня")

    assert of(await topic_map.draw(desk, whole), "sport").thread_id == 17


async def test_what_follows_its_rubric_already_goes_on_as_it_does(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    await topic_map.learn(newsroom.desk, FORUM.chat_id, 17, "Спорт")
    topic = await places.ensure_place(newsroom.desk, FORUM, 17, Language.BE, NOON)
    await subscribing.subscribe(newsroom.desk, topic, "sport", NOON)

    await make(newsroom, whole, Telegram())

    assert of(await topic_map.draw(newsroom.desk, whole), "sport").timing is Timing.DIGEST


async def test_two_who_make_topics_at_once_make_each_one_once(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    telegram = Telegram()

    await asyncio.gather(*(make(newsroom, whole, telegram) for _ in range(2)))

    assert (
        len(telegram.made) == len(set(telegram.made)) == len(await reading.rubrics(newsroom.desk))
    )


@pytest.mark.parametrize("why", [each for each in Stopped if each is not Stopped.NO_ANSWER])
async def test_what_telegram_refused_is_made_by_another_try(
    newsroom: Newsroom, whole: Subscriber, why: Stopped
) -> None:
    telegram = Telegram(most=3, then=why)
    assert await make(newsroom, whole, telegram) == topic_map.TopicsMade(3, 3, why)

    telegram.most = 1000
    await make(newsroom, whole, telegram)

    assert len(telegram.made) == len(set(telegram.made))
    assert all(line.is_done for line in await topic_map.draw(newsroom.desk, whole))


@pytest.mark.parametrize("end", [Stopped.NO_ANSWER, RuntimeError("killed")])
async def test_a_topic_that_may_have_been_made_is_not_made_again_unasked(
    newsroom: Newsroom, whole: Subscriber, end: Stopped | Exception
) -> None:
    telegram = Telegram(most=3, then=end)
    if isinstance(end, Exception):
        with pytest.raises(RuntimeError):
            await make(newsroom, whole, telegram)
    else:
        assert (await make(newsroom, whole, telegram)).stopped is end
    telegram.most = 1000

    await make(newsroom, whole, telegram)

    drawn = await topic_map.draw(newsroom.desk, whole)
    (doubtful,) = await doubts(newsroom, whole)
    assert doubtful.title not in telegram.made
    assert all(line.is_done for line in drawn if not line.in_doubt)

    # Somebody has looked: it is there after all.
    await topic_map.learn(newsroom.desk, FORUM.chat_id, 999, doubtful.title)
    assert of(await topic_map.draw(newsroom.desk, whole), doubtful.rubric.slug).thread_id == 999


async def doubts(newsroom: Newsroom, whole: Subscriber) -> list[MapLine]:
    return [each for each in await topic_map.draw(newsroom.desk, whole) if each.in_doubt]


async def test_a_topic_in_doubt_is_made_once_somebody_has_looked(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    telegram = Telegram(most=0, then=Stopped.NO_ANSWER)
    await make(newsroom, whole, telegram)
    telegram.most = 1000

    (doubtful,) = await doubts(newsroom, whole)

    about = newsroom.desk, whole, doubtful.rubric.id, NOON
    await topic_map.settle_doubt(*about, is_there=False)
    await make(newsroom, whole, telegram)

    assert all(line.is_done for line in await topic_map.draw(newsroom.desk, whole))


async def test_a_topic_that_is_there_as_somebody_says_is_never_made_again(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    telegram = Telegram(most=0, then=Stopped.NO_ANSWER)
    await make(newsroom, whole, telegram)
    telegram.most = 1000
    (doubtful,) = await doubts(newsroom, whole)

    about = newsroom.desk, whole, doubtful.rubric.id, NOON
    await topic_map.settle_doubt(*about, is_there=True)
    await make(newsroom, whole, telegram)

    assert doubtful.title not in telegram.made
    assert await doubts(newsroom, whole) == []
    (unseen,) = [each for each in await topic_map.draw(newsroom.desk, whole) if each.unseen]
    assert unseen.rubric == doubtful.rubric

    # A command is given in it.
    await topic_map.overhear(newsroom.desk, FORUM.chat_id, 999, doubtful.title)
    await make(newsroom, whole, telegram)
    assert all(line.is_done for line in await topic_map.draw(newsroom.desk, whole))
    assert doubtful.title not in telegram.made


async def test_a_topic_that_rested_goes_on_when_it_is_open_again(
    newsroom: Newsroom, whole: Subscriber
) -> None:
    desk, chat_id = newsroom.desk, FORUM.chat_id
    await make(newsroom, whole, Telegram())
    await topic_map.close(desk, chat_id, 101, NOON)
    async with desk.database.transaction() as connection:
        await deactivate_chat(connection, chat_id, Reason.TOPIC_CLOSED, NOON, 101)
    # The others sleep for another reason, which is not for whoever opens a topic to end.
    await membership.deactivate(desk, chat_id, Reason.KICKED, NOON)

    for thread_id in (0, 101, 102):
        await topic_map.reopen(desk, chat_id, thread_id, NOON)

    opened = await places.place_in(desk, chat_id, 101)
    other = await places.place_in(desk, chat_id, 102)
    assert opened is not None
    assert other is not None
    assert (opened.active, other.active) == (True, False)
    found = await places.place_with_chat(desk, opened.id)
    assert found is not None
    assert found[0].topics[0].closed_at is None
