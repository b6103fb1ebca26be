from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.article import Article
from news.language import Language
from tests.texts.people import BE, EN, HEADLINE, LOCALES, LONG_NAMED, RU, SOCIETY, SPORT, seen
from tests.texts.people import article as make
from texts.digest import digest_line, digest_message
from texts.locale import Locale
from texts.message import Message

MORNING = datetime(2024, 11, 22, 6, 0, tzinfo=UTC)


def digest(locale: Locale, articles: list[Article], at: datetime = MORNING) -> Message:
    return digest_message(locale, [digest_line(locale, article) for article in articles], at)


def test_a_digest_groups_headlines_by_rubric_and_opens_them() -> None:
    message = digest(RU, [make(1), make(2, rubric=None), make(3, "Второй"), make(4, rubric=SPORT)])

    assert seen(message) == (
        "Утренний дайджест · 22 ноября, 09:00 · 4 новости\n\n"
        f"🏛 Общество\n• {HEADLINE}\n• Второй\n\n"
        f"⚽ Спорт\n• {HEADLINE}\n\n"
        f"• {HEADLINE}"
    )
    assert '<a href="https://t.me/news_bot?start=a_3_d">Второй</a>' in message.text
    assert not message.silent


def test_a_line_may_stand_under_another_rubric_of_its_article() -> None:
    both = replace(make(1, rubric=SPORT), more_rubrics=(SOCIETY,))
    line = replace(digest_line(EN, both), another=SOCIETY)

    message = digest_message(EN, [line, digest_line(EN, both)], MORNING)
    crowded = digest_message(EN, [line] * 90, MORNING)

    assert f"🏛 Society\n• {HEADLINE}\n\n⚽ Sport\n• {HEADLINE}" in seen(message)
    assert "Sport" not in seen(crowded)


@pytest.mark.parametrize(
    ("hour", "title"),
    [(1, "Начны"), (6, "Ранішні"), (13, "Дзённы"), (18, "Вячэрні"), (23, "Начны")],
)
def test_a_digest_is_named_by_the_readers_time_of_day(hour: int, title: str) -> None:
    at = datetime(2024, 11, 22, hour, tzinfo=BE.zone)

    assert seen(digest(BE, [make()], at)).startswith(f"{title} дайджэст · 22 лістапада")


@pytest.mark.parametrize(
    ("count", "ru", "be", "en"),
    [
        (1, "1 новость", "1 навіна", "1 story"),
        (2, "2 новости", "2 навіны", "2 stories"),
        (5, "5 новостей", "5 навін", "5 stories"),
        (11, "11 новостей", "11 навін", "11 stories"),
        (21, "21 новость", "21 навіна", "21 stories"),
        (22, "22 новости", "22 навіны", "22 stories"),
    ],
)
def test_news_are_counted_in_the_right_plural(count: int, ru: str, be: str, en: str) -> None:
    articles = [make(number) for number in range(count)]

    for locale, words in ((RU, ru), (BE, be), (EN, en)):
        assert seen(digest(locale, articles)).split("\n")[0].endswith(f" · {words}")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("count", "length"), [(1, 9000), (40, 82), (40, 500), (300, 200)])
def test_whatever_is_dealt_fits_one_message(language: Language, count: int, length: int) -> None:
    articles = [
        make(number, "<&>" * (length // 3), rubric=(SOCIETY, SPORT, LONG_NAMED)[number % 3])
        for number in range(count)
    ]

    assert seen(digest(LOCALES[language], articles)).count("• ") == min(count, 80)


def test_forty_headlines_within_the_dealers_measure_are_all_verbatim() -> None:
    headline = "З" * 82
    articles = [make(number, headline, rubric=(SOCIETY, SPORT)[number % 2]) for number in range(40)]

    assert seen(digest(RU, articles)).count(headline) == 40


def test_a_digest_says_how_many_more_there_are_in_the_archive() -> None:
    lines = [digest_line(RU, make(1, "Новость"))]

    text = seen(digest_message(RU, lines, MORNING, 320))
    assert text.endswith("• Новость\n\nИ ещё 320 — в /latest")


def test_the_order_within_a_rubric_is_kept() -> None:
    assert seen(digest(RU, [make(2, "Позже"), make(1, "Раньше")])).endswith("• Позже\n• Раньше")
