"""Channels: people post and edit there, and the bot is told as Telegram tells it."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberAdministrator, Message, MessageOriginChannel

from emulator import Chat, Emulator, ManualClock, Person
from emulator.actions import ActionError
from tests.emulator.conftest import Ask
from tests.emulator.pictures import png

DAYS = 100 * 24 * 3600


@pytest.fixture
def channel(emulator: Emulator, maria: Person) -> Chat:
    """Her public channel, which the bot is not in."""
    return emulator.channel("Новости", maria, username="news_by", signs=True)


@pytest.fixture
async def ours(emulator: Emulator, maria: Person, channel: Chat) -> Chat:
    """The same with the bot, which has read that it is there."""
    await maria.adds_bot(channel)
    emulator.updates.clear()
    return channel


async def told(bot: Bot) -> list[tuple[str, Message]]:
    """What the bot is told, by kind."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [(each.event_type, each.event) for each in updates]  # type: ignore[misc]


async def test_a_post_has_a_channel_for_its_sender(bot: Bot, maria: Person, ours: Chat) -> None:
    post = await maria.posts(ours, "Мост открыт")

    ((kind, message),) = await told(bot)

    assert kind == "channel_post"
    assert message.from_user is None
    assert message.sender_chat == message.chat
    assert (message.chat.id, message.chat.type) == (ours.id, "channel")
    assert (message.chat.title, message.chat.username) == ("Новости", "news_by")
    assert (message.author_signature, message.text) == ("Мария", "Мост открыт")
    assert (message.message_id, post.message_id) == (1, 1)


async def test_channels_number_their_posts_themselves(
    emulator: Emulator, maria: Person, ours: Chat
) -> None:
    other = emulator.channel("Спорт", maria)
    numbers = [(await maria.posts(where, "x")).message_id for where in (ours, other, ours)]

    assert numbers == [1, 1, 2]
    assert "author_signature" not in (await maria.posts(other, "x")).as_dict()


async def test_an_edit_is_told_however_old_the_post_is(
    bot: Bot, maria: Person, ours: Chat, clock: ManualClock
) -> None:
    post = await maria.posts(ours, "Мост открыт")
    photo = await maria.sends_photo(png(9, 9), "Подпись", chat=ours)
    clock.advance(DAYS)
    await maria.edits(post, "Мост закрыт")
    await maria.changes_photo(photo, png(8, 8))
    await maria.edits(post, "Мост закрыт")

    told_of = await told(bot)

    edits = [message for kind, message in told_of if kind == "edited_channel_post"]
    assert [each.message_id for each in edits] == [post.message_id, photo.message_id]
    assert [each.text or each.caption for each in edits] == ["Мост закрыт", "Подпись"]
    assert all(each.edit_date for each in edits)


async def test_an_album_is_posted_as_several_messages(bot: Bot, maria: Person, ours: Chat) -> None:
    files = [("photo", png(9 + number, 9), f"{number}.png") for number in range(3)]
    await maria.sends_album(*files, captions={1: "Подпись"}, chat=ours)

    told_of = await told(bot)

    assert [kind for kind, _ in told_of] == ["channel_post"] * 3
    assert len({message.media_group_id for _, message in told_of}) == 1
    assert [message.caption for _, message in told_of] == [None, "Подпись", None]


async def test_nobody_but_administrators_posts_and_edits(
    emulator: Emulator, bot: Bot, maria: Person, ours: Chat
) -> None:
    stranger, editor = emulator.person("Пётр"), emulator.person("Анна")
    ours.administrators[editor.id] = editor.user
    post = await maria.posts(ours, "Мост открыт")
    own = ours.messages[(await bot.send_message(ours.id, "x")).message_id]

    with pytest.raises(ActionError, match="Пётр is no administrator"):
        await stranger.posts(ours, "x")
    with pytest.raises(ActionError, match="only one's own"):
        await stranger.edits(post, "x")
    with pytest.raises(ActionError, match="only one's own"):
        await editor.edits(own, "y")
    with pytest.raises(ActionError, match="only one's own"):
        await stranger.deletes(post)

    assert (await editor.edits(post, "Мост закрыт")).text == "Мост закрыт"
    await editor.deletes(post)
    assert post.message_id not in ours.messages


