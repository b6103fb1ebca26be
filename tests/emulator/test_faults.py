import asyncio
from collections.abc import Awaitable
from random import Random
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Message

from emulator import Emulator, Fault, Gate, Person
from emulator.call import Call
from emulator.faults import Faults, order_from
from tests.emulator.conftest import Ask


def sending(bot: Bot, anna: Person) -> Awaitable[Any]:
    return bot.send_message(anna.id, "x")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.too_many_requests(60), TelegramRetryAfter),
        (Fault.too_many_requests(), TelegramAPIError),
        (Fault.forbidden(), TelegramForbiddenError),
        (Fault.error(500, "Internal Server Error: restart"), RestartingTelegram),
        (Fault.error(500, "Internal Server Error"), TelegramServerError),
        (Fault.page(), ClientDecodeError),
        (Fault.reset_before(), TelegramNetworkError),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_nothing_is_accepted_before(
    emulator: Emulator, bot: Bot, anna: Person, fault: Fault, expected: type[Exception]
) -> None:
    emulator.faults.add(fault, method="sendMessage")
    with pytest.raises(expected):
        await sending(bot, anna)
    assert not emulator.ledger.entries


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.reset_after(), (TelegramNetworkError, False)),
        (Fault.truncated(), (TelegramNetworkError, False)),
        (Fault.undecodable(), (ClientDecodeError, True)),
        (Fault.odd_schema(), (ClientDecodeError, True)),
        (Fault.page_after(), (ClientDecodeError, True)),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_the_message_is_accepted_and_its_answer_spoilt(
    emulator: Emulator,
    bot: Bot,
    anna: Person,
    fault: Fault,
    expected: tuple[type[Exception], bool],
) -> None:
    error, delivered = expected
    emulator.faults.add(fault, method="sendMessage")
    with pytest.raises(error):
        await sending(bot, anna)
    (entry,) = emulator.ledger.entries
    assert entry.delivered is delivered
    assert anna.chat[-1].text == "x"


async def changed(bot: Bot, method: str, message: Message) -> object:
    """Edits or deletes a message."""
    chat_id, message_id = message.chat.id, message.message_id
    if method == "editMessageText":
        return await bot.edit_message_text("y", chat_id=chat_id, message_id=message_id)
    return await bot.delete_message(chat_id, message_id)


@pytest.mark.parametrize("method", ["editMessageText", "deleteMessage"])
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.too_many_requests(60), TelegramRetryAfter),
        (Fault.forbidden(), TelegramForbiddenError),
        (Fault.page(), ClientDecodeError),
        (Fault.reset_before(), TelegramNetworkError),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_an_edit_and_a_deletion_can_be_refused(
    emulator: Emulator,
    bot: Bot,
    anna: Person,
    method: str,
    fault: Fault,
    expected: type[Exception],
) -> None:
    emulator.faults.add(fault, method=method)
    sent = await bot.send_message(anna.id, "x")
    with pytest.raises(expected):
        await changed(bot, method, sent)
    assert [entry.kind for entry in emulator.ledger.entries] == ["sent"]
    assert anna.screen() == "x"


@pytest.mark.parametrize(
    ("method", "again"),
    [
        ("editMessageText", "message is not modified"),
        ("deleteMessage", "message to delete not found"),
    ],
)
@pytest.mark.parametrize(
    "fault",
    [Fault.reset_after(), Fault.truncated(), Fault.page_after(), Fault.odd_schema()],
    ids=lambda fault: fault.name,
)
async def test_an_edit_or_a_deletion_is_accepted_and_its_answer_lost(
    emulator: Emulator, bot: Bot, anna: Person, method: str, again: str, fault: Fault
) -> None:
    emulator.faults.add(fault, method=method, times=1)
    sent = await bot.send_message(anna.id, "x")
    with pytest.raises((TelegramNetworkError, ClientDecodeError)):
        await changed(bot, method, sent)
    _, entry = emulator.ledger.entries
    assert (entry.method, entry.delivered) == (method.lower(), not is_broken(fault))
    with pytest.raises(TelegramBadRequest, match=again):
        await changed(bot, method, sent)


