"""Waking other processes, on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from storage.database import Database
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

    def _note(self, what: Wake) -> None:
        self.counts[what] += 1
        self._changed.set()

    async def at_least(self, what: Wake, count: int) -> None:
        async with asyncio.timeout(30):
            while self.counts[what] < count:
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
async def heard(database: Database) -> AsyncIterator[Heard]:
    heard = Heard(Listener(database))
    listening = asyncio.create_task(heard.listener.listen())
    # Whoever begins to listen looks at everything once.
    await heard.at_least(Wake.LEASE, 1)
    yield heard
    listening.cancel()
    await asyncio.wait({listening})


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


async def test_whoever_loses_the_connection_listens_again(
    database: Database, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.notifications.AGAIN_SECONDS", 0)
    async with database.transaction() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        await connection.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608
        )
    # As at the start, everything is looked at once.
    await heard.at_least(Wake.LEASE, 2)
    before = heard.counts[Wake.PACE]
    async with database.transaction() as connection:
        await wake(connection, Wake.PACE)

    await heard.at_least(Wake.PACE, before + 1)


async def test_only_who_hears_itself_counts_on_being_woken(database: Database) -> None:
    listener = Listener(database, clock=lambda: 1000.0)
    assert not listener.hears()

    listening = asyncio.create_task(listener.listen())
    while not listener.hears():
        done, _ = await asyncio.wait({listening}, timeout=0.01)
        assert not done

    listening.cancel()
    await asyncio.wait({listening})
    assert not listener.hears()
