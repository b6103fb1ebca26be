"""Two processes on one PostgreSQL: what either sends to a group counts in the other's minute."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.peers import Peers
from botapi.group_pace import AT_ONCE, MOST
from storage.database import Database

GROUP = -1_000_000_000_001
PATIENCE = 30.0

on_a_server = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)


@pytest.fixture
async def two(database: Database) -> AsyncIterator[tuple[Peers, Peers]]:
    one, other = Peers.of(database, 28), Peers.of(database, 28)
    async with AsyncExitStack() as stack:
        for each in (one, other):
            await stack.enter_async_context(each.kept())
            await until(each)
        yield one, other


async def until(each: Peers, *, is_full: bool = False) -> None:
    never = asyncio.get_running_loop().create_future()
    async with asyncio.timeout(PATIENCE):
        while not (each.pacing.groups.wait(GROUP) if is_full else each.hear()):
            await asyncio.wait({never}, timeout=0.01)


@on_a_server
@pytest.mark.parametrize("is_news", [True, False])
async def test_what_one_process_sends_to_a_group_the_other_counts(
    two: tuple[Peers, Peers], *, is_news: bool
) -> None:
    one, other = two
    for _ in range(MOST - AT_ONCE):
        await one.pacing.groups.tell([GROUP, GROUP - 1], is_news=is_news)

    await until(other, is_full=True)

    # It counts its own when they are answered.
    assert one.pacing.groups.wait(GROUP) == 0
    assert other.pacing.groups.wait(GROUP - 2) == 0


async def test_without_the_database_a_group_is_still_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    gone = Database("postgresql+asyncpg://news@127.0.0.1:1/news")

    with caplog.at_level(logging.WARNING):
        await Peers.of(gone, 28).pacing.groups.tell([GROUP], is_news=False)

    assert "pace.group_not_told" in caplog.text
    await gone.close()
