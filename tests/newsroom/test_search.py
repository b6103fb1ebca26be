from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import URL

from news.page import Page
from news.words.morphology import Morphology
from newsroom import reading, subscribing
from newsroom.subscribing import REHEARSED
from storage.database import Database
from tests.conftest import ENGINES, copied
from tests.factories import DAY, NOON, Newsroom, open_newsroom


async def found(newsroom: Newsroom, words: str) -> set[str]:
    page = await reading.search(newsroom.desk, words, size=50)
    return {article.headline for article in page.articles}


ARCHIVE = {
    "Проект договора": "Рыженков рассказал о гарантиях безопасности в Минске. МИД подтвердил.",
    "Чемпионат": "Футбол и хоккей. Безопасность обеспечат, гарантии даны.",
    "Кнігі": "Новыя кнігі пра БелАЭС і рацэ Нёман.",
    "Boeing 737": "The agreement was signed; COVID-19 is over.",
    "Санкции": "Введены санкции. Который день обсуждают 5G.",
}


@pytest.fixture(scope="module", params=ENGINES)
def to_fill(request: pytest.FixtureRequest) -> URL:
    """A migrated database to copy, on each engine."""
    url: URL = request.getfixturevalue(f"migrated_{request.param}")
    return url


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def archive_url(
    to_fill: URL, tmp_path_factory: pytest.TempPathFactory, morphology: Morphology
) -> AsyncIterator[str]:
    """The database of an archive that is only read: filling it takes longer than a search."""
    async with copied(to_fill, tmp_path_factory.mktemp("archive")) as url:
        database = Database(url)
        newsroom = await open_newsroom(database, morphology)
        for headline, body in ARCHIVE.items():
            await newsroom.publish("society", headline, body)
        await database.close()
        yield url


@pytest.fixture
async def archive(archive_url: str, morphology: Morphology) -> AsyncIterator[Newsroom]:
    database = Database(archive_url)
    yield await open_newsroom(database, morphology)
    await database.close()


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        ("договор", {"Проект договора"}),
        ("ДОГОВОРАМИ", {"Проект договора"}),
        ("гарантии безопасность", {"Проект договора", "Чемпионат"}),
        ('"гарантии безопасности"', {"Проект договора"}),
        ('"безопасность гарантии"', set()),
        ('"=гарантиях безопасность"', {"Проект договора"}),
        ('"гарантии =безопасности в =Минске"', {"Проект договора"}),
        ('"=гарантий безопасность"', set()),
        ('"=гарантиях футбол"', set()),
        ("гарантии -футбол", {"Проект договора"}),
        ("договор | санкции", {"Проект договора", "Санкции"}),
        ("=Минске", {"Проект договора"}),
        ("=Минск", set()),
        ("мид", {"Проект договора"}),
        ("кот", set()),
        ("кніга", {"Кнігі"}),
        ("рака", {"Кнігі"}),
        ("covid-19", {"Boeing 737"}),
        ('"boeing 737"', {"Boeing 737"}),
        ("agreements", {"Boeing 737"}),
        ("5G", {"Санкции"}),
        ('"минск мид"', set()),
        ("небывальщина", set()),
        ("договор -небывальщина", {"Проект договора"}),
        ("небывальщина | санкции", {"Санкции"}),
    ],
)
async def test_words_find_articles_by_their_forms(
    archive: Newsroom, words: str, headlines: set[str]
) -> None:
    assert await found(archive, words) == headlines


@pytest.mark.parametrize(
    "words",
    [
        "договор' OR 1=1 --",
        'договор" NEAR(',
        "договор* ^",
        "{words} : договор",
        "договор & | ! <-> ( )",
        "договор:* \\",
        "договор\x00",
        "договор \ud800",
        "договор\u202e\u200f 😀",
        "договор NEAR/2 (санкции, 5) AND NOT OR col:договор -^дог*",
        "договор <2> санкции:*A | !(футбол & ½²①)",
        "договор'; DROP TABLE articles; -- $$ %s {0} \\'",
        "договор" + "\"'(=-|" * 800,
        "a" * 4_000,
        "я" * 4_000,
        "a1" * 2_000,
        "ы-" * 2_000,
        "a." * 2_000,
        "a\u0301" * 2_000,
        "\ufdfa" * 2_000,
    ],
)
async def test_full_text_syntax_is_mere_text(archive: Newsroom, words: str) -> None:
    await reading.search(archive.desk, words)


