import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import BufferedInputFile, InputMediaPhoto

from emulator import Emulator, ManualClock, Person
from tests.emulator.pictures import png


async def test_every_accepted_message_is_entered_in_order(
    emulator: Emulator, clock: ManualClock, bot: Bot, anna: Person
) -> None:
    first = await bot.send_message(anna.id, "<b>раз</b>", parse_mode="HTML")
    clock.advance(2)
    await bot.send_message(anna.id, "два", disable_notification=True)
    one, two = emulator.ledger.entries
    assert (one.sequence, one.method, one.chat_id, one.message_id, one.text) == (
        1, "sendmessage", anna.id, first.message_id, "раз",
    )  # fmt: skip
    assert one.payload["text"] == "<b>раз</b>"
    assert two.payload["disable_notification"]
    assert two.at - one.at == two.monotonic - one.monotonic == 2
    assert one.delivered
    assert emulator.ledger.since(1) == emulator.ledger.to(anna.id)[1:] == [two]


async def test_an_edit_and_a_deletion_are_entries_too(
    emulator: Emulator, clock: ManualClock, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "раз")
    clock.advance(2)
    await bot.edit_message_text(
        "<i>два</i>", chat_id=anna.id, message_id=sent.message_id, parse_mode="HTML"
    )
    await bot.delete_message(anna.id, sent.message_id)
    entries = emulator.ledger.about(anna.id)
    assert [(one.sequence, one.kind, one.method, one.content, one.text) for one in entries] == [
        (1, "sent", "sendmessage", "text", "раз"),
        (2, "edited", "editmessagetext", "text", "два"),
        (3, "deleted", "deletemessage", "text", ""),
    ]
    assert {entry.message_id for entry in entries} == {sent.message_id}
    assert entries[1].at - entries[0].at == 2
    assert emulator.ledger.to(anna.id) == entries[:1]
    assert emulator.ledger.recipients() == {anna.id: 1}


async def test_what_became_of_each_message_is_told(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    boris = emulator.person("Boris")
    await boris.says("/start")
    edited = await bot.send_message(anna.id, "раз")
    gone = await bot.send_message(anna.id, "лишнее")
    other = await bot.send_message(boris.id, "раз")
    for text in ("два", "три"):
        await bot.edit_message_text(text, chat_id=anna.id, message_id=edited.message_id)
    await bot.delete_message(anna.id, gone.message_id)
    said = await anna.says("y")
    await bot.delete_message(anna.id, said.message_id)

    first, second, third = emulator.ledger.histories()

    assert (first.text, first.edits, first.passing) == ("три", 2, ["два"])
    assert first.wordings == ["раз", "два", "три"]
    assert (first.is_deleted, second.is_deleted, second.text) == (False, True, "лишнее")
    assert (third.chat_id, third.message_id, third.edits) == (boris.id, other.message_id, 0)
    assert emulator.ledger.histories(boris.id) == [third]


async def test_a_history_says_what_the_message_is_now(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "раз")
    media = InputMediaPhoto(media=BufferedInputFile(png(9, 9), "x.png"), caption="два")
    await bot.edit_message_media(media, chat_id=anna.id, message_id=sent.message_id)
    (history,) = emulator.ledger.histories()
    assert (history.content, history.text) == ("photo", "два")


async def test_recipients_are_counted_by_words(emulator: Emulator, bot: Bot, anna: Person) -> None:
    for text in ("новость", "новость", "другое"):
        await bot.send_message(anna.id, text)
    assert emulator.ledger.recipients("новость") == {anna.id: 2}


async def test_the_busiest_second_is_found(
    emulator: Emulator, clock: ManualClock, bot: Bot, anna: Person
) -> None:
    for pause in (0, 0.6, 0.5, 0.4, 0.2, 1.0):
        clock.advance(pause)
        await bot.send_message(anna.id, "x")
    assert emulator.ledger.busiest() == 3


async def test_refused_calls_are_logged_but_not_entered(
    emulator: Emulator, bot: Bot, anna: Person
) -> None:
    await bot.get_me()
    await anna.blocks()
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(anna.id, "x")
    assert not emulator.ledger.entries
    assert [(call.method, call.chat_id, call.code) for call in emulator.calls] == [
        ("getme", 0, 200),
        ("sendmessage", anna.id, 403),
    ]
