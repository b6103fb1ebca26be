import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.shingles import SHARED, shared, shingles, sketch, words_of

TEXT = (
    "Сборная Беларуси по хоккею начала подготовку к чемпионату мира. Первый сбор команды пройдёт в "
    "Минске и продлится до середины месяца, затем хоккеисты сыграют два товарищеских матча."
)
SENTENCES = st.lists(st.sampled_from("один два три четыре пять шесть семь восемь девять".split()))  # noqa: SIM905


def test_a_text_with_small_changes_is_the_same_text() -> None:
    changed = TEXT.replace("два товарищеских матча", "три матча").replace("ё", "е").upper()

    assert shared(words_of(TEXT), words_of(changed)) > 0.7
    assert shared(words_of(TEXT), words_of(f"Срочно! {TEXT} Подробности позже.")) == 1


def test_an_excerpt_is_the_same_text_as_the_whole() -> None:
    excerpt = TEXT.partition(". ")[0]

    assert shared(words_of(excerpt), words_of(TEXT)) == 1


@pytest.mark.parametrize("flash", ["Погода на завтра", "Курс доллара вырос", ""])
def test_a_flash_is_the_same_as_its_equal_only(flash: str) -> None:
    assert shared(words_of(flash), words_of(f"{flash} {TEXT}")) == 0
    assert shared(words_of(flash), words_of(flash.upper())) == float(bool(flash))


@given(SENTENCES, SENTENCES)
def test_what_is_shared_is_so_both_ways_and_a_part_of_the_whole(
    one: list[str], other: list[str]
) -> None:
    found = shared(one, other)

    assert 0 <= found <= 1
    assert found == shared(other, one)
    assert shared(one, one) == float(bool(one))


@given(SENTENCES, SENTENCES)
def test_a_sketch_misses_nothing_that_is_the_same(one: list[str], other: list[str]) -> None:
    if shingles(one) and shingles(other) and shared(one, other) >= SHARED:
        assert sketch(one).may_be(sketch(other))
    assert not sketch(one).may_be(sketch([]))
