from collections.abc import Sequence
from math import inf

import pytest

from botapi.group_pace import AT_ONCE, GUARD, MOST, ON_ITS_WAY, RESERVE, SECONDS, GroupPace
from delivery.chats import GAP, Chats
from tests.delivery.clock import Clock

ANNA = 5
GROUP = -5


def test_a_chat_is_busy_until_its_message_is_settled() -> None:
    chats = Chats(Clock())
    chats.begin(ANNA)
    assert not chats.is_free(ANNA)

    chats.end(ANNA, written=False)

    assert chats.is_free(ANNA)


def test_a_chat_rests_a_second_after_a_message() -> None:
    clock = Clock()
    chats = Chats(clock)
    chats.begin(ANNA)
    chats.end(ANNA, written=True)
    assert not chats.is_free(ANNA)
    assert chats.next_free_in() == GAP

    clock.seconds += GAP

    assert chats.is_free(ANNA)
    assert chats.next_free_in() == inf


def test_a_longer_rest_outlasts_a_shorter_one() -> None:
    clock = Clock()
    chats = Chats(clock)
    chats.rest(ANNA, 30)
    chats.rest(ANNA, 1)

    clock.seconds += 2

    assert not chats.is_free(ANNA)
    assert chats.next_free_in() == 28


def send(chats: Chats, chat_id: int) -> None:
    chats.begin(chat_id)
    chats.answered(chat_id, written=True)
    chats.end(chat_id, written=True)


def test_a_group_gets_twenty_messages_a_minute_the_last_of_them_urgent_ones() -> None:
    clock = Clock()
    chats = Chats(clock)
    began = clock.seconds
    for number in range(MOST):
        assert chats.is_free(GROUP) is (number < MOST - RESERVE)
        assert chats.is_free(GROUP, is_urgent=True)
        send(chats, GROUP)
        clock.seconds += GAP

    assert not chats.is_free(GROUP, is_urgent=True)
    clock.seconds = began + SECONDS + GUARD
    assert chats.is_free(GROUP, is_urgent=True)
    assert not chats.is_free(GROUP)
    clock.seconds += RESERVE * GAP
    assert chats.is_free(GROUP)


def test_a_full_group_is_looked_at_again_when_its_minute_is_over() -> None:
    clock = Clock()
    chats = Chats(clock)
    for _ in range(MOST - RESERVE):
        send(chats, GROUP)

    clock.seconds += GAP

    assert chats.next_free_in() == pytest.approx(SECONDS + GUARD - GAP)


def test_what_a_group_is_answered_counts_as_well() -> None:
    clock = Clock()
    groups = GroupPace(clock)
    chats = Chats(clock, groups)
    for _ in range(MOST):
        groups.begin(GROUP)
        groups.end(GROUP, counts=True)

    assert not chats.is_free(GROUP, is_urgent=True)
    assert chats.is_free(GROUP - 1)


def test_what_was_never_written_does_not_count() -> None:
    chats = Chats(Clock())
    for _ in range(MOST):
        chats.begin(GROUP)
        chats.answered(GROUP, written=False)
        chats.end(GROUP, written=False)

    assert chats.is_free(GROUP)


def test_what_was_sent_before_the_start_counts_for_the_rest_of_its_minute() -> None:
    clock = Clock()
    chats = Chats(clock)
    chats.take_over([(GROUP, 50.0)] * MOST)

    assert not chats.is_free(GROUP, is_urgent=True)
    clock.seconds += 10 + GUARD
    assert chats.is_free(GROUP)


def test_whoever_takes_over_counts_no_news_twice() -> None:
    clock = Clock()
    groups = GroupPace(clock)
    chats = Chats(clock, groups)
    for _ in range(MOST - RESERVE - 1):
        groups.hear(GROUP, is_news=True)

    chats.take_over([(GROUP, 1.0)] * (MOST - RESERVE - 1))

    assert chats.is_free(GROUP)
    groups.hear(GROUP, is_news=False)
    assert not chats.is_free(GROUP)


def test_a_message_of_another_process_counts_until_it_must_have_arrived() -> None:
    clock = Clock()
    groups = GroupPace(clock)
    for _ in range(MOST):
        groups.hear(GROUP, is_news=False)

    assert groups.wait(GROUP) == pytest.approx(ON_ITS_WAY + SECONDS + GUARD)


async def test_beside_others_one_message_is_left_free_for_them() -> None:
    told: list[int] = []

    class Others:
        async def tell(self, chats: Sequence[int], *, is_news: bool) -> None:
            assert is_news
            told.extend(chats)

    groups = GroupPace(Clock())
    groups.share_with(Others())
    chats = Chats(Clock(), groups)
    await chats.tell([])
    await chats.tell([GROUP])
    for _ in range(MOST - AT_ONCE):
        groups.remember(GROUP)

    assert told == [GROUP]
    assert not chats.is_free(GROUP, is_urgent=True)


def test_groups_that_were_sent_nothing_of_late_are_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("botapi.group_pace._MOST_GROUPS", 2)
    clock = Clock()
    groups = GroupPace(clock)
    groups.remember(GROUP, seconds_ago=70)
    for _ in range(MOST):
        groups.remember(GROUP - 1)

    groups.remember(GROUP - 2)

    assert groups.wait(GROUP - 1) > 0
    assert groups.wait(GROUP) == 0


def test_a_group_that_wants_silence_gets_neither_news_nor_answers() -> None:
    clock = Clock()
    groups = GroupPace(clock)
    chats = Chats(clock, groups)
    chats.silence(GROUP, 30)

    assert not chats.is_free(GROUP, is_urgent=True)
    assert groups.wait(GROUP) == 30
    assert chats.is_free(GROUP - 1)
    clock.seconds += 30
    assert chats.is_free(GROUP)


def test_news_rest_when_an_answer_was_refused() -> None:
    clock = Clock()
    groups = GroupPace(clock)
    groups.silence(GROUP, 30)

    assert not Chats(clock, groups).is_free(GROUP, is_urgent=True)
