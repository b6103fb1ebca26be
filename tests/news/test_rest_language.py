from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rest_language import NO_END, NO_REST, named_rests, parse_rest, rest_end
from news.subscriber import FOR_EVER
from news.switch_language import parse_switch

NOW = datetime(2026, 11, 30, 20, 23, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        *(("7d", WEEK), ("на неделю", WEEK), ("тыдзень", WEEK), ("45 мин", timedelta(minutes=45))),
        *(("off", NO_REST), ("«выключить»", NO_REST), ("зняць", NO_REST)),
        *(("навсегда", NO_END), ("forever.", NO_END), ("назаўсёды", NO_END)),
        *(("завтра", None), ("", None), ("0d", None), ("9999d", None)),
    ],
)
def test_a_rest_is_a_length_or_none_or_endless(typed: str, length: timedelta | None) -> None:
    assert parse_rest(typed) == length


def test_a_rest_ends_when_its_length_is_over() -> None:
    assert rest_end(NOW, WEEK) == NOW + WEEK
    assert rest_end(NOW, NO_END) == FOR_EVER


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("спорт 7d", [("спорт", WEEK)]),
        ("спорт off", [("спорт", NO_REST)]),
        ("спорт навсегда", [("спорт", NO_END)]),
        ('"гарантии безопасности" на 7 дней', [('"гарантии безопасности"', WEEK)]),
        ("договор 2 недели 3 дня", [("договор", timedelta(days=17))]),
        ("спорт", []),
        ("7d", []),
    ],
)
def test_a_name_and_a_length_are_told_apart(
    typed: str, readings: list[tuple[str, timedelta]]
) -> None:
    assert [*named_rests(typed)][: len(readings) or None] == readings


@given(st.text(max_size=200))
def test_every_reading_is_of_the_words_themselves(text: str) -> None:
    for name, length in named_rests(text):
        assert text.split(maxsplit=1)[0] == name.split()[0]
        assert length >= NO_REST


def test_a_switch_is_turned_on_or_off_or_neither() -> None:
    assert [parse_switch(word) for word in ("On", "вкл", "уключыць!")] == [True] * 3
    assert [parse_switch(word) for word in ("off", "Выключить.", "адключыць")] == [False] * 3
    assert parse_switch("может быть") is None
