"""What many wait for in one commit: whatever comes of it, each of them hears."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import utc_now
from storage import tables, updates
from storage.database import Database
from storage.updates import Incoming
from updates.journal import Journal

IDS = (1, 2, 3)


@pytest.fixture
async def journal(database: Database) -> Journal:
    async with database.transaction() as connection:
        await updates.keep(connection, [Incoming(each, "{}") for each in IDS], "me", utc_now())
    return Journal(database, utc_now, "me")


class Commit:
    """Stands before each writing: fails, or waits to be broken off, the first time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
        self.reached = asyncio.Event()
        self._error = error
        self._write = Database.write
        commit = self

        async def write(*given: Any) -> Any:
            return await commit(*given)

        monkeypatch.setattr(Database, "write", write)

    async def __call__(self, *given: Any) -> Any:
        if not self.reached.is_set():
            self.reached.set()
            if self._error is not None:
                raise self._error
            await asyncio.Event().wait()
        return await self._write(*given)


async def test_an_unforeseen_failure_reaches_all_who_wait(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Commit(monkeypatch, TypeError("unforeseen"))

    heard = await asyncio.gather(*map(journal.begin, IDS), return_exceptions=True)

    failed = [each for each in heard if isinstance(each, TypeError)]
    assert failed
    assert len(failed) + sum(isinstance(each, updates.Held) for each in heard) == len(IDS)


async def test_who_is_broken_off_holds_up_nobody(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Commit(monkeypatch)
    writer, *others = [asyncio.create_task(journal.begin(each)) for each in IDS]
    await commit.reached.wait()

    writer.cancel()
    held = await asyncio.gather(*others)

    assert [each.update_id for each in held if each] == [2, 3]
    assert writer.cancelled()


async def test_whoever_stops_waiting_costs_the_others_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Commit(monkeypatch)
    writer, gone, stays = [asyncio.create_task(journal.begin(each)) for each in IDS]
    await commit.reached.wait()

    gone.cancel()
    writer.cancel()
    held = await stays

    assert held is not None
    assert held.update_id == 3


async def handled(database: Database) -> list[int]:
    """The updates that are marked as handled."""
    marked = select(tables.updates.c.update_id).where(tables.updates.c.handled_at.is_not(None))
    async with database.snapshot() as connection:
        return sorted(await connection.scalars(marked))


async def test_what_may_be_noted_late_is_noted_soon(
    database: Database, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = asyncio.Event()
    write = Database.write

    async def write_and_tell(*given: Any) -> Any:
        result = await write(*given)
        written.set()
        return result

    monkeypatch.setattr(Database, "write", write_and_tell)
    journal.end_late(1)
    journal.end_late(2)
    assert journal.owed == (1, 2)
    assert await handled(database) == []

    await written.wait()
    await asyncio.gather(*journal._noting)

    assert await handled(database) == [1, 2]
    assert not journal.owed


async def test_what_is_noted_with_something_else_needs_no_commit_of_its_own(
    journal: Journal,
) -> None:
    journal.end_late(1)
    late = journal._late

    journal.noted(journal.owed)

    assert late is not None
    assert late.cancelled()
    assert not journal.has_ended(1)


async def test_another_end_takes_what_is_late_along(database: Database, journal: Journal) -> None:
    journal.end_late(1)

    await journal.end(2)

    assert await handled(database) == [1, 2]
