from collections.abc import Callable
from contextlib import suppress
from datetime import time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.quiet import QuietHours, stored_quiet
from news.quiet_language import USUAL, QuietError, QuietProblem, parse_quiet

WORDS = """23 7 11 23:00 07:00 25 25:61 2300 - – с до от from to 11pm 7am вечера утра ночью and и
    молнии breaking без no тэрміновыя off on полуночи noon 24 завтра , .""".split()  # noqa: SIM905 - words are easier to read so
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def quiet_hours(draw: st.DrawFn) -> QuietHours:
    start, end = draw(CLOCKS), draw(CLOCKS)
    assume(start != end)
    return QuietHours(start, end, draw(st.booleans()))


@pytest.mark.parametrize(
    "typed",
    [
        *("23:00-07:00", "23:00–07:00", "23:00 — 07:00", "23:00 07:00", "23-7", "23.00-7.00"),
        *("с 23 до 7", "от 23:00 до 7:00", "с 23 по 7", "С 23 ДО 7!", "с 23 часов до 7 часов утра"),
        *("з 23 да 7", "ад 23 да 7", "з 11 вечара да 7 раніцы", "з 23 гадзін да 7"),
        *("from 11pm to 7am", "11pm-7am", "11 p.m. – 7 a.m.", "between 11pm and 7am"),
        *("11 in the evening till 7 in the morning", "from 23 until 7"),
        *("с 11 вечера до 7 утра", "с 11 вечера до 7", "с 11 до 7 утра", "11-7am"),
        *("2300-0700", "23ч-7ч", "23h-7h", "23h00-7h00", "23-00 до 7-00", "23 00 - 7 00"),
        *("каждый день с 23 до 7", "тихие часы с 23 до 7", "ціхія гадзіны з 23 да 7", "ночью"),
        *("on", "включить", "night", "уначы", "с\u00a023 до\u00a07", "«23-7»"),
    ],
)
def test_a_night_is_read_as_people_write_it(typed: str) -> None:
    assert parse_quiet(typed) == USUAL


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("22-30 до 7-15", "22:30-07:15"),
        ("22-30 до 7", "22:30-07:00"),
        ("22:30-6:45", "22:30-06:45"),
        ("с полуночи до 8", "00:00-08:00"),
        ("24-7", "00:00-07:00"),
        ("22-24:00", "22:00-00:00"),
        ("22-24 - 07-15", "22:24-07:15"),
        ("24 - 7-30", "00:00-07:30"),
        ("1-5 pm", "13:00-17:00"),
        ("с 2 до 6 вечера", "14:00-18:00"),
        ("11-7 pm", "11:00-19:00"),
        ("noon to 8pm", "12:00-20:00"),
        ("8-11", "08:00-11:00"),
        ("11:00-07:00", "11:00-07:00"),
        ("0-8", "00:00-08:00"),
        ("11 ночи - 8 утра", "23:00-08:00"),
    ],
)
def test_any_hours_are_read(typed: str, notation: str) -> None:
    assert str(parse_quiet(typed)) == notation


@pytest.mark.parametrize(
    "typed",
    [
        *("23:00-07:00 breaking", "23-7 и молнии", "с 23 до 7, срочное", "з 23 да 7 і тэрміновыя"),
        *("с 23 до 7 кроме молний", "11pm to 7am, breaking news only", "молнии 23-7"),
        *("23-7 + срочные новости", "з 23 да 7 акрамя тэрміновых навін", "breaking", "молнии"),
    ],
)
def test_breaking_news_may_pass(typed: str) -> None:
    assert parse_quiet(typed) == QuietHours(time(23), time(7), breaking=True)


@pytest.mark.parametrize(
    "typed", ["23-7 без молний", "11pm-7am no breaking", "з 23 да 7 без тэрміновых", "23-7"]
)
def test_breaking_news_waits_unless_it_is_let_through(typed: str) -> None:
    assert parse_quiet(typed, QuietHours(time(22), time(6), breaking=True)) == USUAL


@pytest.mark.parametrize("typed", ["off", "OFF.", "выключить", "нет", "выключыць", "none"])
def test_no_quiet_hours_are_wanted(typed: str) -> None:
    assert parse_quiet(typed) is None


def test_words_without_hours_keep_those_there_are() -> None:
    current = QuietHours(time(22, 30), time(6))

    assert parse_quiet("on", current) == current
    assert str(parse_quiet("молнии", current)) == "22:30-06:00 breaking"
    assert str(parse_quiet("без молний", parse_quiet("молнии", current))) == "22:30-06:00"


