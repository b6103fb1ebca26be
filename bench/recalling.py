"""What benches of edits and recalls share: an editor beside the bot, and what readers hold.

The editor is the bench's own process on the bot's database: what it commits, the bot takes up.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bench.crowd import FIRST_CHAT
from bench.newsdesk import EDITOR_ID, PATIENCE, address_in, start
from emulator import Emulator, Fault
from emulator.ledger import History
from news.article import ArticleDraft
from news.dispatch import DeliveryState
from newsroom import amending, withdrawing
from newsroom.amendment import Amended
from newsroom.desk import Desk, open_desk
from storage import dispatches
from storage.counts import tally_of_all
from storage.migrating import open_database
from storage.tables import deliveries, subscribers

RATE = 300
SPARE = 2
ARTICLE = 1
LINKED = ("sendMessage", "editMessageText", "deleteMessage")
_A_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Copies:
    """What the crowd was sent: the copies that the outbox knows of, and the others.

    A kill loses answers; nobody knows the ids of those messages, so nothing can change them.
    """

    known: list[History]
    unknown: list[History]

    @property
    def too_many(self) -> int:
        """Messages beyond the one that each delivery is."""
        return len(self.unknown)


class Editor:
    """An editor in a process of its own, beside the bot."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def revise(self, headline: str, *, correction: bool = False) -> Amended:
        """Give the article another headline."""
        wording = ArticleDraft(headline, ("О гарантиях безопасности.",))
        return await amending.revise(
            self.desk, ARTICLE, wording, EDITOR_ID, datetime.now(UTC), correction=correction
        )

    async def withdraw(self) -> Amended:
        """Take the article back."""
        return await withdrawing.withdraw(self.desk, ARTICLE, EDITOR_ID, datetime.now(UTC))

    async def mark(self, amended: Amended, report: tuple[int, int] | None = None) -> None:
        """Mark the copies that an amendment leaves behind."""
        if report is not None:
            await amending.show_progress(self.desk, amended, *report)
        await amending.mark(self.desk, amended, datetime.now(UTC))

    async def settled(self) -> None:
        """Wait until nothing is left to be marked, sent, edited or deleted."""
        async with asyncio.timeout(PATIENCE * 5):
            while not await self._is_settled():  # noqa: ASYNC110 - nobody tells another process
                await asyncio.sleep(_A_LOOK)

    async def copies(self, emulator: Emulator) -> Copies:
        """What became of every message to the crowd."""
        reader = deliveries.c.subscriber_id == subscribers.c.id
        rows = select(subscribers.c.chat_id, deliveries.c.message_id)
        async with self.desk.database.snapshot() as connection:
            found = await connection.execute(rows.join_from(deliveries, subscribers, reader))
            known = {(chat_id, message_id) for chat_id, message_id in found}
        parts: tuple[list[History], list[History]] = [], []
        for one in emulator.ledger.histories():
            if one.chat_id >= FIRST_CHAT:
                parts[(one.chat_id, one.message_id) not in known].append(one)
        return Copies(*parts)

    async def _is_settled(self) -> bool:
        async with self.desk.database.snapshot() as connection:
            unmarked = await dispatches.incomplete(connection, datetime.now(UTC))
            tally = await tally_of_all(connection)
        return not (unmarked or tally.left or tally.count(DeliveryState.OUTDATED))


class Bots:
    """The bot in a folder, started again and again."""

    def __init__(self, folder: Path, emulator: Emulator, address: str) -> None:
        self._where = folder, emulator, address
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it."""
        self._process = await start(*self._where, messages_per_second=RATE)

    async def kill(self) -> None:
        """End it as a power cut does."""
        await self._end(is_kill=True)

    async def stop(self) -> None:
        """End it as an operator does."""
        await self._end(is_kill=False)

    async def _end(self, *, is_kill: bool) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            (process.kill if is_kill else process.terminate)()
            await process.wait()


@asynccontextmanager
async def working(bots: Bots) -> AsyncIterator[None]:
    """Start the bot, and leave none behind."""
    await bots.start()
    try:
        yield
    finally:
        await bots.stop()


@asynccontextmanager
async def editor_in(folder: Path) -> AsyncIterator[Editor]:
    """An editor at the desk of the bot of this folder, whose tables are made if need be."""
    database = await open_database(address_in(folder))
    try:
        yield Editor(await open_desk(database, zone=ZoneInfo("Europe/Minsk")))
    finally:
        await database.close()


def link(emulator: Emulator, round_trip: float) -> None:
    """Let every call of bulk take so many seconds."""
    for method in LINKED:
        for after in (False, True):
            emulator.faults.add(Fault.slow(round_trip / 2, after=after), method=method)


def promised(round_trip: float) -> int:
    """How many messages one kill may double."""
    return int(RATE * round_trip) + SPARE


def seconds_since(emulator: Emulator, begun: float) -> float:
    """From a moment to the last thing that happened to the crowd."""
    entries = (one for one in reversed(emulator.ledger.entries) if one.chat_id >= FIRST_CHAT)
    last = next(entries, None)
    return max(0.0, last.monotonic - begun) if last else 0.0


def headlines(copies: Iterable[History]) -> set[str]:
    """The first lines of what copies say now."""
    return {one.text.partition("\n")[0] for one in copies}


def now() -> float:
    """The emulator's clock."""
    return time.monotonic()
