from math import inf

from botapi.group_pace import GroupPace
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


def test_a_full_group_is_free_for_breaking_news_alone() -> None:
    clock = Clock()
    chats = Chats(clock)
    chats.full(GROUP, 30, is_urgent=False)

    assert not chats.is_free(GROUP)
    assert chats.is_free(GROUP, is_urgent=True)
    assert chats.next_free_in() == 30
    clock.seconds += 30
    assert chats.is_free(GROUP)


def test_a_group_that_has_no_turn_for_breaking_news_has_none_at_all() -> None:
    chats = Chats(Clock())
    chats.full(GROUP, 30, is_urgent=True)

    assert not chats.is_free(GROUP, is_urgent=True)
    assert not chats.is_free(GROUP)
    assert chats.is_free(GROUP - 1)


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
