"""What is asked of a database, and how its engine finds that."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.database import Connection

Asked = tuple[str, Any]
"""A statement and its parameters."""


@contextmanager
def asking(connection: Connection) -> Iterator[list[Asked]]:
    """What is asked of a database meanwhile, over any connection; of many rows the first."""
    asked: list[Asked] = []

    def note(_: object, __: object, statement: str, values: Any, ___: object, many: bool) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "PRAGMA")):
            asked.append((statement, values[0] if many else values))

    engine = connection.sync_connection.engine  # type: ignore[union-attr]
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def plans(connection: Connection, asked: Sequence[Asked]) -> list[str]:
    """How each statement is carried out, a step a line."""
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    found = []
    for statement, parameters in asked:
        rows = await connection.exec_driver_sql(f"{explain} {statement}", parameters)
        found.append("\n".join(str(row[-1]) for row in rows))
    return found