async def test_the_bot_is_told_nothing_of_its_own_posts_and_of_deletions(
    bot: Bot, maria: Person, ours: Chat
) -> None:
    own = await bot.send_message(ours.id, "x")
    await bot.edit_message_text("y", chat_id=ours.id, message_id=own.message_id)
    await maria.deletes(await maria.posts(ours, "z"))

    assert own.from_user is None
    assert own.sender_chat == own.chat
    assert [message.text for _, message in await told(bot)] == ["z"]


async def test_the_bot_learns_that_it_comes_and_goes(bot: Bot, maria: Person, ours: Chat) -> None:
    await maria.removes_bot(ours)
    await maria.posts(ours, "Никто не услышит")
    await maria.adds_bot(ours, posts=False)
    await maria.adds_bot(ours, posts=False)
    await maria.removes_bot(ours, "left")

    changes = [each.my_chat_member for each in await bot.get_updates()]

    statuses = [(c.old_chat_member.status, c.new_chat_member.status) for c in changes if c]
    assert statuses == [
        ("administrator", "kicked"), ("kicked", "administrator"), ("administrator", "left"),
    ]  # fmt: skip
    assert changes[0]
    assert changes[0].from_user.id == maria.id
    assert changes[1]
    assert isinstance(changes[1].new_chat_member, ChatMemberAdministrator)
    assert changes[1].new_chat_member.can_post_messages is False


async def test_a_public_channel_is_found_by_its_username(bot: Bot, channel: Chat) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat(channel.id)
    for unknown in ("@nobody_by", "@newsdesk_demo_bot", "nonsense", "@"):
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.get_chat(unknown)

    by_name = await bot.get_chat("@News_By")

    assert (by_name.id, by_name.type, by_name.title) == (channel.id, "channel", "Новости")
    assert (await bot.get_chat(channel.id)).username == "news_by"


async def test_whoever_is_no_administrator_learns_nothing_of_members(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat
) -> None:
    for user_id in (maria.id, bot.id):
        with pytest.raises(TelegramBadRequest, match="member list is inaccessible"):
            await bot.get_chat_member("@news_by", user_id)
    with pytest.raises(TelegramBadRequest, match="member list is inaccessible"):
        await bot.get_chat_administrators("@news_by")

    await maria.adds_bot(channel)
    stranger = emulator.person("Пётр")

    members = [await bot.get_chat_member(channel.id, each) for each in (maria.id, bot.id)]
    assert [each.status for each in members] == ["creator", "administrator"]
    assert (await bot.get_chat_member(channel.id, stranger.id)).status == "left"
    administrators = await bot.get_chat_administrators(channel.id)
    assert [each.user.id for each in administrators] == [maria.id, bot.id]


async def test_what_has_thrown_the_bot_out_is_closed_to_it(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat
) -> None:
    private = emulator.channel("Закрытый", maria)
    for where in (private, channel):
        await maria.adds_bot(where)
        await maria.removes_bot(where, "left")
    with pytest.raises(TelegramForbiddenError, match="not a member of the channel chat"):
        await bot.get_chat(private.id)
    assert (await bot.get_chat(channel.id)).id == channel.id
    with pytest.raises(TelegramForbiddenError, match="not a member of the channel chat"):
        await bot.send_message(channel.id, "x")

    await maria.adds_bot(channel)
    await maria.removes_bot(channel)

    for ask in (bot.get_chat, bot.get_chat_administrators):
        with pytest.raises(TelegramForbiddenError, match="kicked from the channel chat"):
            await ask(channel.id)


