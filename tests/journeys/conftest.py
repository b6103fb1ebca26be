"""The whole program over HTTP: the bot on an emulated Telegram, and people who talk to it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.lifecycle import run
from bot.settings import Settings
from bot.wiring import Program
from emulator import Emulator, Person, serve
from tests.browser import browser, chromium

__all__ = ["browser", "chromium"]

EDITOR_ID = 200_001
SEED = Path(__file__).parents[1] / "sources" / "data" / "belta.txt"


class Clock:
    """The machine's time, moved on as far as a test likes."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self._ahead

    def advance(self, length: timedelta) -> None:
        """Let time pass at once."""
        self._ahead += length

    def move_to(self, moment: datetime) -> None:
        """Let it be that moment, which is still to come."""
        assert moment >= self()
        self.advance(moment - self())


class Newsdesk:
    """The running bot: it can be stopped and started again on the same database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock()
        self._program: asyncio.Future[Program] = asyncio.Future()
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self, **changed: object) -> None:
        """Start, with some settings changed from now on."""
        self.settings = self.settings.model_copy(update=changed)
        self._stopping = asyncio.Event()
        self._program = asyncio.Future()
        self._task = asyncio.create_task(
            run(
                self.settings,
                self._stopping,
                clock=self.clock,
                started=self._program.set_result,
            )
        )

    async def stop(self) -> None:
        """Stop as an operator does, and wait; what made the bot fail is raised."""
        if self._task is not None:
            self._stopping.set()
            task, self._task = self._task, None
            await task

    async def program(self) -> Program:
        """The program, as soon as it has started."""
        return await self._program

    async def tick(self, name: str) -> None:
        """Let what is done by the clock be done now."""
        await (await self.program()).schedule.tick(name)


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
