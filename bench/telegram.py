"""The emulator in a process of its own, and what its ledger says."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession


@dataclass(frozen=True, slots=True)
class Telegram:
    """An emulator's address and its bot's token, with its controls."""

    address: str
    token: str
    http: ClientSession

    async def readers(self, amount: int, first_id: int) -> None:
        """Let so many users start the bot."""
        await self._post("readers", {"amount": amount, "first_id": first_id})

    async def group(self, chat_id: int, creator: int) -> None:
        """Let there be a group of one person's, with the bot in it."""
        await self._post(
            "groups", {"title": f"group {chat_id}", "members": [creator], "id": chat_id}
        )

    async def fault(self, **order: Any) -> None:  # noqa: ANN401
        """Order a fault; see emulator.control_api."""
        await self._post("faults", order)

    async def ledger(self) -> list[dict[str, Any]]:
        """Every accepted message."""
        async with self.http.get(f"{self.address}/control/ledger") as response:
            entries: list[dict[str, Any]] = (await response.json())["entries"]
            return entries

    async def calls(self) -> list[dict[str, Any]]:
        """Every call, refused ones too."""
        async with self.http.get(f"{self.address}/control/calls") as response:
            calls: list[dict[str, Any]] = (await response.json())["calls"]
            return calls

    async def _post(self, what: str, about: dict[str, Any]) -> None:
        async with self.http.post(f"{self.address}/control/{what}", json=about) as response:
            response.raise_for_status()


@asynccontextmanager
async def telegram(
    limit: int | None = None, group_limit: int | None = None
) -> AsyncIterator[Telegram]:
    """Start an emulator that counts any sliding second, and end it afterwards.

    It counts any sliding minute of a group as well, if there is a ``group_limit``.
    """
    options = [] if limit is None else ["--limit", str(limit)]
    options += [] if group_limit is None else ["--group-limit", str(group_limit)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "emulator", "--port", "0", *options, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        address = (await process.stdout.readline()).decode().strip()
        token = (await process.stdout.readline()).decode().strip().rpartition("BOT_TOKEN=")[2]
        async with ClientSession() as http:
            yield Telegram(address, token, http)
    finally:
        process.terminate()
        await process.wait()
