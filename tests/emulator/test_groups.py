"""Groups: who is what there, what the bot may do, and what it is told."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberRestricted,
    Message,
)

from emulator import Chat, Emulator, ManualClock, Person
from emulator.actions import ActionError
from tests.emulator.events import changes, told

SENDS = "can_post_messages"


@pytest.fixture
def group(emulator: Emulator, maria: Person, boris: Person) -> Chat:
    """A supergroup of the two, with the bot as a mere member."""
    return emulator.group("Редакция", maria, boris, is_supergroup=True)


async def test_a_group_is_described(bot: Bot, group: Chat, maria: Person, boris: Person) -> None:
    chat = await bot.get_chat(group.id)
    assert (chat.type, chat.title, chat.is_forum) == ("supergroup", "Редакция", None)
    assert chat.permissions
    assert (chat.permissions.can_send_messages, chat.permissions.can_manage_topics) == (True, False)
    assert [each.user.id for each in await bot.get_chat_administrators(group.id)] == [maria.id]
    assert (await bot.get_chat_member(group.id, boris.id)).status == "member"


async def test_every_right_of_an_administrator_is_told(
    bot: Bot, group: Chat, maria: Person, boris: Person
) -> None:
    await maria.appoints(boris, group, ["can_pin_messages", "is_anonymous"])

    creator, other = [await bot.get_chat_member(group.id, each.id) for each in (maria, boris)]

    assert isinstance(creator, ChatMemberOwner)
    assert isinstance(other, ChatMemberAdministrator)
    assert (other.can_pin_messages, other.is_anonymous, other.can_manage_chat) == (True,) * 3
    assert (other.can_delete_messages, other.can_manage_topics) == (False, False)
    assert other.can_post_messages is None
    await maria.dismisses(boris, group)
    assert (await bot.get_chat_member(group.id, boris.id)).status == "member"


async def test_hidden_members_are_seen_by_administrators_only(
    bot: Bot, group: Chat, maria: Person, boris: Person
) -> None:
    group.hides_members = True
    with pytest.raises(TelegramBadRequest, match="CHAT_ADMIN_REQUIRED"):
        await bot.get_chat_member(group.id, boris.id)
    assert (await bot.get_chat_member(group.id, maria.id)).status == "creator"

    await maria.promotes_bot(group, [])

    assert (await bot.get_chat_member(group.id, boris.id)).status == "member"


async def test_the_bot_learns_what_it_may_do_and_from_whom(
    bot: Bot, group: Chat, maria: Person
) -> None:
    await maria.removes_bot(group)
    await maria.adds_bot(group)
    await maria.promotes_bot(group, ["can_pin_messages"])
    await maria.promotes_bot(group, ["can_pin_messages", "can_manage_topics"])
    await maria.promotes_bot(group, ["can_manage_topics", "can_pin_messages"])
    await maria.demotes_bot(group)
    await maria.restricts_bot(group)

    events = await told(bot)

    assert changes(events) == [
        ("member", "kicked"), ("kicked", "member"), ("member", "administrator"),
        ("administrator", "administrator"), ("administrator", "member"), ("member", "restricted"),
    ]  # fmt: skip
    last = events[-1].new_chat_member
    assert isinstance(last, ChatMemberRestricted)
    assert (last.is_member, last.can_send_messages) == (True, False)
    assert {each.from_user.id for each in events} == {maria.id}
    (greeting,) = [each for each in events if isinstance(each, Message)]
    assert [each.id for each in greeting.new_chat_members or ()] == [bot.id]
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text"):
        await bot.send_message(group.id, "x")


async def test_nobody_gives_rights_that_they_do_not_have(
    bot: Bot, emulator: Emulator, group: Chat, maria: Person, boris: Person
) -> None:
    await maria.appoints(boris, group, ["can_promote_members", "can_pin_messages"])
    await boris.promotes_bot(group)

    me = await bot.get_chat_member(group.id, bot.id)

    assert isinstance(me, ChatMemberAdministrator)
    assert (me.can_pin_messages, me.can_delete_messages) == (True, False)
    await maria.dismisses(boris, group)
    for act in (boris.promotes_bot, boris.demotes_bot, boris.removes_bot):
        with pytest.raises(ActionError):
            await act(group)
    with pytest.raises(ActionError, match="no member"):
        await emulator.person("Пётр").adds_bot(group)
    with pytest.raises(ValueError, match="no right can_fly"):
        await maria.promotes_bot(group, ["can_fly"])


async def test_the_bot_leaves_and_is_told_so(bot: Bot, group: Chat) -> None:
    await bot.leave_chat(group.id)

    (event,) = await told(bot)

    assert (event.from_user.id, event.new_chat_member.status) == (bot.id, "left")
    with pytest.raises(TelegramForbiddenError, match="not a member of the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_a_group_that_the_bot_was_never_in_is_unknown(
    bot: Bot, emulator: Emulator, maria: Person
) -> None:
    group = emulator.group("Чужая", maria, is_supergroup=True, has_bot=False)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat(group.id)
    public = emulator.group("Площадь", maria, username="square", has_bot=False)
    assert (await bot.get_chat("@square")).id == public.id


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("привет", False),
        ("/help", True),
        ("/help@newsdesk_demo_bot слово", True),
        ("/help@Newsdesk_Demo_Bot", True),
        ("/help@other_bot", False),
        ("см. /help", False),
        ("@newsdesk_demo_bot", False),
    ],
)
async def test_privacy_mode_lets_only_commands_through(
    bot: Bot, group: Chat, maria: Person, text: str, is_told: bool
) -> None:
    await maria.says(text, chat=group)
    assert [each.text for each in await told(bot)] == [text] * is_told
    await maria.promotes_bot(group)
    await told(bot)
    await maria.says(text, chat=group)
    assert [each.text for each in await told(bot)] == [text]


async def test_answers_to_the_bot_and_its_inline_results_come_through(
    bot: Bot, emulator: Emulator, group: Chat, maria: Person
) -> None:
    sent = group.messages[(await bot.send_message(group.id, "Вопрос")).message_id]
    answer = await maria.replies(sent, "Ответ")
    await maria.replies(answer, "Не боту")
    result = {"id": "1", "input_message_content": {"message_text": "Из бота"}}
    await maria.chooses(result, chat=group)
    assert [each.text for each in await told(bot) if isinstance(each, Message)] == [
        "Ответ", "Из бота",
    ]  # fmt: skip

    emulator.reads_groups = True
    await maria.says("Всё", chat=group)

    (heard,) = [each for each in await told(bot) if isinstance(each, Message)]
    assert heard.text == "Всё"
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_an_answer_in_a_supergroup_has_a_thread_that_is_no_topic(
    bot: Bot, group: Chat, maria: Person
) -> None:
    sent = group.messages[(await bot.send_message(group.id, "Вопрос")).message_id]
    await maria.replies(await maria.replies(sent, "Ответ"), "/ещё")

    first = (await told(bot))[0]

    assert (first.message_thread_id, first.is_topic_message) == (sent.message_id, None)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=first.message_thread_id)


async def test_an_anonymous_administrator_is_the_group(
    bot: Bot, emulator: Emulator, group: Chat, maria: Person, boris: Person
) -> None:
    await maria.says_anonymously("/help", chat=group)
    await maria.appoints(boris, group, ["is_anonymous"])
    await boris.says("/help", chat=group)
    channel = emulator.channel("Новости", maria)
    await maria.says_as(channel, "/help", chat=group)

    first, second, third = await told(bot)

    for each in (first, second):
        assert each.from_user.id == 1_087_968_824
        assert each.sender_chat.id == each.chat.id == group.id
    assert (third.from_user.id, third.sender_chat.id) == (136_817_688, channel.id)
    await maria.dismisses(boris, group)
    with pytest.raises(ActionError, match="no administrator"):
        await boris.says_anonymously("x", chat=group)


async def test_a_press_names_the_person_behind(bot: Bot, group: Chat, maria: Person) -> None:
    keyboard: Any = {"inline_keyboard": [[{"text": "Да", "callback_data": "1"}]]}
    await bot.send_message(group.id, "Точно?", reply_markup=keyboard)
    maria.patience = 0.01
    with pytest.raises(AssertionError, match="nobody answered"):
        await maria.presses("Да", chat=group)

    (press,) = await told(bot)

    assert (press.from_user.id, press.message.chat.id) == (maria.id, group.id)


async def test_who_may_not_write_is_not_let(
    emulator: Emulator, group: Chat, maria: Person, boris: Person
) -> None:
    with pytest.raises(ActionError, match="no member"):
        await emulator.person("Пётр").says("x", chat=group)
    group.muted = True
    with pytest.raises(ActionError, match="may not write"):
        await boris.says("x", chat=group)
    assert await maria.says("x", chat=group)


async def test_twenty_a_minute_is_the_pace_of_a_group(
    bot: Bot, emulator: Emulator, group: Chat, clock: ManualClock, anna: Person
) -> None:
    emulator.limits.per_group_minute = 20
    for _ in range(20):
        await bot.send_message(group.id, "x")
        await bot.send_message(anna.id, "x")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(group.id, "x")
    assert refusal.value.retry_after == 60
    await bot.send_message(anna.id, "x")
    assert len(emulator.ledger.to(group.id)) == 20
    assert [call.code for call in emulator.calls if call.chat_id == group.id].count(429) == 1
    clock.advance(60)
    await bot.send_message(group.id, "x")


async def test_pins_and_deletions_need_rights(bot: Bot, group: Chat, maria: Person) -> None:
    said = await maria.says("x", chat=group)
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned"):
        await bot.pin_chat_message(group.id, said.message_id)
    with pytest.raises(TelegramBadRequest, match="can't be deleted"):
        await bot.delete_message(group.id, said.message_id)

    await maria.promotes_bot(group, ["can_pin_messages", "can_delete_messages"])

    await bot.pin_chat_message(group.id, said.message_id)
    await bot.delete_message(group.id, said.message_id)


async def test_in_a_channel_posts_of_others_are_edited_with_a_right_only(
    bot: Bot, emulator: Emulator, maria: Person
) -> None:
    channel = emulator.channel("Новости", maria)
    await maria.adds_bot(channel, rights=[SENDS])
    own = await bot.send_message(channel.id, "x")
    theirs = await maria.posts(channel, "y")
    await bot.edit_message_text("z", chat_id=channel.id, message_id=own.message_id)
    with pytest.raises(TelegramBadRequest, match="can't be edited"):
        await bot.edit_message_text("z", chat_id=channel.id, message_id=theirs.message_id)

    await maria.promotes_bot(channel, ["can_edit_messages"])

    await bot.edit_message_text("z", chat_id=channel.id, message_id=theirs.message_id)
    with pytest.raises(TelegramBadRequest, match="can't be deleted"):
        await bot.delete_message(channel.id, own.message_id)
    with pytest.raises(TelegramBadRequest, match="need administrator rights"):
        await bot.send_message(channel.id, "x")
