from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    ReplyKeyboardRemove,
)

from emulator import Emulator, ManualClock, Person
from emulator.actions import press
from emulator.methods.editing import REDRAWING
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


async def test_a_photo_is_put_in_place_of_a_text(ask: Ask, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "https://a.example", reply_markup=KEYBOARD)
    media = InputMediaPhoto(media=BufferedInputFile(png(20, 20), "y.png"), caption="новое")
    edited = await bot.edit_message_media(media, chat_id=anna.id, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.content_type, edited.caption, edited.text) == ("photo", "новое", None)
    target = {"chat_id": anna.id, "message_id": sent.message_id}
    answer = await ask("editMessageText", **target, text="x")
    assert answer["description"] == "Bad Request: there is no text in the message to edit"


async def test_a_picture_of_an_album_stays_a_picture(bot: Bot, anna: Person) -> None:
    pictures = [
        InputMediaPhoto(media=BufferedInputFile(png(9, 9), f"{number}.png")) for number in "12"
    ]
    first, _ = await bot.send_media_group(anna.id, list(pictures))
    document = InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="can't change media type in the album"):
        await bot.edit_message_media(document, chat_id=anna.id, message_id=first.message_id)
    picture = InputMediaPhoto(media=BufferedInputFile(png(8, 8), "3.png"), caption="другая")
    await bot.edit_message_media(picture, chat_id=anna.id, message_id=first.message_id)
    assert anna.chat[1].text == "другая"


async def test_what_was_forwarded_cannot_be_edited(ask: Ask, bot: Bot, anna: Person) -> None:
    said = await anna.says("x")
    sent = await bot.forward_message(anna.id, anna.id, said.message_id)
    answer = await ask("editMessageText", chat_id=anna.id, message_id=sent.message_id, text="y")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_the_media_of_a_persons_message_cannot_be_edited(
    ask: Ask, bot: Bot, anna: Person
) -> None:
    photo = await bot.send_photo(anna.id, BufferedInputFile(png(10, 10), "x.png"))
    assert photo.photo
    said = await anna.says("x")
    answer = await ask(
        "editMessageMedia",
        chat_id=anna.id,
        message_id=said.message_id,
        media={"type": "photo", "media": photo.photo[-1].file_id},
    )
    assert answer["description"] == "Bad Request: message media can't be edited"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("<b>x", "can't parse entities: "),
        ("x" * 4097, "MESSAGE_TOO_LONG"),
        ("", "message text is empty"),
    ],
)
async def test_a_bad_text_leaves_the_message_as_it_is(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person, words: str, complaint: str
) -> None:
    sent = await bot.send_message(anna.id, "раз")
    target = {"chat_id": anna.id, "message_id": sent.message_id, "parse_mode": "HTML"}
    answer = await ask("editMessageText", **target, text=words)
    assert answer["description"].startswith(f"Bad Request: {complaint}")
    assert anna.screen() == "раз"
    assert [entry.kind for entry in emulator.ledger.entries] == ["sent"]


async def test_a_long_caption_is_refused_in_words_of_its_own(
    ask: Ask, bot: Bot, anna: Person
) -> None:
    photo = await bot.send_photo(anna.id, BufferedInputFile(png(10, 10), "x.png"))
    target = {"chat_id": anna.id, "message_id": photo.message_id}
    answer = await ask("editMessageCaption", **target, caption="x" * 1025)
    assert answer["description"] == "Bad Request: MEDIA_CAPTION_TOO_LONG"


@pytest.mark.parametrize(("text", "is_modified"), [("https://a.example", True), ("раз", False)])
async def test_the_preview_alone_is_a_change_where_there_is_a_link(
    ask: Ask, bot: Bot, anna: Person, text: str, is_modified: bool
) -> None:
    sent = await bot.send_message(anna.id, text)
    preview = {"is_disabled": True}
    target = {"chat_id": anna.id, "message_id": sent.message_id}
    answer = await ask("editMessageText", **target, text=text, link_preview_options=preview)
    assert answer["ok"] is is_modified
    if is_modified:
        assert answer["result"]["link_preview_options"] == preview
        assert "link_preview_options" not in (
            await ask("editMessageText", **target, text=text)
        )["result"]  # fmt: skip


