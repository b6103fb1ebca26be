import asyncio
from dataclasses import replace

import pytest

from news.dispatch import Reason
from news.language import Language
from news.place import NO_RIGHT, Chat, Right
from newsroom import membership, places, setting_up, subscribing, topic_map
from newsroom.rights import Doer
from newsroom.setting_up import SetUpPlace
from storage.chats import change_chat, chat_by_id
from storage.topics import topics_of
from tests.factories import DAY, MINUTE, NOON, Newsroom

ANNA = 11
GROUP = Chat(-1001, "supergroup", "Двор", NOON, rights=Right.SEND | Right.PHOTOS)


async def test_a_closed_chat_keeps_its_subscriptions_until_it_opens(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))

    closed = await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)
    again = await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)
    back, is_new = await subscribing.arrive(newsroom.desk, reader.chat_id, "ru", NOON + DAY)

    assert (closed, again) == (True, False)
    assert back.active
    assert not is_new
    assert back.next_digest_at is not None
    assert back.next_digest_at > NOON + DAY
    assert len(await subscribing.subscriptions_of(newsroom.desk, back)) == 2


async def test_only_a_closed_chat_opens(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)

    assert await membership.reactivate(newsroom.desk, reader.chat_id, NOON)
    assert not await membership.reactivate(newsroom.desk, reader.chat_id, NOON)
    assert not await membership.reactivate(newsroom.desk, 999, NOON)