async def test_a_word_of_any_length_is_found(newsroom: Newsroom) -> None:
    await newsroom.publish("society", "Договор", "Вложение: " + "QUJD" * 3_000)

    assert await found(newsroom, "QUJD" * 1_000) == {"Договор"}
    assert await found(newsroom, "договор") == {"Договор"}


async def test_results_come_newest_first_in_pages(newsroom: Newsroom) -> None:
    for number in range(8):
        await newsroom.publish("society", f"Договор {number}")
        await newsroom.publish("society")

    first = await reading.search(newsroom.desk, "договор")
    second = await reading.search(newsroom.desk, "договор", before=first.articles[-1].sequence)
    back = await reading.search(newsroom.desk, "договор", after=second.articles[0].sequence)

    assert [article.sequence for article in first.articles] == [15, 13, 11, 9, 7]
    assert [article.sequence for article in second.articles] == [5, 3, 1]
    assert (second.offset, second.total) == (5, 8)
    assert back == first


async def test_nothing_found_is_an_empty_page(newsroom: Newsroom) -> None:
    assert await reading.search(newsroom.desk, "договор") == Page((), 0, 0)


async def test_a_draft_is_not_found(newsroom: Newsroom) -> None:
    await newsroom.draft("society", "Договор")

    assert await found(newsroom, "договор") == set()


async def test_a_long_phrase_of_many_readings_is_found(newsroom: Newsroom) -> None:
    headline = "Стали мини банки белые стали мини банки белые стали мини"
    await newsroom.publish("society", headline)

    assert await found(newsroom, f'"{headline}"') == {headline}


async def test_a_rule_is_rehearsed_on_the_archive(newsroom: Newsroom) -> None:
    for days in (40, 20, 10, 5, 1):
        await newsroom.publish("society", f"Договор {days}", now=NOON - days * DAY)
    reader = await newsroom.reader()
    rule = await subscribing.subscribe(newsroom.desk, reader, "договоры", NOON)

    rehearsal = await subscribing.rehearse(newsroom.desk, rule, NOON)

    assert [article.headline for article in rehearsal.newest] == [
        "Договор 1",
        "Договор 5",
        "Договор 10",
    ]
    assert rehearsal.in_thirty_days == 4


async def test_a_rehearsal_marks_the_words_in_headlines(newsroom: Newsroom) -> None:
    in_headline = await newsroom.publish(headline="О проекте договора")
    in_text = await newsroom.publish(headline="Встреча", text="Подписали договор.")
    reader = await newsroom.reader()

    rule = await subscribing.subscribe(newsroom.desk, reader, "договор", NOON)
    rehearsal = await subscribing.rehearse(newsroom.desk, rule, NOON)

    assert rehearsal.marked == {in_headline.id: ((10, 18),), in_text.id: ()}


async def test_a_rubric_is_rehearsed_on_its_list(newsroom: Newsroom) -> None:
    for days in (40, 20, 10, 5, 1):
        await newsroom.publish("society", now=NOON - days * DAY)
        await newsroom.publish("sport", now=NOON - days * DAY)
    reader = await newsroom.reader()
    rubric = await subscribing.subscribe(newsroom.desk, reader, "общество", NOON)

    rehearsal = await subscribing.rehearse(newsroom.desk, rubric, NOON)

    assert len(rehearsal.newest) == REHEARSED
    assert all(article.rubric == rubric.rubric for article in rehearsal.newest)
    assert rehearsal.in_thirty_days == 4


async def test_a_phrase_of_common_words_is_found_far_behind(newsroom: Newsroom) -> None:
    await newsroom.publish("society", "Новый договор")
    for number in range(8):
        await newsroom.publish("society", f"Договор {number}: новый")

    assert await found(newsroom, '"новый договор"') == {"Новый договор"}
