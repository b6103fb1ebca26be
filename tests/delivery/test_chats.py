from math import inf

from delivery.chats import GAP, GROUP_MOST, GROUP_SECONDS, Chats
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


def test_a_group_gets_twenty_messages_a_minute() -> None:
    clock = Clock()
    chats = Chats(clock)
    began = clock.seconds
    for _ in range(GROUP_MOST):
        assert chats.is_free(GROUP)
        chats.begin(GROUP)
        chats.end(GROUP, written=True)
        clock.seconds += GAP

    assert not chats.is_free(GROUP)
    clock.seconds = began + GROUP_SECONDS
    assert chats.is_free(GROUP)
