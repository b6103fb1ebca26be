"""The real process, killed and stopped, against a ledger that outlives it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import URL, select

from bot.__main__ import main
from bot.clock import utc_now
from emulator import Emulator, Fault, Person, serve
from news.article import ArticleDraft
from news.dispatch import Tally
from news.subscription import Timing
from news.words.morphology import Morphology
from newsroom import amending, drafting, scheduling, subscribing, withdrawing
from newsroom.amendment import Amended
from newsroom.desk import Desk, open_desk
from newsroom.rights import Doer
from storage.counts import tally_of_dispatch
from storage.database import Database
from storage.editors import add_editor
from storage.migrating import open_database
from storage.tables import deliveries, subscribers
from tests.conftest import copied
from tests.delivery.post import Post

# Importing aiogram takes seconds of processor time: one process does it for all that are killed.
FORKSERVER = get_context("forkserver")
FORKSERVER.set_forkserver_preload(["bot.operation"])
RATE = 100
LINK_SECONDS = 0.005
"""How long Telegram takes to see a message, and once more to answer."""
BUSY_SECONDS = 0.05
"""How much longer an answer may take on a busy machine; the bot measures it and sends as many."""
MOST_DOUBLED = int(RATE * (2 * LINK_SECONDS + BUSY_SECONDS)) + 2
"""A kill may double what was accepted and not yet settled: rate x round trip, and two."""
EDITOR = 1
PATIENCE = 180


class Process:
    """``python -m bot`` as an operator runs it, forked where its imports are done already."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._running: ForkServerProcess | None = None

    async def start(self) -> None:
        """Start it."""
        self._running = FORKSERVER.Process(target=run_bot, args=(self._environment,))
        await asyncio.to_thread(self._running.start)

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._running is not None
        assert self._running.pid is not None
        return self._running.pid

    def send(self, signal_number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, signal_number)

    async def wait(self) -> int:
        """Its exit code, once it has ended."""
        assert self._running is not None
        await asyncio.to_thread(self._running.join)
        assert self._running.exitcode is not None
        return self._running.exitcode

    async def kill(self) -> None:
        """End it as a power cut does."""
        if self._running is not None and self._running.is_alive():
            self.send(signal.SIGKILL)
            await self.wait()


def run_bot(environment: dict[str, str]) -> None:
    """``python -m bot`` in a process of its own."""
    os.environ |= environment
    sys.exit(main([]))


