"""Whatever stands in a column means the same on the other engine, and has the same checksum."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, BigInteger, Boolean, Column, Float, MetaData, String, Table, text

from news.storable import storable
from storage.database import Database
from storage.portable import CopyError, Proof, Row, next_batch, prove, shapes_of
from storage.portable_postgresql import PostgresqlTables
from storage.portable_sqlite import SqliteFile

ODD = Table(
    "odd",
    MetaData(),
    Column("key", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("truth", Boolean),
    Column("part", Float),
    Column("words", String),
)
(SHAPE,) = shapes_of(ODD.metadata)
"""Its columns are key, number, part, words, truth."""
_CREATE = (
    "CREATE {} TABLE odd (key VARCHAR(40) NOT NULL, number BIGINT NOT NULL, truth BOOLEAN,"
    " part DOUBLE PRECISION, words TEXT, PRIMARY KEY (key, number))"
)

writing = st.text(st.characters(exclude_categories=()), max_size=12)
rows = st.lists(
    st.tuples(
        st.text(max_size=6).map(storable),
        st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=False),
        st.none() | writing,
        st.none() | st.booleans().map(int),
    ),
    max_size=8,
    unique_by=lambda row: row[:2],
)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for all examples."""
    with asyncio.Runner() as runner:
        yield runner


@settings(max_examples=60)
@given(rows)
def test_values_mean_the_same_on_both_engines(
    migrated_postgresql: URL, runner: asyncio.Runner, values: list[Row]
) -> None:
    with closing(_file(values)) as connection:
        here, there, found = runner.run(_both(migrated_postgresql, SqliteFile(connection)))

    assert here == there
    kept = [(*row[:3], row[3] and storable(row[3]), row[4]) for row in values]
    assert sorted(found) == sorted(kept)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("k" * 41, 1, None, None, None), "too long"),
        (("k", 1, None, None, 2), "truth value"),
        (("k", "one", None, None, None), "integer"),
    ],
)
def test_what_the_other_engine_cannot_hold_is_told_with_its_table(
    migrated_postgresql: URL, runner: asyncio.Runner, row: Row, why: str
) -> None:
    with closing(_file([row])) as connection, pytest.raises(CopyError) as refusal:
        runner.run(_both(migrated_postgresql, SqliteFile(connection)))

    assert "The table odd" in str(refusal.value)
    assert why in str(refusal.value)
    assert "\n" not in str(refusal.value)


def _file(values: list[Row]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(_CREATE.format(""))
    # Another program may have written what this one never would.
    statement = "INSERT INTO odd (key, number, part, words, truth) VALUES (?,?,?,CAST(? AS TEXT),?)"
    connection.executemany(statement, [(*row[:3], _bytes(row[3]), row[4]) for row in values])
    return connection


def _bytes(words: str | None) -> bytes | None:
    return None if words is None else words.encode("utf-8", "surrogatepass")


async def _both(url: URL, file: SqliteFile) -> tuple[Proof, Proof, list[Row]]:
    """What is proved of a file, and of a table that is filled from it; and its rows."""
    database = Database(url.render_as_string(hide_password=False))
    try:
        async with database.transaction() as connection:
            await connection.execute(text(_CREATE.format("TEMPORARY")))
            tables = await PostgresqlTables.within(connection)
            async for batch in file.batches(SHAPE):
                await tables.write(SHAPE, batch)
            found = [row async for batch in tables.batches(SHAPE) for row in batch]
            result = await prove(file, SHAPE), await prove(tables, SHAPE), found
            await connection.rollback()
            return result
    finally:
        await database.close()


@pytest.mark.parametrize("length", [0, 10, 5_000, 1_000_000])
def test_few_rows_are_read_at_once_where_they_are_long(length: int) -> None:
    rows: list[Row] = [(1, "x" * length)] * 10

    assert 1 <= next_batch(rows) <= 10_000
    assert next_batch(rows) * length < 4 * 2**20
