"""The whole program over HTTP: the bot on an emulated Telegram, and people who talk to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.lifecycle import run
from bot.settings import Settings
from emulator import Emulator, Person, serve
from tests.browser import browser, chromium

__all__ = ["browser", "chromium"]

EDITOR_ID = 200_001
SEED = Path(__file__).parents[1] / "sources" / "data" / "belta.txt"

StartBot = Callable[..., Any]


class Newsdesk:
    """The running bot: it can be stopped and started again on the same database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self, **changed: object) -> None:
        """Start, with some settings changed from now on."""
        self.settings = self.settings.model_copy(update=changed)
        self._stopping = asyncio.Event()
        self._task = asyncio.create_task(run(self.settings, self._stopping))

    async def stop(self) -> None:
        """Stop as an operator does, and wait; what made the bot fail is raised."""
        if self._task is not None:
            self._stopping.set()
            task, self._task = self._task, None
            await task


@pytest.fixture
async def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def address(emulator: Emulator) -> AsyncIterator[str]:
    async with serve(emulator) as address:
        yield address


@pytest.fixture
async def newsdesk(emulator: Emulator, address: str, tmp_path: Path) -> AsyncIterator[Newsdesk]:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=emulator.token,  # type: ignore[arg-type]
        bot_api_url=address,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'news.db'}",
        admin_ids=(EDITOR_ID,),
        undo_seconds=0,
        messages_per_second=1000,
    )
    desk = Newsdesk(settings)
    desk.start()
    yield desk
    await desk.stop()


@pytest.fixture
def editor(emulator: Emulator) -> Person:
    return emulator.person("Мария", "ru", user_id=EDITOR_ID, role="editor")


@pytest.fixture
def seed() -> str:
    return SEED.read_text("utf-8")
