from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.approval import Regime
from news.detail import Detail
from news.digest_items import Spot
from news.first_minute import Step, When
from news.language import Language
from news.quiet import QuietHours
from news.refinement import Refinement
from news.role import Role
from news.shelf import Shelf
from news.source import Mode
from news.statistics import Chart
from news.subscription import Timing
from news.timetable import EVERY_DAY, HOURLY, MOST_TIMES, OFF, WEEKDAYS, Timetable
from texts import actions
from texts.action import Action
from texts.actions import parse
from texts.article_actions import ReadArticle
from texts.digest_actions import SetTimetable
from texts.latest_actions import LatestPage
from texts.subscription_actions import FollowWords

MANY_TIMES = Timetable.on(EVERY_DAY, tuple(time(hour, 59) for hour in range(MOST_TIMES)))
BY_DAY = Timetable.on({1}, [time(7, 30)]) | Timetable.on({5}, [time(11), time(0, 5)])
EXTREMES: dict[Any, list[Any]] = {
    int: [0, 2**53, -1],
    int | None: [None, 0, 2**53],
    tuple[int, ...]: [(), tuple(range(10, 18))],
    bool: [True, False],
    str: ["America/Argentina/ComodRivadavia", "a:b::c", "слова"],
    Spot: [Spot(0, 1), Spot(999, 9999)],
    Detail: list(Detail),
    Language: list(Language),
    Timing: list(Timing),
    Role: list(Role),
    Regime: list(Regime),
    Shelf: list(Shelf),
    Chart: list(Chart),
    Mode: list(Mode),
    Step: list(Step),
    When: list(When),
    Refinement: list(Refinement),
    Timetable: [OFF, HOURLY, MANY_TIMES, BY_DAY],
    QuietHours: [QuietHours(time(23), time(7)), QuietHours(time(0, 5), time(0), breaking=True)],
    frozenset[Language]: [frozenset(), frozenset(Language)],
}


def extremes(kind: type[Action]) -> list[Action]:
    columns = [EXTREMES[field.type] for field in fields(kind)]
    longest = max(map(len, columns), default=1)
    return [kind(*(column[i % len(column)] for column in columns)) for i in range(longest)]


@pytest.mark.parametrize("kind", Action.__subclasses__())
def test_an_action_survives_its_button_and_fits_it(kind: type[Action]) -> None:
    for action in extremes(kind):
        assert parse(action.pack()) == action
        assert action.fits


def test_no_two_actions_share_a_prefix() -> None:
    kinds = Action.__subclasses__()

    assert len({kind.prefix for kind in kinds}) == len(kinds)


def test_data_pressed_years_later_still_means_the_same() -> None:
    assert parse("ar:7:2") == ReadArticle(7, 2)
    assert parse("ar:7") == ReadArticle(7, 1)
    assert parse("l:3:120:") == LatestPage(3, 120, None)
    assert parse("l:3:120::2.7") == LatestPage(3, 120, None, (2, 7))
    assert parse("dt:1f08001830") == SetTimetable(Timetable.on(WEEKDAYS, (time(8), time(18, 30))))


@pytest.mark.parametrize("data", ["dt:00", "dt:000800", "dt:1f", "dt:80", "dt:ff", "dt:00.00"])
def test_a_forged_timetable_without_days_or_times_is_off(data: str) -> None:
    assert parse(data) == SetTimetable(OFF)


@pytest.mark.parametrize(
    "data",
    [
        "dt:",
        "dt:7f2500",
        "dt:7f08",
        "dt:7f0860",
        "dt:.",
        "dt:7f0800.",
        "dt:h",
        "dt:7f0800h",
        "dt:٧f",
    ],
)
def test_a_forged_timetable_that_is_none_is_no_action(data: str) -> None:
    assert parse(data) is None


@given(st.sampled_from([kind.prefix for kind in Action.__subclasses__()]), st.text(max_size=64))
def test_no_forged_data_raises(prefix: str, rest: str) -> None:
    parse(f"{prefix}:{rest}")


def test_words_too_long_for_a_button_are_known_to_be() -> None:
    assert FollowWords("договор").fits
    assert not FollowWords("договор о гарантиях безопасности Беларуси").fits


@pytest.mark.parametrize(
    "garbage",
    [
        None,
        "",
        ":",
        "ar",
        "ar:",
        "ar:x",
        "ar:1e9",
        "ar:٣",
        "ar:" + "9" * 40,
        "dt:7f9999",
        "dt:",
        "st:1:x",
    ],
)
def test_garbage_is_nobodys_button(garbage: str | None) -> None:
    assert parse(garbage) is None


@given(st.text() | st.builds("{}:{}".format, st.sampled_from(sorted(actions._KINDS)), st.text()))
def test_parsing_never_raises(data: str) -> None:
    parsed = parse(data)

    assert parsed is None or isinstance(parsed, Action)


def test_the_buttons_of_every_module_are_read() -> None:
    # What nobody has imported by then is no button: each press of it would be refused as too old.
    modules = {path.stem for path in Path(actions.__file__).parent.glob("*_actions.py")}

    assert modules - set(vars(actions)) == set()
