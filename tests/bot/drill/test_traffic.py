"""What the drill counts, against an API that the test plays and a Telegram that is the emulator."""

import asyncio
from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot.clock import utc_now
from bot.drill.traffic import CROWD, FIRST_READER, Traffic
from bot.waiting import cancel
from emulator import Emulator, serve

SECONDS = 60.0


class Newsroom:
    """The HTTP API: it is full at first, and says what the test has it say."""

    def __init__(self) -> None:
        self.refuses = 1
        self.headlines: dict[str, str] = {}
        self.deliveries: dict[str, int] = {"pending": CROWD + 1, "sent": 0}
        self.taken = asyncio.Event()
        self.looked_at = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        if self.refuses:
            self.refuses -= 1
            return web.json_response({"status": 503}, status=503)
        given: dict[str, Any] = await request.json()
        self.headlines[request.headers["Idempotency-Key"]] = given["headline"]
        self.taken.set()
        return web.json_response({"id": 1}, status=201)

    async def tell(self, _request: web.Request) -> web.Response:
        self.looked_at.set()
        return web.json_response({"deliveries": self.deliveries})


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
async def api(newsroom: Newsroom) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/articles", newsroom.take)
    app.router.add_get("/articles/{number}", newsroom.tell)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def until(happened: asyncio.Event) -> None:
    happened.clear()
    async with asyncio.timeout(SECONDS):
        await happened.wait()


async def test_what_arrives_twice_or_never_is_counted(newsroom: Newsroom, api: str) -> None:
    emulator = Emulator()
    group = emulator.group("Соседи", emulator.person("Мария"))
    traffic = Traffic(emulator, group, utc_now, Random(1))  # noqa: S311 - repeatable on purpose
    nowhere = "http://127.0.0.1:1"
    running = asyncio.create_task(traffic.run(lambda: [nowhere, api], lambda: "key"))
    await until(newsroom.taken)
    async with serve(emulator) as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(emulator.token, session=session) as bot:
            for chat_id in (FIRST_READER, FIRST_READER, FIRST_READER + 1, group.id):
                await bot.send_message(chat_id, newsroom.headlines["drill-1"])

    await until(newsroom.looked_at)
    under_way = traffic.count()
    newsroom.deliveries = {"pending": 0, "claimed": 0, "sent": 3, "dead": CROWD - 2}
    await until(newsroom.looked_at)
    await until(newsroom.looked_at)
    settled = traffic.count()
    await cancel(running)

    assert (under_way.articles, under_way.expected) == (1, CROWD + 1)
    assert (under_way.arrived, under_way.doubled, under_way.lost) == (3, 1, 0)
    assert under_way.underway == CROWD - 2
    assert settled.lost >= CROWD - 2
    traffic.begin_anew()
    assert traffic.count().expected == 0