class Office:
    """Readers, an article on its way to all of them, and processes that send it."""

    def __init__(self, url: str, emulator: Emulator, address: str, morphology: Morphology) -> None:
        self.emulator = emulator
        self.people: list[Person] = []
        self._url = url
        self._morphology = morphology
        self._processes: list[Process] = []
        self._environment = {
            "BOT_TOKEN": emulator.token,
            "BOT_API_URL": address,
            "DATABASE_URL": url,
            "MESSAGES_PER_SECOND": str(RATE),
            "ADMIN_IDS": str(EDITOR),
            "LOG_LEVEL": "WARNING",
        }
        for method in ("sendMessage", "editMessageText", "deleteMessage"):
            emulator.faults.add(Fault.slow(LINK_SECONDS), method=method)
            emulator.faults.add(Fault.slow(LINK_SECONDS, after=True), method=method)

    async def open(self, readers: int, *, digests: bool = False) -> None:
        """Put an article to so many readers into the outbox, alone or in a digest."""
        async with self._database() as database:
            post = Post(database, self.emulator, None, {}, now=utc_now())  # type: ignore[arg-type]
            self.people = await post.readers(readers)
            self.article = await post.article("Новость")
            if digests:
                other = await post.article("Другая")
                self.dispatch = await post.digest(self.people, (self.article, other))
            else:
                self.dispatch = await post.send(*self.people, article_id=self.article)

    async def plan(self, readers: int) -> None:
        """Plan an article for so many readers; its moment is over when a process starts."""
        now = utc_now()
        before = now - timedelta(hours=2)
        async with self._database() as database:
            post = Post(database, self.emulator, None, {}, now=now)  # type: ignore[arg-type]
            self.people = await post.readers(readers)
            async with database.transaction() as connection:
                await add_editor(connection, EDITOR, before)
        async with self._desk() as desk:
            for person in self.people:
                reader, _ = await subscribing.arrive(desk, person.id, "ru", before)
                made = await subscribing.subscribe(desk, reader, "society", before)
                await subscribing.set_timing(desk, reader, made.id, Timing.INSTANT, before)
            draft = ArticleDraft("Новость", ("Подробности.",), rubric_hint="society")
            planned = await drafting.draft(desk, draft, EDITOR, before)
            self.article = planned.id
            due = now - timedelta(hours=1)
            await scheduling.schedule(desk, planned.id, due, Doer(EDITOR, before))

    async def revise(self, headline: str, *, correction: bool = False, mark: bool = True) -> None:
        """Give the article another headline; the copies are marked, or left to the next start."""
        async with self._desk() as desk:
            wording = ArticleDraft(headline, ("Подробности.",))
            amended = await amending.revise(
                desk, self.article, wording, EDITOR, utc_now(), correction=correction
            )
            if mark:
                await amending.mark(desk, amended, utc_now())

    async def withdraw(self) -> Amended:
        """Take the article back; the copies are yet to be marked."""
        async with self._desk() as desk:
            return await withdrawing.withdraw(desk, self.article, EDITOR, utc_now())

    async def mark(self, amended: Amended) -> None:
        """Mark the copies that an amendment leaves behind."""
        async with self._desk() as desk:
            await amending.mark(desk, amended, utc_now())

    def process(self, **settings: str) -> Process:
        """A bot that is yet to start."""
        self._processes.append(Process(self._environment | settings))
        return self._processes[-1]

    async def has(self, number: int) -> None:
        """Wait until a reader has got the news; raises TimeoutError."""
        ledger, person = self.emulator.ledger, self.people[number]
        await self.emulator.changes.until(person.id, lambda: ledger.to(person.id) or None, PATIENCE)

    async def all_hold(self, is_true: Callable[[Person], bool]) -> None:
        """Wait until it is true of what every reader holds; raises TimeoutError."""
        for person in self.people:
            look = partial(_or_none, is_true, person)
            await self.emulator.changes.until(person.id, look, PATIENCE)

    def holds(self, person: Person, words: str) -> bool:
        """Whether a reader has a message with these words."""
        return any(words in message.text for message in person.chat)

    async def close(self) -> Tally:
        """End all processes; what the outbox says in the end."""
        for process in self._processes:
            await process.kill()
        async with self._database() as database, database.snapshot() as connection:
            return await tally_of_dispatch(connection, self.dispatch)

    async def known(self) -> dict[tuple[int, int], Any]:
        """The copies of the dispatch that the outbox knows of, by chat and message."""
        reader = deliveries.c.subscriber_id == subscribers.c.id
        rows = select(deliveries, subscribers.c.chat_id).join_from(deliveries, subscribers, reader)
        rows = rows.where(deliveries.c.dispatch_id == self.dispatch)
        async with self._database() as database, database.snapshot() as connection:
            return {(row.chat_id, row.message_id): row for row in await connection.execute(rows)}

    def doubled(self) -> int:
        """How many messages too many there are; fails when anybody got none."""
        counts = self.emulator.ledger.recipients()
        assert set(counts) == {person.id for person in self.people}
        return sum(counts.values()) - len(self.people)

    @asynccontextmanager
    async def _database(self) -> AsyncIterator[Database]:
        database = await open_database(self._url)
        try:
            yield database
        finally:
            await database.close()

    @asynccontextmanager
    async def _desk(self) -> AsyncIterator[Desk]:
        async with self._database() as database:
            zone = ZoneInfo("Europe/Minsk")
            yield await open_desk(database, zone=zone, morphology=self._morphology)


def _or_none(is_true: Callable[[Person], bool], person: Person) -> bool | None:
    return is_true(person) or None


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def office(
    migrated: URL, emulator: Emulator, morphology: Morphology, tmp_path: Path
) -> AsyncIterator[Office]:
    async with copied(migrated, tmp_path) as url, serve(emulator) as address:
        office = Office(url, emulator, address, morphology)
        yield office
        for process in office._processes:
            await process.kill()
