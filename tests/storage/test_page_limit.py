from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.database import Database, DatabaseError
from storage.facts import fact, keep_fact
from storage.page_limit import allow_growth, forbid_growth
from storage.trouble import Trouble, trouble_of
from tests.conftest import copied

LARGE = "0" * 262_144


async def test_a_file_that_may_not_grow_is_a_full_disk_until_it_may(
    migrated_sqlite: URL, tmp_path: Path
) -> None:
    async with copied(migrated_sqlite, tmp_path) as url:
        database = Database(url)
        async with database.transaction() as connection:
            await forbid_growth(connection)

        with pytest.raises(DatabaseError) as refusal:
            async with database.transaction() as connection:
                await keep_fact(connection, "large", LARGE)
        assert trouble_of(refusal.value) is Trouble.FULL
        async with database.snapshot() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM facts"))).scalar()

        async with database.transaction() as connection:
            await allow_growth(connection)
            await keep_fact(connection, "large", LARGE)
        async with database.snapshot() as connection:
            assert await fact(connection, "large") == LARGE
        await database.close()
