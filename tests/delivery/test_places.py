"""Groups and channels: a pace of their own, breaking news first, one digest of what is too much."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.group_turns import KeptTurns
from emulator import Fault
from emulator.chat import Chat, Topic
from emulator.members import move_bot
from news.dispatch import MOST_ALONE, DeliveryState, Lane, Occasion, Reason
from news.group_turn import MINUTE, MOST, RESERVE, GroupTurn
from news.subscriber import PlaceKind
from newsroom.desk import open_desk
from newsroom.digesting import send_due
from storage.tables import dispatches, subscribers
from tests.delivery.post import NOON, Post

SENT, SKIPPED, PENDING = DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.PENDING


async def place(post: Post, chat: Chat, thread_id: int = 0, **columns: Any) -> int:
    """A group, channel or topic that follows; its id."""
    kind = PlaceKind.TOPIC if thread_id else PlaceKind.GROUP
    usual = {
        "chat_id": chat.id,
        "thread_id": thread_id,
        "kind": kind.value,
        "language": "ru",
        "timetable": "off",
        "digest_sequence": 0,
        "created_at": NOON,
    }
    async with post.database.transaction() as connection:
        made = await connection.execute(subscribers.insert().values(usual | columns))
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])


def channel(post: Post) -> Chat:
    """A channel that the bot runs."""
    anna = post.emulator.person("Anna")
    found = post.emulator.channel("Naviny", anna)
    move_bot(post.emulator, anna.user, found, "administrator")
    return found


def shown(post: Post, chat: Chat) -> list[str]:
    """The texts that a chat has been sent, in their order."""
    return [str(entry.payload.get("text", "")) for entry in post.emulator.ledger.to(chat.id)]


async def fill(post: Post, number: int, *places: int, lane: Lane = Lane.INSTANT) -> list[int]:
    """So many articles on their way to places; their dispatches."""
    return [await post.send_to(places, headline=f"Новость {n}", lane=lane) for n in range(number)]


async def states(post: Post, made: list[int]) -> list[tuple[int, str | None]]:
    rows = [row for each in made for row in await post.rows(each)]
    return [(row.state, row.reason) for row in rows]


async def test_a_few_come_one_by_one(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    made = await fill(post, 1, await place(post, chat))

    await post.work()

    assert await states(post, made) == [(SENT, None)]
    assert len(shown(post, chat)) == 1


async def test_more_than_eight_that_wait_become_one_digest(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    made = await fill(post, MOST_ALONE + 1, await place(post, chat))

    await post.work()
    assert await states(post, made) == [(SKIPPED, Reason.CROWDED.value)] * len(made)
    desk = await open_desk(post.database, zone=ZoneInfo("Europe/Minsk"))
    post.now += timedelta(seconds=2)
    assert await send_due(desk, post.now) == 1
    assert await send_due(desk, post.now) == 0
    await post.work()

    (digest,) = shown(post, chat)
    assert all(digest.count(f">Новость {n}<") == 1 for n in range(len(made)))
    assert await states(post, made) == [(SKIPPED, Reason.DIGESTED.value)] * len(made)
    async with post.database.snapshot() as connection:
        occasions = select(dispatches.c.occasion).where(dispatches.c.kind == "digest")
        assert list(await connection.scalars(occasions)) == [Occasion.CROWD]


async def test_breaking_news_goes_first_and_is_in_no_digest(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    there = await place(post, chat)
    crowd = await fill(post, MOST_ALONE + 1, there)
    breaking = await fill(post, 1, there, lane=Lane.BREAKING)

    await post.work()

    assert await states(post, breaking) == [(SENT, None)]
    assert await states(post, crowd) == [(SKIPPED, Reason.CROWDED.value)] * len(crowd)


async def test_what_waits_alone_for_its_topic_does_not_become_a_digest(post: Post) -> None:
    chat = post.emulator.group("Ratuša", is_supergroup=True, is_forum=True)
    for number in (3, 4):
        chat.topics[number] = Topic(number, f"Topic {number}")
    busy, calm = await place(post, chat, 3), await place(post, chat, 4)
    crowd = await fill(post, MOST_ALONE, busy)
    (alone,) = await fill(post, 1, calm)

    await post.work()

    assert await states(post, crowd) == [(SKIPPED, Reason.CROWDED.value)] * len(crowd)
    assert await states(post, [alone]) == [(SENT, None)]


async def test_what_a_group_does_not_want_any_more_makes_no_crowd(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    there = await place(post, chat, news_languages="be")
    made = await fill(post, MOST_ALONE + 1, there)

    await post.work()

    assert await states(post, made) == [(SKIPPED, Reason.LANGUAGE.value)] * len(made)


async def answer(post: Post, chat: Chat, number: int) -> None:
    """So many answers to people in a group, which others count."""
    turns = KeptTurns(post.database, lambda: post.now)
    for _ in range(number):
        turn = await turns.take(chat.id)
        assert isinstance(turn, GroupTurn)
        await turns.end(turn)


async def test_full_groups_keep_no_reader_waiting(post: Post) -> None:
    chats = [post.emulator.group(f"group {n}") for n in range(30)]
    places = [await place(post, chat) for chat in chats]
    for chat in chats:
        await answer(post, chat, MOST)
    full = await fill(post, 5, *places)
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)

    await post.send_once()

    assert len(post.texts(anna)) == 1
    assert await states(post, [dispatch]) == [(SENT, None)]
    assert await states(post, full) == [(PENDING, None)] * 150


async def test_breaking_news_may_take_what_is_reserved_in_a_full_group(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    there = await place(post, chat)
    await answer(post, chat, MOST - RESERVE)
    (waits,) = await fill(post, 1, there)
    (breaks,) = await fill(post, 1, there, lane=Lane.BREAKING)

    await post.send_once()

    assert await states(post, [waits, breaks]) == [(PENDING, None), (SENT, None)]


async def test_a_group_that_asks_for_silence_rests_alone(post: Post) -> None:
    full, calm = post.emulator.group("full"), post.emulator.group("calm")
    post.emulator.faults.add(Fault.too_many_requests(30), chat_id=full.id, times=1)
    made = await fill(post, 1, await place(post, full), await place(post, calm))

    await post.send_once()

    assert len(shown(post, calm)) == 1
    assert sorted(await states(post, made)) == [(PENDING, None), (SENT, None)]


async def test_a_silent_place_is_sent_everything_without_a_sound(post: Post) -> None:
    chat = channel(post)
    there = await place(post, chat, silent=True)
    await fill(post, 1, there)
    await fill(post, 1, there, lane=Lane.BREAKING)

    await post.work()

    entries = post.emulator.ledger.to(chat.id)
    assert [entry.payload["disable_notification"] for entry in entries] == [True, True]


async def test_news_and_answers_share_the_minute_over_a_restart(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    there = await place(post, chat)
    await answer(post, chat, MOST - 1)
    made = await fill(post, 2, there, lane=Lane.BREAKING)
    await post.send_once()

    post.now += MINUTE - timedelta(seconds=1)
    await post.send_once()
    assert await states(post, made) == [(SENT, None), (PENDING, None)]
    refused = await KeptTurns(post.database, lambda: post.now).take(chat.id)
    assert isinstance(refused, timedelta)

    post.now += timedelta(seconds=2)
    await post.send_once()
    assert await states(post, made) == [(SENT, None)] * 2
