"""What many wait for in one commit: whatever comes of it, each of them hears."""

import asyncio
from typing import Any

import pytest

from bot.clock import utc_now
from storage import updates
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
    """Stands before each writing of begins: fails, or waits to be broken off, the first time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
        self.reached = asyncio.Event()
        self._error = error
        self._begin = updates.begin
        monkeypatch.setattr(updates, "begin", self)

    async def __call__(self, *given: Any) -> Any:
        if not self.reached.is_set():
            self.reached.set()
            if self._error is not None:
                raise self._error
            await asyncio.Event().wait()
        return await self._begin(*given)


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
