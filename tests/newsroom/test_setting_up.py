"""A place is set up once, however many begin to, and disconnected with all that it had."""

import asyncio
from dataclasses import replace

from news.dispatch import Reason
from news.language import Language
from news.place import Chat, Right
from newsroom import membership, places, removing_places, setting_up, subscribing
from newsroom.conversations import conversation, keep_conversation
from newsroom.setting_up import PATIENCE, Way
from storage.managers import managers_of
from storage.topics import topics_of
from tests.factories import DAY, MINUTE, NOON, Newsroom

GROUP = Chat(-1001, "supergroup", "Двор", NOON, rights=Right.SEND | Right.PHOTOS)
ANNA, ALES = 11, 12


async def test_two_who_set_up_one_place_both_look_after_it(newsroom: Newsroom) -> None:
    done = await asyncio.gather(
        *(setting_up.set_up(newsroom.desk, GROUP, each, Language.BE, NOON) for each in (ANNA, ALES))
    )

    assert sorted(each.is_first for each in done) == [False, True]
    assert done[0].place.id == done[1].place.id
    async with newsroom.desk.database.snapshot() as connection:
        assert await managers_of(connection, GROUP.chat_id) == [ANNA, ALES]


async def test_who_sets_it_up_again_changes_nothing_and_lets_it_go_on(newsroom: Newsroom) -> None:
    first = await setting_up.set_up(newsroom.desk, GROUP, ANNA, Language.BE, NOON)
    await subscribing.subscribe(newsroom.desk, first.place, "sport", NOON)
    about = Reason.KICKED, NOON, NOON
    await membership.close_place(newsroom.desk, GROUP.chat_id, *about)

    again = await setting_up.set_up(newsroom.desk, GROUP, ALES, Language.EN, NOON + DAY)

    place = await places.place_by_id(newsroom.desk, again.place.id)
    assert place is not None
    assert place.active
    assert place.language is Language.BE
    assert len(await subscribing.subscriptions_of(newsroom.desk, place)) == 1
    chat = await newsroom.chat(GROUP.chat_id)
    assert chat is not None
    assert (chat.set_up_by, chat.set_up_at, chat.left_at) == (ANNA, NOON, None)


async def test_what_was_begun_is_known_by_its_nonce_and_its_person_for_a_while(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    begun = await setting_up.begin(desk, ANNA, Way.GROUP, "n1", NOON)

    soon, late = NOON + PATIENCE, NOON + PATIENCE + MINUTE
    assert await setting_up.begun_with(desk, "n1", soon) == begun
    assert await setting_up.begun_with(desk, "n1", late) is None
    assert await setting_up.begun_with(desk, "другой", soon) is None
    assert await setting_up.has_begun(desk, ANNA, soon, Way.KEY, Way.GROUP)
    assert not await setting_up.has_begun(desk, ANNA, late, Way.GROUP)
    assert not await setting_up.has_begun(desk, ANNA, soon, Way.CHANNEL)
    assert not await setting_up.has_begun(desk, ALES, soon, Way.GROUP)

    await setting_up.forget_old(desk, NOON + DAY + MINUTE)
    assert await setting_up.begun_with(desk, "n1", NOON) is None


async def test_a_topic_is_disconnected_alone_and_a_chat_with_all_of_it(newsroom: Newsroom) -> None:
    desk, forum = newsroom.desk, replace(GROUP, is_forum=True)
    anna = await newsroom.reader()
    whole = (await setting_up.set_up(desk, forum, anna.chat_id, Language.BE, NOON)).place
    topics = [await places.ensure_place(desk, forum, each, Language.BE, NOON) for each in (17, 18)]
    for each in (whole, *topics):
        await subscribing.subscribe(desk, each, "sport", NOON)
    await newsroom.publish("sport")
    await places.manage(desk, anna.chat_id, topics[1].id)

    await removing_places.remove(desk, topics[0], anna.chat_id, NOON)
    (found,) = await places.managed_chats(desk, anna.chat_id)
    assert [each.id for each in found.places] == [whole.id, topics[1].id]

    await keep_conversation(desk, forum.chat_id, ANNA, None, '{"asked": 1}')
    await removing_places.remove(desk, whole, anna.chat_id, NOON)
    assert await places.managed_chats(desk, anna.chat_id) == []
    assert await newsroom.chat(forum.chat_id) is None
    assert await places.place_by_id(desk, topics[1].id) is None
    speaking = await subscribing.reader(desk, anna.chat_id)
    assert speaking is not None
    assert speaking.manages is None
    async with desk.database.snapshot() as connection:
        assert await topics_of(connection, forum.chat_id) == []
    assert await conversation(desk, forum.chat_id, ANNA) == (None, "{}")
