"""The messages that an article was made of."""

from news.article import ArticleDraft
from news.formatting import Formatted, Span, Style
from storage.articles import NewArticle, add_article
from storage.database import Connection, Database
from storage.originals import Original, keep_originals, originals_with
from tests.factories import NOON

ANNA, TOM = 5, 6
BOLD = Formatted("Мост открыт.", (Span(0, 4, Style.BOLD),))
PLAIN = Formatted("Движение возобновлено.", ())


async def an_article(connection: Connection) -> int:
    draft = ArticleDraft("Мост")
    return await add_article(connection, NewArticle(draft, None, "ru", "0", ANNA, NOON))


async def test_any_part_leads_to_all_parts_in_order(database: Database) -> None:
    async with database.transaction() as connection:
        article = await an_article(connection)
        await keep_originals(connection, article, ANNA, {12: BOLD, 13: PLAIN}, {12: "photo"})

        expected = (
            Original(article, ANNA, 12, 0, BOLD, "photo"),
            Original(article, ANNA, 13, 1, PLAIN),
        )
        assert await originals_with(connection, ANNA, 12) == expected
        assert await originals_with(connection, ANNA, 13) == expected


async def test_a_message_of_another_chat_is_no_original(database: Database) -> None:
    async with database.transaction() as connection:
        article = await an_article(connection)
        await keep_originals(connection, article, ANNA, {12: BOLD}, {})
        await keep_originals(connection, article, TOM, {7: PLAIN}, {})

        assert await originals_with(connection, TOM, 12) == ()
        assert await originals_with(connection, TOM, 7) == (Original(article, TOM, 7, 0, PLAIN),)


async def test_a_message_edited_is_kept_as_it_is_now(database: Database) -> None:
    async with database.transaction() as connection:
        first, second = await an_article(connection), await an_article(connection)
        await keep_originals(connection, first, ANNA, {12: BOLD}, {})
        await keep_originals(connection, second, ANNA, {12: PLAIN}, {})
        await keep_originals(connection, second, ANNA, {}, {})

        assert await originals_with(connection, ANNA, 12) == (Original(second, ANNA, 12, 0, PLAIN),)
