"""The program as an operator meets it: ``python -m bot``."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bench.stopping import stop_once
from emulator import Emulator, serve
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 180.0
"""Patience with a machine that does much else."""


class Shell:
    """Runs the program with settings of its own; what still runs at the end is killed."""

    def __init__(self, folder: Path, token: str, address: str) -> None:
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": token,
            "BOT_API_URL": address,
            "DATABASE_URL": "sqlite+aiosqlite:///news.db",
            "ADMIN_IDS": "5",
        }
        self._folder = folder
        self._processes: list[asyncio.subprocess.Process] = []

    async def start(self, **settings: str) -> asyncio.subprocess.Process:
        """Start the bot."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            cwd=self._folder,
            env=self._environment | settings,
            stderr=asyncio.subprocess.PIPE,
        )
        self._processes.append(process)
        return process

    async def close(self) -> None:
        """Kill what still runs."""
        for process in self._processes:
            if process.returncode is None:
                process.kill()
                await process.wait()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
async def shell(tmp_path: Path, emulator: Emulator, port: int) -> AsyncIterator[Shell]:
    shell = Shell(tmp_path, emulator.token, f"http://127.0.0.1:{port}")
    yield shell
    await shell.close()


async def told(process: asyncio.subprocess.Process) -> str:
    """All that a process says before it ends."""
    _, errors = await asyncio.wait_for(process.communicate(), START_SECONDS)
    return errors.decode()


async def test_the_bot_waits_for_the_network_answers_and_stops_when_told(
    shell: Shell, emulator: Emulator, port: int
) -> None:
    bot = await shell.start()
    assert bot.stderr is not None
    while b"polling.failed" not in await bot.stderr.readline():
        pass
    second = await shell.start()
    anna = emulator.person("Анна")
    anna.patience = START_SECONDS
    await anna.says("/help")

    async with serve(emulator, port=port):
        await anna.sees("/latest")
        refusal = await told(second)
        assert second.returncode == 2
        assert refusal.count("\n") == 1
        assert "news.db" in refusal
        bot.send_signal(signal.SIGTERM)
        log = await told(bot)

    assert bot.returncode == 0
    assert "bot.stopped" in log
    assert emulator.token not in log


async def test_a_token_that_telegram_does_not_know_is_one_line(
    shell: Shell, emulator: Emulator, port: int
) -> None:
    async with serve(emulator, port=port):
        bot = await shell.start(BOT_TOKEN=emulator.token[:-1] + "1", LOG_LEVEL="ERROR")
        complaint = await told(bot)

    assert bot.returncode == 2
    assert complaint.startswith("Telegram does not know BOT_TOKEN")
    assert complaint.count("\n") == 1


async def test_stops_while_it_starts_are_quiet(tmp_path: Path, emulator: Emulator) -> None:
    # Python itself is not quiet about SIGINT, until it has begun to read the bot's code.
    async with serve(emulator) as address:
        ends = await asyncio.gather(
            *(
                stop_once(Path(mkdtemp(dir=tmp_path)), emulator, address, after, signal.SIGTERM)
                for after in (0.3, 1.5, 2.7)
            )
        )

    assert ends == [(0, "")] * 3
