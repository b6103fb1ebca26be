from contextlib import suppress
from datetime import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.timetable import (
    DAYS,
    DEFAULT,
    EVERY_DAY,
    HOURLY,
    LONGEST_NOTATION,
    OFF,
    WEEKDAYS,
    WEEKEND,
    Timetable,
)
from news.timetable_language import (
    TimetableError,
    TimetableProblem,
    parse_timetable,
    stored_timetable,
)
from tests.news.test_timetable import timetables

WORDS = """8 8am 20:30 вечера утром пн пт-вс - по с каждый час каждые off будни , и in the кожны
    дзень every 2 hours""".split()  # noqa: SIM905 - words are easier to read so


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00 20:30", Timetable.on(EVERY_DAY, (time(8), time(20, 30)))),
        ("20:30, 8.00", Timetable.on(EVERY_DAY, (time(8), time(20, 30)))),
        ("weekdays 08:00", Timetable.on(WEEKDAYS, (time(8),))),
        ("выходные 9:00", Timetable.on(WEEKEND, (time(9),))),
        ("mon,thu 18:00", Timetable.on(frozenset({0, 3}), (time(18),))),
        ("Пн Чц 18:00", Timetable.on(frozenset({0, 3}), (time(18),))),
        ("daily 09:00", DEFAULT),
        ("hourly", HOURLY),
        ("штогадзіны", HOURLY),
        ("каждый час", HOURLY),
        ("Every hour", HOURLY),
        ("кожную гадзіну.", HOURLY),
        ("off", OFF),
    ],
)
def test_a_timetable_is_read_as_people_write_it(text: str, expected: Timetable) -> None:
    assert parse_timetable(text) == expected


@pytest.mark.parametrize(
    ("text", "problem", "word"),
    [
        ("25:99", TimetableProblem.TIME, "25:99"),
        ("08:60", TimetableProblem.TIME, "08:60"),
        ("someday 08:00", TimetableProblem.DAY, "someday"),
        ("weekdays", TimetableProblem.NO_TIME, "weekdays"),
        ("", TimetableProblem.NO_TIME, ""),
        (" ".join(f"{hour:02}:00" for hour in range(13)), TimetableProblem.TOO_MANY, "13"),
    ],
)
def test_what_is_no_timetable_is_refused_with_the_word_to_blame(
    text: str, problem: TimetableProblem, word: str
) -> None:
    with pytest.raises(TimetableError) as refusal:
        parse_timetable(text)

    assert (refusal.value.problem, refusal.value.word) == (problem, word)


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("вт 07:30 сб 11:00", "tue 07:30 sat 11:00"),
        ("аў 07:30, сб 11:00", "tue 07:30 sat 11:00"),
        ("Tuesday 7:30 am; Saturday 11 am", "tue 07:30 sat 11:00"),
        ("07:30 вт, 11:00 сб", "tue 07:30 sat 11:00"),
        ("weekdays 08:00 weekends 10:00", "weekdays 08:00 weekend 10:00"),
        ("Будни в 8 утра, выходные в 10", "weekdays 08:00 weekend 10:00"),
        ("08:00 по будням и 10:00 по выходным", "weekdays 08:00 weekend 10:00"),
        ("па буднях а 8 гадзіне, па выхадных а 10", "weekdays 08:00 weekend 10:00"),
        ("mon-fri 8, sat 10", "weekdays 08:00 sat 10:00"),
        ("пн – пт 8, нд 10", "weekdays 08:00 sun 10:00"),
        ("с понедельника по пятницу в 8", "weekdays 08:00"),
        ("monday through friday at 8", "weekdays 08:00"),
        ("сб-пн 9", "mon,sat,sun 09:00"),
        ("по понедельникам по пятницам 8", "mon,fri 08:00"),
        ("пн — 8:00, сб — 10:00", "mon 08:00 sat 10:00"),
        ("пн: 8 и 20; сб: 10", "mon 08:00 20:00 sat 10:00"),
        ("пн 8 пн 20", "mon 08:00 20:00"),
        ("ежедневно 9, сб 11", "mon,tue,wed,thu,fri,sun 09:00 sat 11:00"),
        ("8 00", "daily 08:00"),
        ("8-30 и 20-00", "daily 08:30 20:00"),
        ("8 : 30 и 20: 00", "daily 08:30 20:00"),
        ("пн: 8 :15", "mon 08:15"),
        ("08h30, 8ч45", "daily 08:30 08:45"),
        ("раз в день в 9", "daily 09:00"),
        ("once a day at 9", "daily 09:00"),
        ("раз у дзень а 9", "daily 09:00"),
        ("не надо", "off"),
        ("вскр 10", "sun 10:00"),
        ("sat 11, daily 9", "mon,tue,wed,thu,fri,sun 09:00 sat 11:00"),
        ("daily 9, weekends 11, sun 12", "weekdays 09:00 sat 11:00 sun 12:00"),
        ("будни 8 и 20, пт 18", "mon,tue,wed,thu 08:00 20:00 fri 18:00"),
        ("mon-fri 8, fri-sun 10", "mon,tue,wed,thu 08:00 fri 08:00 10:00 weekend 10:00"),
        ("8", "daily 08:00"),
        ("0800", "daily 08:00"),
        ("в\u00a08 утра", "daily 08:00"),
        ("8 ве́чера", "daily 20:00"),
        ("«8:00»", "daily 08:00"),
        ("8am", "daily 08:00"),
        ("8:30 p.m.", "daily 20:30"),
        ("12am 12pm", "daily 00:00 12:00"),
        ("в 12 ночи и в 12 дня", "daily 00:00 12:00"),
        ("8 раніцы і 8 вечара", "daily 08:00 20:00"),
        ("8 in the morning and 8 in the evening", "daily 08:00 20:00"),
        ("утром в 8, вечером в 9", "daily 08:00 21:00"),
        ("по вечерам в пн в 8", "mon 20:00"),
        ("утром в 8 и 20:30", "daily 08:00 20:30"),
        ("8 часов вечера", "daily 20:00"),
        ("20ч", "daily 20:00"),
        ("noon", "daily 12:00"),
        ("каждый день в 9", "daily 09:00"),
        ("кожны дзень у 9", "daily 09:00"),
        ("кожнага дня ў 9", "daily 09:00"),
        ("every day at 9", "daily 09:00"),
        ("каждые 3 часа", "daily 00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00"),
        ("every 12 hours", "daily 00:00 12:00"),
        ("Выключить", "off"),
    ],
)
def test_days_and_times_are_read_in_three_languages(typed: str, notation: str) -> None:
    assert str(parse_timetable(typed)) == notation


