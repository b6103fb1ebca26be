"""The whole program over HTTP: the bot on an emulated Telegram, and people who talk to it."""

import asyncio
import inspect
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiogram.dispatcher.event.handler import CallableObject
from sqlalchemy import URL

from bot.lifecycle import Loaded, load, run
from bot.schedule import Schedule, Tick
from bot.settings import Settings
from bot.wiring import Program
from delivery import chats
from emulator import Emulator, Person, serve
from emulator.clock import SystemClock
from news.article import Article, ArticleDraft
from newsroom import drafting, publishing, reporting
from tests.browser import browser, chromium
from tests.goodbyes import no_goodbyes

__all__ = ["browser", "chromium", "no_goodbyes"]

EDITOR_ID = 200_001
SEED = Path(__file__).parents[1] / "sources" / "data" / "belta.txt"


NOON = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""A Wednesday's noon in Minsk: no day, hour or season turns while a test goes on."""


class Clock:
    """Noon when a test begins, and moved on as far as the test likes."""

    began = 0.0
    """When the test began, by the clock that is never set."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return NOON + timedelta(seconds=time.monotonic() - self.began) + self._ahead

    def advance(self, length: timedelta) -> None:
        """Let time pass at once."""
        self._ahead += length

    def move_to(self, moment: datetime) -> None:
        """Let it be that moment, which is still to come."""
        assert moment >= self()
        self.advance(moment - self())


class TelegramClock(SystemClock):
    """Telegram's time is that of the bot."""

    def time(self) -> float:
        return Clock()().timestamp()


class Newsdesk:
    """The running bot: it can be stopped and started again on the same database."""

    def __init__(self, settings: Settings, loaded: Loaded) -> None:
        self.settings = settings
        self._loaded = loaded
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
                load=lambda: self._loaded,
                started=self._program.set_result,
            )
        )

    async def stop(self) -> None:
        """Stop as an operator does, and wait; what made the bot fail is raised."""
        if self._task is not None:
            self._stopping.set()
            task, self._task = self._task, None
            await task

    async def ended(self) -> None:
        """Wait until it ends by itself; what made it fail is raised."""
        assert self._task is not None
        await self._task

    async def restart(self, **changed: object) -> None:
        """Stop, and start again."""
        await self.stop()
        self.start(**changed)

    async def program(self) -> Program:
        """The program, as soon as it has started."""
        return await self._program

    async def article(self, article_id: int = 1) -> Article:
        """An article as it is now."""
        article = await publishing.article((await self.program()).desk, article_id)
        assert article is not None
        return article

    @property
    def sends(self) -> bool:
        """Whether it has begun to send news."""
        return self._program.done()

    async def tick(self, name: str) -> None:
        """Let what is done by the clock be done now."""
        await (await self.program()).schedule.tick(name)

    async def publish(self, headline: str, text: str = "", rubric: str | None = None) -> Article:
        """Have an article published, by nobody in particular."""
        desk = (await self.program()).desk
        draft = ArticleDraft(headline, body=tuple(text.split("\n")), rubric_hint=rubric)
        article = await drafting.draft(desk, draft, EDITOR_ID, self.clock())
        return await publishing.publish(desk, article.id, self.clock())


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "began", time.monotonic())


@pytest.fixture
async def emulator(noon: None) -> Emulator:  # noqa: ARG001 - it is asked for the time at once
    return Emulator(clock=TelegramClock())


@pytest.fixture
async def address(emulator: Emulator) -> AsyncIterator[str]:
    async with serve(emulator) as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def callbacks_read_once() -> Iterator[None]:
    """aiogram asks each of 5000 handlers and filters for its parameters in each program anew.

    They stand in its code, which is the same each time.
    """
    read = CallableObject.__post_init__
    known: dict[object, tuple[bool, set[str], bool]] = {}

    def read_once(one: CallableObject) -> None:
        code = _code_of(one.callback)
        if code is None or code not in known:
            read(one)
            known[code] = one.awaitable, one.params, one.varkw
        one.awaitable, one.params, one.varkw = known[code]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CallableObject, "__post_init__", read_once)
        yield


def _code_of(callback: Callable[..., object]) -> object:
    """Where the parameters of a function, of a method or of a filter stand, if anywhere."""
    callback = inspect.unwrap(callback)
    if inspect.isfunction(callback):
        return callback.__code__
    if inspect.ismethod(callback):
        return callback.__func__
    kind = type(callback)
    return kind if inspect.isfunction(vars(kind).get("__call__")) else None


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load()


@pytest.fixture
def settings(emulator: Emulator, address: str, tmp_path: Path, migrated_sqlite: URL) -> Settings:
    # Migrating is tested elsewhere, and takes longer than a talk.
    shutil.copy(migrated_sqlite.database or "", tmp_path / "news.db")
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=emulator.token,  # type: ignore[arg-type]
        bot_api_url=address,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'news.db'}",
        admin_ids=(EDITOR_ID,),
        undo_seconds=0,
        messages_per_second=1000,
    )


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chat's rest and an editor's line take a tenth of their time.

    For tests of what comes of many messages to one chat: that they keep their distance is tested in
    ``tests/delivery``. It has to be asked for ahead of ``newsdesk``.
    """

    def hurried_schedule(ticks: Mapping[str, tuple[Tick, float]]) -> Schedule:
        tick, seconds = ticks["progress"]
        return Schedule({**ticks, "progress": (tick, seconds / 10)})

    monkeypatch.setattr("delivery.chats.GAP", chats.GAP / 10)
    monkeypatch.setattr("newsroom.reporting.EVERY", reporting.EVERY / 10)
    monkeypatch.setattr("bot.wiring.Schedule", hurried_schedule)


@pytest.fixture
async def newsdesk(settings: Settings, loaded: Loaded) -> AsyncIterator[Newsdesk]:
    desk = Newsdesk(settings, loaded)
    desk.start()
    yield desk
    await desk.stop()


@pytest.fixture
def refusals() -> set[str]:
    """What Telegram may refuse the bot in this test: beginnings of descriptions."""
    # The last poll goes when the bot stops.
    return {"Bad Request: message is not modified", "Conflict: terminated by other getUpdates"}


@pytest.fixture(autouse=True)
def telegram_refuses_nothing(emulator: Emulator, refusals: set[str]) -> Iterator[None]:
    """Every call of the bot is one that Telegram takes, and no pressed button stays unanswered."""
    yield
    refused = [
        call
        for call in emulator.calls
        # A call without a code met a fault that the test ordered.
        if call.code not in {0, 200} and not call.description.startswith(tuple(refusals))
    ]
    assert not refused
    assert not emulator.queries.unanswered


@pytest.fixture
def anna(emulator: Emulator) -> Person:
    return emulator.person("Анна", "ru")


@pytest.fixture
def ales(emulator: Emulator) -> Person:
    return emulator.person("Алесь", "be")


@pytest.fixture
def tom(emulator: Emulator) -> Person:
    return emulator.person("Tom", "en")


@pytest.fixture
def editor(emulator: Emulator) -> Person:
    return emulator.person("Мария", "ru", user_id=EDITOR_ID, role="editor")


@pytest.fixture
def seed() -> str:
    return SEED.read_text("utf-8")
