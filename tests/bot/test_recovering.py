"""Whoever stands by knows when the database's trouble is over, and tells nobody."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.recovering import recover_silently
from storage.condition import QUIET_SECONDS, Condition
from storage.database import Database
from storage.facts import fact
from storage.trouble import Trouble
from tests.delivery.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def recovering(database: Database, clock: Clock) -> AsyncIterator[asyncio.Task[None]]:
    database.condition = Condition(Trouble.LOCKED, clock)
    database.condition.suffer(Trouble.UNREACHABLE)
    recovering = asyncio.create_task(recover_silently(database, every=0))
    yield recovering
    recovering.cancel()
    await asyncio.wait({recovering})


async def test_trouble_that_is_seen_no_more_is_over(
    database: Database, clock: Clock, recovering: asyncio.Task[None]
) -> None:
    clock.seconds += QUIET_SECONDS

    async with asyncio.timeout(30):
        while database.condition.trouble is not None:
            await asyncio.wait({recovering}, timeout=0.01)

    async with database.snapshot() as connection:
        assert await fact(connection, "probe") is None


async def test_trouble_of_this_moment_is_not_over(
    database: Database, recovering: asyncio.Task[None]
) -> None:
    await asyncio.wait({recovering}, timeout=0.05)

    assert database.condition.trouble is Trouble.UNREACHABLE
    assert not recovering.done()
