from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sources.moment import Moment, read_moment

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
    assert read_moment(line, MINSK) == Moment(EVENING)


def test_midnight_and_noon_are_told_apart() -> None:
    midnight = read_moment("July 5, 2024 12:00 AM", MINSK)
    noon = read_moment("July 5, 2024 12:00 PM", MINSK)
    assert midnight == Moment(datetime(2024, 7, 4, 21, 0, tzinfo=UTC))
    assert noon == Moment(datetime(2024, 7, 5, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize("line", ["4 июля, 19:25", "Сегодня, 19:25", "Yesterday at 7:25 PM"])
def test_a_date_without_a_year_is_a_date_line_of_unknown_moment(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(None)


@pytest.mark.parametrize("line", ["31.02.2024 10:00", "04.07.2024 25:99", "04.07.0001 | 19:25"])
def test_a_date_that_does_not_exist_is_no_moment(line: str) -> None:
    assert read_moment(line, MINSK) == Moment(None)


@pytest.mark.parametrize(
    "line", ["", "Заголовок", "19:25", "Счёт 2:1", "Глава 4 книги", "4 июля " * 40]
)
def test_other_lines_have_no_date(line: str) -> None:
    assert read_moment(line, MINSK) is None


def test_what_else_the_line_says_is_told() -> None:
    found = read_moment("Общество, 04.07.2024 | 19:25", MINSK)
    assert found == Moment(EVENING, others="Общество")
    assert read_moment("Матч состоится 04.07.2024", MINSK) != Moment(EVENING)


def test_a_later_change_is_told_from_the_publication() -> None:
    found = read_moment("Обновлено: 04.07.2024 19:25", MINSK)
    assert found == Moment(EVENING, updated=True)
