"""The archive is searched on the other engine as it was on the first, after a move too."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from news.words.morphology import Morphology
from newsroom import reading, withdrawing
from newsroom.indexing import index_all
from storage.copying import copy_database
from storage.database import Database
from storage.moving import move
from storage.restoring import restore
from storage.search import is_empty
from tests.factories import EDITOR, MINSK, NOON, Newsroom, open_newsroom
from tests.storage.moved import empty_at, migrated_at, unheard

ARCHIVE = {
    "Проект договора": "Рыженков рассказал о гарантиях безопасности в Минске.",
    "Кнігі": "Новыя кнігі пра БелАЭС і рацэ Нёман.",
    "Санкции": "Введены санкции. Который день обсуждают 5G.",
    "Отозвано": "О безопасности этого никто больше не прочтёт.",
}
SOUGHT = ("безопасность", "кніга", '"в минске"', "договор гарантия", "=санкции", "прочесть")


async def found(newsroom: Newsroom, words: str) -> list[str]:
    page = await reading.search(newsroom.desk, words, size=50)
    return [article.headline for article in page.articles]


@pytest.fixture(params=["sqlite", "postgresql"])
async def moved(
    request: pytest.FixtureRequest,
    migrated_postgresql: URL,
    morphology: Morphology,
    tmp_path: Path,
) -> AsyncIterator[tuple[Newsroom, list[list[str]]]]:
    """An archive that has come from the other engine, and what was found in it there."""
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[request.param]
    async with AsyncExitStack() as stack:
        ends = migrated_at(other, tmp_path / "one.db", migrated_postgresql)
        source = await stack.enter_async_context(ends)
        empty = empty_at(request.param, tmp_path / "other.db", migrated_postgresql)
        target = await stack.enter_async_context(empty)
        database = Database(source)
        newsroom = await open_newsroom(database, morphology)
        articles = [await newsroom.publish("society", *each) for each in ARCHIVE.items()]
        await withdrawing.withdraw(newsroom.desk, articles[-1].id, EDITOR, NOON)
        before = [await found(newsroom, words) for words in SOUGHT]
        await database.close()
        await move(source, target, partial(index_all, load=lambda: morphology), unheard)
        database = Database(target)
        yield await open_newsroom(database, morphology), before
        await database.close()


async def test_the_same_is_found_after_a_move(moved: tuple[Newsroom, list[list[str]]]) -> None:
    newsroom, before = moved

    assert [await found(newsroom, words) for words in SOUGHT] == before
    assert before[0] == ["Проект договора"]
    assert before[-1] == []


async def test_what_was_indexed_anew_can_be_withdrawn(
    moved: tuple[Newsroom, list[list[str]]],
) -> None:
    newsroom, _ = moved
    (article,) = (await reading.search(newsroom.desk, "санкции")).articles

    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON)

    assert await found(newsroom, "санкции") == []
    assert await found(newsroom, "кніга") == ["Кнігі"]


async def test_an_index_that_is_there_is_left_alone(newsroom: Newsroom) -> None:
    await newsroom.publish("society", "Договор", "Подписан.")

    async with newsroom.desk.database.transaction() as connection:
        await index_all(connection, pytest.fail)

    assert await found(newsroom, "договор") == ["Договор"]


async def test_an_empty_archive_has_nothing_to_index(database: Database) -> None:
    async with database.transaction() as connection:
        await index_all(connection, pytest.fail)
        assert await is_empty(connection)


async def test_a_backup_of_a_server_is_searched_once_it_is_restored_to_a_file(
    migrated_postgresql: URL, morphology: Morphology, tmp_path: Path
) -> None:
    async with migrated_at("postgresql", tmp_path, migrated_postgresql) as url:
        database = Database(url)
        newsroom = await open_newsroom(database, morphology)
        await newsroom.publish("society", *next(iter(ARCHIVE.items())))
        await copy_database(url, tmp_path / "backup.db")
        await database.close()
    path = tmp_path / "news.db"
    here = f"sqlite+aiosqlite:///{path}"
    index = partial(index_all, load=lambda: morphology)

    await restore(here, path, tmp_path / "backup.db", NOON, MINSK, index)

    database = Database(here)
    assert await found(await open_newsroom(database, morphology), "безопасность")
    await database.close()
