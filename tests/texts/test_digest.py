import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.article import Article
from news.digest_items import DigestItems, Spot
from news.dispatch import Occasion
from news.language import Language
from tests.texts.people import (
    BE,
    EN,
    HEADLINE,
    LOCALES,
    LONG_NAMED,
    RU,
    SOCIETY,
    SPORT,
    buttons,
    seen,
)
from tests.texts.people import article as make
from texts.action import Action
from texts.digest import DigestLine, DigestPart, digest_line, digest_message, placed_under
from texts.digest_actions import ReadInDigest, TurnDigest
from texts.locale import Locale
from texts.message import Message

MORNING = datetime(2024, 11, 22, 6, 0, tzinfo=UTC)


def placed(locale: Locale, articles: list[Article]) -> dict[int, DigestLine]:
    return {place: digest_line(locale, each) for place, each in enumerate(articles, start=1)}


def digest(
    locale: Locale, articles: list[Article], at: datetime = MORNING, place: int = 1
) -> Message:
    return digest_message(locale, DigestPart(5, 0, at), placed(locale, articles), place)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def actions(message: Message) -> list[Action | None]:
    return [button.action for button in buttons(message)]


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
    held = DigestItems((1, 1), {1: SOCIETY.id})
    line = placed_under(digest_line(EN, both), held)

    message = digest_message(EN, DigestPart(5, 0, MORNING), {1: line, 2: digest_line(EN, both)})

    assert f"🏛 Society\n• {HEADLINE}\n\n⚽ Sport\n• {HEADLINE}" in seen(message)


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
        (1, "1 новость", "1 навіна", "1 article"),
        (2, "2 новости", "2 навіны", "2 articles"),
        (5, "5 новостей", "5 навін", "5 articles"),
        (11, "11 новостей", "11 навін", "11 articles"),
        (21, "21 новость", "21 навіна", "21 articles"),
        (22, "22 новости", "22 навіны", "22 articles"),
    ],
)
def test_news_are_counted_in_the_right_plural(count: int, ru: str, be: str, en: str) -> None:
    articles = [make(number) for number in range(count)]

    for locale, words in ((RU, ru), (BE, be), (EN, en)):
        assert seen(digest(locale, articles)).split("\n")[0].endswith(f" · {words}")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("count", "length"), [(1, 9000), (40, 82), (60, 500), (60, 2000)])
