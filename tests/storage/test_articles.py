"""An article's formatting in the database, on both engines."""

import pytest
from sqlalchemy import update

from news.article import ArticleDraft
from news.formatting import Span, Style
from storage.articles import NewArticle, add_article, article_by_id
from storage.database import Database
from storage.tables import articles
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
