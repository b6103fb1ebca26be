"""A hundred replies a second, alone and beside a broadcast at 28 a second.

    python -m bench.replies [seconds]

The replies' reference is what they take alone in the same run, that of bulk is its own rate. Every
chat is a private one, and the server has no limit of its own.
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.telegram import Telegram, telegram
from bot.clock import utc_now
from botapi.pacing import Pacing
from botapi.replies import ReplyPacing
from botapi.sender import Sender
from delivery.assembly import assemble
from delivery.leadership import FileLease
from delivery.rendering import Renderer
from storage.database import Database
from storage.migrating import open_database
from texts.catalogue import load_catalogues

RATE = 28
REPLIES = 100
SECONDS = 10
# What the program sets for itself at its start: the database's thread must not wait for its turn.
SWITCH_SECONDS = 0.0005


async def measure(seconds: int) -> list[Figure]:
    """Replies alone, then beside a broadcast that lasts longer than they."""
    sys.setswitchinterval(SWITCH_SECONDS)
    readers, now = RATE * (seconds + 5), datetime.now(UTC)
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}")
        await gather(database, readers, now)
        await send_to_all(database, readers, now)
        async with telegram() as server:
            await server.readers(readers + REPLIES, FIRST_CHAT)
            alone, beside, bulk = await _both(database, server, readers, seconds)
        await database.close()
    return [
        Figure("replies' p99 beside a broadcast", beside, "ms", alone, beside / alone, most=2.0),
        Figure("bulk beside 100 replies/s", bulk, "/s", RATE, bulk / RATE, least=0.5),
    ]


async def _both(
    database: Database, server: Telegram, readers: int, seconds: int
) -> tuple[float, float, float]:
    """The replies' p99 alone and beside a broadcast, in ms, and the broadcast's pace."""
    pacing = Pacing(RATE)
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
    session.middleware(ReplyPacing(pacing))
    async with Bot(server.token, session=session) as bot:
        people = range(FIRST_CHAT + readers, FIRST_CHAT + readers + REPLIES)
        await _reply(bot, people, 1)  # connections are made, classes too
        alone = await _reply(bot, people, seconds)
        delivery = assemble(
            database,
            Sender(bot).send,
            Renderer(
                database, load_catalogues(), ZoneInfo("Europe/Minsk"), "desk_bot", now=utc_now
            ).render,
            FileLease.take(None),
            pacing,
            announce=print,
            random=Random(),
            now=utc_now,
            zone=ZoneInfo("Europe/Minsk"),
        )
        task = asyncio.create_task(delivery.worker.run())
        await _reply(bot, people, 1)  # the last second is full by now
        began = time.monotonic()
        beside = await _reply(bot, people, seconds)
        ended = time.monotonic()
        delivery.worker.stop()
        await task
    bulk = [one for one in await server.ledger() if one["chat_id"] < people.start]
    sent = sum(began <= one["monotonic"] < ended for one in bulk)
    return alone, beside, sent / (ended - began)


async def _reply(bot: Bot, people: Sequence[int], seconds: int) -> float:
    """Send replies for so long, evenly; what all but one in a hundred take at most, in ms."""
    taken: list[float] = []

    async def one(at: float, chat_id: int) -> None:
        await asyncio.sleep(at - time.monotonic())
        began = time.perf_counter()
        await bot.send_message(chat_id, "Ответ")
        taken.append((time.perf_counter() - began) * 1000)

    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for number in range(REPLIES * seconds):
            group.create_task(one(began + number / REPLIES, people[number % REPLIES]))
    return sorted(taken)[int(len(taken) * 0.99) - 1]


if __name__ == "__main__":
    length = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    show("Replies", asyncio.run(measure(length)))
