from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.digest import MOST_IN_ALL, MOST_ITEMS, Headline, Window, at_least
from news.digest_items import DigestItems, about, read_items

RUBRIC, RULE = 3, 7


def window(count: int) -> Window:
    """A window of ``count`` headlines of one rubric, every second of which met a rule."""
    headlines = [Headline(100 + n, n, RUBRIC) for n in range(1, count + 1)]
    return Window(headlines, {RULE: [100 + n for n in range(2, count + 1, 2)]})


def numbers(of: Window, mask: int) -> list[int]:
    return [int(item) - 100 for part in of.parts(mask) for item in part.split()]


def test_subjects_add_up_the_newest_first() -> None:
    four = window(4)

    assert numbers(four, four.about([str(RUBRIC)])) == [4, 3, 2, 1]
    assert numbers(four, four.about([f"-{RULE}"])) == [4, 2]
    assert numbers(four, four.about([f"-{RULE}", str(RUBRIC), "5", "-5"])) == [4, 3, 2, 1]
    assert four.about(["5", "-3"]) == 0


def test_only_what_is_newer_counts() -> None:
    four = window(4)

    assert numbers(four, four.newer_than(0)) == [4, 3, 2, 1]
    assert numbers(four, four.newer_than(3)) == [4]
    assert four.newer_than(4) == 0
    assert four.newer_than(1000) == 0


def test_rubrics_keep_their_order_whatever_is_newer() -> None:
    mixed = Window([Headline(1, 7, 1), Headline(2, 5, 1), Headline(3, 9, 2)], {})

    assert list(mixed.parts(mixed.newer_than(5))) == ["1 3"]


def test_within_a_rubric_breaking_news_comes_ahead_of_newer() -> None:
    mixed = Window(
        [Headline(1, 1, 1), Headline(2, 2, 1, breaking=True), Headline(3, 3, 1)],
        {},
    )

    assert list(mixed.parts(mixed.newer_than(0))) == ["2 3 1"]


def test_the_languages_of_articles_stay_with_them_whatever_order_they_are_read_in() -> None:
    headlines = [
        Headline(number, number, rubric, breaking=number == 2, language=language)
        for number, rubric, language in ((1, 1, "ru"), (2, 1, "be"), (3, 1, "be"), (4, 2, "ru"))
    ]
    of = Window(headlines, {})

    assert of.written_in(["be"]) == of.articles([2, 3])
    assert of.written_in(["ru"]) == of.articles([1, 4])
    assert of.written_in(["be", "ru"]) == of.newer_than(0)


def test_what_met_more_rules_comes_ahead_within_its_rubric_only() -> None:
    of = Window(
        [
            *(Headline(n, n, 1) for n in range(1, 5)),
            *(Headline(n, n, 2, breaking=n == 6) for n in range(5, 9)),
        ],
        {10: [1, 5, 7], 11: [5]},
    )
    met = at_least(of.met(["1", "2", "-10", "-11", "-12"]))

    assert list(of.parts(of.newer_than(0), met)) == ["1 4 3 2 5 7 6 8"]
    assert list(of.parts(of.newer_than(0))) == ["4 3 2 1 6 8 7 5"]


def test_rules_met_are_counted_by_masks() -> None:
    assert at_least([]) == ()
    assert at_least([0b011, 0b110, 0b010]) == (0b111, 0b010, 0b010)


def test_an_article_of_several_rubrics_stands_once_where_its_reader_follows_it() -> None:
    # Article 7 is of rubrics 2 (its main one), 1 and 3; article 8 of rubric 3; 9 was merged into 3.
    lines = [
        Headline(7, 5, 1, is_main=False),
        Headline(7, 5, 2),
        Headline(8, 6, 3),
        Headline(7, 5, 3, is_main=False),
    ]
    of = Window(lines, {RULE: [7]}, {9: 3})

    def shown(*subjects: str) -> list[str]:
        followed = of.about(each for each in subjects if not each.startswith("-"))
        return list(of.parts(of.once(of.about(subjects), followed)))

    assert shown("1", "2", "3") == ["7 @1 8"]
    assert shown("3") == shown("9") == shown("3", f"-{RULE}") == ["8 7 @3"]
    assert shown(f"-{RULE}") == shown("2") == ["7"]
    assert of.articles([7]).bit_count() == 3
    assert list(of.parts(of.once(of.newer_than(4), 0))) == ["7 8"]
    assert of.newer_than(5) == of.articles([8])


def test_of_too_many_the_best_are_kept() -> None:
    many = window(MOST_IN_ALL + 50)
    everything = many.newer_than(0)

    newest = numbers(many, many.best(everything))
    wanted = numbers(many, many.best(everything, at_least(many.met([f"-{RULE}"]))))

    assert newest == list(range(MOST_IN_ALL + 50, 50, -1))
    rest = MOST_IN_ALL - (MOST_IN_ALL + 50) // 2
    assert sum(number % 2 == 0 for number in wanted) == (MOST_IN_ALL + 50) // 2
    assert [number for number in wanted if number % 2][-1] == MOST_IN_ALL + 50 - 2 * rest + 1


def test_nothing_is_no_message() -> None:
    assert list(window(4).parts(0)) == []


@given(
    st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=200),
    st.randoms(use_true_random=False),
    st.integers(1, 90),
)
def test_the_best_are_dealt_out_once_in_their_order(
    drawn: list[tuple[int, bool]], draw: Random, most: int
) -> None:
    lines = [
        Headline(n, n, rubric, breaking=breaking)
        for n, (rubric, breaking) in enumerate(sorted(drawn), start=1)
    ]
    rules = {rule: draw.sample(range(1, len(lines) + 1), len(lines) // 3) for rule in range(1, 4)}
    chosen = [one for one in lines if draw.random() < 0.7]
    of = Window(lines, rules)
    met = at_least(of.met(["-1", "-2", "-3"]))

    def worth(one: Headline) -> tuple[int, bool, int]:
        return sum(one.article_id in ids for ids in rules.values()), one.breaking, one.sequence

    mask = of.best(of.articles(one.article_id for one in chosen), met, most)
    parts = [[int(item) for item in part.split()] for part in of.parts(mask, met)]

    kept = sorted(chosen, key=worth, reverse=True)[:most]
    shown = sorted(kept, key=lambda one: one.rubric_id or 0)
    assert [id_ for part in parts for id_ in part] == [one.article_id for one in shown]
    assert all(len(part) <= MOST_ITEMS for part in parts)


def test_older_articles_come_last_and_share_the_room() -> None:
    of = window(MOST_ITEMS)

    parts = [part.split() for part in of.parts(of.newer_than(0), (), (7, 8))]

    assert [word for part in parts for word in part][-2:] == ["7", "8"]
    assert [len(part) <= MOST_ITEMS for part in parts] == [True, True]


@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=60, unique=True),
    st.integers(1, 9),
    st.integers(0, 400),
    st.integers(0, 10**6),
)
def test_what_a_message_holds_is_read_back(
    ids: list[int], messages: int, days: int, more: int
) -> None:
    written = f"{ids[0]} @5 {' '.join(map(str, ids[1:]))}" + about(messages, days, more)

    assert read_items(written) == DigestItems(tuple(ids), {ids[0]: 5}, messages, days, more)


def test_digests_of_earlier_versions_are_read_too() -> None:
    assert read_items("7 8+320") == DigestItems((7, 8), more=320)


@pytest.mark.parametrize("items", ["@5", "x", "7 ~", "7 +many"])
def test_what_cannot_be_read_is_refused(items: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        read_items(items)
