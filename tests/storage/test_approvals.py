"""Wishes: found among very many articles."""

import pytest

from storage.approvals import scheduled_unagreed
from storage.database import Database
from tests.storage.asking import asking, plans


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_is_planned_and_not_agreed_to_is_found_by_an_index(database: Database) -> None:
    async with database.snapshot() as connection:
        with asking(connection) as asked:
            assert await scheduled_unagreed(connection) == []
        (plan,) = await plans(connection, asked)

    assert "SCAN articles USING INDEX ix_articles_departing" in plan.splitlines()
