"""Wishes: found among very many articles."""

from typing import Any

import pytest
from sqlalchemy import event

from storage.approvals import scheduled_unagreed
from storage.database import Database


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_is_planned_and_not_agreed_to_is_found_by_an_index(database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    async with database.snapshot() as connection:
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        assert await scheduled_unagreed(connection) == []
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        ((statement, parameters),) = asked
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plan = [row[-1] for row in rows]

    assert "SCAN articles USING INDEX ix_articles_departing" in plan