async def test_a_named_page_alone_is_a_change(ask: Ask, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "раз")
    target = {"chat_id": anna.id, "message_id": sent.message_id}
    preview = {"url": "https://a.example", "prefer_small_media": True}

    answer = await ask("editMessageText", **target, text="раз", link_preview_options=preview)
    assert answer["result"]["link_preview_options"] == preview
    assert (await ask("editMessageText", **target, text="раз"))["ok"]


async def test_after_two_days_a_message_can_still_be_edited(
    bot: Bot, anna: Person, clock: ManualClock
) -> None:
    sent = await bot.send_message(anna.id, "x")
    clock.advance(100 * 24 * 3600)
    await bot.edit_message_text("y", chat_id=anna.id, message_id=sent.message_id)
    assert anna.screen() == "y"


async def test_a_deleted_message_is_not_found(ask: Ask, bot: Bot, anna: Person) -> None:
    gone, left = [await bot.send_message(anna.id, text) for text in "xy"]
    await bot.delete_message(anna.id, gone.message_id)
    await anna.deletes(anna.private.messages[left.message_id])
    for message in (gone, left):
        target = {"chat_id": anna.id, "message_id": message.message_id}
        answer = await ask("editMessageText", **target, text="z")
        assert answer["description"] == "Bad Request: message to edit not found"


async def test_a_message_from_before_the_migration_cannot_be_edited(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person
) -> None:
    group = emulator.group("Группа", anna)
    sent = await bot.send_message(group.id, "x")
    new = emulator.chats.migrate(group)
    target = {"message_id": sent.message_id, "text": "y"}
    before = await ask("editMessageText", chat_id=group.id, **target)
    assert before["parameters"] == {"migrate_to_chat_id": new.id}
    after = await ask("editMessageText", chat_id=new.id, **target)
    assert after["description"] == "Bad Request: message to edit not found"


async def test_an_unknown_chat_is_not_found(ask: Ask) -> None:
    answer = await ask("editMessageText", chat_id=5, message_id=1, text="x")
    assert answer["description"] == "Bad Request: chat not found"


async def test_editing_counts_towards_the_limits(
    emulator: Emulator, ask: Ask, bot: Bot, anna: Person, clock: ManualClock
) -> None:
    sent = await bot.send_message(anna.id, "раз")
    emulator.limits.per_chat = 1
    target = {"chat_id": anna.id, "message_id": sent.message_id}
    assert (await ask("editMessageText", **target, text="два"))["ok"]
    answer = await ask("editMessageText", **target, text="три")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
    assert (await ask("sendMessage", chat_id=anna.id, text="x"))["error_code"] == 429
    clock.advance(1)
    assert (await ask("editMessageText", **target, text="три"))["ok"]


@pytest.mark.parametrize(
    ("pressed_before", "is_marked"), [(None, True), (REDRAWING, True), (REDRAWING - 1, False)]
)
async def test_a_menu_redrawn_by_a_press_is_not_called_edited(
    bot: Bot, anna: Person, clock: ManualClock, pressed_before: float | None, is_marked: bool
) -> None:
    sent = await bot.send_message(anna.id, "раз", reply_markup=KEYBOARD)
    shown = anna.private.messages[sent.message_id]
    if pressed_before is not None:
        press(anna.emulator, anna.user, shown, "more")
        clock.advance(pressed_before)
    await bot.edit_message_text("два", chat_id=anna.id, message_id=sent.message_id)
    assert ("edited" in shown.as_seen()) is is_marked


async def test_a_keyboard_alone_does_not_make_a_message_edited(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "раз", reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(chat_id=anna.id, message_id=sent.message_id)
    assert "edited" not in anna.chat[-1].as_seen()


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("editMessageText", {"text": "y"}),
        ("editMessageCaption", {"caption": "y"}),
        ("editMessageReplyMarkup", {}),
    ],
)
async def test_nothing_is_edited_for_who_blocked_the_bot(
    ask: Ask, bot: Bot, anna: Person, method: str, values: dict[str, Any]
) -> None:
    sent = await bot.send_message(anna.id, "x", reply_markup=KEYBOARD)
    await anna.blocks()
    answer = await ask(method, chat_id=anna.id, message_id=sent.message_id, **values)
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    anna.user.deactivated = True
    answer = await ask(method, chat_id=anna.id, message_id=sent.message_id, **values)
    assert answer["description"] == "Forbidden: user is deactivated"
    assert anna.screen() == "x\n[Ещё]"


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
