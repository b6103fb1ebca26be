"""Connections and transactions on either engine; the dialect forks of opening live here."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
    suppress,
)
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from asyncpg import PostgresError
from sqlalchemy import event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import PoolProxiedConnection
from sqlalchemy.exc import (
    ArgumentError,
    DisconnectionError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import greenlet_spawn

from news.histogram import Histogram
from storage.condition import Condition
from storage.glance import Glance, Unglanced
from storage.one_hop import OneHop, carried_out
from storage.trouble import Trouble
from storage.whole_hop import WholeHop, Work

# By these names the packages above know what they are handed; SQLAlchemy stays down here.
Connection: TypeAlias = AsyncConnection
DatabaseError = SQLAlchemyError

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PARAMETERS = (
    *("host", "port", "user", "password", "database", "passfile", "target_session_attrs"),
    *("ssl", "sslmode", "application_name"),
)
"""What may stand after ``?`` in PostgreSQL's address; ``host`` may be the folder of a socket."""
_SCHEMES = {"postgres": DRIVERS[1], "postgresql": DRIVERS[1], "sqlite": DRIVERS[0]}
_LAST_PORT = 65535

READERS = 4
_BUSY_SECONDS = 60
_WAITS = (0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 30.0, 60.0)
_BEGIN_WRITING, _BEGIN_READING = "BEGIN IMMEDIATE", "BEGIN"

T = TypeVar("T")


def normal_address(url: str) -> str:
    """The address with the driver that the program uses: services hand out shorter schemes."""
    scheme, colon, rest = url.partition("://")
    return f"{_SCHEMES.get(scheme, scheme)}{colon}{rest}"


def is_address(url: str) -> bool:
    """Whether this is a well-formed address of a database that the program can use."""
    try:
        parsed = make_url(url)
        port = parsed.port
    except (ArgumentError, ValueError):
        return False
    # An @ in a password: what follows it would be taken for the server's name, and be shown.
    if "@" in (parsed.host or ""):
        return False
    if "\0" in url or (port is not None and not 0 < port <= _LAST_PORT):
        return False
    return parsed.drivername in DRIVERS


def unknown_parameter(url: str) -> str | None:
    """The first parameter after ``?`` that is not known, or whose value is not."""
    parsed = make_url(url)
    for name, value in parsed.query.items():
        if parsed.get_backend_name() == "sqlite" or name not in PARAMETERS:
            return name
        of_ssl = name in ("ssl", "sslmode")
        if (of_ssl and value not in SSL_MODES) or (name == "port" and not _is_port(value)):
            return f"{name}={value}"
    return None


def _is_port(value: str | tuple[str, ...]) -> bool:
    return isinstance(value, str) and value.isdecimal() and 0 < int(value[:6]) <= _LAST_PORT


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None when it is on a server, or in memory only."""
    parsed = make_url(url)
    return Path(parsed.database or "") if _is_in_file(parsed) else None


def shown_address(url: str) -> str:
    """The address for people to read: no password is in it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or url
    hidden = parsed.difference_update_query(["password", "passfile"])
    return hidden.render_as_string(hide_password=True)


def at_file(url: str, path: Path) -> str:
    """The address of an SQLite database like the one at ``url``, in another file."""
    return make_url(url).set(database=str(path)).render_as_string(hide_password=False)


