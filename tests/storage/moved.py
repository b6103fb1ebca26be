"""Databases to move, and what is in them."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Column, String, Table, text

from storage.database import Database, file_of
from storage.migrating import open_database, opened
from storage.portable import Proof, prove, shapes_of
from storage.snapshots import snapshot_of
from storage.tables import metadata
from storage.timestamp import Timestamp
from storage.writing import ShortWriting
from tests.conftest import copied

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SHAPES = shapes_of(metadata)


def unheard(*_: object) -> None:
    """Takes a report that is of no interest."""


@asynccontextmanager
async def migrated_at(engine: str, path: Path, server: URL) -> AsyncIterator[str]:
    """The address of a database that was migrated: at this path, or copied on the server."""
    if engine == "sqlite":
        url = f"sqlite+aiosqlite:///{path}"
        await (await open_database(url)).close()
        yield url
        return
    async with copied(server, path.parent) as url:
        yield url


@asynccontextmanager
async def empty_at(engine: str, path: Path, server: URL) -> AsyncIterator[str]:
    """The address of an empty database, of which there is no file yet."""
    if engine == "sqlite":
        yield f"sqlite+aiosqlite:///{path}"
        return
    async with migrated_at(engine, path, server) as url:
        database = Database(url)
        async with database.transaction() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
        await database.close()
        yield url


async def fill(url: str, seed: int = 1) -> None:
    """Three rows in every table, which refer to each other where they have to."""
    noise = random.Random(seed)  # noqa: S311 - repeatable on purpose
    async with opened(url) as database, database.transaction() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())
        for table in metadata.sorted_tables:
            rows = [_row(table, number, noise) for number in range(1, 4)]
            await connection.execute(table.insert(), rows)


async def contents(url: str) -> list[Proof]:
    """What every table holds."""
    async with snapshot_of(url) as (source, *_):
        return [await prove(source, shape) for shape in SHAPES]


async def require_empty(url: str) -> None:
    """Fails unless there is no file, or not one table on a server."""
    path = file_of(url)
    if path is not None:
        assert not await asyncio.to_thread(path.exists)
        return
    database = Database(url)
    counted = text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    async with database.snapshot() as connection:
        assert await connection.scalar(counted) == 0
    await database.close()


def _row(table: Table, number: int, noise: random.Random) -> dict[str, Any]:
    row = {column.name: _value(column, number, noise) for column in table.columns}
    return row | ({"rule_id": None} if table.name == "subscriptions" else {})


def _value(column: Column[Any], number: int, noise: random.Random) -> object:
    is_text = isinstance(column.type, String | ShortWriting)
    if isinstance(column.type, Timestamp):
        return NOW - timedelta(milliseconds=noise.randrange(10**9))
    if column.foreign_keys or column.primary_key or column.unique:
        return str(number) if is_text else number
    if column.nullable and noise.random() < 0.3:
        return None
    if is_text:
        length = getattr(column.type, "length", None) or 60
        return f"{number}Ж😀{noise.randrange(10**6)}"[:length]
    made: dict[type, object] = {bool: noise.random() < 0.5, float: noise.random()}
    return made.get(column.type.python_type, noise.randrange(30_000))
