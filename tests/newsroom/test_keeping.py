"""What readers save: each their own, once, counted, and gone when they say so."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.figure import Figure
from news.saved import MOST_SAVED, SavedPage, moment_of, tick_of
from newsroom import counting, keeping, withdrawing
from storage.saved import keep_saved
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom


async def saved_of(newsroom: Newsroom, article: Article) -> int:
    """How many keep an article, as editors are told."""
    figures = await counting.figures_of_article(newsroom.desk, article)
    return figures.done.get(Figure.SAVED, 0)


async def test_saving_twice_saves_once_and_never_loses(newsroom: Newsroom) -> None:
    reader, article = await newsroom.reader(), await newsroom.publish("society")

    assert await keeping.keep(newsroom.desk, reader, article.id, NOON)
    assert not await keeping.keep(newsroom.desk, reader, article.id, NOON + DAY)

    (item,) = (await keeping.page(newsroom.desk, reader, 1)).items
    assert (item.article, item.saved_at) == (article, NOON)
    assert await keeping.keeps(newsroom.desk, reader, article)
    assert await saved_of(newsroom, article) == 1


async def test_what_is_saved_is_its_readers_own(newsroom: Newsroom) -> None:
    anna, ales = await newsroom.reader(), await newsroom.reader()
    article = await newsroom.publish("society")
    await keeping.keep(newsroom.desk, anna, article.id, NOON)

    assert await keeping.drop(newsroom.desk, ales, article.id) is None
    assert await keeping.clear(newsroom.desk, ales, NOON + DAY) == 0

    assert await keeping.keeps(newsroom.desk, anna, article)
    assert not await keeping.keeps(newsroom.desk, ales, article)
    assert await saved_of(newsroom, article) == 1


async def test_what_is_taken_out_comes_back_where_it_was(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    articles = [await newsroom.publish("society") for _ in range(3)]
    for number, article in enumerate(articles):
        await keeping.keep(newsroom.desk, reader, article.id, NOON + number * MINUTE)

    gone = await keeping.drop(newsroom.desk, reader, articles[1].id)
    assert gone is not None
    assert await saved_of(newsroom, articles[1]) == 0
    assert await keeping.drop(newsroom.desk, reader, articles[1].id) is None
    await keeping.keep(newsroom.desk, reader, gone.article_id, gone.saved_at)

    page = await keeping.page(newsroom.desk, reader, 1)
    assert [each.article_id for each in page.items] == [each.id for each in reversed(articles)]
    assert await saved_of(newsroom, articles[1]) == 1


async def test_pages_are_of_five_the_newest_first_and_the_nearest_when_there_is_none(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    ids = [(await newsroom.publish("society")).id for _ in range(7)]
    for number, article_id in enumerate(ids):
        await keeping.keep(newsroom.desk, reader, article_id, NOON + number * MINUTE)

    first, last = [await keeping.page(newsroom.desk, reader, number) for number in (-3, 99)]

    shown = [each.article_id for each in (*first.items, *last.items)]
    assert shown == list(reversed(ids))
    assert (first.number, first.total, last.number, last.total) == (1, 7, 2, 7)
    nobody = await newsroom.reader()
    assert await keeping.page(newsroom.desk, nobody, 5) == SavedPage([], 1, 0)


async def test_what_was_withdrawn_stays_in_the_list_without_its_words(newsroom: Newsroom) -> None:
    reader, article = await newsroom.reader(), await newsroom.publish("society")
    await keeping.keep(newsroom.desk, reader, article.id, NOON)
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON + MINUTE)

    (item,) = (await keeping.page(newsroom.desk, reader, 1)).items

    assert (item.article_id, item.article) == (article.id, None)
    assert await keeping.drop(newsroom.desk, reader, article.id) is not None


async def test_clearing_leaves_what_was_saved_after_the_question(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    before, after = [await newsroom.publish("society") for _ in range(2)]
    await keeping.keep(newsroom.desk, reader, before.id, NOON)
    await keeping.keep(newsroom.desk, reader, after.id, NOON + MINUTE)

    assert await keeping.clear(newsroom.desk, reader, NOON) == 1

    page = await keeping.page(newsroom.desk, reader, 1)
    assert [each.article_id for each in page.items] == [after.id]
    assert [await saved_of(newsroom, each) for each in (before, after)] == [0, 1]


async def test_no_more_than_the_most_is_saved(newsroom: Newsroom) -> None:
    reader, article = await newsroom.reader(), await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        for number in range(1, MOST_SAVED + 1):
            await keep_saved(connection, reader.id, 10_000 + number, NOON)

    with pytest.raises(keeping.TooManySaved):
        await keeping.keep(newsroom.desk, reader, article.id, NOON)
    await keeping.drop(newsroom.desk, reader, 10_001)
    assert await keeping.keep(newsroom.desk, reader, article.id, NOON)


async def test_two_presses_at_once_are_counted_once(newsroom: Newsroom) -> None:
    reader, article = await newsroom.reader(), await newsroom.publish("society")

    await asyncio.gather(*(keeping.keep(newsroom.desk, reader, article.id, NOON) for _ in range(4)))
    assert await saved_of(newsroom, article) == 1
    await asyncio.gather(*(keeping.drop(newsroom.desk, reader, article.id) for _ in range(4)))
    assert await saved_of(newsroom, article) == 0


@given(st.integers())
def test_a_moment_of_a_button_is_never_to_come(tick: int) -> None:
    assert moment_of(tick_of(NOON), NOON + DAY) == NOON
    assert NOON - timedelta(days=365 * 57) < moment_of(tick, NOON) <= NOON