def test_every_page_fits_one_message_and_no_headline_is_left_out(
    language: Language, count: int, length: int
) -> None:
    articles = [
        make(
            number,
            f"{number} " + "<&>" * (length // 3),
            rubric=(SOCIETY, SPORT, LONG_NAMED)[number % 3],
        )
        for number in range(1, count + 1)
    ]
    shown = []
    place = 1
    while place <= count:
        page = seen(digest(LOCALES[language], articles, place=place))
        on_page = page.count("• ")
        assert 1 <= on_page <= 20
        shown += [int(number) for number in re.findall(r"• (\d+) ", page)]
        place += on_page

    assert sorted(shown) == list(range(1, count + 1))


def test_the_rest_of_a_long_digest_is_a_tap_away_in_the_same_message() -> None:
    articles = [make(number, f"Новость №{number}") for number in range(1, 56)]

    first, second, last = (digest(RU, articles, place=place) for place in (1, 21, 55))

    assert seen(first).startswith("Утренний дайджест · 22 ноября, 09:00 · 55 новостей\n\n")
    assert seen(first).endswith("\n\n1–20 из 55")
    assert seen(second).endswith("\n\n21–40 из 55")
    assert "№40" in seen(second)
    assert "№41" not in seen(second)
    usual = [["Читать по порядку"], ["Время дайджеста", "Подписки"]]
    assert labels(first) == [["Ещё 35 ›"], *usual]
    assert labels(second) == [["‹ Назад", "Ещё 15 ›"], *usual]
    assert labels(last) == [["‹ Назад"], *usual]
    assert actions(second)[:3] == [
        TurnDigest(5, Spot(0, 1)),
        TurnDigest(5, Spot(0, 41)),
        ReadInDigest(5, Spot(0, 21)),
    ]


def test_what_was_withdrawn_leaves_its_place_and_takes_no_other() -> None:
    lines = placed(RU, [make(number, f"Новость №{number}") for number in range(1, 23)])
    del lines[1], lines[21]

    page = digest_message(RU, DigestPart(5, 0, MORNING), lines, 1)

    assert "20 новостей" in seen(page)
    assert actions(page)[0] == ReadInDigest(5, Spot(0, 2))


def test_a_place_beyond_the_last_shows_the_last_page() -> None:
    articles = [make(number, f"Новость №{number}") for number in range(1, 31)]

    assert seen(digest(RU, articles, place=999)) == seen(digest(RU, articles, place=30))
    assert seen(digest(RU, articles, place=-5)) == seen(digest(RU, articles))


def test_a_single_article_is_read_without_an_order() -> None:
    assert labels(digest(EN, [make()]))[0] == ["Read in full"]


def test_a_digest_of_several_messages_says_which_this_is_and_rings_once() -> None:
    held = DigestItems(messages=3)
    lines = placed(RU, [make()])

    first, second = (digest_message(RU, DigestPart(5, n, MORNING, held), lines) for n in (0, 1))

    assert seen(second).startswith(
        "Утренний дайджест · часть 2 из 3 · 22 ноября, 09:00 · 1 новость"
    )
    assert (first.silent, second.silent) == (False, True)


def test_a_digest_says_how_many_more_there_are_in_the_archive() -> None:
    part = DigestPart(5, 0, MORNING, DigestItems(more=320))
    many = placed(RU, [make(number, f"Новость №{number}") for number in range(1, 22)])

    text = seen(digest_message(RU, part, placed(RU, [make(1, "Новость")])))

    assert text.endswith("• Новость\n\nИ ещё 320 — в /latest")
    assert "/latest" not in seen(digest_message(RU, part, many))
    assert "/latest" in seen(digest_message(RU, part, many, 21))


@pytest.mark.parametrize(
    ("locale", "title"),
    [(RU, "Пока вы спали"), (BE, "Пакуль вы спалі"), (EN, "While you were asleep")],
)
def test_after_quiet_hours_the_title_says_so(locale: Locale, title: str) -> None:
    part = DigestPart(5, 0, MORNING, occasion=Occasion.NIGHT)

    assert seen(digest_message(locale, part, placed(locale, [make()]))).startswith(f"{title} · 22 ")


@pytest.mark.parametrize(
    ("locale", "days", "count", "title"),
    [
        (RU, 12, 9, "Вас не было 12 дней: девять главных"),
        (RU, 3, 2, "Вас не было 3 дня: две главные"),
        (RU, 21, 1, "Вас не было 21 день: главная новость"),
        (BE, 12, 9, "Вас не было 12 дзён: дзевяць галоўных"),
        (BE, 4, 5, "Вас не было 4 дні: пяць галоўных"),
        (EN, 12, 9, "You were away for 12 days: the nine top articles"),
    ],
)
def test_whoever_was_away_is_told_how_long(
    locale: Locale, days: int, count: int, title: str
) -> None:
    held = DigestItems(days_away=days)
    part = DigestPart(5, 0, MORNING, held, Occasion.RETURN)
    lines = placed(locale, [make(number) for number in range(count)])

    assert seen(digest_message(locale, part, lines)).split("\n")[0] == title


def test_the_order_within_a_rubric_is_kept() -> None:
    assert seen(digest(RU, [make(2, "Позже"), make(1, "Раньше")])).endswith("• Позже\n• Раньше")


@pytest.mark.parametrize(
    ("locale", "rest"),
    [
        (RU, "И ещё 320 — в боте"),
        (BE, "І яшчэ 320 — у боце"),
        (EN, "And 320 more in the bot"),
    ],
)
def test_a_places_digest_leads_to_the_bot_and_says_of_nobody_that_they_were_away(
    locale: Locale, rest: str
) -> None:
    of_place = replace(locale, of_place="7")
    held = DigestItems(days_away=12, more=320)
    part = DigestPart(5, 0, MORNING, held, Occasion.RETURN)

    message = digest_message(of_place, part, placed(of_place, [make(3)]))

    assert seen(message).endswith(f"\n\n{rest}")
    assert f'start=l_p7">{rest}</a>' in message.text
    assert 'start=a_3_d_p7">' in message.text
    assert seen(message).split("\n")[0] == seen(digest(locale, [make(3)])).split("\n")[0]
