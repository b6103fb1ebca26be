import asyncio
from pathlib import Path

import pytest

from botapi.errors import LeaseLostError
from delivery.leadership import (
    MARGIN_SECONDS,
    TERM,
    AlreadyRunningError,
    FileLease,
    RowLease,
    keeping,
    stand_by,
)
from storage.database import Database
from tests.delivery.clock import Clock

on_postgresql = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)


def test_a_second_process_on_a_file_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    first = FileLease.take(tmp_path / "news.db")
    with pytest.raises(AlreadyRunningError, match="stop that one first"):
        FileLease.take(tmp_path / "news.db")

    first.release()

    FileLease.take(tmp_path / "news.db").release()


def test_whoever_is_refused_is_told_what_is_at_work(tmp_path: Path) -> None:
    FileLease.take(tmp_path / "news.db", "restore").release()
    moving = FileLease.take(tmp_path / "news.db", "move")

    with pytest.raises(AlreadyRunningError, match=r"^A `move` is at work on .*: wait"):
        FileLease.take(tmp_path / "news.db")

    moving.release()


def test_a_database_in_memory_needs_no_lock() -> None:
    lease = FileLease.take(None)
    assert lease.is_held()
    lease.release()


@on_postgresql
async def test_nothing_is_written_shortly_before_the_end_of_a_term(database: Database) -> None:
    clock = Clock()
    lease = await RowLease.take(database, "first", clock)
    assert lease is not None

    clock.seconds += TERM.total_seconds() - MARGIN_SECONDS - 0.1
    assert lease.is_held()
    clock.seconds += 0.2
    assert not lease.is_held()


@on_postgresql
async def test_a_renewed_term_counts_from_before_the_renewal(database: Database) -> None:
    clock = Clock()
    lease = await RowLease.take(database, "first", clock)
    assert lease is not None
    clock.seconds += 5
    async with database.transaction() as connection:
        await lease.renew(connection)

    clock.seconds += TERM.total_seconds() - MARGIN_SECONDS - 0.1
    assert lease.is_held()


@on_postgresql
async def test_a_standby_takes_over_at_once_from_one_that_ends(database: Database) -> None:
    first = await stand_by(database, "first")
    async with keeping(first, database):
        assert first.is_held()
    assert not first.is_held()

    second = await stand_by(database, "second")
    assert second.epoch == first.epoch + 1


@on_postgresql
async def test_a_zombie_passes_no_fence_and_may_write_nothing(database: Database) -> None:
    zombie = await stand_by(database, "first")
    async with database.transaction() as connection:
        await zombie.fence(connection)
    successor = await stand_by(database, "second")

    async with database.transaction() as connection:
        await successor.fence(connection)
        with pytest.raises(LeaseLostError):
            await zombie.fence(connection)
        with pytest.raises(LeaseLostError):
            await zombie.renew(connection)
    assert not zombie.is_held()


@on_postgresql
async def test_whoever_keeps_a_lost_lease_is_told(database: Database) -> None:
    first = await stand_by(database, "first")
    await stand_by(database, "second")

    async with keeping(first, database) as kept:
        with pytest.raises(LeaseLostError):
            await kept


async def test_a_standby_waits_for_a_server_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("delivery.leadership.TRY_SECONDS", 0)
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/news")
    met = list[BaseException]()
    monkeypatch.setattr(database.condition, "note", met.append)

    waiting = asyncio.create_task(stand_by(database, "standby"))
    while len(met) < 2:
        await asyncio.wait({waiting}, timeout=0.01)

    assert not waiting.done()
    waiting.cancel()
    await asyncio.wait({waiting})
