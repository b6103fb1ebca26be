"""Times in words: what an editor in Minsk would expect, in three languages."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.release.outcome import (
    Ambiguous,
    Contradiction,
    NoRelease,
    Outcome,
    Past,
    Question,
    Refusal,
    ReleaseTime,
    TooFar,
    Unreadable,
)
from news.release.resolution import FARTHEST
from news.release.tokens import LANGUAGES, vocabulary
from news.release_language import LONGEST_TEXT, read_release_time

TABLE = Path(__file__).parents[1] / "data" / "release_times.tsv"
MINSK = ZoneInfo("Europe/Minsk")
WARSAW = ZoneInfo("Europe/Warsaw")
WEDNESDAY = datetime(2026, 11, 25, 10, 20, tzinfo=MINSK)
WORDS = sorted({word for each in range(len(LANGUAGES)) for word in vocabulary(each)})
ZONES = [ZoneInfo(key) for key in sorted(available_timezones())]


class Row(NamedTuple):
    language: str
    now: datetime
    zone: ZoneInfo
    text: str
    expected: str


def read_table() -> list[Row]:
    """The rows under their language; `-` is the Wednesday, and a zone may follow another now."""
    rows, language = [], ""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        if line.startswith("# "):
            language = line[2:4]
            continue
        when, text, expected = line.split("\t")
        written, _, key = when.partition("@")
        zone = ZoneInfo(key or "Europe/Minsk")
        now = WEDNESDAY if when == "-" else datetime.fromisoformat(written).replace(tzinfo=zone)
        rows.append(Row(language, now, zone, text, expected))
    return rows


def told(outcome: Outcome) -> str:
    """An outcome as the table has it."""
    match outcome:
        case Ambiguous():
            return f"?{outcome.question} " + " | ".join(map(told, outcome.choices))
        case Past() | TooFar():
            return f"{'past' if isinstance(outcome, Past) else 'far'} {told(outcome.moment)}"
        case Contradiction():
            return f"contradiction {outcome.day}"
        case NoRelease():
            return "off"
        case Unreadable():
            return f"unreadable {outcome.refusal}"
    return f"{outcome.local:%Y-%m-%d %H:%M}"


def is_as_expected(row: Row) -> bool:
    found = told(read_release_time(row.text, row.now, row.zone))
    if row.expected.startswith("?") and "|" not in row.expected:
        return found.startswith(row.expected)
    return found == row.expected


def test_the_table_is_large_in_each_language_and_has_no_row_twice() -> None:
    rows = read_table()
    assert min(Counter(row.language for row in rows).values()) >= 230
    counted = Counter((row.language, row.now, row.text) for row in rows)
    assert [row for row, times in counted.items() if times > 1] == []


def test_every_row_comes_out_as_an_editor_would_expect() -> None:
    wrong = [row for row in read_table() if not is_as_expected(row)]
    assert wrong == []


@pytest.mark.parametrize(
    "dressed",
    [
        "  ЗАВТРА\u00a0В\u00a09:00 ",
        "«завтра в 9:00»",
        "завтра в 9:00, пожалуйста!",
        "за́втра в 9:00",
        "завтра — в 9:00",
        "завтра в 9:00",
        "в 9:00 завтра…",
        "заўтра ў 9:00",
        "заутра у 9:00",
        "зaвтрa в 9:00",
    ],
)
def test_case_spaces_quotation_marks_and_polite_words_change_nothing(dressed: str) -> None:
    assert told(read_release_time(dressed, WEDNESDAY, MINSK)) == "2026-11-26 09:00"


def test_the_moment_is_in_utc_and_said_back_in_the_editors_zone() -> None:
    moment = read_release_time("завтра 9:00", WEDNESDAY.astimezone(UTC), WARSAW)
    assert moment == ReleaseTime(datetime(2026, 11, 26, 8, tzinfo=UTC), WARSAW)
    abroad = read_release_time("завтра 20:00 мск", WEDNESDAY, WARSAW)
    assert abroad == ReleaseTime(datetime(2026, 11, 26, 17, tzinfo=UTC), WARSAW)


def test_a_time_that_the_clock_skips_is_an_hour_later_and_says_so() -> None:
    now = datetime(2026, 3, 28, 12, tzinfo=WARSAW)
    moment = read_release_time("завтра в 2:30", now, WARSAW)
    assert isinstance(moment, ReleaseTime)
    assert moment.local == datetime(2026, 3, 29, 3, 30, tzinfo=WARSAW)
    assert str(moment.skipped) == "2026-03-29 02:30:00"


def test_a_time_that_comes_twice_is_a_question_of_which() -> None:
    now = datetime(2026, 10, 24, 12, tzinfo=WARSAW)
    twice = read_release_time("завтра в 2:30", now, WARSAW)
    assert isinstance(twice, Ambiguous)
    assert twice.question is Question.CLOCK_TWICE
    assert [choice.at.hour for choice in twice.choices] == [0, 1]


def test_hours_are_real_ones_and_days_keep_the_time_of_day_when_the_clock_is_changed() -> None:
    now = datetime(2026, 10, 24, 12, tzinfo=WARSAW)
    assert told(read_release_time("через 24 часа", now, WARSAW)) == "2026-10-25 11:00"
    assert told(read_release_time("через день", now, WARSAW)) == "2026-10-25 12:00"


def test_a_weekday_beside_another_date_is_named_with_both_days_to_choose_from() -> None:
    found = read_release_time("во вторник 2 декабря в 18:00", WEDNESDAY, MINSK)
    assert isinstance(found, Contradiction)
    assert (found.day, found.named) == (date(2026, 12, 2), 1)
    assert [*map(told, found.choices)] == ["2026-12-01 18:00", "2026-12-02 18:00"]


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("сегодня в 9:00", "2026-11-26 09:00"),
        ("вчера в 18:00", "2026-11-25 18:00"),
        ("01.01.2025 10:00", "2026-11-26 10:00"),
    ],
)
def test_a_moment_that_is_over_comes_with_the_next_one_like_it(text: str, offer: str) -> None:
    found = read_release_time(text, WEDNESDAY, MINSK)
    assert isinstance(found, Past)
    assert found.offer is not None
    assert told(found.offer) == offer


@pytest.mark.parametrize(
    ("text", "word", "near"),
    [
        ("завтро в 9", "завтро", "завтра"),
        ("заутро а 9", "заутро", "заўтра"),
        ("Заўтро а 9", "Заўтро", "заўтра"),
        ("tomorow at 9", "tomorow", "tomorrow"),
        ("в пятнецу в 18", "пятнецу", "пятницу"),
        ("мяу", "мяу", None),
    ],
)
def test_an_unknown_word_is_blamed_and_one_that_it_resembles_is_offered(
    text: str, word: str, near: str | None
) -> None:
    found = read_release_time(text, WEDNESDAY, MINSK)
    assert found == Unreadable(Refusal.UNKNOWN_WORD, word, near)


def test_a_year_is_as_far_as_one_may_plan() -> None:
    assert isinstance(read_release_time("25.11.2027 10:00", WEDNESDAY, MINSK), ReleaseTime)
    assert isinstance(read_release_time("27.11.2027 10:00", WEDNESDAY, MINSK), TooFar)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", Refusal.EMPTY), ("?!", Refusal.EMPTY), ("в" * (LONGEST_TEXT + 1), Refusal.TOO_LONG)],
)
def test_nothing_and_too_much_are_refused(text: str, refusal: Refusal) -> None:
    assert read_release_time(text, WEDNESDAY, MINSK) == Unreadable(refusal)


def moments_of(outcome: Outcome) -> list[ReleaseTime]:
    match outcome:
        case ReleaseTime():
            return [outcome]
        case Ambiguous() | Contradiction():
            return [*outcome.choices]
        case Past():
            return [outcome.offer] if outcome.offer else []
    return []


times = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), MINSK]))
texts = st.text(max_size=60) | st.lists(
    st.sampled_from(WORDS) | st.from_regex(r"[0-9]{1,4}([-:./,][0-9]{1,2}){0,2}", fullmatch=True),
    max_size=8,
).map(" ".join)


@given(texts, times, st.sampled_from(ZONES))
@example("завтра 10:00", datetime.max.replace(tzinfo=UTC), MINSK)
@example("вчера 10:00", datetime.min.replace(tzinfo=UTC), ZoneInfo("America/New_York"))
@example("через 9999 лет", datetime(2026, 1, 1, tzinfo=UTC), MINSK)
def test_whatever_is_typed_whenever_and_wherever_a_planned_moment_is_ahead_within_a_year(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    found = moments_of(read_release_time(text, now, zone))
    assert all(timedelta() <= moment.at - now <= FARTHEST for moment in found)
    assert found == sorted(found, key=lambda moment: moment.at)