def is_broken(fault: Fault) -> bool:
    """Whether the connection is."""
    return fault.name in ("reset_after", "truncated")


@pytest.mark.parametrize(("after", "accepted"), [(False, 0), (True, 1)])
async def test_a_call_is_held_up_before_or_after_it_is_accepted(
    emulator: Emulator, bot: Bot, anna: Person, after: bool, accepted: int
) -> None:
    gate = Gate()
    emulator.faults.add(Fault.slow(gate, after=after), method="sendMessage")
    call = asyncio.create_task(bot.send_message(anna.id, "x"))
    await gate.reached.wait()
    assert len(emulator.ledger) == accepted
    assert not call.done()
    gate.set()
    await call
    assert len(emulator.ledger) == 1


async def test_a_call_whose_client_gave_up_is_accepted_all_the_same(
    emulator: Emulator, address: str, anna: Person
) -> None:
    gate = Gate()
    emulator.faults.add(Fault.slow(gate), method="sendMessage")
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with Bot(emulator.token, session=session) as impatient:
        call = asyncio.create_task(impatient.send_message(anna.id, "x"))
        await gate.reached.wait()
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
    gate.set()
    await anna.sees("x")


async def test_a_bare_429_has_no_parameters(emulator: Emulator, ask: Ask, anna: Person) -> None:
    emulator.faults.add(Fault.too_many_requests())
    answer = await ask("sendMessage", chat_id=anna.id, text="x")
    assert answer == {"ok": False, "error_code": 429, "description": "Too Many Requests"}


def struck(faults: Faults, method: str = "sendmessage", chat_id: int = 1) -> list[str]:
    return [fault.name for fault in faults.strike(Call(method, {"chat_id": chat_id}))]


def test_an_order_fits_its_method_and_chat() -> None:
    faults = Faults()
    faults.add(Fault.page(), method="sendMessage", chat_id=1)
    assert struck(faults) == ["page"]
    assert struck(faults, chat_id=2) == []
    assert struck(faults, "editmessagetext") == []


def test_an_order_ends_after_its_times() -> None:
    faults = Faults()
    order = faults.add(Fault.page(), times=2)
    assert [struck(faults) for _ in range(3)] == [["page"], ["page"], []]
    assert order.fired == 2


def test_chance_is_repeatable() -> None:
    runs = []
    for _ in range(2):
        faults = Faults()
        faults.add(Fault.page(), probability=0.3, random=Random(1))  # noqa: S311
        runs.append([bool(struck(faults)) for _ in range(1000)])
    assert runs[0] == runs[1]
    assert 250 < sum(runs[0]) < 350


def test_delays_add_up_and_otherwise_the_first_order_wins() -> None:
    faults = Faults()
    for fault in (Fault.slow(1.0), Fault.page(), Fault.slow(2.0), Fault.forbidden()):
        faults.add(fault)
    assert struck(faults) == ["slow", "page", "slow"]


def test_orders_can_be_taken_back() -> None:
    faults = Faults()
    faults.add(Fault.page())
    faults.clear()
    assert struck(faults) == []


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "too_many_requests", "retry_after": 60, "probability": 0.3, "seed": 5},
        {"kind": "error", "code": 400, "description": "Bad Request: x", "times": 1},
        {"kind": "page", "status": 503, "title": "Service Unavailable"},
        {"kind": "slow", "wait": 0.5, "after": True, "chat_id": 1},
        {"kind": "reset_after", "method": "sendMessage"},
    ],
)
def test_an_order_can_be_written_as_json(given: dict[str, Any]) -> None:
    order = order_from(Faults(), given)
    assert order.fault.name == given["kind"]
    assert order.times == given.get("times")


@pytest.mark.parametrize("given", [{}, {"kind": "odd"}, {"kind": "page", "odd": 1}])
def test_an_order_that_makes_no_sense_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        order_from(Faults(), given)
