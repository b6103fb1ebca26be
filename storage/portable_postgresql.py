"""PostgreSQL databases for the copier."""

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.portable import FIRST_BATCH, CopyError, Row, Shape, next_batch
from storage.trouble import first_line

_TRUTHS = {None: None, 0: False, 1: True}
_INDEXES = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i
    WHERE i.indrelid = ANY ($1::text[]::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""
_REFERENCES = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE contype = 'f' AND conrelid = ANY ($1::text[]::regclass[])
"""
_LAST_NUMBER = "SELECT pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass)"
_GO_ON = """
    SELECT setval(sequence, greatest(last, 1), last > 0)
    FROM (SELECT pg_get_serial_sequence($1, $2) AS sequence, $3::bigint AS last) AS found
    WHERE sequence IS NOT NULL
"""
# Building the index of a large table leaves the session idle for longer than the usual limit.
_PATIENT = "SET LOCAL idle_in_transaction_session_timeout = 0"


class PostgresqlTables:
    """The tables as one open transaction sees them, to read from or to write to."""

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - asyncpg has no types
        self._driver = driver
        self._put_off: list[str] = []

    @classmethod
    async def within(cls, connection: AsyncConnection) -> Self:
        """Those of a transaction, which may then last as long as it takes."""
        await connection.exec_driver_sql(_PATIENT)
        return cls((await connection.get_raw_connection()).driver_connection)

    async def batches(self, shape: Shape) -> AsyncGenerator[list[Row], None]:
        """All rows of a table, by its key in the order of SQLite."""
        with _naming(shape):
            cursor = await self._driver.cursor(_selected(shape))
            size = FIRST_BATCH
            while records := await cursor.fetch(size):
                rows = list(map(tuple, records))
                yield rows
                size = next_batch(rows)

    async def last_numbers(self, shapes: Sequence[Shape]) -> Mapping[str, int]:
        """The last number that each table's sequence has given, if it has one and gave any."""
        asked = {shape.name: shape.key[0] for shape in shapes if len(shape.key) == 1}
        found = {
            name: await self._driver.fetchval(_LAST_NUMBER, _quoted(name), key)
            for name, key in asked.items()
        }
        return {name: number for name, number in found.items() if number is not None}

    async def prepare(self, shapes: Sequence[Shape]) -> None:
        """Drop references and indexes, which are faster built afterwards, and empty the tables."""
        names = [_quoted(shape.name) for shape in shapes]
        for table, name, definition in await self._driver.fetch(_REFERENCES, names):
            await self._driver.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            self._put_off.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for name, definition in await self._driver.fetch(_INDEXES, names):
            await self._driver.execute(f"DROP INDEX {name}")
            self._put_off.insert(0, definition)
        await self._driver.execute(f"TRUNCATE {', '.join(names)}")

    async def write(self, shape: Shape, rows: list[Row]) -> None:
        """Add rows."""
        with _naming(shape):
            await self._driver.copy_records_to_table(
                shape.name, records=_with_truths(shape, rows), columns=shape.columns
            )

    async def settle(self, shapes: Sequence[Shape], last_numbers: Mapping[str, int]) -> None:
        """Build indexes, check references, set sequences, and ANALYZE for the planner."""
        for statement in self._put_off:
            try:
                await self._driver.execute(statement)
            except PostgresError as error:
                raise CopyError(f"The rows do not fit together: {first_line(error)}") from error
        for shape in shapes:
            if len(shape.key) == 1 and shape.key != tuple(shape.written_keys):
                await self._go_on(shape, last_numbers.get(shape.name, 0))
            await self._driver.execute(f"ANALYZE {_quoted(shape.name)}")

    async def _go_on(self, shape: Shape, last: int) -> None:
        table, key = _quoted(shape.name), _quoted(shape.key[0])
        largest = await self._driver.fetchval(f"SELECT max({key}) FROM {table}")  # noqa: S608 - names of our schema
        await self._driver.execute(_GO_ON, table, shape.key[0], max(largest or 0, last))


def _selected(shape: Shape) -> str:
    plain = len(shape.columns) - shape.truths
    columns = [*map(_quoted, shape.columns[:plain])]
    columns += [f"{_quoted(name)}::int" for name in shape.columns[plain:]]
    # In the order of bytes, as SQLite sorts, whatever collation the database has.
    key = [
        f'{_quoted(name)} COLLATE "C"' if name in shape.written_keys else _quoted(name)
        for name in shape.key
    ]
    return f"SELECT {', '.join(columns)} FROM {_quoted(shape.name)} ORDER BY {', '.join(key)}"  # noqa: S608 - as above


def _with_truths(shape: Shape, rows: list[Row]) -> list[Row]:
    if not shape.truths:
        return rows
    cut, truth = len(shape.columns) - shape.truths, _TRUTHS.__getitem__
    return [row[:cut] + tuple(map(truth, row[cut:])) for row in rows]


@contextmanager
def _naming(shape: Shape) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise CopyError(f"The table {shape.name} has {error} for a truth value") from error
    except (PostgresError, InterfaceError, OverflowError, TypeError, ValueError) as error:
        raise CopyError(f"The table {shape.name} cannot be copied: {first_line(error)}") from error


def _quoted(name: str) -> str:
    return f'"{name}"'
