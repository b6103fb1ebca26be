"""The fire drill as an operator goes through it, over HTTP: one command, then buttons of a page."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
NOT_OURS = ("BOT_", "DATABASE_", "ADMIN_", "TIMEZONE", "MESSAGES_", "LOG_", "API_", "WEBHOOK_")

State = dict[str, Any]


class Operator:
    """Presses the buttons, and waits until something is to be seen."""

    def __init__(self, http: ClientSession, address: str) -> None:
        self.http = http
        self.address = f"{address}/trouble"
        self.log: list[dict[str, Any]] = []

    async def post(self, action: str, **body: str) -> int:
        async with self.http.post(f"{self.address}/{action}", json=body) as response:
            return response.status

    async def sees(self, is_seen: Callable[[State], Any]) -> State:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                state = await self.look()
                if is_seen(state):
                    return state

    async def look(self) -> State:
        """What is to be seen, when there is more of it, or a second later."""
        since = self.log[-1]["number"] if self.log else 0
        async with self.http.get(f"{self.address}/state?since={since}") as response:
            state: State = await response.json()
        self.log += state["log"]
        return state

    async def logged(self, event: str, words: str = "") -> State:
        return await self.sees(
            lambda _: any(line["event"] == event and words in line["text"] for line in self.log)
        )


@asynccontextmanager
async def drilled(folder: Path, engine: str) -> AsyncIterator[Operator]:
    """In front of a drill that has begun."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    arguments = ["-m", "bot", "demo", "--trouble", engine, "--no-browser", "--port", "0"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert process.stdout
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            printed = await process.stdout.readuntil(b"Ctrl+C ends the demo.")
        found = re.search(r"http://[\d.:]+", printed.decode())
        assert found
        async with ClientSession() as http:
            yield Operator(http, found[0])
    finally:
        process.terminate()
        await process.wait()


def told(state: State, words: str) -> bool:
    return any(words in each["text"] for each in state["told"])


async def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    async with drilled(tmp_path, "sqlite") as operator:
        assert await operator.post("begin", name="nonsense") == 400
        assert await operator.post("stage", engine="paper") == 400
        await operator.post("begin", name="disk_full")
        await operator.logged("database.trouble", "kind=full")
        await operator.sees(lambda state: told(state, "Диск переполнен"))

        await operator.post("end", name="disk_full")

        await operator.logged("database.recovered")
        state = await operator.sees(lambda state: told(state, "База снова в порядке"))
        assert state["under_way"] == {}
        assert state["count"]["lost"] == 0


async def test_another_process_takes_over_from_a_killed_one(tmp_path: Path) -> None:
    async with drilled(tmp_path, "postgresql") as operator:
        assert await operator.post("begin", name="disk_full") == 400
        await operator.post("begin", name="answers_lost")
        await operator.sees(lambda state: state["count"]["doubled"])
        await operator.post("end", name="answers_lost")
        await operator.post("begin", name="killed")
        await operator.logged("lease.taken", "epoch=2")
        await operator.sees(
            lambda state: any(each["leads"] for each in state["stage"]["processes"])
        )

        state = await operator.sees(lambda state: not state["count"]["underway"])

        assert state["count"]["lost"] == 0
        assert [each["alive"] for each in state["stage"]["processes"]] == [True, True]
