"""Edits, corrections and recalls reach groups, topics and channels as they reach readers."""

import asyncio
from datetime import timedelta

import pytest

from emulator.chat import Chat, Topic
from news.dispatch import DeliveryState
from news.language import Language
from newsroom.desk import Desk
from tests.delivery.post import Post
from tests.delivery.test_amending import edited, withdrawn
from tests.delivery.test_amending_refused import mending
from tests.delivery.test_places import channel, place, shown
from tests.factories import MINSK
from texts.amendment import withdrawal_note
from texts.locale import Locale

SENT = DeliveryState.SENT
TOPIC = 3
TWO_DAYS = timedelta(hours=48)


async def sent(post: Post) -> tuple[list[Chat], int, int]:
    """An article in a channel, a topic and a group: the chats, the article, its dispatch."""
    forum = post.emulator.group("Forum", is_supergroup=True, is_forum=True)
    forum.topics[TOPIC] = Topic(TOPIC, "News")
    chats = [channel(post), forum, post.emulator.group("Ratuša")]
    places = [await place(post, chat, TOPIC if chat is forum else 0) for chat in chats]
    article_id = await post.article("Прежний заголовок")
    dispatch = await post.send_to(places, article_id=article_id)
    await post.work()
    return chats, article_id, dispatch


async def crash(post: Post) -> None:
    """A worker that is killed with as much in flight as it has claimed."""
    worker = post.assemble(wrap=lambda _: _never).worker
    await worker.start()
    await worker.step()
    for task in worker._tasks:
        task.cancel()


async def _never(*_: object, **__: object) -> None:
    await asyncio.Event().wait()


def texts(post: Post, chat: Chat) -> list[str]:
    """What a chat holds of what it was sent."""
    histories = post.emulator.ledger.histories(chat.id)
    return [each.text.split("\n")[0] for each in histories if not each.is_deleted]


@pytest.mark.parametrize("is_killed", [False, True])
async def test_a_correction_edits_each_copy_and_answers_it_once(
    post: Post, desk: Desk, is_killed: bool
) -> None:
    chats, article_id, dispatch = await sent(post)

    await edited(desk, post, article_id, "Новый заголовок", correction=True)
    if is_killed:
        await crash(post)
    await post.work()

    for chat in chats:
        assert texts(post, chat)[0] == "Новый заголовок"
        first, note = post.emulator.ledger.to(chat.id)
        assert note.payload["reply_parameters"]["message_id"] == first.message_id
        assert note.payload.get("message_thread_id") == first.payload.get("message_thread_id")
    assert await post.states(dispatch) == {SENT: 3}


@pytest.mark.parametrize("is_killed", [False, True])
async def test_a_recall_deletes_each_copy(post: Post, desk: Desk, is_killed: bool) -> None:
    chats, article_id, _ = await sent(post)

    await withdrawn(desk, post, article_id)
    if is_killed:
        await crash(post)
    await post.work()

    assert [texts(post, chat) for chat in chats] == [[], [], []]
    assert [len(shown(post, chat)) for chat in chats] == [1, 1, 1]


async def test_a_recall_of_what_is_older_than_two_days_leaves_a_note(
    post: Post, desk: Desk
) -> None:
    chats, article_id, _ = await sent(post)
    post.now += TWO_DAYS

    await withdrawn(desk, post, article_id)
    await post.work()

    note = withdrawal_note(Locale(post.catalogues[Language.RU], MINSK, "bot")).text
    assert [texts(post, chat) for chat in chats] == [[note]] * 3


async def test_an_article_that_changes_while_it_is_in_flight_is_edited_at_once(
    post: Post, desk: Desk
) -> None:
    chat = post.emulator.group("Ratuša")
    article_id = await post.article("Прежний")
    await post.send_to([await place(post, chat)], article_id=article_id)

    await post.work(wrap=mending(post, desk, article_id, after=1))

    assert texts(post, chat) == ["Последний"]