@pytest.mark.parametrize(
    "typed",
    [
        *("9:00 сб 11:00", "вт 7 сб", "кожны дзень", "8 30", "8-20", "24:00", "-3", "+3", "13 am"),
        *("08:00-20:00", "каждые 5 часов", "каждые 30 минут", "каждые 2 часа по будням"),
        *(
            "every hour on mondays",
            "2 раза в день",
            "утром",
            "12 утра",
            "8 вечером утром",
            "вторая",
        ),
        *("mon 8 - 20", "08:00:00", "8 дня", "x" * 4096, "8 " * 2048, "пн " * 1365, "٨"),
    ],
)
def test_what_is_not_wholly_understood_is_refused(typed: str) -> None:
    with pytest.raises(TimetableError) as refusal:
        parse_timetable(typed)

    assert len(refusal.value.word) <= 60


@given(timetables)
def test_the_notation_is_read_back_the_same(timetable: Timetable) -> None:
    assume(len(str(timetable)) <= LONGEST_NOTATION)

    assert parse_timetable(str(timetable)) == timetable


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_a_timetable_that_can_be_kept_or_refused(text: str) -> None:
    with suppress(TimetableError):
        timetable = parse_timetable(text)
        assert len(str(timetable)) <= LONGEST_NOTATION
        assert parse_timetable(str(timetable)) == timetable


@pytest.mark.parametrize("kept", ["weekdays 08:00 20:30", "mon,thu 18:00", "hourly", "off"])
def test_what_older_versions_kept_is_still_read(kept: str) -> None:
    assert str(stored_timetable(kept)) == kept


@pytest.mark.parametrize("kept", ["", " ", "someday", "daily", "25:00"])
def test_a_damaged_row_is_the_usual_timetable(kept: str) -> None:
    assert stored_timetable(kept) == DEFAULT


def test_days_are_named_in_order() -> None:
    assert str(parse_timetable("thu mon 18:00")) == "mon,thu 18:00"
    assert [str(parse_timetable(f"{day} 18:00")) for day in DAYS] == [
        f"{day} 18:00" for day in DAYS
    ]
