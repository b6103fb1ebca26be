from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReplyKeyboardRemove,
)

from emulator import ManualClock, Person
from tests.emulator.conftest import Ask
from tests.emulator.pictures import png

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Ещё", callback_data="more")]]
)


async def test_a_text_is_changed_in_place(bot: Bot, anna: Person, clock: ManualClock) -> None:
    sent = await bot.send_message(anna.id, "раз", reply_markup=KEYBOARD)
    clock.advance(60)
    edited = await bot.edit_message_text(
        "<b>два</b>", chat_id=anna.id, message_id=sent.message_id, parse_mode="HTML"
    )
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("два", None)
    assert edited.edit_date
    assert (await anna.sees("два")).message_id == sent.message_id


async def test_a_keyboard_alone_is_changed(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "раз")
    await bot.edit_message_reply_markup(
        chat_id=anna.id, message_id=sent.message_id, reply_markup=KEYBOARD
    )
    assert anna.screen() == "раз\n[Ещё]"


@pytest.mark.parametrize("source", ["раз", " раз\n", "<u></u>раз"])
async def test_the_same_content_is_not_modified(bot: Bot, anna: Person, source: str) -> None:
    sent = await bot.send_message(anna.id, "раз", reply_markup=KEYBOARD)
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message"):
        await bot.edit_message_text(
            source,
            chat_id=anna.id,
            message_id=sent.message_id,
            parse_mode="HTML",
            reply_markup=KEYBOARD,
        )


async def test_an_unknown_message_is_not_found(ask: Ask, anna: Person) -> None:
    answer = await ask("editMessageText", chat_id=anna.id, message_id=999, text="x")
    assert answer["description"] == "Bad Request: message to edit not found"


async def test_a_message_of_a_person_cannot_be_edited(ask: Ask, anna: Person) -> None:
    said = await anna.says("x")
    answer = await ask("editMessageText", chat_id=anna.id, message_id=said.message_id, text="y")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(
    ask: Ask, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "x", reply_markup=ReplyKeyboardRemove())
    answer = await ask("editMessageText", chat_id=anna.id, message_id=sent.message_id, text="y")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_only_an_inline_keyboard_can_be_put_under(ask: Ask, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    answer = await ask(
        "editMessageReplyMarkup",
        chat_id=anna.id,
        message_id=sent.message_id,
        reply_markup={"keyboard": [["a"]]},
    )
    assert answer["description"] == "Bad Request: inline keyboard expected"


async def test_a_photo_has_a_caption_and_no_text(ask: Ask, bot: Bot, anna: Person) -> None:
    photo = await bot.send_photo(anna.id, BufferedInputFile(png(10, 10), "x.png"), caption="раз")
    target = {"chat_id": anna.id, "message_id": photo.message_id}
    answer = await ask("editMessageText", **target, text="x")
    assert answer["description"] == "Bad Request: there is no text in the message to edit"
    assert (await ask("editMessageCaption", **target, caption="два"))["result"]["caption"] == "два"


async def test_a_text_has_no_caption(ask: Ask, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    answer = await ask(
        "editMessageCaption", chat_id=anna.id, message_id=sent.message_id, caption="y"
    )
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"


async def test_a_photo_is_replaced(bot: Bot, anna: Person) -> None:
    photo = await bot.send_photo(anna.id, BufferedInputFile(png(10, 10), "x.png"))
    media = InputMediaPhoto(media=BufferedInputFile(png(20, 20), "y.png"), caption="новое")
    edited = await bot.edit_message_media(media, chat_id=anna.id, message_id=photo.message_id)
    assert isinstance(edited, Message)
    assert edited.photo
    assert edited.photo[-1].width == 20


async def test_nothing_is_edited_for_who_blocked_the_bot(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    await anna.blocks()
    with pytest.raises(TelegramForbiddenError):
        await bot.edit_message_text("y", chat_id=anna.id, message_id=sent.message_id)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({}, "message identifier is not specified"),
        ({"inline_message_id": "x"}, "MESSAGE_ID_INVALID"),
    ],
)
async def test_an_inline_message_must_be_named(
    ask: Ask, target: dict[str, Any], words: str
) -> None:
    answer = await ask("editMessageText", text="x", **target)
    assert words in answer["description"]
