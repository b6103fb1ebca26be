import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import leases
from storage.database import Database

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)

LONG = timedelta(hours=1)
OVER = timedelta(seconds=-1)


async def take(database: Database, holder: str, term: timedelta) -> int | None:
    async with database.transaction() as connection:
        return await leases.take(connection, "delivery", holder, term)


async def test_a_lease_that_was_never_held_is_free(database: Database) -> None:
    assert await take(database, "first", LONG) == 1


async def test_a_lease_whose_holder_lives_is_nobody_elses(database: Database) -> None:
    epoch = await take(database, "first", LONG)
    assert epoch is not None
    async with database.session() as life:
        await leases.show_life(life, epoch)

        assert await take(database, "second", LONG) is None


async def test_a_lease_whose_holder_is_gone_is_free_at_once(database: Database) -> None:
    epoch = await take(database, "first", LONG)
    assert epoch is not None
    async with database.session() as life:
        await leases.show_life(life, epoch)

    assert await take(database, "second", LONG) == 2


async def test_a_lease_that_has_run_out_is_free_although_its_holder_lives(
    database: Database,
) -> None:
    epoch = await take(database, "first", OVER)
    assert epoch is not None
    async with database.session() as life:
        await leases.show_life(life, epoch)

        assert await take(database, "second", LONG) == 2


async def test_a_holder_that_was_suspended_in_a_transaction_keeps_nobody_from_an_expired_lease(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "SUSPENDED", timedelta(0))
    old = await take(database, "first", OVER)
    assert old is not None

    # Its connection is gone then.
    with suppress(DBAPIError):
        async with database.transaction() as suspended:
            # As where it was left between two messages of the protocol: no limit ends that.
            await suspended.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
            assert await leases.fence(suspended, "delivery", old)
            async with asyncio.timeout(60):
                new = await take(database, "second", LONG)

    assert new == old + 1


async def test_who_has_lost_a_lease_can_neither_renew_nor_pass_the_fence(
    database: Database,
) -> None:
    old = await take(database, "first", OVER)
    new = await take(database, "second", LONG)
    assert old is not None
    assert new is not None
    async with database.transaction() as connection:
        assert not await leases.renew(connection, "delivery", old, LONG)
        assert not await leases.fence(connection, "delivery", old)
        assert await leases.renew(connection, "delivery", new, LONG)
        assert await leases.fence(connection, "delivery", new)


async def test_a_released_lease_is_free(database: Database) -> None:
    epoch = await take(database, "first", LONG)
    assert epoch is not None
    async with database.session() as life:
        await leases.show_life(life, epoch)
        async with database.transaction() as connection:
            await leases.release(connection, "delivery", epoch)

        assert await take(database, "second", LONG) == 2
