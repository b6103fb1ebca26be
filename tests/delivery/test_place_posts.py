"""What groups and channels are shown, and what becomes of it: links, edits, topics that close."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from botapi.outcome import Gone, Sent
from delivery.breakers import FEWEST_SUSPECT_PLACES, SuspectPlaces, Suspects
from delivery.notice import PlaceRests
from emulator import Fault
from emulator.chat import Topic
from news.dispatch import DeliveryState, Reason
from news.figure import Figure
from storage import figures
from storage.tables import subscribers
from tests.delivery.post import NOON, Post
from tests.delivery.rows import landed
from tests.delivery.test_places import channel, place, shown, states

SENT, SKIPPED, DEAD = DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.DEAD
KICKED = Gone(Reason.KICKED, doubtful=True)


def buttons(post: Post, chat_id: int) -> list[dict[str, str]]:
    """The buttons below the last message of a chat."""
    markup = post.emulator.ledger.to(chat_id)[-1].payload["reply_markup"]
    return [button for row in markup["inline_keyboard"] for button in row]


async def test_under_an_article_in_a_place_stand_links_that_name_it(post: Post) -> None:
    chats = [channel(post), post.emulator.group("Ratuša")]
    places = [await place(post, chat) for chat in chats]
    article_id = await post.article("Новость", "Подробности. " * 500)
    await post.send_to(places, article_id=article_id)

    await post.work()

    for chat, id_ in zip(chats, places, strict=True):
        urls = [(each["text"], each["url"]) for each in buttons(post, chat.id)]
        assert urls == [
            ("Читать в боте", f"https://t.me/bot?start=a_{article_id}_p{id_}"),
            ("Подписаться", f"https://t.me/bot?start=p_{id_}"),
        ]


async def test_a_digest_in_a_place_has_all_its_headlines_and_one_link(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    id_ = await place(post, chat)
    article_ids = [await post.article(f"Новость {n}") for n in range(30)]
    await post.digest_to([id_], tuple(article_ids))

    await post.work()

    (text,) = shown(post, chat)
    assert [text.count(f'start=a_{each}_d_p{id_}"') for each in article_ids] == [1] * 30
    assert [each["url"] for each in buttons(post, chat.id)] == [f"https://t.me/bot?start=p_{id_}"]


@pytest.mark.parametrize("words", ["TOPIC_CLOSED", "message thread not found"])
async def test_a_topic_that_is_closed_rests_alone(post: Post, words: str) -> None:
    chat = post.emulator.group("Ratuša", is_supergroup=True, is_forum=True)
    for number in (3, 4):
        chat.topics[number] = Topic(number, f"Topic {number}")
    closed, general, other = [await place(post, chat, topic) for topic in (3, 0, 4)]
    post.emulator.faults.add(Fault.error(400, f"Bad Request: {words}"), times=1)
    first = await post.send_to([closed])
    await post.work()
    second = await post.send_to([closed, general, other])

    await post.work()

    assert await states(post, [first]) == [(DEAD, Reason.TOPIC_CLOSED.value)]
    assert await states(post, [second]) == [
        (SKIPPED, Reason.TOPIC_CLOSED.value),
        *[(SENT, None)] * 2,
    ]
    assert post.notices == [PlaceRests(chat.id, 3, Reason.TOPIC_CLOSED)]
    # General has no thread of its own.
    threads = [entry.payload.get("message_thread_id") for entry in post.emulator.ledger.to(chat.id)]
    assert threads == [None, 4]


async def test_where_nothing_may_be_written_the_whole_group_rests_and_that_is_told_once(
    post: Post,
) -> None:
    chat = post.emulator.group("Ratuša", is_supergroup=True, is_forum=True)
    chat.topics[3] = Topic(3, "Topic")
    chat.muted = True
    places = [await place(post, chat, topic) for topic in (0, 3)]

    await post.send_to(places)
    await post.work()

    wanted = select(subscribers.c.inactive_reason)
    async with post.database.snapshot() as connection:
        assert list(await connection.scalars(wanted)) == [Reason.NO_RIGHTS.value] * 2
    assert [notice.reason for notice in post.notices if isinstance(notice, PlaceRests)] == [
        Reason.NO_RIGHTS
    ]


async def test_where_no_photos_may_be_sent_an_article_comes_without_its_own(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    article_id = await post.article("Новость", photo=post.photo())
    refused = Fault.error(400, "Bad Request: not enough rights to send photos to the chat")
    post.emulator.faults.add(refused, method="sendPhoto", times=1)
    dispatch = await post.send_to([await place(post, chat)], article_id=article_id)

    await post.work()

    assert await states(post, [dispatch]) == [(SENT, None)]
    assert len(shown(post, chat)) == 1
    assert post.notices == []


async def test_one_group_that_throws_the_bot_out_halts_nothing(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    chat.bot_status = "kicked"
    dispatch = await post.send_to([await place(post, chat)])

    delivery = await post.work()

    assert await states(post, [dispatch]) == [(DEAD, Reason.KICKED.value)]
    assert await post.reason_gone(chat.id) == Reason.KICKED.value
    assert delivery.halts.reason is None


@pytest.mark.parametrize(
    ("there", "gone", "lost"),
    [
        (0, FEWEST_SUSPECT_PLACES - 1, False),
        (10, FEWEST_SUSPECT_PLACES, False),
        (2, FEWEST_SUSPECT_PLACES, True),
    ],
)
def test_only_when_most_places_are_gone_the_bot_is_lost(there: int, gone: int, lost: bool) -> None:
    places, people = SuspectPlaces(), Suspects()
    for number in range(there):
        assert not places.holds(landed(Sent(1), chat_id=-number - 1))
    for number in range(gone):
        flight = landed(KICKED, chat_id=-number - 100)
        assert places.holds(flight)
        assert not people.holds(flight)

    assert places.verdict(idle=True) is lost


async def test_what_places_were_sent_is_counted_as_their_own(post: Post) -> None:
    chat = post.emulator.group("Ratuša")
    id_ = await place(post, chat)
    await post.send_to([id_])
    await post.work()
    chat.muted = True
    post.now += timedelta(seconds=5)
    await post.send_to([id_])
    await post.work()

    async with post.database.snapshot() as connection:
        counted = await figures.of_place(connection, id_, NOON)

    assert counted == {Figure.SENT_TO_PLACE: 1, Figure.FAILED_IN_PLACE: 1}
