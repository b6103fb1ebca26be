from hypothesis import given
from hypothesis import strategies as st

from botapi.pacing import REPLY_RESERVE
from delivery.division import Demand, division, floor_of

RATE, TOTAL = 28, 28 + REPLY_RESERVE


def divided(*wanted: int, news: int = 0) -> list[int]:
    """What the sender has, and those who only answer."""
    wishes = [Demand("sender", news, sends=news > 0)]
    wishes += [Demand(str(number), each) for number, each in enumerate(wanted)]
    return [*division(wishes, RATE, TOTAL).values()]


def test_a_process_that_is_alone_has_all_that_it_wants() -> None:
    assert divided(news=TOTAL) == [TOTAL]


def test_news_has_what_nobody_else_needs() -> None:
    assert divided(0, 0, 0, news=RATE) == [27, 1, 1, 1]


def test_news_keeps_its_part_and_answers_share_the_rest() -> None:
    assert divided(30, 30, 30, news=RATE) == [20, 3, 3, 4]


def test_who_asks_for_little_gets_it_all() -> None:
    assert divided(2, 30, 0, news=RATE) == [22, 2, 5, 1]


def test_what_nobody_wants_is_nobodys() -> None:
    assert divided(5, 0) == [1, 5, 1]


def test_a_fast_bot_has_larger_floors() -> None:
    assert floor_of(1000, 1002, 4) == 10
    assert floor_of(RATE, TOTAL, 4) == 1


def test_more_processes_than_messages_have_none_for_sure() -> None:
    assert floor_of(1, 3, 4) == 0


@given(
    rate=st.integers(1, 1000),
    wanted=st.lists(st.tuples(st.integers(0, 2000), st.booleans()), min_size=1, max_size=12),
)
def test_no_more_is_divided_than_there_is(rate: int, wanted: list[tuple[int, bool]]) -> None:
    wishes = [Demand(str(number), much, sends) for number, (much, sends) in enumerate(wanted)]
    total = rate + REPLY_RESERVE

    shares = division(wishes, rate, total)

    floor = floor_of(rate, total, len(wishes))
    assert sum(shares.values()) <= total
    assert all(floor <= shares[wish.holder] <= max(floor, wish.wanted) for wish in wishes)
    if sum(shares.values()) < total:
        assert all(shares[wish.holder] >= min(wish.wanted, total) for wish in wishes)
