"""Sending, beside stock aiogram and beside the barest client, 30 in flight.

    python -m bench.sending [messages]

The three take turns, so that what else the machine does meets them alike; the figure is the
median of their rounds.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from statistics import median

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from bench.figures import Figure, show
from bench.standin import stand_in
from delivery.outcome import Sent
from delivery.sender import Sender
from delivery.template import template
from texts.html import Html
from texts.message import Message

TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"  # noqa: S105 - opens nothing
IN_FLIGHT = 30
ROUNDS = 5
FIRST_CHAT = 1_000_001
TEXT = "<b>Рыженков: Беларусь и Россия продолжат обсуждение</b>\n\n" + "Договор о гарантиях. " * 15

Send = Callable[[int], Awaitable[object]]


async def seconds(send: Send, messages: int) -> tuple[float, float]:
    """Seconds of the clock and of the processor that so many messages take."""
    chats = iter(range(FIRST_CHAT, FIRST_CHAT + messages))

    async def one_after_another() -> None:
        for chat_id in chats:
            await send(chat_id)

    began, busy = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one_after_another() for _ in range(IN_FLIGHT)))
    return time.perf_counter() - began, time.process_time() - busy


async def measure(messages: int) -> list[Figure]:
    """The three clients in turns."""
    async with stand_in() as address, ClientSession() as http:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(address)))
        url = bot.session.api.api_url(TOKEN, "sendMessage")
        sender, news = Sender(bot), template(Message(Html(TEXT), silent=False))

        async def stock(chat_id: int) -> None:
            await bot.send_message(chat_id, TEXT, parse_mode="HTML")

        async def bare(chat_id: int) -> None:
            body = orjson.dumps({"chat_id": chat_id, "text": TEXT, "parse_mode": "HTML"})
            headers = {"Content-Type": "application/json"}
            async with http.post(url, data=body, headers=headers) as answer:
                orjson.loads(await answer.read())

        async def ours(chat_id: int) -> None:
            outcome = await sender.send(news, chat_id, lambda: None)
            if outcome != Sent(12345):
                raise RuntimeError(outcome)

        taken = await _in_turns((stock, bare, ours), messages // ROUNDS)
        await bot.session.close()
    return _figures(taken, messages // ROUNDS)


async def _in_turns(clients: tuple[Send, ...], messages: int) -> list[tuple[float, float]]:
    rounds = [[await seconds(client, messages) for client in clients] for _ in range(ROUNDS)]
    return [
        (median(clock for clock, _ in each), median(busy for _, busy in each))
        for each in zip(*rounds, strict=True)
    ]


def _figures(taken: list[tuple[float, float]], messages: int) -> list[Figure]:
    (stock, stock_busy), (bare, _), (ours, ours_busy) = taken
    pace, microseconds = messages / ours, ours_busy / messages * 1e6
    return [
        Figure("messages/s, beside stock aiogram", pace, "/s", messages / stock, stock / ours, 3.5),
        Figure("… beside bare aiohttp and orjson", pace, "/s", messages / bare, bare / ours, 0.95),
        Figure(
            "processor a message, beside stock aiogram",
            microseconds,
            "µs",
            stock_busy / messages * 1e6,
            ours_busy / stock_busy,
        ),
    ]


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 15_000
    show("Sending", asyncio.run(measure(amount)))
