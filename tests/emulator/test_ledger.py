import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError

from emulator import Emulator, ManualClock, Person


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
