"""The newest of exactly what a reader follows, and how much each rubric brings."""

from datetime import timedelta

from news.article import Article
from news.first_minute import MORNING_AND_EVENING, When, chosen_when
from news.language import Language
from news.page import Page
from news.subscriber import Subscriber
from news.subscription import Timing
from news.timetable import DEFAULT, OFF
from newsroom import first_minute, preferences, subscribing, withdrawing
from newsroom.own_news import own_news
from tests.factories import DAY, EDITOR, NOON, Newsroom

BELARUSIAN = "Урад абмеркаваў праект пастановы аб бяспецы"


async def own(
    newsroom: Newsroom, reader: Subscriber, before: int | None = None, after: int | None = None
) -> Page:
    held = await subscribing.subscriptions_of(newsroom.desk, reader)
    return await own_news(newsroom.desk, reader, held, before=before, after=after)


def ids(page: Page) -> list[int]:
    return [article.id for article in page.articles]


async def several(newsroom: Newsroom, count: int, rubric: str = "sport") -> list[Article]:
    """Articles, the newest first."""
    return [await newsroom.publish(rubric) for _ in range(count)][::-1]


async def test_it_is_of_rubrics_and_of_words_each_article_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", rules=("договор", "матч"))
    sport = await newsroom.publish("sport", "Матч и договор")
    await newsroom.publish("economy", "Ставка")
    treaty = await newsroom.publish("economy", "Договор подписан")

    page = await own(newsroom, reader)

    assert ids(page) == [treaty.id, sport.id]
    assert (page.offset, page.total) == (0, 2)


async def test_it_is_read_page_by_page_both_ways(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    articles = await several(newsroom, 12)

    first = await own(newsroom, reader)
    second = await own(newsroom, reader, before=first.articles[-1].sequence)
    back = await own(newsroom, reader, after=second.articles[0].sequence)

    assert ids(first) == [one.id for one in articles[:5]] == ids(back)
    assert ids(second) == [one.id for one in articles[5:10]]
    assert (second.offset, second.total) == (5, 12)
    assert ids(await own(newsroom, reader, before=1)) == []
    assert ids(await own(newsroom, reader, after=99)) == ids(first)


async def test_it_is_in_the_languages_that_are_wanted(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    belarusian = await newsroom.publish("sport", BELARUSIAN)
    await newsroom.publish("sport", "Правительство обсудило постановление")
    other = await newsroom.publish("society", BELARUSIAN + " зноў")

    reader = await preferences.choose_news_languages(
        newsroom.desk, reader, frozenset({Language.BE})
    )

    assert ids(await own(newsroom, reader)) == [belarusian.id]
    everything = await own_news(newsroom.desk, reader, ())
    assert ids(everything) == [other.id, belarusian.id]


async def test_whoever_follows_nothing_has_everything(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    articles = await several(newsroom, 3)

    assert ids(await own(newsroom, reader)) == [one.id for one in articles]


async def test_a_withdrawn_article_is_not_among_it(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader("sport")
    kept, gone = await several(newsroom, 2)
    await withdrawing.withdraw(newsroom.desk, gone.id, EDITOR, NOON)

    assert ids(await own(newsroom, reader)) == [kept.id]


async def test_rubrics_come_when_a_newcomer_wants_them(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", "society", rules=("договор",))

    for when, timing, timetable in (
        (When.AT_ONCE, Timing.INSTANT, DEFAULT),
        (When.TWICE, Timing.DIGEST, MORNING_AND_EVENING),
        (When.MORNING, Timing.DIGEST, DEFAULT),
    ):
        reader = await first_minute.choose_when(newsroom.desk, reader, when, NOON)
        held = await subscribing.subscriptions_of(newsroom.desk, reader)
        assert {one.timing for one in held if one.rubric} == {timing}
        assert {one.timing for one in held if one.rule} == {Timing.INSTANT}
        assert reader.timetable == timetable
        assert chosen_when(held, reader.timetable) is when
    assert chosen_when(held, OFF) is None


async def test_nothing_is_told_of_the_pace_of_a_young_newsroom(newsroom: Newsroom) -> None:
    await several(newsroom, 3)

    paces = await newsroom.desk.paces.get(newsroom.desk.database, NOON + timedelta(hours=1))

    assert paces == {}


async def test_a_rubrics_pace_is_of_two_weeks_and_counted_once_an_hour(
    newsroom: Newsroom,
) -> None:
    sport = await newsroom.rubric("sport")
    for day in range(30):
        for _ in range(2):
            await newsroom.publish("sport", now=NOON + day * DAY)
    now = NOON + 29 * DAY + timedelta(hours=1)
    desk = newsroom.desk

    assert await desk.paces.get(desk.database, now) == {sport.id: 2.0}
    for _ in range(28):
        await newsroom.publish("sport", now=now)
    assert await desk.paces.get(desk.database, now + timedelta(minutes=59)) == {sport.id: 2.0}
    later = await desk.paces.get(desk.database, now + timedelta(minutes=61))
    assert later == {sport.id: 4.0}
