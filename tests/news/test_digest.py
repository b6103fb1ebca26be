from random import Random

from hypothesis import given
from hypothesis import strategies as st

from news.digest import MOST_CHARACTERS, MOST_IN_ALL, MOST_ITEMS, Headline, Window

RUBRIC, RULE = 3, 7


def window(count: int, characters: int = 60) -> Window:
    """A window of ``count`` headlines of one rubric, every second of which met a rule."""
    headlines = [Headline(100 + n, n, RUBRIC, characters) for n in range(1, count + 1)]
    return Window(headlines, {RULE: [100 + n for n in range(2, count + 1, 2)]})


def numbers(of: Window, mask: int) -> list[int]:
    return [int(item) - 100 for part in of.parts(mask) for item in part.split()]


def test_subjects_add_up() -> None:
    four = window(4)

    assert numbers(four, four.about([str(RUBRIC)])) == [1, 2, 3, 4]
    assert numbers(four, four.about([f"-{RULE}"])) == [2, 4]
    assert numbers(four, four.about([f"-{RULE}", str(RUBRIC), "5", "-5"])) == [1, 2, 3, 4]
    assert four.about(["5", "-3"]) == 0


def test_only_what_is_newer_counts() -> None:
    four = window(4)

    assert numbers(four, four.newer_than(0)) == [1, 2, 3, 4]
    assert numbers(four, four.newer_than(3)) == [4]
    assert four.newer_than(4) == 0
    assert four.newer_than(1000) == 0


def test_reading_order_and_publication_order_may_differ() -> None:
    mixed = Window([Headline(1, 9, 1, 10), Headline(2, 5, 1, 10), Headline(3, 7, 2, 10)], {})

    assert list(mixed.parts(mixed.newer_than(5))) == ["1 3"]


def test_an_article_of_several_rubrics_stands_once_where_its_reader_follows_it() -> None:
    # Article 7 is of rubrics 2 (its main one), 1 and 3; article 8 of rubric 3; 9 was merged into 3.
    lines = [
        Headline(7, 5, 1, 10, is_main=False),
        Headline(7, 5, 2, 10),
        Headline(7, 5, 3, 10, is_main=False),
        Headline(8, 6, 3, 10),
    ]
    of = Window(lines, {RULE: [7]}, {9: 3})

    def shown(*subjects: str) -> list[str]:
        followed = of.about(each for each in subjects if not each.startswith("-"))
        return list(of.parts(of.once(of.about(subjects), followed)))

    assert shown("1", "2", "3") == ["7 @1 8"]
    assert shown("3") == shown("9") == shown("3", f"-{RULE}") == ["7 @3 8"]
    assert shown(f"-{RULE}") == shown("2") == ["7"]
    assert of.articles([7]).bit_count() == 3
    assert list(of.parts(of.once(of.newer_than(4), 0))) == ["7 8"]
    assert of.newer_than(5) == of.articles([8])


def test_of_too_many_the_newest_are_kept() -> None:
    many = window(MOST_IN_ALL + 50)

    kept = many.newest(many.newer_than(0))

    assert numbers(many, kept) == list(range(51, MOST_IN_ALL + 51))


def test_nothing_is_no_message() -> None:
    assert list(window(4).parts(0)) == []


@given(st.lists(st.integers(1, 300), min_size=1, max_size=200), st.randoms(use_true_random=False))
def test_every_article_is_dealt_out_once_in_order(lengths: list[int], draw: Random) -> None:
    headlines = [Headline(n, n, RUBRIC, length) for n, length in enumerate(lengths, 1)]
    dealt = Window(headlines, {})
    chosen = [one for one in headlines if draw.random() < 0.5]
    mask = dealt.articles(one.article_id for one in chosen)

    parts = [[int(item) for item in part.split()] for part in dealt.parts(mask)]

    assert [item for part in parts for item in part] == [one.article_id for one in chosen]
    for part in parts:
        assert len(part) <= MOST_ITEMS
        measured = sum(lengths[item - 1] for item in part)
        assert measured <= MOST_CHARACTERS or len(part) <= 8
