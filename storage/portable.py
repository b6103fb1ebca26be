"""One copier for both engines: table by table, proved before it counts.

Rows go in the order of their keys from one snapshot into one transaction, as values that mean the
same on both engines. Then the target is read back and compared, before anything is committed.
"""

import marshal
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Boolean, Float, Integer, MetaData, String, Table
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.backup import BackupError

FIRST_BATCH = 200
_BATCH_BYTES = 2 * 1024 * 1024
_MOST_ROWS = 10_000
_ROW_BYTES = 200
_SAMPLED = 50
LEFT_BEHIND = frozenset({"leases", "pace_shares"})
"""Who holds what at this moment: nothing of it is true of a copy."""
OF_ENGINES = frozenset(
    {
        *("alembic_version", "search", "search_classes", "search_keys"),
        *("search_config", "search_content", "search_data", "search_docsize", "search_idx"),
    }
)
"""Each engine's own tables: the revision is set by the schema, the full text made of articles."""
# Of version 2, equal values are equal bytes; later ones depend on which strings are one object.
_MARSHAL = 2

Row: TypeAlias = tuple[Any, ...]


class CopyError(BackupError):
    """There is no copy of a database, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as it is copied: first the columns whose values both engines have, then truths.

    SQLite knows no truth values; in rows they are 0 and 1.
    """

    name: str
    columns: tuple[str, ...]
    truths: int
    key: tuple[str, ...]
    written_keys: frozenset[str]
    """The columns of the key that are text: engines differ in how they order that."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a table holds: how many rows, and a SHA-256 of all their values in order."""

    table: str
    rows: int
    checksum: str


class CopySource(Protocol):
    """Where rows come from, all of one moment."""

    def batches(self, shape: Shape) -> AsyncGenerator[list[Row], None]:
        """All rows of a table, by its key."""

    async def last_numbers(self, shapes: Sequence[Shape]) -> Mapping[str, int]:
        """The last number that each table gave to a row, where it remembers more than its rows."""


class CopyTarget(CopySource, Protocol):
    """Where they go: what was written can be read back before it is committed."""

    async def prepare(self, shapes: Sequence[Shape]) -> None:
        """Empty the tables, and put off what is dearer while rows come."""

    async def write(self, shape: Shape, rows: list[Row]) -> None:
        """Add rows."""

    async def settle(self, shapes: Sequence[Shape], last_numbers: Mapping[str, int]) -> None:
        """Make up for what was put off; new rows get numbers beyond the last."""


Report: TypeAlias = Callable[[str, int], None]
"""Told of a table, and how many rows of it have come so far."""


def shapes_of(metadata: MetaData) -> list[Shape]:
    """Every table that is copied, those first that others refer to. Raises CopyError."""
    left_out = LEFT_BEHIND | OF_ENGINES
    tables = (table for table in metadata.sorted_tables if table.name not in left_out)
    return [_shape(table) for table in tables]


async def copy_all(
    source: CopySource, target: CopyTarget, shapes: Sequence[Shape], report: Report
) -> list[Proof]:
    """Copy every row, and prove it; the caller commits. Raises CopyError.

    ``report`` may raise, which stops the copying.
    """
    await target.prepare(shapes)
    sent = [await _carry(source, target, shape, report) for shape in shapes]
    await target.settle(shapes, await source.last_numbers(shapes))
    for shape, proof in zip(shapes, sent, strict=True):
        _require_equal(proof, await prove(target, shape, report))
    return sent


def next_batch(rows: Sequence[Row]) -> int:
    """How many rows to read at once after these: a table of long texts must fit in memory too."""
    sample = rows[:: max(len(rows) // _SAMPLED, 1)]
    written = sum(len(value) for row in sample for value in row if isinstance(value, str))
    return min(_BATCH_BYTES // (_ROW_BYTES + written // len(sample)) + 1, _MOST_ROWS)


async def prove(source: CopySource, shape: Shape, report: Report = lambda *_: None) -> Proof:
    """Read a whole table."""
    sum_of = _Checksum(shape.name)
    async with aclosing(source.batches(shape)) as batches:
        async for rows in batches:
            sum_of.add(rows)
            report(f"{shape.name}, read back", sum_of.rows)
    return sum_of.proof()


async def _carry(source: CopySource, target: CopyTarget, shape: Shape, report: Report) -> Proof:
    sum_of = _Checksum(shape.name)
    async with aclosing(source.batches(shape)) as batches:
        async for rows in batches:
            sum_of.add(rows)
            await target.write(shape, rows)
            report(shape.name, sum_of.rows)
    return sum_of.proof()


def _require_equal(sent: Proof, found: Proof) -> None:
    if sent != found:
        raise CopyError(
            f"The copy of {sent.table} is not what was sent: {found.rows} rows of {sent.rows}, "
            f"checksum {found.checksum[:12]} instead of {sent.checksum[:12]}"
        )


class _Checksum:
    """Of rows in order, however they are batched."""

    def __init__(self, table: str) -> None:
        self.rows = 0
        self._table = table
        self._hash = sha256()

    def add(self, rows: list[Row]) -> None:
        self.rows += len(rows)
        # Without the head, which says how many there are: batches may differ.
        self._hash.update(marshal.dumps(rows, _MARSHAL)[5:])

    def proof(self) -> Proof:
        return Proof(self._table, self.rows, self._hash.hexdigest())


def _shape(table: Table) -> Shape:
    key = tuple(column.name for column in table.primary_key)
    kinds = {column.name: _kind(table.name, column.type) for column in table.columns}
    plain = [name for name, kind in kinds.items() if kind is not Boolean]
    truths = [name for name, kind in kinds.items() if kind is Boolean]
    written = frozenset(name for name in key if kinds[name] is String)
    return Shape(table.name, (*plain, *truths), len(truths), key, written)


def _kind(table: str, of: TypeEngine[Any]) -> type[TypeEngine[Any]]:
    plain = of.impl_instance if isinstance(of, TypeDecorator) else of
    for kind in (Boolean, Integer, String, Float):
        if isinstance(plain, kind):
            return kind
    raise CopyError(f"The table {table} has a column of a type that is not portable: {plain!r}")