async def test_a_chat_moves_with_all_it_has(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")

    moved = await membership.migrate(newsroom.desk, reader.chat_id, -100500, NOON)

    there, is_new = await subscribing.arrive(newsroom.desk, -100500, "ru", NOON)
    assert moved
    assert not is_new
    assert there.id == reader.id
    assert not await membership.migrate(newsroom.desk, reader.chat_id, -100500, NOON)


async def test_a_chat_that_moved_where_somebody_is_becomes_one_with_them(
    newsroom: Newsroom,
) -> None:
    old = await newsroom.reader("society", rules=("договор",))
    new = await newsroom.reader("sport", rules=("договор",))

    await membership.migrate(newsroom.desk, old.chat_id, new.chat_id, NOON)

    merged, _ = await subscribing.arrive(newsroom.desk, new.chat_id, "ru", NOON)
    followed = await subscribing.subscriptions_of(newsroom.desk, merged)
    assert [one.rubric.slug if one.rubric else one.rule for one in followed] == [
        "society",
        "sport",
        "договор",
    ]


async def test_who_runs_a_place_is_told_once_that_the_bot_is_out(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    done = await set_up(newsroom, GROUP)
    await subscribing.subscribe(desk, done.place, "sport", NOON)
    about = GROUP.chat_id, Reason.KICKED

    changed = await membership.close_place(desk, *about, NOON, NOON)

    assert changed is not None
    assert (changed.managers, changed.sleeps) == ([ANNA], True)
    # The same update again may not have been told; another one is no news.
    assert await membership.close_place(desk, *about, NOON, NOON + DAY) is not None
    assert await membership.close_place(desk, *about, NOON + DAY, NOON + DAY) is None
    chat = await newsroom.chat(GROUP.chat_id)
    assert chat is not None
    assert (chat.has_bot, chat.rights, chat.ask_at) == (False, NO_RIGHT, None)
    assert await membership.close_place(desk, -999, Reason.KICKED, NOON, NOON) is None


async def test_a_chat_that_has_the_bot_again_goes_on_when_somebody_says_so(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    done = await set_up(newsroom, GROUP)
    topic = await places.ensure_place(desk, GROUP, 17, Language.RU, NOON)
    await membership.close_place(desk, GROUP.chat_id, Reason.KICKED, NOON, NOON)

    changed = await membership.note_chat(desk, GROUP, NOON + DAY)

    assert changed.sleeps
    assert not changed.lost
    by = Doer(ANNA, NOON + DAY)
    assert await membership.go_on(desk, done.place, by)
    assert not await membership.go_on(desk, done.place, by)
    for each in (done.place, topic):
        place = await places.place_by_id(desk, each.id)
        assert place is not None
        assert place.active


async def test_a_right_that_is_needed_is_missed_once(newsroom: Newsroom) -> None:
    desk, forum = newsroom.desk, replace(GROUP, is_forum=True, rights=~NO_RIGHT)
    done = await set_up(newsroom, forum)
    without = replace(forum, rights=forum.rights & ~(Right.TOPICS | Right.PIN))

    assert (await membership.note_chat(desk, without, NOON)).lost == Right.TOPICS
    assert not (await membership.note_chat(desk, without, NOON)).lost
    mute = await membership.note_chat(desk, replace(forum, rights=NO_RIGHT), NOON)
    assert (mute.lost, mute.sleeps) == (Right.SEND | Right.PHOTOS, True)
    # Delivery has noted by itself that a post was refused, and has told.
    async with desk.database.transaction() as connection:
        await change_chat(connection, forum.chat_id, rights=Right.PHOTOS.value)
    assert not (await membership.note_chat(desk, replace(forum, rights=NO_RIGHT), NOON)).lost
    for is_news in (True, False):
        turn = await membership.note_chat(desk, forum, NOON)
        assert (turn.sleeps, turn.is_open_again) == (True, is_news)
    place = await places.place_by_id(desk, done.place.id)
    assert place is not None
    assert not place.active


async def test_a_post_that_telegram_refused_is_told_of_once_where_the_bot_may_write(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    await set_up(newsroom, GROUP)
    assert not (await membership.note_chat(desk, GROUP, NOON)).fell_asleep
    await membership.deactivate(desk, GROUP.chat_id, Reason.NO_RIGHTS, NOON + MINUTE)

    for told in (True, False):
        changed = await membership.note_chat(desk, replace(GROUP, asked_at=NOON + DAY), NOON + DAY)
        assert (changed.fell_asleep, changed.lost) == (told, NO_RIGHT)


async def test_a_chat_that_nobody_knew_is_known_from_then_on(newsroom: Newsroom) -> None:
    assert not (await membership.note_chat(newsroom.desk, GROUP, NOON)).is_known
    assert (await membership.note_chat(newsroom.desk, GROUP, NOON)).is_known


@pytest.mark.parametrize("began", [False, True])
async def test_a_group_that_moves_takes_all_along_however_often_it_is_told(
    newsroom: Newsroom, began: bool
) -> None:
    desk, old, new = newsroom.desk, -5, -1005
    anna = await newsroom.reader()
    group = replace(GROUP, chat_id=old, type="group")
    done = await setting_up.set_up(desk, group, anna.chat_id, Language.BE, NOON)
    await topic_map.learn(desk, old, 17, "Спорт")
    await subscribing.subscribe(desk, done.place, "sport", NOON)
    await places.manage(desk, anna.chat_id, done.place.id)
    if began:
        # The supergroup has been heard of before the move.
        newer = replace(group, chat_id=new, type="supergroup", title="Новый двор")
        other = await setting_up.set_up(desk, newer, anna.chat_id, Language.BE, NOON)
        await subscribing.subscribe(desk, other.place, "culture", NOON)
        await places.manage(desk, anna.chat_id, other.place.id)

    became = replace(group, chat_id=new, type="supergroup")
    assert await membership.may_have_been(desk, became) == [old]
    assert not await membership.has_moved(desk, new)
    for _ in range(2):
        await membership.migrate(desk, old, new, NOON + DAY)

    assert await membership.may_have_been(desk, became) == []
    assert await membership.has_moved(desk, new)
    (found,) = await places.managed_chats(desk, anna.chat_id)
    (place,) = found.places
    assert place.id == done.place.id
    assert await newsroom.chat(old) is None
    chat = found.chat
    assert (chat.chat_id, chat.type, chat.moved_from) == (new, "supergroup", old)
    assert (chat.title, chat.set_up_by) == ("Новый двор" if began else "Двор", anna.chat_id)
    held = await subscribing.subscriptions_of(desk, place)
    assert [one.rubric and one.rubric.slug for one in held] == (
        ["culture", "sport"] if began else ["sport"]
    )
    speaking = await subscribing.reader(desk, anna.chat_id)
    assert speaking is not None
    assert speaking.manages == place.id
    async with desk.database.snapshot() as connection:
        assert [each.title for each in await topics_of(connection, new)] == ["Спорт"]
        assert await topics_of(connection, old) == []


async def test_of_two_who_tell_of_a_move_at_once_one_finds_nothing_left(newsroom: Newsroom) -> None:
    desk, old, new = newsroom.desk, -5, -1005
    first, _ = [
        await places.ensure_place(desk, replace(GROUP, chat_id=each), 0, Language.BE, NOON)
        for each in (old, new)
    ]

    moved = await asyncio.gather(*(membership.migrate(desk, old, new, NOON) for _ in range(4)))

    assert sorted(moved) == [False, False, False, True]
    place = await places.place_in(desk, new)
    assert place is not None
    assert place.id == first.id


async def test_what_was_said_in_a_group_before_it_moved_is_meant_for_the_supergroup(
    newsroom: Newsroom,
) -> None:
    desk, old, new = newsroom.desk, replace(GROUP, chat_id=-5, type="group"), -1005
    done = await set_up(newsroom, old)
    await membership.migrate(desk, old.chat_id, new, NOON)

    # The chats have queues of their own: a command may be read only now.
    found = await places.place_in(desk, old.chat_id)
    made = await places.ensure_place(desk, old, 0, Language.EN, NOON)

    assert found is not None
    assert (found.id, made.id) == (done.place.id, done.place.id)
    assert made.language is done.place.language
    async with desk.database.snapshot() as connection:
        assert await chat_by_id(connection, old.chat_id) is None
    assert not await membership.migrate(desk, old.chat_id, new, NOON)


async def test_a_supergroup_is_asked_in_the_language_of_who_added_the_bot_to_the_group(
    newsroom: Newsroom,
) -> None:
    desk, old, new = newsroom.desk, -5, -1005
    await membership.note_chat(desk, replace(GROUP, chat_id=old, type="group"), NOON)
    await membership.note_language(desk, old, Language.BE)
    await membership.note_chat(desk, replace(GROUP, chat_id=new), NOON)

    await membership.migrate(desk, old, new, NOON)

    assert await places.language_in(desk, new) is Language.BE


async def test_a_move_that_looked_like_being_thrown_out_lets_the_place_go_on(
    newsroom: Newsroom,
) -> None:
    desk, old, new = newsroom.desk, -5, -1005
    done = await set_up(newsroom, replace(GROUP, chat_id=old, type="group"))
    await membership.close_place(desk, old, Reason.KICKED, NOON, NOON)

    await membership.migrate(desk, old, new, NOON + MINUTE)

    place = await places.place_by_id(desk, done.place.id)
    assert place is not None
    assert place.active


async def set_up(newsroom: Newsroom, chat: Chat) -> SetUpPlace:
    return await setting_up.set_up(newsroom.desk, chat, ANNA, Language.RU, NOON)
