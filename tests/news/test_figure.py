from hypothesis import given
from hypothesis import strategies as st

from news.figure import is_few, shown

PEOPLE = st.lists(st.integers(0, 12), max_size=12)


def test_what_is_left_out_is_the_smallest() -> None:
    assert shown([120, 3, 40, 0, 7]) == [120, None, 40, 0, None]
    assert shown([120, 3, 2, 7]) == [120, None, None, 7]
    assert shown([5, 0]) == [5, 0]
    assert shown([]) == []


@given(PEOPLE)
def test_nobody_learns_of_a_few_from_the_sum_and_its_other_parts(parts: list[int]) -> None:
    told = shown(parts)

    assert all(each is None or each == part for each, part in zip(told, parts, strict=True))
    assert not any(is_few(each) for each in told if each is not None)
    left_out = sum(part for each, part in zip(told, parts, strict=True) if each is None)
    # Then all is left out, and the sum is that of a few itself.
    assert not is_few(left_out) or not any(told)


@given(PEOPLE, st.integers(0, 12))
def test_nor_from_several_sums(parts: list[int], cut: int) -> None:
    cut = min(cut, len(parts))
    sums = (range(cut, len(parts)), range(cut), range(len(parts)))
    told = shown(parts, *sums)

    for places in sums:
        left_out = sum(parts[place] for place in places if told[place] is None)
        assert not is_few(left_out) or not any(told[place] for place in places)
