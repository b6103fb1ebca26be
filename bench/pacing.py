"""The whole worker against a server that counts messages in any sliding second.

    python -m bench.pacing [seconds]

At each rate the outbox holds enough for so many seconds. The limit is the very rate, so one
message too many would be refused. The reference is the rate itself.
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
from botapi.pacing import Pacing
from botapi.sender import Sender
from delivery.assembly import assemble
from delivery.leadership import FileLease
from delivery.rendering import Renderer
from storage.database import Database
from storage.migrating import open_database
from texts.catalogue import load_catalogues

RATES = (28, 300, 1000)
SECONDS = 10
REFUSED = 429
# What the program sets for itself at its start: the database's thread must not wait for its turn.
SWITCH_SECONDS = 0.0005


async def measure(seconds: int, rates: Sequence[int] = RATES) -> list[Figure]:
    """Each rate on a fresh database and a fresh server."""
    sys.setswitchinterval(SWITCH_SECONDS)
    figures: list[Figure] = []
    for rate in rates:
        with TemporaryDirectory() as folder:
            database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}")
            figures += await _at(rate, rate * seconds, database)
            await database.close()
    return figures


async def _at(rate: int, readers: int, database: Database) -> list[Figure]:
    now = datetime.now(UTC)
    await gather(database, readers, now)
    await send_to_all(database, readers, now)
    async with telegram(limit=rate) as server:
        await server.readers(readers, FIRST_CHAT)
        busy = await _send(rate, database, server)
        arrivals = sorted(entry["monotonic"] for entry in await server.ledger())
        refused = sum(call["code"] == REFUSED for call in await server.calls())
    seconds = arrivals[-1] - arrivals[0]
    pace = (len(arrivals) - 1) / seconds
    return [
        Figure(f"messages/s at {rate}/s", pace, "/s", rate, pace / rate, least=0.99),
        Figure(f"refused at {rate}/s", refused, "", most=0),
        Figure(f"one processor, busy at {rate}/s", busy / seconds * 100, "%"),
    ]


async def _send(rate: int, database: Database, server: Telegram) -> float:
    """Send all there is; the seconds that the processor was busy with it."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
    async with Bot(server.token, session=session) as bot:
        renderer = Renderer(
            database, load_catalogues(), ZoneInfo("Europe/Minsk"), "newsdesk_bot", now=_now
        )
        delivery = assemble(
            database,
            Sender(bot).send,
            renderer.render,
            FileLease.take(None),
            Pacing(rate),
            announce=print,
            random=Random(),
            now=_now,
            zone=ZoneInfo("Europe/Minsk"),
        )
        busy = time.process_time()
        task = asyncio.create_task(delivery.worker.run())
        await delivery.worker.resting.wait()
        busy = time.process_time() - busy
        delivery.worker.stop()
        await task
    return busy


if __name__ == "__main__":
    length = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    show("Pacing", asyncio.run(measure(length)))


def _now() -> datetime:
    return datetime.now(UTC)