async def test_a_private_chat_has_no_administrators(bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(anna.id)


async def test_without_the_right_to_post_the_bot_hears_and_is_dumb(
    bot: Bot, maria: Person, channel: Chat
) -> None:
    await maria.adds_bot(channel, posts=False)
    await maria.posts(channel, "Мост открыт")

    with pytest.raises(TelegramBadRequest, match="need administrator rights in the channel"):
        await bot.send_message(channel.id, "x")
    assert [kind for kind, _ in await told(bot)] == ["my_chat_member", "channel_post"]


async def test_a_forwarded_post_says_where_it_is_from(
    bot: Bot, maria: Person, anna: Person, ours: Chat
) -> None:
    post = await maria.sends_photo(png(9, 9), "Мост открыт", chat=ours)
    await told(bot)
    await anna.forwards_post(post)

    ((kind, message),) = await told(bot)

    assert kind == "message"
    assert message.from_user
    assert message.from_user.id == anna.id
    assert (message.caption, bool(message.photo)) == ("Мост открыт", True)
    origin = message.forward_origin
    assert isinstance(origin, MessageOriginChannel)
    assert (origin.chat.id, origin.message_id) == (ours.id, post.message_id)
    assert (origin.chat.username, origin.author_signature) == ("news_by", "Мария")
    forwarded = await bot.forward_message(anna.id, ours.id, post.message_id)
    assert isinstance(forwarded.forward_origin, MessageOriginChannel)


async def test_a_channel_forwards_too(bot: Bot, maria: Person, ours: Chat) -> None:
    await maria.forwards("Чужая новость", chat=ours)
    ((kind, message),) = await told(bot)
    assert (kind, message.text) == ("channel_post", "Чужая новость")
    assert isinstance(message.forward_origin, MessageOriginChannel)


async def test_the_channels_group_gets_a_copy_by_telegram(
    emulator: Emulator, bot: Bot, maria: Person, ours: Chat
) -> None:
    ours.discussion = group = emulator.group("Обсуждение", maria, is_supergroup=True)
    await maria.promotes_bot(group)
    emulator.updates.clear()
    await maria.posts(ours, "Мост открыт")

    (_, _), (kind, copy) = await told(bot)

    assert kind == "message"
    assert copy.is_automatic_forward
    assert (copy.chat.id, copy.text) == (group.id, "Мост открыт")
    assert copy.sender_chat
    assert copy.sender_chat.id == ours.id
    assert copy.from_user
    assert copy.from_user.id == 777_000


async def test_an_inline_result_and_a_notice_are_posts(bot: Bot, maria: Person, ours: Chat) -> None:
    content = {"message_text": "Из бота"}
    await maria.chooses({"id": "1", "input_message_content": content}, chat=ours)
    await maria.does_in(ours, new_chat_title="Другое имя")

    told_of = await told(bot)

    posts = [message for kind, message in told_of if kind == "channel_post"]
    assert posts[0].via_bot
    assert posts[0].via_bot.id == bot.id
    assert posts[1].new_chat_title == "Другое имя"


async def test_a_bot_that_did_not_ask_for_posts_gets_none(
    bot: Bot, maria: Person, ours: Chat
) -> None:
    await bot.get_updates(allowed_updates=["message"])
    await maria.posts(ours, "x")
    assert not await bot.get_updates()


async def test_two_channels_cannot_have_one_id(emulator: Emulator, maria: Person) -> None:
    emulator.chats.add_channel("Новости", [maria.user], chat_id=-1_000_000_000_777)
    with pytest.raises(ValueError, match="a chat -1000000000777 already"):
        emulator.chats.add_channel("Спорт", [maria.user], chat_id=-1_000_000_000_777)


async def test_the_ledger_has_the_bots_own_posts_only(
    emulator: Emulator, ask: Ask, maria: Person, ours: Chat
) -> None:
    await maria.posts(ours, "наш")
    await ask("sendMessage", chat_id="@news_by", text="бота")
    assert [entry.text for entry in emulator.ledger.to(ours.id)] == ["бота"]
