from random import Random

import pytest

from botapi.outcome import Gone, NotSent, Sent, Unknown, Unsendable
from delivery.breakers import (
    BATCH,
    FIRST_WAIT,
    LONGEST_WAIT,
    SAME_REFUSALS,
    STORM,
    SameRefusals,
    Storm,
    Suspects,
)
from news.dispatch import Reason
from tests.delivery.clock import Clock
from tests.delivery.rows import landed

NOT_FOUND = Gone(Reason.NOT_FOUND, doubtful=True)
LOST = Unknown("ServerDisconnectedError", answered=False)


def test_failures_in_a_row_are_a_storm_and_a_success_ends_it() -> None:
    storm = Storm(Clock(), Random(1))  # noqa: S311
    for _ in range(STORM - 1):
        storm.add(LOST)
    assert storm.wait() == 0

    storm.add(NotSent("ClientConnectorError"))
    assert storm.is_blowing
    assert 0 < storm.wait() <= FIRST_WAIT

    storm.add(Sent(1))
    assert not storm.is_blowing


def test_a_storm_waits_longer_after_each_try_and_not_after_each_failure() -> None:
    clock = Clock()
    storm = Storm(clock, Random(1))  # noqa: S311
    for _ in range(STORM + 50):
        storm.add(LOST)
    assert storm.wait() <= FIRST_WAIT

    for _ in range(20):
        clock.seconds += storm.wait()
        storm.add(LOST)

    assert LONGEST_WAIT / 2 <= storm.wait() <= LONGEST_WAIT


def test_what_we_kept_back_ourselves_is_no_storm() -> None:
    storm = Storm(Clock(), Random(1))  # noqa: S311
    for _ in range(STORM * 2):
        storm.add(NotSent("paused", tried=False))

    assert not storm.is_blowing


def test_the_same_refusal_of_many_chats_trips_once() -> None:
    refusals = SameRefusals()
    trips = [
        refusals.add(landed(Unsendable(f"can't parse: byte offset {offset}")))
        for offset in range(SAME_REFUSALS)
    ]

    assert trips == [False] * (SAME_REFUSALS - 1) + [True]


def test_those_who_were_refused_are_released_and_counting_begins_anew() -> None:
    refusals = SameRefusals()
    refused = [landed(Unsendable("odd"), chat_id=chat_id) for chat_id in (5, 6)]
    for flight in refused:
        refusals.add(flight)
    dispatch_id = refused[0].waiting.key.dispatch_id

    assert refusals.release(dispatch_id) == [flight.waiting.key for flight in refused]
    assert refusals.release(dispatch_id) == []


def test_different_refusals_or_one_chats_do_not_trip() -> None:
    refusals = SameRefusals()
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert not refusals.add(landed(Unsendable(letter)))
        assert not refusals.add(landed(Unsendable("same"), chat_id=5))


def fill(suspects: Suspects, sent: int, not_found: int) -> None:
    for _ in range(sent):
        assert not suspects.holds(landed(Sent(1)))
    for _ in range(not_found):
        assert suspects.holds(landed(NOT_FOUND))


def test_a_chat_not_found_waits_for_the_verdict_on_its_batch() -> None:
    suspects = Suspects()
    fill(suspects, sent=50, not_found=1)

    assert suspects.verdict(idle=False) is None
    assert suspects.verdict(idle=True) is False
    assert len(suspects.release()) == 1
    assert not suspects.any


def test_over_five_percent_of_a_batch_are_too_many() -> None:
    few, many = Suspects(), Suspects()
    fill(few, sent=BATCH - 20, not_found=20)
    fill(many, sent=BATCH - 21, not_found=21)

    assert few.verdict(idle=True) is False
    assert many.verdict(idle=False) is True


@pytest.mark.parametrize("sent", [0, BATCH - 15, BATCH - 1, BATCH, 50 * BATCH])
def test_a_bot_that_is_lost_gives_nobody_up_however_long_it_went_well(sent: int) -> None:
    suspects = Suspects()
    fill(suspects, sent=sent, not_found=1)

    while (lost := suspects.verdict(idle=False)) is None:
        fill(suspects, sent=0, not_found=1)

    assert lost


def test_a_batch_ends_when_so_many_have_been_answered_since_the_first_suspect() -> None:
    suspects = Suspects()
    fill(suspects, sent=BATCH, not_found=1)
    fill(suspects, sent=BATCH - 2, not_found=0)
    assert suspects.verdict(idle=False) is None

    fill(suspects, sent=2, not_found=0)
    assert suspects.verdict(idle=False) is False


def test_a_wrong_database_is_seen_before_the_batch_is_full() -> None:
    suspects = Suspects()
    fill(suspects, sent=0, not_found=20)

    assert suspects.verdict(idle=False) is True


def test_one_or_two_of_a_few_readers_are_just_gone() -> None:
    suspects = Suspects()
    fill(suspects, sent=3, not_found=2)

    assert suspects.verdict(idle=True) is False
