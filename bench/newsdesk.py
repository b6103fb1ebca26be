"""The real bot as a process of its own; Telegram and its people live in the bench's process."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil  # type: ignore[import-untyped]

from bench.asker import Asker
from bench.posting import Posts
from emulator import Emulator
from news.article import ArticleDraft
from newsroom import drafting, publishing
from newsroom.desk import open_desk
from storage.database import Database

ROOT = Path(__file__).parents[1]
EDITOR_ID = 100_004
PATIENCE = 120.0
"""Seconds that a person waits for the bot: the machine may be busy."""
_ARTICLES = 12
_A_LOOK = 0.005


@asynccontextmanager
async def newsdesk(
    folder: Path,
    emulator: Emulator,
    address: str,
    **settings: Any,  # noqa: ANN401 - as the environment takes it
) -> AsyncIterator[psutil.Process]:
    """Run ``python -m bot`` on the SQLite file ``news.db`` of a folder, and stop it afterwards."""
    process = await start(folder, emulator, address, **settings)
    ended = asyncio.create_task(process.wait())
    try:
        async with _as_long_as_lives(ended):
            yield psutil.Process(process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await ended


async def start(
    folder: Path,
    telegram: Emulator | Asker | Posts,
    address: str,
    modules: Sequence[str] = ("bot",),
    **settings: Any,  # noqa: ANN401 - as the environment takes it
) -> asyncio.subprocess.Process:
    """Start it; whoever starts it ends it. ``modules`` is what follows ``python -m``."""
    chosen = {"bot_token": telegram.token, "bot_api_url": address, "admin_ids": EDITOR_ID}
    chosen |= {"database_url": address_in(folder), "log_level": "WARNING", **settings}
    environment = {name.upper(): str(value) for name, value in chosen.items()}
    # In a folder of its own it reads nobody's .env.
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *modules),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
    )


@asynccontextmanager
async def _as_long_as_lives(ended: asyncio.Task[int]) -> AsyncIterator[None]:
    """Nobody shall wait for answers of a bot that is no more."""
    waiting = asyncio.current_task()
    assert waiting is not None  # noqa: S101 - a coroutine runs in a task

    def give_up(_: asyncio.Task[int]) -> None:
        waiting.cancel()

    ended.add_done_callback(give_up)
    try:
        yield
    except asyncio.CancelledError:
        if ended.done():
            raise RuntimeError("the bot has ended") from None
        raise
    finally:
        ended.remove_done_callback(give_up)


def address_in(folder: Path) -> str:
    """Where the bot of this folder keeps its data."""
    return f"sqlite+aiosqlite:///{folder / 'news.db'}"


async def until(condition: Callable[[], object]) -> None:
    """Wait for something that nobody tells of; raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - the emulator tells of single chats only
            await asyncio.sleep(_A_LOOK)


async def fill_archive(database: Database, now: datetime) -> None:
    """Publish some articles while there is nobody to send them to."""
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    for number in range(_ARTICLES, 0, -1):
        at = now - timedelta(hours=number)
        text = ("Об этом сообщили в министерстве транспорта и коммуникаций.",) * 4
        seen = ArticleDraft(f"Новость дня {number}", text, rubric_hint="society")
        article = await drafting.draft(desk, seen, EDITOR_ID, at)
        await publishing.publish(desk, article.id, at)
