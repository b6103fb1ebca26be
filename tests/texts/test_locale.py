from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.language import Language
from tests.texts.people import BE, EN, LOCALES, NOW, RU

SITE_TIME = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        (Language.RU, "4 июля 2024, 19:25"),
        (Language.BE, "4 ліпеня 2024, 19:25"),
        (Language.EN, "4 July 2024, 19:25"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: Language, date: str) -> None:
    assert LOCALES[language].date(SITE_TIME) == date


def test_near_moments_are_told_by_their_day() -> None:
    day = timedelta(days=1)

    assert RU.moment(SITE_TIME, NOW) == "сегодня, 19:25"
    assert BE.moment(SITE_TIME + day, NOW) == "заўтра, 19:25"
    assert EN.moment(SITE_TIME - day, NOW) == "yesterday, 19:25"
    assert RU.moment(SITE_TIME + 2 * day, NOW) == "6 июля, 19:25"
    assert RU.moment(SITE_TIME + 300 * day, NOW) == "30 апреля 2025, 19:25"


def test_the_day_turns_by_the_readers_clock() -> None:
    tokyo = replace(EN, zone=ZoneInfo("Asia/Tokyo"))

    assert tokyo.moment(SITE_TIME, datetime(2024, 7, 4, 14, 59, tzinfo=UTC)) == "tomorrow, 01:25"
    assert tokyo.moment(SITE_TIME, NOW) == "today, 01:25"


def test_until_today_is_an_hour_and_until_another_day_a_day() -> None:
    assert RU.until(NOW + timedelta(hours=2), NOW) == "22:00"
    assert RU.until(NOW + timedelta(days=1), NOW) == "завтра, 20:00"
    assert BE.until(NOW + timedelta(days=7), NOW) == "11 ліпеня, 20:00"
