import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)

from emulator import Emulator, ManualClock, Person
from emulator.actions import ask_inline, press
from emulator.queries import Query
from tests.emulator.conftest import Ask
from tests.emulator.pictures import png

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def pressed(emulator: Emulator, bot: Bot, anna: Person) -> Query:
    await bot.send_message(anna.id, "x")
    return press(emulator, anna.user, anna.chat[-1], "data")


async def test_a_pressed_button_is_an_update(emulator: Emulator, pressed: Query) -> None:
    update = Update.model_validate(emulator.updates.pending[-1].as_dict())
    assert update.callback_query
    assert (update.callback_query.id, update.callback_query.data) == (pressed.id, "data")
    assert update.callback_query.message


async def test_it_is_answered_once(bot: Bot, ask: Ask, pressed: Query) -> None:
    await bot.answer_callback_query(pressed.id, "готово", show_alert=True)
    assert (await pressed.answer)["text"] == "готово"
    answer = await ask("answerCallbackQuery", callback_query_id=pressed.id)
    assert answer["description"] == TOO_OLD


async def test_an_old_question_cannot_be_answered(
    ask: Ask, pressed: Query, clock: ManualClock
) -> None:
    clock.advance(150)
    answer = await ask("answerCallbackQuery", callback_query_id=pressed.id)
    assert answer["description"] == TOO_OLD


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"callback_query_id": "1"}, TOO_OLD),
        ({"text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ({"url": "https://belta.by"}, "URL_INVALID"),
    ],
)
async def test_a_wrong_answer_is_refused(
    ask: Ask, pressed: Query, values: dict[str, Any], words: str
) -> None:
    answer = await ask("answerCallbackQuery", **{"callback_query_id": pressed.id, **values})
    assert words in answer["description"]


def article(number: int) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text=f"<b>{number}</b>", parse_mode="HTML")
    return InlineQueryResultArticle(
        id=str(number), title=f"Новость {number}", input_message_content=content
    )


async def test_inline_results_are_offered_and_sent(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    asked = asyncio.create_task(anna.inline("договор"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    assert update.inline_query.query == "договор"
    await bot.answer_inline_query(update.inline_query.id, [article(1), article(2)])
    results = await asked
    sent = await anna.chooses(results[1], "договор")
    assert sent.text == "2"
    pending = [Update.model_validate(item.as_dict()) for item in emulator.updates.pending]
    message, chosen = pending[-2:]
    assert message.message
    assert message.message.via_bot
    assert chosen.chosen_inline_result
    assert chosen.chosen_inline_result.result_id == "2"


async def test_a_button_stands_above_inline_results(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    asked = asyncio.create_task(anna.inline_button("договор"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    button = InlineQueryResultsButton(text="Откройте", start_parameter="a_1")
    await bot.answer_inline_query(update.inline_query.id, [], button=button)

    assert await asked == {"text": "Откройте", "start_parameter": "a_1"}

    query = ask_inline(emulator, anna.user, "x")
    for wrong in ("a 1", "x" * 65):
        button = InlineQueryResultsButton(text="Откройте", start_parameter=wrong)
        with pytest.raises(TelegramBadRequest, match="START_PARAM_INVALID"):
            await bot.answer_inline_query(query.id, [], button=button)
    with pytest.raises(TelegramBadRequest, match="must have a text"):
        await bot.answer_inline_query(query.id, [], button=InlineQueryResultsButton(text=""))


async def test_a_message_sent_inline_can_be_edited_through_its_button(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    result = article(1).model_dump(exclude_none=True)
    result["reply_markup"] = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "x"}]]}
    sent = await anna.chooses(result)
    press(emulator, anna.user, sent, "x")
    updates = await bot.get_updates()
    query = updates[-1].callback_query
    assert query
    assert query.message is None
    await bot.edit_message_text("новое", inline_message_id=query.inline_message_id)
    assert sent.text == "новое"


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article(number) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(1), article(1)], "RESULT_ID_DUPLICATE"),
        ([article(1).model_copy(update={"id": "x" * 65})], "RESULT_ID_INVALID"),
        ([article(1).model_copy(update={"title": ""})], "RESULT_TITLE_EMPTY"),
    ],
)
async def test_wrong_results_are_refused(
    emulator: Emulator, bot: Bot, anna: Person, results: Any, words: str
) -> None:
    query = ask_inline(emulator, anna.user, "x")
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.answer_inline_query(query.id, results)


async def photo_of(bot: Bot, anna: Person) -> str:
    """A photo that Telegram has, by its file id."""
    sent = await bot.send_photo(anna.id, BufferedInputFile(png(90, 60), "a.png"))
    assert sent.photo
    return sent.photo[-1].file_id


async def test_a_photo_that_telegram_has_is_offered_and_sent_with_its_caption(
    bot: Bot, anna: Person
) -> None:
    photo = await photo_of(bot, anna)
    asked = asyncio.create_task(anna.inline("#1"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    result = InlineQueryResultCachedPhoto(
        id="1", photo_file_id=photo, title="Мост", caption="<b>Мост</b> открыт", parse_mode="HTML"
    )
    await bot.answer_inline_query(update.inline_query.id, [result])

    (offered,) = await asked
    sent = await anna.chooses(offered, "#1")

    assert (sent.text, sent.content) == ("Мост открыт", "photo")
    assert sent.entities == [{"type": "bold", "offset": 0, "length": 4}]
    assert sent.media
    assert sent.media["photo"][-1]["file_id"] == photo


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({}, 'Can\'t find field "photo_file_id"'),
        ({"photo_file_id": "nonsense"}, "wrong file_id"),
        ({"photo_file_id": "document"}, "wrong remote file identifier"),
        ({"photo_file_id": "photo", "caption": "x" * 1025}, "caption is too long"),
        ({"photo_file_id": "photo", "input_message_content": {}}, "message text is empty"),
        ({"type": "sticker"}, "only articles and photos"),
    ],
)
async def test_wrong_photos_are_refused(
    emulator: Emulator, bot: Bot, ask: Ask, anna: Person, about: dict[str, Any], words: str
) -> None:
    document = await bot.send_document(anna.id, BufferedInputFile(b"x", "a.txt"))
    assert document.document
    ids = {"photo": await photo_of(bot, anna), "document": document.document.file_id}
    given = {"type": "photo", "id": "1"} | about
    if given.get("photo_file_id") in ids:
        given["photo_file_id"] = ids[given["photo_file_id"]]
    query = ask_inline(emulator, anna.user, "x")

    answer = await ask("answerInlineQuery", inline_query_id=query.id, results=[given])

    assert words in answer["description"]


async def test_a_thumbnail_is_an_address_in_the_web(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    query = ask_inline(emulator, anna.user, "x")
    wrong = article(1).model_copy(update={"thumbnail_url": "AgACAgI"})
    with pytest.raises(TelegramBadRequest, match="WEBDOCUMENT_URL_INVALID"):
        await bot.answer_inline_query(query.id, [wrong])
