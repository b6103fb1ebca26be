"""How the bot comes into groups and channels, and how a group becomes a supergroup."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramMigrateToChat,
)
from aiogram.types import (
    ChatAdministratorRights,
    Message,
)

from emulator import Emulator, Person
from emulator.actions import ActionError
from tests.emulator.conftest import Ask
from tests.emulator.events import changes, told

SENDS = "can_post_messages"


async def test_a_new_group_says_that_it_is_one(bot: Bot, maria: Person, boris: Person) -> None:
    group = await maria.creates_group("Новая", boris)

    joined, created = await told(bot)

    assert (joined.old_chat_member.status, joined.new_chat_member.status) == ("left", "member")
    assert (created.group_chat_created, created.chat.type, created.chat.id) == (
        True, "group", group.id,
    )  # fmt: skip
    await maria.removes_bot(group)
    left, kicked = await told(bot)
    assert left.left_chat_member.id == bot.id
    assert kicked.new_chat_member.status == "kicked"


@pytest.mark.parametrize("order", ["old first", "new first"])
async def test_a_group_becomes_a_supergroup_and_both_say_so(
    bot: Bot, maria: Person, order: Any
) -> None:
    group = await maria.creates_group("Группа")
    before = await bot.send_message(group.id, "x")
    await told(bot)
    new = await maria.migrates(group, order=order, tells_members=True)

    first, second, *members = await told(bot)

    if order == "new first":
        first, second = second, first
    assert (first.chat.id, first.migrate_to_chat_id) == (group.id, new.id)
    assert (second.chat.id, second.migrate_from_chat_id) == (new.id, group.id)
    assert second.sender_chat.id == new.id
    assert changes(members) == [("left", "member"), ("member", "left")]
    with pytest.raises(TelegramMigrateToChat):
        await bot.edit_message_text("y", chat_id=group.id, message_id=before.message_id)
    assert (await bot.send_message(new.id, "x")).message_id == 2
    assert (await bot.get_chat_member(new.id, maria.id)).status == "creator"
    with pytest.raises(ActionError, match="only a basic group"):
        await maria.migrates(group)


async def test_rights_to_choose_from_make_a_basic_group_a_supergroup(
    bot: Bot, maria: Person
) -> None:
    group = await maria.creates_group("Группа")
    await told(bot)
    new = await maria.promotes_bot(group, ["can_pin_messages"])

    events = await told(bot)

    assert new.type == "supergroup"
    assert events[0].migrate_to_chat_id == new.id
    assert changes(events) == [("member", "administrator")]


RIGHTS = ChatAdministratorRights(
    is_anonymous=False, can_manage_chat=True, can_delete_messages=False,
    can_manage_video_chats=False, can_restrict_members=False, can_promote_members=False,
    can_change_info=False, can_invite_users=False, can_post_stories=False, can_edit_stories=False,
    can_delete_stories=False, can_send_welcome_messages=False, can_post_messages=True,
)  # fmt: skip
USERS = RIGHTS.model_copy(update={"can_promote_members": True})


async def offers(bot: Bot, to: Person, **wish: Any) -> None:
    """Shows a key that asks for a chat."""
    asked = {"request_id": 7, "chat_is_channel": True, "request_title": True} | wish
    keys: Any = {"keyboard": [[{"text": "Канал", "request_chat": asked}]]}
    await bot.send_message(to.id, "Выберите", reply_markup=keys)


def both() -> dict[str, Any]:
    return {
        "user_administrator_rights": USERS.model_dump(exclude_none=True),
        "bot_administrator_rights": RIGHTS.model_dump(exclude_none=True),
    }


async def test_a_chat_is_chosen_and_the_bot_is_added_when_both_rights_are_named(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    channel = emulator.channel("Новости", anna, username="news_by")
    await offers(bot, anna, **both())
    await anna.chooses_chat("Канал", channel)

    change, shared = await told(bot)

    assert (change.from_user.id, change.new_chat_member.can_post_messages) == (anna.id, True)
    assert change.new_chat_member.can_delete_messages is False
    assert shared.chat_shared.model_dump(exclude_none=True) == {
        "request_id": 7, "chat_id": channel.id, "title": "Новости",
    }  # fmt: skip
    assert (await bot.send_message(channel.id, "x")).chat.id == channel.id


@pytest.mark.parametrize("missing", ["user_administrator_rights", "bot_administrator_rights", ""])
async def test_otherwise_it_is_only_shared(
    bot: Bot, emulator: Emulator, anna: Person, missing: str
) -> None:
    channel = emulator.channel("Новости", anna)
    wish = {name: value for name, value in both().items() if name != missing}
    if missing == "user_administrator_rights":
        wish.pop("bot_administrator_rights")
    await offers(bot, anna, **wish)
    await anna.chooses_chat("Канал", channel, adds_bot=bool(missing))
    (shared,) = await told(bot)
    assert shared.chat_shared.chat_id == channel.id
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat(channel.id)


async def test_only_chats_that_fit_are_offered(
    bot: Bot, emulator: Emulator, anna: Person, maria: Person
) -> None:
    theirs = emulator.channel("Чужой", maria, anna)
    group = emulator.group("Группа", anna)
    await maria.appoints(anna, theirs, [SENDS])
    await offers(bot, anna, **both())
    for place in (theirs, group):
        with pytest.raises(ActionError, match="is not offered"):
            await anna.chooses_chat("Канал", place)
    with pytest.raises(AssertionError, match="chooses_chat"):
        await anna.presses("Канал")


async def test_rights_of_the_bot_beyond_the_persons_are_refused(ask: Ask, anna: Person) -> None:
    asked = both() | {"request_id": 1, "chat_is_channel": True}
    asked["bot_administrator_rights"] = {"can_delete_messages": True}
    keys = {"keyboard": [[{"text": "Канал", "request_chat": asked}]]}
    answer = await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=keys)
    assert "must be a subset" in answer["description"]


async def test_a_link_brings_the_bot_into_a_group(
    bot: Bot, emulator: Emulator, maria: Person, boris: Person
) -> None:
    group = emulator.group("Группа", maria, boris, is_supergroup=True, has_bot=False)
    link = "https://t.me/newsdesk_demo_bot?startgroup=n0nce&admin=pin_messages+manage_topics"
    await boris.follows(link, group)
    await maria.follows(link, group)

    events = await told(bot)

    assert changes(events) == [("left", "member"), ("member", "administrator")]
    said = [each for each in events if isinstance(each, Message) and each.text]
    assert [each.text for each in said] == ["/start@newsdesk_demo_bot n0nce"] * 2
    assert [each.from_user.id for each in said if each.from_user] == [boris.id, maria.id]
    assert events[-2].new_chat_member.can_manage_topics is True


async def test_a_link_brings_the_bot_into_a_channel_without_a_word(
    bot: Bot, emulator: Emulator, maria: Person
) -> None:
    channel = emulator.channel("Новости", maria)
    link = "https://t.me/newsdesk_demo_bot?startchannel&admin=post_messages"
    assert await maria.follows(link, channel) is None

    (change,) = await told(bot)

    assert change.new_chat_member.can_post_messages is True
    assert change.new_chat_member.can_edit_messages is False
    await maria.follows("https://t.me/newsdesk_demo_bot?start=a_1")
    assert [each.text for each in await told(bot)] == ["/start a_1"]
    with pytest.raises(ActionError, match="no link to the bot"):
        await maria.follows("https://t.me/other_bot?start=1")
