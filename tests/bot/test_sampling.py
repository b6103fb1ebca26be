"""What the process that sends adds to a sample, and what it says of queues in the log."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.sampling import SAID_EVERY, Sampler
from botapi.pacing import Pacing
from delivery.assembly import Delivery
from delivery.halts import Halts
from delivery.send_counts import SendCounts
from news.dispatch import Lane
from news.sample import Sample
from news.subscription import Timing
from tests.factories import NOON, Newsroom


class Taking:
    """A sampler whose clock a test sets."""

    def __init__(
        self, newsroom: Newsroom, newest_backup: Callable[[], datetime | None] | None = None
    ) -> None:
        self.now = NOON
        self.counts = SendCounts()
        pacing, nobody = Pacing(28), None
        worker: Any = nobody
        self.halts = Halts(newsroom.desk.database, pacing)
        delivery = Delivery(worker, self.halts, pacing)
        self.sampler = Sampler(
            newsroom.desk, delivery, self.counts, newest_backup, lambda: self.now
        )

    async def take(self, after: timedelta) -> Sample:
        self.now += after
        await self.sampler.look()
        assert self.sampler.last is not None
        return self.sampler.last


async def test_the_speed_is_that_since_the_sample_before(newsroom: Newsroom) -> None:
    taking = Taking(newsroom)
    taking.counts.outcomes[Lane.INSTANT, "sent"] += 50
    taking.counts.outcomes[Lane.INSTANT, "gone"] += 50

    speeds = [(await taking.take(timedelta(seconds=10))).sending.speed for _ in range(2)]

    assert speeds == [5.0, 0.0]


async def test_a_clock_that_is_set_back_makes_no_speed(newsroom: Newsroom) -> None:
    taking = Taking(newsroom)
    taking.counts.outcomes[Lane.INSTANT, "sent"] += 50

    assert (await taking.take(-timedelta(hours=1))).sending.speed == 0


async def test_a_stop_and_a_halt_are_told_apart(newsroom: Newsroom) -> None:
    taking = Taking(newsroom)
    await taking.halts.stop()
    stopped = (await taking.take(timedelta(0))).sending
    taking.halts.stop_here("wrong token")
    halted = (await taking.take(timedelta(0))).sending

    assert (stopped.stopped, stopped.halted) == (True, None)
    assert (halted.stopped, halted.halted) == (True, "wrong token")


@pytest.mark.parametrize(("newest", "told"), [(None, (False, None)), (lambda: None, (True, None))])
async def test_whether_backups_are_made_is_told_with_the_newest(
    newsroom: Newsroom,
    newest: Callable[[], datetime | None] | None,
    told: tuple[bool, datetime | None],
) -> None:
    sample = await Taking(newsroom, newest).take(timedelta(0))

    assert (sample.makes_backups, sample.backup_at) == told


async def test_the_log_tells_of_queues_every_ten_minutes_while_there_are_any(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    taking = Taking(newsroom)
    await taking.take(timedelta(minutes=1))
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society", now=NOON + timedelta(minutes=1))

    for after in (timedelta(minutes=1), timedelta(minutes=1), SAID_EVERY):
        await taking.take(after)

    lines = [vars(record) for record in caplog.records if record.message == "queue.state"]
    assert [(line["instant"], line["oldest"]) for line in lines] == [(1, 60), (1, 720)]
    assert {lane.name.lower() for lane in Lane} <= lines[0].keys()
