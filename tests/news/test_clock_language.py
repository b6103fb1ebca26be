from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.clock_language import NAMED_TIMES, PART_OF_DAY, clock_time, plainly, words_of


@given(st.times())
def test_a_time_is_read_in_every_notation(at: time) -> None:
    at = at.replace(second=0, microsecond=0)

    for written in (f"{at:%H:%M}", f"{at:%H.%M}", f"{at:%H%M}"):
        assert clock_time(written) == at


@pytest.mark.parametrize(
    ("word", "part", "at"),
    [
        ("8", "утра", time(8)),
        ("8", "вечера", time(20)),
        ("12", "ночи", time(0)),
        ("12", "дня", time(12)),
        ("11", "pm", time(23)),
        ("12", "am", time(0)),
        ("8", "ночи", None),
        ("13", "am", None),
    ],
)
def test_an_hour_is_of_the_part_of_the_day_that_is_said(
    word: str, part: str, at: time | None
) -> None:
    assert clock_time(word, PART_OF_DAY[part]) == at


@pytest.mark.parametrize("word", ["24", "23:60", "7:5", "восемь", "٧", "1:2:3", ""])
def test_what_is_no_time_is_none(word: str) -> None:
    assert clock_time(word) is None


@given(st.text())
def test_spaces_are_single_ones_between_words(text: str) -> None:
    assert plainly(text) == " ".join(plainly(text).split())


def test_signs_have_one_form_and_words_stand_apart() -> None:
    assert plainly(" 11\u00a0P. M. —  7 a.m. ") == "11 pm - 7 am"
    assert words_of("с 23:00 до 7.30, да") == ["с", "23:00", "до", "7.30", ",", "да"]
    assert NAMED_TIMES[plainly("ПОЛУНОЧИ")] == time(0)