class Database:
    """One database: a writing side that takes transactions one after another, and a reading side.

    SQLite gets exactly one writing connection: before 3.51.3 two connections that checkpoint
    can corrupt a WAL.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        # The file of an SQLite database, if it has one.
        self.path = file_of(url)
        self.changes = 0
        """Grows with each transaction. Those of ``write`` change nothing that anybody peeks at."""
        self.condition = Condition(Trouble.LOCKED if self.is_sqlite else Trouble.UNREACHABLE)
        self.waits = Histogram(_WAITS)
        """Seconds that writing transactions waited until they began; not those of ``write``."""
        if self.is_sqlite:
            if self.path is not None:
                make_private(self.path)
            self._driver = OneHop()
            self._writer, self._reader = _open_sqlite(parsed, self._driver)
            self._writing = WholeHop(_BEGIN_WRITING)
            self._reading = WholeHop(_BEGIN_READING if self.path else _BEGIN_WRITING)
            self._glance = None if self.path is None else Glance(self.path, self._reading)
        else:
            self._writer = open_postgresql(parsed)
            self._reader = self._writer.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self._single = self._writer.execution_options(isolation_level="AUTOCOMMIT")

    def transaction(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A writing transaction: committed at the end of the block, rolled back by an exception."""
        return self._counted(self._begun(self._writer, self._waiting()))

    @asynccontextmanager
    async def rebuilding(self) -> AsyncIterator[AsyncConnection]:
        """A writing transaction in which tables may be replaced by others of the same name.

        SQLite would delete what refers to a table together with it:
        https://www.sqlite.org/lang_altertable.html#otheralter
        """
        async with self._writer.connect() as connection:
            if not self.is_sqlite:
                async with connection.begin():
                    yield connection
                return
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute("PRAGMA foreign_keys=OFF")
            try:
                async with connection.begin():
                    yield connection
            finally:
                await driver.execute("PRAGMA foreign_keys=ON")

    def snapshot(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection to read one consistent state from; it may not write."""
        return self._begun(self._reader, nullcontext())

    async def write(self, work: Work[T]) -> T:
        """The same as transaction for what only the intake reads, at less cost.

        ``work`` waits for nothing but the database. Whoever is cancelled meanwhile does not know
        whether it was committed.
        """
        if not self.is_sqlite:
            async with self.transaction() as connection:
                return await work(connection)
        with self.condition.waiting():
            return await self._hop(self._writer, self._writing, work)

    async def peek(self, work: Work[T]) -> T:
        """The same as snapshot for work that reads a few rows by their keys, and nothing else.

        On SQLite it is done at once, by the thread that asks.
        """
        if not self.is_sqlite:
            async with self.snapshot() as connection:
                return await work(connection)
        if self._glance is not None:
            with suppress(Unglanced), self._noted():
                return self._glance(work)
        return await self._hop(self._reader, self._reading, work)

    async def single(self, work: Work[T]) -> T:
        """Work of a single statement, which is a transaction by itself on a server.

        On SQLite it is the same as peek.
        """
        if self.is_sqlite:
            return await self.peek(work)
        with self._noted():
            async with AsyncExitStack() as stack:
                return await work(await _connected(stack, self._single.connect()))

    async def _hop(self, engine: AsyncEngine, whole: WholeHop, work: Work[T]) -> T:
        with self._noted():
            async with _borrowed(engine) as connection:
                return await carried_out(connection, whole, work)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncConnection]:
        """A connection of one's own, each statement a transaction: what it holds dies with it."""
        async with self._writer.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            try:
                yield connection
            finally:
                await connection.invalidate()

    async def close(self) -> None:
        """Close every connection, the writing one last: it leaves the file whole, with no WAL."""
        if self.is_sqlite and self._glance is not None:
            self._glance.close()
        await self._reader.dispose()
        await self._writer.dispose()
        if self.is_sqlite:
            await self._driver.ended()

    @asynccontextmanager
    async def _counted(
        self, transaction: AbstractAsyncContextManager[AsyncConnection]
    ) -> AsyncIterator[AsyncConnection]:
        try:
            async with transaction as connection:
                yield connection
        finally:
            # One that broke off may have been committed.
            self.changes += 1

    @asynccontextmanager
    async def _begun(
        self, engine: AsyncEngine, beginning: AbstractContextManager[None]
    ) -> AsyncIterator[AsyncConnection]:
        with self._noted():
            async with AsyncExitStack() as stack:
                with beginning:
                    connection = await _connected(stack, engine.begin())
                yield connection

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        began = time.monotonic()
        with self.condition.waiting():
            yield
        self.waits.observe(time.monotonic() - began)

    @contextmanager
    def _noted(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            self.condition.note(error)
            raise


@asynccontextmanager
async def _borrowed(engine: AsyncEngine) -> AsyncIterator[PoolProxiedConnection]:
    """The driver's connection. A greenlet is started only for what has to wait."""
    pool = engine.sync_engine.pool
    is_idle = isinstance(pool, AsyncAdaptedQueuePool) and pool.checkedin() > 0
    connection = pool.connect() if is_idle else await engine.raw_connection()
    try:
        yield connection
    finally:
        if getattr(connection.driver_connection, "in_transaction", True):
            await greenlet_spawn(connection.close)
        else:
            connection.close()


async def _connected(
    stack: AsyncExitStack, connecting: AbstractAsyncContextManager[AsyncConnection]
) -> AsyncConnection:
    try:
        return await stack.enter_async_context(connecting)
    except (PostgresError, OSError) as error:
        # The driver's own, of a server out of reach: SQLAlchemy does not translate them.
        raise OperationalError(None, None, error) from error


def make_private(path: Path) -> None:
    """Let only the owner read a database; what SQLite creates beside it takes its mode.

    A file that is not there yet, and has no backup to be restored, is created so. What cannot be
    done is told by the opening, in its own words.
    """
    for each in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))):
        with suppress(OSError):
            if each.is_file() and each.stat().st_mode & 0o077:
                each.chmod(0o600)


