from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from emulator import Emulator, ManualClock, Person, serve
from tests.browser import browser, chromium
from tests.emulator.scene import scene
from tests.goodbyes import no_goodbyes

__all__ = ["browser", "chromium", "no_goodbyes", "scene"]

Ask = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def emulator(clock: ManualClock) -> Emulator:
    return Emulator(clock=clock)


@pytest.fixture
def maria(emulator: Emulator) -> Person:
    return emulator.person("Мария")


@pytest.fixture
def boris(emulator: Emulator) -> Person:
    return emulator.person("Борис")


@pytest.fixture
async def address(emulator: Emulator) -> AsyncIterator[str]:
    async with serve(emulator) as address:
        yield address


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def bot(emulator: Emulator, address: str) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with Bot(emulator.token, session=session) as bot:
        yield bot


@pytest.fixture
def ask(emulator: Emulator, address: str, http: ClientSession) -> Ask:
    """Calls a method with a JSON body and returns the whole answer."""

    async def asked(method: str, **values: Any) -> dict[str, Any]:
        url = f"{address}/bot{emulator.token}/{method}"
        async with http.post(url, json=values) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    return asked


@pytest.fixture
async def anna(emulator: Emulator) -> Person:
    """Somebody who has started the bot; her update is read already."""
    anna = emulator.person("Anna", "ru")
    await anna.says("/start")
    emulator.updates.clear()
    return anna
