import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from emulator import ApiError, Emulator, ManualClock, Person
from emulator import Message as Seen
from emulator.actions import ActionError
from tests.emulator.pictures import png


def inline(**buttons: str) -> InlineKeyboardMarkup:
    row = [InlineKeyboardButton(text=text, callback_data=data) for text, data in buttons.items()]
    return InlineKeyboardMarkup(inline_keyboard=[row])


@pytest.fixture
async def running(bot: Bot) -> AsyncIterator[Dispatcher]:
    """A small bot that really polls."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def start(message: Message, command: CommandObject) -> None:
        await message.answer(f"открыто: {command.args}")

    @dispatcher.message(Command("latest"))
    async def latest(message: Message) -> None:
        await message.answer(
            "<b>Рыженков</b> 1–5", parse_mode="HTML", reply_markup=inline(**{"Ещё ›": "2"})
        )

    @dispatcher.callback_query(F.data == "2")
    async def more(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("6–10", reply_markup=inline(**{"Ещё ›": "2"}))
        await query.answer("Дальше")

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        await message.answer(f"эхо {message.text}")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield dispatcher
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


@pytest.fixture
def newcomer(emulator: Emulator, running: Dispatcher) -> Person:
    assert running
    return emulator.person("Anna")


async def test_she_asks_reads_and_presses(newcomer: Person) -> None:
    asked = await newcomer.says("/latest")
    seen = await newcomer.sees("Рыженков", since=asked)
    assert newcomer.screen() == "Рыженков 1–5\n[Ещё ›]"
    assert await newcomer.presses("Ещё") == "Дальше"
    assert await newcomer.sees("6–10", within=seen) is seen


async def test_she_follows_a_deep_link(newcomer: Person) -> None:
    await newcomer.opens("a_12")
    await newcomer.sees("открыто: a_12")


async def test_she_sees_nothing_new_after_the_last_answer(newcomer: Person) -> None:
    await newcomer.says("привет")
    seen = await newcomer.sees("эхо привет")
    await newcomer.sees_nothing_new(since=seen)


async def test_what_is_new_is_not_overlooked(emulator: Emulator, bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    emulator.updates.clear()
    await bot.send_message(anna.id, "неожиданно")
    with pytest.raises(AssertionError, match="неожиданно"):
        await anna.sees_nothing_new(since=said)


async def test_an_edit_counts_as_new(emulator: Emulator, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    said = await anna.says("y")
    emulator.updates.clear()
    await anna.sees_nothing_new(since=said)
    await bot.edit_message_text("z", chat_id=anna.id, message_id=sent.message_id)
    assert (await anna.sees("z", since=said)).message_id == sent.message_id


@pytest.mark.parametrize("action", ["sees", "presses"])
async def test_waiting_in_vain_tells_what_was_seen(bot: Bot, anna: Person, action: str) -> None:
    anna.patience = 0.01
    await bot.send_message(anna.id, "другое", reply_markup=inline(Нет="no"))
    with pytest.raises(AssertionError) as failure:
        await getattr(anna, action)("Да")
    assert "Anna saw:" in str(failure.value)
    assert "Newsdesk: другое\n[Нет]" in str(failure.value)


async def test_a_button_nobody_answers_is_a_failure(bot: Bot, anna: Person) -> None:
    anna.patience = 0.01
    await bot.send_message(anna.id, "x", reply_markup=inline(Да="yes"))
    with pytest.raises(AssertionError, match="nobody answered the button 'Да'"):
        await anna.presses("Да")


async def test_the_whole_text_of_a_button_goes_before_a_part(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "x", reply_markup=inline(**{"Спорт ✓": "1", "Спорт": "2"}))
    pressing = asyncio.create_task(anna.presses("Спорт"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.callback_query
    assert update.callback_query.data == "2"
    await bot.answer_callback_query(update.callback_query.id)
    assert await pressing == ""


async def test_a_key_of_the_reply_keyboard_is_said(bot: Bot, anna: Person) -> None:
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Да")]])
    await bot.send_message(anna.id, "?", reply_markup=keyboard)
    await anna.presses("Да")
    assert anna.chat[-1].text == "Да"


@pytest.mark.parametrize(
    ("url", "said"),
    [("https://t.me/newsdesk_demo_bot?start=a_1", "/start a_1"), ("https://belta.by/", "/start")],
)
async def test_an_address_is_followed_when_it_leads_to_the_bot(
    bot: Bot, anna: Person, url: str, said: str
) -> None:
    button = InlineKeyboardButton(text="Открыть", url=url)
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await bot.send_message(anna.id, "x", reply_markup=markup)
    assert await anna.presses("Открыть") == url
    assert [item.text for item in anna.chat if not item.is_from_bot][-1] == said


async def test_a_long_text_goes_in_several_messages(anna: Person) -> None:
    paragraphs = "\n\n".join(f"{number} " + "слово " * 100 for number in range(20))
    await anna.says(paragraphs)
    parts = [message.text for message in anna.chat[1:]]
    assert len(parts) > 2
    assert all(len(part) <= 4096 for part in parts)
    assert " ".join(parts).split() == paragraphs.split()


async def test_a_long_text_without_a_blank_is_cut_between_characters(anna: Person) -> None:
    await anna.says("🙂" * 5000)
    parts = [message.text for message in anna.chat[1:]]
    assert "".join(parts) == "🙂" * 5000
    assert len(parts[0]) == 2048


async def test_a_command_is_marked_as_one(bot: Bot, anna: Person) -> None:
    await anna.says("/latest общество")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.entities
    assert update.message.entities[0].type == "bot_command"


async def test_an_answer_and_an_edit_reach_the_bot(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    answer = await anna.replies(anna.private.messages[sent.message_id], "y")
    await anna.edits(answer, "z")
    reply, edit = await bot.get_updates()
    assert reply.message
    assert reply.message.reply_to_message
    assert edit.edited_message
    assert edit.edited_message.text == "z"


async def test_an_edit_comes_with_its_date(bot: Bot, anna: Person, clock: ManualClock) -> None:
    said = await anna.says("x")
    clock.advance(60)
    await anna.edits(said, "y")
    message, edit = await bot.get_updates()
    assert message.message
    assert (message.message.text, message.message.edit_date) == ("x", None)
    assert edit.edited_message
    assert edit.edited_message.edit_date == said.date + 60
    assert edit.edited_message.message_id == said.message_id


async def test_a_caption_is_edited_and_taken_away(bot: Bot, anna: Person) -> None:
    photo = await anna.sends_photo(png(10, 10), "раз")
    await anna.edits(photo, "два")
    await anna.edits(photo, "")
    _, edit, bare = await bot.get_updates()
    assert edit.edited_message
    assert (edit.edited_message.caption, edit.edited_message.text) == ("два", None)
    assert bare.edited_message
    assert bare.edited_message.photo
    assert bare.edited_message.caption is None


async def test_the_same_words_are_no_edit(bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    await anna.edits(said, " x ")
    assert len(await bot.get_updates()) == 1
    assert not said.edit_date


async def test_an_edit_keeps_to_what_the_bot_asked_for(bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    await bot.get_updates(allowed_updates=["message"])
    await anna.edits(said, "y")
    await bot.get_updates(allowed_updates=["message", "edited_message"])
    await anna.edits(said, "z")
    _, edit = await bot.get_updates()
    assert edit.edited_message
    assert edit.edited_message.text == "z"


async def test_only_ones_own_messages_can_be_edited_or_deleted(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    group = emulator.group("Группа", emulator.person("Boris"), anna)
    await bot.send_message(group.id, "x")
    (theirs,) = group.messages.values()
    with pytest.raises(ActionError, match="own messages can be edited"):
        await anna.edits(theirs, "y")
    with pytest.raises(ActionError, match="own messages can be deleted"):
        await anna.deletes(theirs)


@pytest.mark.parametrize(
    ("text", "complaint"), [(" ", "nothing to send"), ("x" * 4097, "room for 4096")]
)
async def test_a_wording_that_cannot_be_sent_is_no_edit(
    anna: Person, text: str, complaint: str
) -> None:
    said = await anna.says("x")
    with pytest.raises(ActionError, match=complaint):
        await anna.edits(said, text)
    assert said.text == "x"


async def test_some_messages_cannot_be_edited_any_more(anna: Person, clock: ManualClock) -> None:
    sticker = await anna.sends("sticker", b"bytes", "x.webp")
    forward = await anna.forwards("x")
    notice = await anna.does(new_chat_title="x")
    deleted = await anna.says("x")
    await anna.deletes(deleted)
    late = await anna.says("x")
    clock.advance(48 * 3600)
    for message, complaint in (
        (sticker, "nothing to edit"),
        (forward, "somebody else"),
        (notice, "nothing to edit"),
        (deleted, "is deleted"),
        (late, "two days"),
    ):
        with pytest.raises(ActionError, match=complaint):
            await anna.edits(message, "y")


async def test_nothing_is_edited_in_the_chat_of_a_blocked_bot(anna: Person) -> None:
    said = await anna.says("x")
    await anna.blocks()
    with pytest.raises(ActionError, match="has blocked the bot"):
        await anna.edits(said, "y")


async def test_a_deletion_is_not_told_to_the_bot(bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    sent = await bot.send_message(anna.id, "y", reply_parameters=answering(said))
    assert sent.reply_to_message
    await anna.deletes(said)
    (update,) = await bot.get_updates()
    assert update.message
    assert [message.text for message in anna.chat] == ["/start", "y"]
    assert "reply_to_message" not in anna.chat[-1].as_dict()


def answering(message: Seen) -> ReplyParameters:
    """Makes what is sent with it an answer to the message."""
    return ReplyParameters(message_id=message.message_id)


async def test_a_photo_reaches_the_bot(bot: Bot, anna: Person) -> None:
    await anna.sends_photo(png(10, 10), "подпись")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.photo
    assert update.message.caption == "подпись"
    with pytest.raises(ApiError, match="IMAGE_PROCESS_FAILED"):
        await anna.sends_photo(b"x")


async def test_nothing_can_be_said_to_a_blocked_bot(anna: Person) -> None:
    await anna.blocks()
    with pytest.raises(ActionError, match="has blocked the bot"):
        await anna.says("x")


async def test_nothing_cannot_be_said(anna: Person) -> None:
    with pytest.raises(ActionError, match="nothing to send"):
        await anna.says(" \n ")


async def test_she_sees_a_message_go(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    gone = asyncio.create_task(anna.sees_gone(anna.chat[-1]))
    await bot.delete_message(anna.id, sent.message_id)
    await gone


async def test_a_group_is_written_to_and_read(emulator: Emulator, bot: Bot, anna: Person) -> None:
    group = emulator.group("Группа", anna)
    await anna.says("/latest", chat=group)
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.chat.id == group.id
    await bot.send_message(group.id, "x")
    await anna.sees("x", chat=group)


async def told(bot: Bot) -> list[Message]:
    """The messages that wait for the bot."""
    updates = await bot.get_updates()
    return [update.message for update in updates if update.message is not None]


@pytest.mark.parametrize("kind", ["video", "animation", "audio", "voice", "video_note", "sticker"])
async def test_a_file_of_any_kind_comes_as_the_bot_api_writes_it(
    emulator: Emulator, bot: Bot, kind: str
) -> None:
    await emulator.person("Anna").sends(kind, b"bytes", "file", "Подпись")

    (message,) = await told(bot)

    assert (message.content_type, message.caption) == (kind, "Подпись")
    assert (message.document is not None) == (kind == "animation")


async def test_an_album_is_several_messages_of_one_group(emulator: Emulator, bot: Bot) -> None:
    files = (("photo", png(9, 9), "1.jpg"), ("document", b"text", "2.txt"))
    await emulator.person("Anna").sends_album(*files, captions={1: "Подпись"})

    first, second = await told(bot)

    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.caption) == (None, "Подпись")


async def test_an_album_may_be_forwarded_and_come_late(emulator: Emulator, bot: Bot) -> None:
    anna, photo = emulator.person("Anna"), ("photo", png(9, 9), "1.jpg")
    (sent,) = await anna.sends_album(photo, origin={"type": "hidden_user", "sender_user_name": "X"})
    await anna.sends_album(photo, late_for=sent)

    first, second = await told(bot)

    assert first.forward_origin is not None
    assert second.forward_origin is None
    assert first.media_group_id == second.media_group_id


async def test_a_person_changes_a_photo_and_marks_words(emulator: Emulator, bot: Bot) -> None:
    anna = emulator.person("Anna")
    sent = await anna.sends_photo(png(9, 9))
    await anna.changes_photo(sent, png(8, 8))
    said = await anna.says("один два три")
    await anna.replies(said, "ответ", quote="два")

    updates = await bot.get_updates()

    before, after = updates[0].message, updates[1].edited_message
    assert before is not None
    assert after is not None
    assert before.photo != after.photo
    answer = updates[3].message
    assert answer is not None
    assert answer.quote is not None
    assert (answer.quote.text, answer.quote.position) == ("два", 5)


async def test_a_message_in_a_topic_answers_the_topics_creation(
    emulator: Emulator, bot: Bot
) -> None:
    anna = emulator.person("Anna")
    said = await anna.says("в теме", topic=7)
    await anna.replies(said, "ответ")

    first, second = await told(bot)

    assert (first.is_topic_message, first.message_thread_id) == (True, 7)
    assert first.reply_to_message is not None
    assert first.reply_to_message.forum_topic_created is not None
    assert second.reply_to_message is not None
    assert (second.message_thread_id, second.reply_to_message.text) == (7, "в теме")


async def test_a_forward_says_where_it_is_from(emulator: Emulator, bot: Bot) -> None:
    await emulator.person("Anna").forwards("Новость")

    (message,) = await told(bot)

    assert message.forward_origin is not None
    assert message.text == "Новость"


async def test_a_notice_holds_nothing_that_was_said(emulator: Emulator, bot: Bot) -> None:
    await emulator.person("Anna").does(new_chat_title="Имя")

    (message,) = await told(bot)

    assert message.content_type == "new_chat_title"
    assert message.text is None