def _is_in_file(url: URL) -> bool:
    in_memory = url.database in (None, "", ":memory:")
    return url.get_backend_name() == "sqlite" and not in_memory


def _open_sqlite(url: URL, driver: OneHop) -> tuple[AsyncEngine, AsyncEngine]:
    options = {
        "connect_args": {"timeout": _BUSY_SECONDS},
        "module": driver,
        "pool_reset_on_return": None,
    }
    writer = _engine(url, connections=1, **options)
    _on_connect(writer, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
    _on_begin(writer, _BEGIN_WRITING)
    _on_return(writer)
    if not _is_in_file(url):
        return writer, writer
    reader = _engine(url, connections=READERS, **options)
    _on_connect(reader, "PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")
    _on_begin(reader, _BEGIN_READING)
    _on_return(reader)
    return writer, reader


def _engine(url: URL, connections: int, **options: Any) -> AsyncEngine:  # noqa: ANN401
    return create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=None,
        **options,
    )


def _on_return(engine: AsyncEngine) -> None:
    """Roll back what is open, and spare the others the way to their thread: it costs 0.3 ms."""

    @event.listens_for(engine.sync_engine, "reset")
    def reset(connection: Any, record: object, state: object) -> None:  # noqa: ANN401, ARG001
        if connection.driver_connection.in_transaction:
            connection.rollback()


def _on_connect(engine: AsyncEngine, *pragmas: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, record: object) -> None:  # noqa: ANN401, ARG001
        # The driver would otherwise open transactions by itself, and never IMMEDIATE ones.
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            for pragma in (*pragmas, "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY"):
                cursor.execute(pragma)
        except connection.dbapi.Error:
            # The pool has not heard of the connection yet: its thread would outlive the program.
            connection.close()
            raise
        cursor.close()


def _on_begin(engine: AsyncEngine, statement: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:  # noqa: ANN401
        connection.exec_driver_sql(statement)


def open_postgresql(url: URL) -> AsyncEngine:
    """Connections to a server, each set up as the program needs it."""
    if (mode := url.query.get("sslmode")) is not None:
        # The driver's own name for it.
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    application = url.query.get("application_name", "newsdesk")
    url = url.difference_update_query(["application_name"])
    # A generic plan scans backwards through a million articles after common words.
    settings = {
        "plan_cache_mode": "force_custom_plan",
        "timezone": "UTC",
        "application_name": str(application),
        # A suspended process must not hold locks for longer than it may lead.
        "idle_in_transaction_session_timeout": "6000",
    }
    engine = _engine(url, connections=READERS + 8, connect_args={"server_settings": settings})
    _on_checkout(engine)
    return engine


def _on_checkout(engine: AsyncEngine) -> None:
    """Replace a connection that the server has closed. The driver knows: nobody has to ask."""

    @event.listens_for(engine.sync_engine, "checkout")
    def check(connection: Any, record: object, proxy: object) -> None:  # noqa: ANN401, ARG001
        if connection.driver_connection.is_closed():
            raise DisconnectionError