@pytest.mark.parametrize(
    ("typed", "problem", "word", "nearest"),
    [
        ("25-7", QuietProblem.TIME, "25", ["23:00-07:00"]),
        ("22:30-07:60", QuietProblem.TIME, "07:60", ["22:30-07:00"]),
        ("23 до 7 вечера ночи утра 9", QuietProblem.TOO_MANY, "3", ["23:00-09:00"]),
        ("22", QuietProblem.ONE_TIME, "22", ["22:00-07:00"]),
        ("до 8", QuietProblem.ONE_TIME, "8", ["23:00-08:00"]),
        ("23 breaking", QuietProblem.ONE_TIME, "23", ["23:00-07:00 breaking"]),
        ("22-8 по будням", QuietProblem.WORD, "будням", ["22:00-08:00"]),
        ("завтра", QuietProblem.NO_TIME, "завтра", ["23:00-07:00"]),
        ("", QuietProblem.NO_TIME, "", ["23:00-07:00"]),
        ("22:00-22:00", QuietProblem.SAME, "22:00", ["22:00-07:00"]),
        ("11-7", QuietProblem.UNCLEAR, "11-7", ["23:00-07:00", "11:00-19:00"]),
        ("10 - 6", QuietProblem.UNCLEAR, "10-6", ["22:00-06:00", "10:00-18:00"]),
        ("8-8", QuietProblem.UNCLEAR, "8-8", ["20:00-08:00", "08:00-20:00"]),
        ("7" * 300, QuietProblem.TOO_LONG, "7" * 60, ["23:00-07:00"]),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_word_to_blame_and_what_may_be_meant(
    typed: str, problem: QuietProblem, word: str, nearest: list[str]
) -> None:
    with pytest.raises(QuietError) as refusal:
        parse_quiet(typed)

    error = refusal.value
    assert (error.problem, error.word) == (problem, word)
    assert [str(each) for each in error.nearest] == nearest


@given(quiet_hours())
def test_the_notation_is_read_back(quiet: QuietHours) -> None:
    assert parse_quiet(str(quiet)) == quiet
    assert stored_quiet(str(quiet)) == quiet


def _twelve(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02} {'pm' if at.hour >= 12 else 'am'}"


@given(
    quiet_hours(),
    st.sampled_from(
        [
            lambda start, end: f"с {start:%H:%M} до {end:%H:%M}",
            lambda start, end: f"з {start:%H.%M} да {end:%H.%M}",
            lambda start, end: f"From {start:%H%M} to {end:%H%M}",
            lambda start, end: f"{start:%H:%M}—{end:%H:%M}",
            lambda start, end: f"{start:%H}-{start:%M} - {end:%H}-{end:%M}",
            lambda start, end: f"{_twelve(start)} – {_twelve(end)}",
        ]
    ),
    st.sampled_from([", молнии", " и срочное", " і тэрміновыя", " breaking"]),
)
def test_hours_are_read_in_every_spelling(
    quiet: QuietHours, spelt: Callable[[time, time], str], breaking: str
) -> None:
    typed = spelt(quiet.start, quiet.end) + (breaking if quiet.breaking else "")

    assert parse_quiet(typed) == quiet
    assert parse_quiet(f" {typed.upper()}. ") == quiet


@given(st.text(max_size=250) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_whatever_is_typed_is_read_or_refused_with_something_near(text: str) -> None:
    refusal = refused(text)

    assert refusal is None or (refusal.nearest and len(refusal.word) <= 60)


def refused(text: str) -> QuietError | None:
    try:
        parse_quiet(text)
    except QuietError as error:
        return error
    return None


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_case_and_space_make_no_difference(text: str) -> None:
    with suppress(QuietError):
        assert parse_quiet(text) == parse_quiet(f"  {text.upper()}  ")


@given(quiet_hours(), CLOCKS)
def test_a_time_is_held_when_it_comes_before_the_end(quiet: QuietHours, at: time) -> None:
    def after_start(moment: time) -> timedelta:
        start = timedelta(hours=quiet.start.hour, minutes=quiet.start.minute)
        return (timedelta(hours=moment.hour, minutes=moment.minute) - start) % timedelta(days=1)

    assert quiet.length == after_start(quiet.end)
    assert quiet.holds(at) == (after_start(at) < quiet.length)
