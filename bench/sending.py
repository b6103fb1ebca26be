"""Sending, beside stock aiogram and beside the barest client, 30 in flight.

    python -m bench.sending [messages]

The message is the demo's first article as it is delivered, text and buttons. The three take turns,
so that what else the machine does meets them alike; the figure is the median of their rounds.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import orjson
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from bench.figures import Figure, show
from bench.standin import stand_in
from botapi.calls import sending
from botapi.outcome import Sent
from botapi.sender import Sender
from botapi.template import Target, template
from news.article import Article, ArticleStatus
from news.language import Language
from sources.page import read_page
from texts.article import article_message
from texts.catalogue import load_catalogues
from texts.locale import Locale
from texts.message import Message

TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"  # noqa: S105 - opens nothing
IN_FLIGHT = 30
ROUNDS = 5
FIRST_CHAT = 1_000_001
SAMPLE = Path(__file__).parents[1] / "bot" / "demo_articles" / "samples" / "1-treaty.txt"
MINSK = ZoneInfo("Europe/Minsk")

Send = Callable[[int], Awaitable[object]]


def news() -> Message:
    """An article as it is delivered."""
    draft = read_page(SAMPLE.read_text("utf-8"), rubrics=(), zone=MINSK)
    article = Article(
        id=1,
        status=ArticleStatus.PUBLISHED,
        headline=draft.headline,
        body=draft.body,
        rubric=None,
        language="ru",
        place=draft.place,
        published_on_site=datetime(2024, 7, 4, 16, 25, tzinfo=UTC),
        source_url=None,
        photo=None,
        author_id=1,
        departs_at=None,
        published_at=None,
        sequence=1,
        breaking=False,
    )
    return article_message(Locale(load_catalogues()[Language.RU], MINSK, "newsdesk_bot"), article)


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
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        bot = Bot(TOKEN, session, DefaultBotProperties(parse_mode="HTML"))
        url = bot.session.api.api_url(TOKEN, "sendMessage")
        message = news()
        call = sending(FIRST_CHAT, message)
        values = call.model_dump(exclude_none=True, exclude_defaults=True, warnings=False)
        sender, made = Sender(bot), template(message)

        async def stock(chat_id: int) -> None:
            await bot(call.model_copy(update={"chat_id": chat_id}))

        async def bare(chat_id: int) -> None:
            body = orjson.dumps(values | {"chat_id": chat_id, "parse_mode": "HTML"})
            headers = {"Content-Type": "application/json"}
            async with http.post(url, data=body, headers=headers) as answer:
                orjson.loads(await answer.read())

        async def ours(chat_id: int) -> None:
            outcome = await sender.send(made, Target(chat_id), lambda: None)
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
