"""Advisory locks: no chat's number can be another use's lock."""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage import locks
from storage.database import Database
from storage.locks import LockClass, lock_all, lock_key, try_lock

CHATS = (0, 5, -5, locks.MIGRATION, *LockClass, 2**31, -(2**31), 2**40 + 7, -1_001_234_567_890)


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_the_lock_of_a_chat_is_nobody_elses(database: Database) -> None:
    async with database.transaction() as connection, database.transaction() as other:
        await lock_all(connection, LockClass.LANE, CHATS)

        assert await other.scalar(select(func.pg_try_advisory_xact_lock(locks.MIGRATION)))
        for number in CHATS:
            assert await try_lock(other, LockClass.LEASE, number)
            assert not await try_lock(other, LockClass.LANE, number)
        assert await try_lock(other, LockClass.LANE, 6)


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_locks_are_free_when_the_transaction_ends(database: Database) -> None:
    async with database.transaction() as connection:
        await lock_all(connection, LockClass.LANE, CHATS)
    async with database.transaction() as other:
        assert await try_lock(other, LockClass.LANE, 5)


def test_every_number_has_a_key_of_32_bits_and_small_ones_their_own() -> None:
    for number in (*CHATS, 2**63 - 1, -(2**63)):
        assert -(2**31) <= lock_key(number) < 2**31
    assert lock_key(2**31 - 1) == 2**31 - 1
    assert lock_key(2**40 + 7) != lock_key(7)


def test_nobody_takes_advisory_locks_elsewhere() -> None:
    folder = Path(locks.__file__).parent
    used = {path.name for path in folder.rglob("*.py") if re.search("advisory_", path.read_text())}
    assert used == {"locks.py"}
