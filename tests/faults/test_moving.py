"""A move that is killed anywhere has changed nothing, and can be made again."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.moving import move
from storage.vacancies import leave
from tests.faults.conftest import FORKSERVER
from tests.storage.moved import (
    contents,
    empty_at,
    fill,
    migrated_at,
    require_empty,
    unheard,
)

SEARCH = "search"
MOMENTS = ("albums", "webhook_posts", "subscribers, read back", SEARCH)
"""What is being copied when it is killed; the search is the last before the end."""


@pytest.mark.parametrize(("source", "target"), [("sqlite", "postgresql"), ("postgresql", "sqlite")])
async def test_a_killed_move_leaves_an_empty_target_and_its_source(
    source: str, target: str, migrated_postgresql: URL, tmp_path: Path
) -> None:
    async with (
        migrated_at(source, tmp_path / "source.db", migrated_postgresql) as one,
        empty_at(target, tmp_path / "target.db", migrated_postgresql) as other,
    ):
        await fill(one)
        before = await contents(one)
        for moment in MOMENTS:
            process = FORKSERVER.Process(target=move_until, args=(one, other, moment))
            await asyncio.to_thread(process.start)
            await asyncio.to_thread(process.join)

            assert process.exitcode == -signal.SIGKILL
            await require_empty(other)
            assert await contents(one) == before
        await move(one, other, leave, unheard)
        assert await contents(other) == before


def move_until(source: str, target: str, moment: str) -> None:
    """Move in a process of its own, which a power cut ends at that moment."""

    def report(table: str, _: int) -> None:
        if table == moment:
            end()

    async def index(_: AsyncConnection) -> None:
        report(SEARCH, 0)

    asyncio.run(move(source, target, index, report))


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
