from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.moment import Moment, read_date_line, read_moment

MINSK = ZoneInfo("Europe/Minsk")
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "04.07.2024 | 19:25",
        "19:25 04.07.2024",
        "4.7.24, 19:25",
        "04/07/2024 / 19:25",
        "2024-07-04 19:25",
        "2024-07-04T19:25:00+03:00",
        "2024-07-04T16:25:00Z",
        "4 июля 2024, 19:25",
        "4 июля 2024 г., 19.25",
        "Четверг, 4 июля 2024 года в 19:25",
        "Опубликовано: 04.07.2024 19:25",
        "4 ліпеня 2024, 19:25",
        "Чацвер, 4 ліпеня 2024 года, 19:25",
        "July 4, 2024 7:25 PM",
        "Published on July 4th, 2024 at 7:25 p.m.",
        "4 July 2024, 19:25",
        "4 Jul 2024 16:25 GMT",
        "04.07.2024 19:25 МСК",
        "19:25 04.07.2024 (обновлено: 20:10 05.07.2024)",
    ],
)
def test_dates_are_read_as_sites_write_them(line: str) -> None:
    found = read_moment(line, MINSK)
    assert found == Moment(EVENING)


@pytest.mark.parametrize(
    "line",
    [
        "July 4, 2024 7:25 PM Updated 2 hours ago",
        "4 июля 2024, 19:25, обновлено 5 мин. назад",
        "04.07.2024 | 19:25 | 👁 1234",
        "📅 04.07.2024 🕐 19:25",
        "04.07.2024 19:25 👁 1 204 💬 3",
        "04.07.2024 19:25 Просмотров: 1204 Комментариев: 3",
        "04.07.2024 19:25 ⋅ 2 мин. чтения ▪ 3 комментария",
        "04.07.2024 19:25 Печать",
        "04.07.2024 19:25 | Падзяліцца",
        "«04» июля 2024 г. 19:25",
        "4 ліпеня 2024 года ў 19:25",
        "4 июля 2024, 19:25 · 3 мин чтения",
        "04.07.2024 • 19:25 • Просмотров: 1234 • 5 комментариев",
        "Чт, 04 июл 2024 19:25 МСК",
        "Thu, 04 Jul 2024 19:25:00 +0300",
        "[04.07.2024] [19:25]",
        "04.07.2024 — 19:25",
        "04.07.2024 - 19:25",
        "04-07-2024 / 19:25",
        "2024/07/04 19:25",
        "2024-07-04T19:25+03:00",
        "2024-07-04T12:25:00.000-04:00",
        "04.07.2024 19:25 UTC+3",
        "04.07.2024 19:25 (GMT+03:00)",
        "04.07.2024, 17:25 МСК-2",
        "July 4, 2024 12:25 PM EDT",
        "July 4th, 2024 at 7:25pm | 3 min read",
        "4th of July 2024, 19:25, 1.2K views",
        "4 июля 2024 года в 19:25 по минскому времени",
        "4 июля 2024, 19 часов 25 минут",
        "4 июля 2024, 7:25 вечера",
        "4 ліпеня 2024 у 19:25 | Праглядаў: 100 | 2 хв чытання",
        "Опубликовано 04.07.2024 в 19:25 | Обновлено 05.07.2024 в 20:10",
        "Обновлено 05.07.2024 20:10, опубликовано 04.07.2024 19:25",
        "04.07.2024 19:25 (обновлено 20:10)",
        "⏱ 04.07.2024, 19:25 ⏱",
        "19:25 July 4, 2024",
    ],
)
def test_what_stands_beside_a_date_is_no_matter(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(EVENING)


@pytest.mark.parametrize(
    "line",
    [
        "Posted on July 4, 2024 7:25 PM by admin",
        "Иван Иванов, 4 июля 2024, 19:25",
        "4 июля 2024 / 19:25 / И. Иванов",
        "Автор: Иван Иванов | 04.07.2024 | 19:25",
        "By John Smith | July 4, 2024, 7:25 p.m.",
        "БЕЛТА | 04.07.2024 19:25",
    ],
)
def test_an_author_may_stand_beside_a_date(line: str) -> None:
    found = read_moment(line, MINSK)
    assert found is not None
    assert (found.at, found.is_named) == (EVENING, True)


@pytest.mark.parametrize(
    "line",
    ["Posted on July 4, 2024 by admin", "4 июля 2024, Иван Иванов", "4 июля 2024 ▪ Фото: БЕЛТА"],
)
def test_an_author_may_stand_beside_a_day(line: str) -> None:
    found = read_moment(line, MINSK)
    assert found is not None
    assert (found.at, found.is_named) == (EVENING.replace(day=3, hour=21, minute=0), True)


@pytest.mark.parametrize(
    "line",
    ["04.07.2024 19:25-24:00", "04.07.2024 19:25–21:00", "04.07.2024 19:25 - 18:00"],
)
def test_hours_are_no_zone(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(EVENING, is_span=True)


@pytest.mark.parametrize(
    "line", ["04.07.2024 – 06.07.2024", "4–6 июля 2024", "04.07.2024-06.07.2024"]
)
def test_days_from_one_to_another_are_no_moment(line: str) -> None:
    assert read_moment(line, MINSK) is None


@pytest.mark.parametrize(
    "line",
    [
        "3 декады 2024",
        "12 студентов 2024",
        "5 маршрутов 2024",
        "4 июня2024 и другие",
        "10 decisions",
    ],
)
def test_words_that_begin_like_months_are_none(line: str) -> None:
    assert read_moment(line, MINSK) is None


@pytest.mark.parametrize(
    "line",
    [
        *("4 июля 2024 года в Минске прошёл парад", "Матч состоится 04.07.2024 в 19:25"),
        *("Парад Победы состоялся 9 мая 2024", "С 04.07.2024 подорожает проезд"),
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    found = read_moment(line, MINSK)
    assert found is None or found.others


@given(st.text("0123456789:.-/+TZ, июля|GMTмсчp", max_size=60))
def test_no_line_of_digits_raises(line: str) -> None:
    found = read_moment(line, MINSK)
    assert found is None or found.at is None or found.at.utcoffset() == timedelta(0)


def test_midnight_and_noon_are_told_apart() -> None:
    midnight = read_moment("July 5, 2024 12:00 AM", MINSK)
    noon = read_moment("July 5, 2024 12:00 PM", MINSK)
    assert midnight == Moment(datetime(2024, 7, 4, 21, 0, tzinfo=UTC))
    assert noon == Moment(datetime(2024, 7, 5, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    "line", ["4 июля, 19:25", "Сегодня, 19:25", "Yesterday at 7:25 PM", "5 минут назад"]
)
def test_a_date_without_a_year_is_a_date_line_of_unknown_moment(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(None)


@pytest.mark.parametrize(
    "line",
    [
        *("31.02.2024 10:00", "04.07.2024 25:99", "04.07.0001 | 19:25", "00.00.0000 00:00"),
        *("4 июля 0000, 19:25", "04.07.2024 19:25+25:00", "04.07.2024 19:25 GMT+99"),
    ],
)
def test_a_date_that_does_not_exist_is_no_moment(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(None)


@pytest.mark.parametrize("line", ["31.02.2024", "31 февраля", "4 июля, 25:61", "13/13/2024"])
def test_a_date_that_does_not_exist_is_no_date_line(line: str) -> None:
    moment = read_moment(line, MINSK)
    assert moment is not None
    assert not moment.exists
    assert read_date_line(line, MINSK) is None


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("04.07.2024 24:00", datetime(2024, 7, 4, 21, 0, tzinfo=UTC)),
        ("07/14/2024 7:25 PM", datetime(2024, 7, 14, 16, 25, tzinfo=UTC)),
        ("04/07/2024 19:25", datetime(2024, 7, 4, 16, 25, tzinfo=UTC)),
    ],
)
def test_midnight_and_american_dates_are_read(line: str, at: datetime) -> None:
    assert read_moment(line, MINSK) == Moment(at)


@pytest.mark.parametrize(
    "line", ["", "Заголовок", "19:25", "Счёт 2:1", "Глава 4 книги", "4 июля " * 40]
)
def test_other_lines_have_no_date(line: str) -> None:
    assert read_moment(line, MINSK) is None


@pytest.mark.parametrize("line", ["04.07.2024 19:25 Рубрика: Спорт", "04.07.2024 19:25 #Спорт"])
def test_a_rubric_beside_a_date_is_what_else_the_line_says(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(EVENING, others="Спорт")


@pytest.mark.parametrize(
    ("month", "number"),
    [
        *(("студз.", 1), ("лют.", 2), ("сак.", 3), ("крас.", 4), ("трав.", 5), ("чэрв.", 6)),
        *(("ліп.", 7), ("жн.", 8), ("жнів.", 8), ("верас.", 9), ("кастр.", 10), ("ліст.", 11)),
        ("снеж.", 12),
    ],
)
def test_belarusian_months_may_be_shortened(month: str, number: int) -> None:
    found = read_moment(f"4 {month} 2024, 12:00", MINSK)
    assert found is not None
    assert found.at == datetime(2024, number, 4, 9, tzinfo=UTC)


def test_what_else_the_line_says_is_told() -> None:
    found = read_moment("Общество, 04.07.2024 | 19:25", MINSK)
    assert found == Moment(EVENING, others="Общество")
    assert read_moment("Матч состоится 04.07.2024", MINSK) != Moment(EVENING)


def test_a_later_change_is_told_from_the_publication() -> None:
    found = read_moment("Обновлено: 04.07.2024 19:25", MINSK)
    assert found == Moment(EVENING, updated=True)
