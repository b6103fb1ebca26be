import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.limit_language import MOST_A_DAY, LimitError, LimitProblem, parse_limit


@pytest.mark.parametrize(
    "typed",
    [
        *("5", "5.", "не больше 5 в день", "до 5 в сутки", "5 новостей", "максимум 5"),
        *(
            "не больш за 5 на дзень",
            "5 навін у дзень",
            "at most 5 a day",
            "up to 5 per day",
            "5/day",
        ),
    ],
)
def test_a_limit_is_read_as_people_write_it(typed: str) -> None:
    assert parse_limit(typed) == 5


@pytest.mark.parametrize("typed", ["off", "Off!", "выключить", "снять", "выключыць", "none"])
def test_no_limit_is_wanted(typed: str) -> None:
    assert parse_limit(typed) is None


@pytest.mark.parametrize(
    ("typed", "problem", "word", "nearest"),
    [
        ("0", LimitProblem.RANGE, "0", 1),
        ("5000", LimitProblem.RANGE, "5000", 1000),
        ("много", LimitProblem.NO_NUMBER, "много", None),
        ("-5", LimitProblem.NO_NUMBER, "-5", None),
        ("5.5", LimitProblem.NO_NUMBER, "5.5", None),
        ("5 или 6", LimitProblem.NO_NUMBER, "5 или 6", None),
        ("٣", LimitProblem.NO_NUMBER, "٣", None),
        ("5 в неделю", LimitProblem.WORD, "неделю", 5),
    ],
)
def test_what_is_no_limit_is_refused_with_the_word_to_blame(
    typed: str, problem: LimitProblem, word: str, nearest: int | None
) -> None:
    with pytest.raises(LimitError) as refusal:
        parse_limit(typed)

    error = refusal.value
    assert (error.problem, error.word, error.nearest) == (problem, word, nearest)


@given(st.integers(1, MOST_A_DAY))
def test_every_number_that_may_be_is_read(limit: int) -> None:
    assert parse_limit(str(limit)) == limit


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        limit = parse_limit(text)
    except LimitError as error:
        limit = error.nearest
    assert limit is None or 1 <= limit <= MOST_A_DAY
