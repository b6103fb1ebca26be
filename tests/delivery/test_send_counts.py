"""Each send counts by its lane and by what Telegram made of it."""

from datetime import timedelta
from typing import get_args

import pytest

from botapi.outcome import NotSent, Outcome
from delivery.send_counts import NAMES, SendCounts, name_of
from emulator import Fault
from news.dispatch import Lane
from tests.delivery.post import NOON, Post


@pytest.fixture
def counts() -> SendCounts:
    return SendCounts()


def counted(counts: SendCounts) -> dict[tuple[str, str], int]:
    return {
        (lane.name.lower(), name): count for (lane, name), count in counts.outcomes.items() if count
    }


def test_every_outcome_has_a_name_and_counts_from_nothing(counts: SendCounts) -> None:
    assert set(NAMES) == set(get_args(Outcome))
    assert {lane for lane, _ in counts.outcomes} == set(Lane)
    assert name_of(NotSent("network")) == "not_sent"
    assert name_of(NotSent("stopped", tried=False)) == "withheld"


async def test_what_is_sent_and_what_is_not_count_apart(post: Post, counts: SendCounts) -> None:
    anna, boris = await post.readers(2)
    post.emulator.faults.add(Fault.forbidden(), chat_id=boris.id)
    await post.send(anna, boris)

    await post.work(counts=counts)

    assert counted(counts) == {("instant", "sent"): 1, ("instant", "gone"): 1}
    assert counts.sent == 1


async def test_answers_that_it_is_too_fast_count_by_whose_limit_it_is(
    post: Post, counts: SendCounts
) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(Fault.too_many_requests(1), times=1)
    await post.send(anna)

    await post.work(counts=counts)

    assert counts.too_fast == {"bot": 1, "chat": 0}
    assert counts.outcomes[Lane.INSTANT, "too_fast"] == 1


async def test_how_late_digests_come_is_measured_from_when_they_were_made(
    post: Post, counts: SendCounts
) -> None:
    (anna,) = await post.readers(1)
    await post.digest(anna, (await post.article(),))
    await post.send(anna)
    post.now = NOON + timedelta(minutes=2)

    await post.work(counts=counts)

    assert counts.lateness.total == 1
    assert counts.lateness.sum == 120
