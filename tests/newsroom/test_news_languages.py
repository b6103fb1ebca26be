"""Readers get news in the languages that they want, by every way."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from news.article import Article
from news.dispatch import DeliveryState, Reason
from news.language import Language
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import digesting, preferences, publishing
from storage.tables import deliveries
from tests.factories import NOON, Newsroom, receivers

NINE = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
BELARUSIAN = "Урад абмеркаваў праект дагавора аб бяспецы"
RUSSIAN = "Правительство обсудило проект договора о безопасности"


async def choosy(
    newsroom: Newsroom, *languages: Language, timing: Timing = Timing.INSTANT
) -> Subscriber:
    reader = await newsroom.reader("society", timing=timing)
    return await preferences.choose_news_languages(newsroom.desk, reader, frozenset(languages))


async def both(newsroom: Newsroom, now: datetime = NOON) -> tuple[Article, Article]:
    """One article in Belarusian, and one in Russian."""
    first = await newsroom.publish("society", BELARUSIAN, now=now)
    second = await newsroom.publish("society", RUSSIAN, now=now)
    assert (first.language, second.language) == ("be", "ru")
    return first, second


async def test_news_goes_to_those_who_want_its_language(newsroom: Newsroom) -> None:
    belarusian = await choosy(newsroom, Language.BE)
    russian = await choosy(newsroom, Language.RU, Language.EN)
    everything = await choosy(newsroom)

    in_belarusian, in_russian = await both(newsroom)

    assert await receivers(newsroom, in_belarusian) == {belarusian.id, everything.id}
    assert await receivers(newsroom, in_russian) == {russian.id, everything.id}


async def test_breaking_news_obeys_the_language_too(newsroom: Newsroom) -> None:
    await choosy(newsroom, Language.RU)
    everything = await choosy(newsroom)
    draft = await newsroom.draft("society", BELARUSIAN)

    article = await publishing.break_news(newsroom.desk, draft.id, NOON)

    assert await receivers(newsroom, article) == {everything.id}


async def test_the_flight_plan_counts_only_those_who_want_the_language(newsroom: Newsroom) -> None:
    await choosy(newsroom, Language.RU)
    await choosy(newsroom, Language.BE)
    await choosy(newsroom, Language.BE, timing=Timing.DIGEST)
    draft = await newsroom.draft("society", BELARUSIAN)

    plan = await publishing.plan(newsroom.desk, draft.id, NOON)

    assert (plan.instant, plan.digest) == (1, 1)


@pytest.mark.parametrize("wanted", [Language.RU, Language.BE])
async def test_a_digest_holds_only_news_in_the_language(
    newsroom: Newsroom, wanted: Language
) -> None:
    reader = await choosy(newsroom, wanted, timing=Timing.DIGEST)
    await both(newsroom)

    assert await digesting.waiting(newsroom.desk, reader, NOON) == 1
    await preferences.choose_news_languages(newsroom.desk, reader, frozenset())
    assert await digesting.waiting(newsroom.desk, reader, NOON) == 2


async def test_what_was_held_back_is_left_out_when_its_language_is_unwanted_by_then(
    newsroom: Newsroom,
) -> None:
    reader = await choosy(newsroom)
    await both(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        held = {"state": DeliveryState.SKIPPED.value, "reason": Reason.PAUSED.value}
        await connection.execute(update(deliveries).values(**held))
    await newsroom.publish("sport")
    assert await digesting.waiting(newsroom.desk, reader, NINE) == 2

    await preferences.choose_news_languages(newsroom.desk, reader, frozenset({Language.BE}))

    assert await digesting.waiting(newsroom.desk, reader, NINE) == 1
