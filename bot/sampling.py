"""Takes a sample of all figures every few seconds, for /metrics and /status."""

import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from socket import gethostname

from bot.clock import Clock
from delivery.assembly import Delivery
from delivery.send_counts import SendCounts
from news.sample import Sample, Sending
from newsroom import sampling
from newsroom.desk import Desk

SAID_EVERY = timedelta(minutes=10)
"""How often queues that are not empty are logged."""

log = logging.getLogger(__name__)


class Sampler:
    """Takes samples while this process sends.

    ``newest_backup`` returns when the newest backup was made (UTC); it is None where backups are
    switched off.
    """

    def __init__(
        self,
        desk: Desk,
        delivery: Delivery,
        counts: SendCounts,
        newest_backup: Callable[[], datetime | None] | None,
        clock: Clock,
    ) -> None:
        self.last: Sample | None = None
        self._desk = desk
        self._delivery = delivery
        self._counts = counts
        self._newest_backup = newest_backup
        self._clock = clock
        self._holder = f"{gethostname()}:{os.getpid()}"[:64]
        self._waits = self._waited()
        self._sent = counts.sent
        self._sent_at = clock()
        self._said_at: datetime | None = None

    async def look(self) -> None:
        """The tick: take one."""
        now = self._clock()
        sample = await sampling.take(
            self._desk,
            now,
            self._sending(now),
            self._newest_backup() if self._newest_backup else None,
            self._write_wait(),
            makes_backups=self._newest_backup is not None,
        )
        self.last = sample
        self._say_queues(sample)

    def _sending(self, now: datetime) -> Sending:
        sent, seconds = self._counts.sent, (now - self._sent_at).total_seconds()
        speed = max(0.0, (sent - self._sent) / seconds) if seconds > 0 else 0.0
        self._sent, self._sent_at = sent, now
        pacing, halts = self._delivery.pacing, self._delivery.halts
        return Sending(
            *(self._holder, pacing.reachable, pacing.rate, speed),
            *(halts.stopped, halts.halted, pacing.pause_left),
        )

    def _write_wait(self) -> float:
        (before, total_before), self._waits = self._waits, self._waited()
        seconds, total = self._waits
        return (seconds - before) / (total - total_before) if total > total_before else 0.0

    def _waited(self) -> tuple[float, int]:
        waits = self._desk.database.waits
        return waits.sum, waits.total

    def _say_queues(self, sample: Sample) -> None:
        at = sample.taken_at
        if not sample.due or (self._said_at is not None and at - self._said_at < SAID_EVERY):
            return
        self._said_at = at
        due = {queue.lane.name.lower(): queue.count for queue in sample.queues}
        oldest = round((at - sample.since).total_seconds()) if sample.since else 0
        log.info(
            "queue.state",
            extra={
                "breaking": due["breaking"],
                "instant": due["instant"],
                "digest": due["digest"],
                "maintenance": due["maintenance"],
                "place_breaking": due["place_breaking"],
                "place": due["place"],
                "waiting": sample.left,
                "oldest": oldest,
            },
        )
