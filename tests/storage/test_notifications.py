"""Waking other processes, on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text

from storage.database import Connection, Database
from storage.notifications import Listener, Wake, wake

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)


class Heard:
    """What has been heard, and may be waited for."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.counts = dict.fromkeys(Wake, 0)
        self._changed = asyncio.Event()
        for what in Wake:
            listener.on(what, lambda what=what: self._note(what))  # type: ignore[misc]
        self.listening = asyncio.create_task(listener.listen())

    def _note(self, what: Wake) -> None:
        self.counts[what] += 1
        self._changed.set()

    async def at_least(self, what: Wake, count: int) -> None:
        async with asyncio.timeout(30):
            while self.counts[what] < count:
                self._changed.clear()
                await self._changed.wait()

    async def itself(self) -> None:
        while not self.listener.hears():
            done, _ = await asyncio.wait({self.listening}, timeout=0.01)
            assert not done


@pytest.fixture
async def heard(database: Database) -> AsyncIterator[Heard]:
    heard = Heard(Listener(database))
    # Whoever begins to listen looks at everything once.
    await heard.at_least(Wake.LEASE, 1)
    yield heard
    heard.listening.cancel()
    await asyncio.wait({heard.listening})


async def test_a_change_wakes_when_it_is_committed(database: Database, heard: Heard) -> None:
    async with database.transaction() as connection:
        await wake(connection, Wake.OUTBOX)
        before = heard.counts[Wake.OUTBOX]
    await heard.at_least(Wake.OUTBOX, before + 1)

    assert heard.counts[Wake.BULK] == 1


async def test_what_is_rolled_back_wakes_nobody(database: Database, heard: Heard) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await wake(connection, Wake.BULK)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with database.transaction() as connection:
        await wake(connection, Wake.OUTBOX)
    await heard.at_least(Wake.OUTBOX, 2)

    assert heard.counts[Wake.BULK] == 1


async def cut_connections(database: Database) -> None:
    async with database.transaction() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        await connection.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608
        )


async def test_whoever_loses_the_connection_listens_again(
    database: Database, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.notifications.AGAIN_SECONDS", 0)
    await cut_connections(database)
    # As at the start, everything is looked at once.
    await heard.at_least(Wake.LEASE, 2)
    before = heard.counts[Wake.PACE]
    async with database.transaction() as connection:
        await wake(connection, Wake.PACE)

    await heard.at_least(Wake.PACE, before + 1)


async def test_each_loss_of_the_connection_is_logged(
    database: Database,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("storage.notifications.AGAIN_SECONDS", 0)
    for losses in (1, 2):
        await heard.itself()
        await cut_connections(database)
        await heard.at_least(Wake.LEASE, losses + 1)

        assert [record.message for record in caplog.records].count("waking.deaf") == losses


async def test_only_who_hears_itself_counts_on_being_woken(database: Database) -> None:
    heard = Heard(Listener(database, clock=lambda: 1000.0))
    assert not heard.listener.hears()

    await heard.itself()

    heard.listening.cancel()
    await asyncio.wait({heard.listening})
    assert not heard.listener.hears()


class CutOnce:
    """A database whose first connection is lost before anything can be listened to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_cut = False

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Connection]:
        async with self._database.session() as connection:
            if not self._is_cut:
                self._is_cut = True
                driver: Any = (await connection.get_raw_connection()).driver_connection
                driver.terminate()
            yield connection


async def test_a_connection_that_is_lost_at_once_is_tried_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.notifications.AGAIN_SECONDS", 0)
    heard = Heard(Listener(CutOnce(database)))  # type: ignore[arg-type]

    await heard.itself()

    heard.listening.cancel()
    await asyncio.wait({heard.listening})
