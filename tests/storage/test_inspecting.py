"""A database is looked into, and is afterwards as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from news.place import Chat
from storage.chats import chats_with_bot, keep_chat
from storage.inspecting import SchemaAge, looked_into, require_whole, schema_age, server_of
from storage.migrating import DatabaseUnavailable, open_database
from tests.factories import NOON
from tests.storage.damage import scribble

VERSION = "UPDATE alembic_version SET version_num = '{}'"


async def marked(url: str, revision: str) -> None:
    """A database that is of another version, as far as it says."""
    database = await open_database(url)
    async with database.transaction() as connection:
        await connection.execute(text(VERSION.format(revision)))
    await database.close()


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def schema_at(url: str) -> SchemaAge:
    async with looked_into(url) as connection:
        return await schema_age(connection)


async def test_a_database_says_which_version_it_is_of(database_url: str) -> None:
    if database_url.startswith("postgresql"):
        assert await schema_at(database_url) is SchemaAge.NONE
    await (await open_database(database_url)).close()
    assert await schema_at(database_url) is SchemaAge.CURRENT

    await marked(database_url, "0019")
    assert await schema_at(database_url) is SchemaAge.OLDER
    # Nothing has upgraded it.
    assert await schema_at(database_url) is SchemaAge.OLDER


async def test_a_later_version_is_known_by_its_name(database_url: str) -> None:
    await marked(database_url, "9999")

    assert await schema_at(database_url) is SchemaAge.NEWER


async def test_nothing_can_be_written(database_url: str) -> None:
    await (await open_database(database_url)).close()

    with pytest.raises(DatabaseUnavailable):
        async with looked_into(database_url) as connection:
            await connection.execute(text(VERSION.format("0001")))

    assert await schema_at(database_url) is SchemaAge.CURRENT


async def test_what_a_running_bot_has_just_written_is_read(database_url: str) -> None:
    database = await open_database(database_url)
    async with database.transaction() as connection:
        await keep_chat(connection, Chat(-5, "group", "Двор", NOON))
        await keep_chat(connection, Chat(-6, "group", "Падворак", NOON, standing="kicked"))

    async with looked_into(database_url) as connection:
        assert [chat.title for chat in await chats_with_bot(connection)] == ["Двор"]

    await database.close()


async def test_a_file_is_left_alone_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    url = f"sqlite+aiosqlite:///{path}"
    await (await open_database(url)).close()
    path.chmod(0o644)
    before = path.read_bytes()

    async with looked_into(url) as connection:
        assert await require_whole(connection, path, seconds=60)

    assert names_in(tmp_path) == ["news.db"]
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o644


async def test_a_file_is_read_no_longer_than_there_is_time(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    url = f"sqlite+aiosqlite:///{path}"
    await (await open_database(url)).close()

    async with looked_into(url) as connection:
        assert not await require_whole(connection, path, seconds=0)
        assert await schema_age(connection) is SchemaAge.CURRENT


async def test_damage_is_said_with_what_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    url = f"sqlite+aiosqlite:///{path}"
    await (await open_database(url)).close()
    scribble(path)

    with pytest.raises(DatabaseUnavailable, match="python -m bot restore"):
        async with looked_into(url) as connection:
            await require_whole(connection, path, seconds=60)


async def test_a_server_says_its_version_how_it_plans_and_its_time(postgres_url: str) -> None:
    async with looked_into(postgres_url) as connection:
        server = await server_of(connection)

    assert server.version >= 15
    assert server.plan_cache_mode == "force_custom_plan"
    assert abs(server.now - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_server_out_of_reach_is_one_line() -> None:
    with pytest.raises(DatabaseUnavailable, match="its server must run"):
        async with looked_into("postgresql+asyncpg://nobody@127.0.0.1:1/news"):
            pass
