"""An article's formatting in the database, on both engines."""

import pytest
from sqlalchemy import update

from news.article import ArticleDraft
from news.formatting import Span, Style
from storage.articles import NewArticle, add_article, article_by_id
from storage.database import Database
from storage.rubrics import all_rubrics
from storage.tables import articles
from storage.versions import versions_of
from tests.factories import NOON

LINK = Span(6, 11, Style.LINK, "https://belta.by/?a=«ы»")


async def kept(database: Database, *formatting: Span) -> int:
    draft = ArticleDraft("Мост", ("Мост открыт.", "Сегодня."), formatting=formatting)
    async with database.transaction() as connection:
        return await add_article(connection, NewArticle(draft, None, "ru", "0", 1, NOON))


async def test_an_article_comes_back_in_its_formatting(database: Database) -> None:
    spans = (Span(0, 16, Style.BOLD), LINK)
    number = await kept(database, *spans)

    async with database.snapshot() as connection:
        found = await article_by_id(connection, number)

    assert found is not None
    assert found.body == ("Мост открыт.", "Сегодня.")
    assert found.formatting == spans


@pytest.mark.parametrize("written", [None, "", "null", "[[", '[["bold",0,999]]'])
async def test_what_is_no_formatting_of_the_article_reads_as_plain(
    database: Database, written: str | None
) -> None:
    number = await kept(database)
    async with database.transaction() as connection:
        await connection.execute(update(articles).values(formatting=written))

    async with database.snapshot() as connection:
        found = await article_by_id(connection, number)

    assert found is not None
    assert found.formatting == ()
    assert found.text == "Мост открыт.\n\nСегодня."


async def test_an_article_and_its_version_keep_all_that_hardly_any_has(database: Database) -> None:
    draft = ArticleDraft(
        "Мост",
        ("Мост открыт.",),
        lead="Коротко: открыт.",
        tags=("мост", "Гомель и область"),
        more_photos=("photo-2", "photo-3"),
        origin="БЕЛТА",
        quoted_id=7,
    )
    async with database.transaction() as connection:
        known = await all_rubrics(connection)
        more = (known[3].id, known[1].id)
        new = NewArticle(draft, known[0].id, "ru", "0", 1, NOON, more_rubrics=more)
        number = await add_article(connection, new)
        found = await article_by_id(connection, number)
        (version,) = await versions_of(connection, number)

    assert found is not None
    for kept in (found, version.wording):
        assert (kept.lead, kept.tags, kept.more_photos) == (
            "Коротко: открыт.",
            ("мост", "Гомель и область"),
            ("photo-2", "photo-3"),
        )
        assert (kept.origin, kept.quoted_id) == ("БЕЛТА", 7)
    assert found.more_rubrics == version.more_rubrics == (known[3], known[1])
