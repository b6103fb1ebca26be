"""Summaries in the log: of each dispatch that has ended, and of each day."""

import logging
from datetime import datetime

from newsroom import days
from newsroom.desk import Desk
from newsroom.finishing import Finishing

log = logging.getLogger(__name__)


class LogSummaries:
    """For an operator who reads the log and no metrics."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._finishing = Finishing(desk)

    async def say_finished(self, now: datetime) -> None:
        """The tick: log the dispatches that have ended."""
        for done in await self._finishing.look(now):
            log.info(
                "dispatch.done",
                extra={
                    "dispatch": done.dispatch_id,
                    "kind": done.kind.value,
                    "article": done.article_id,
                    "sent": done.sent,
                    "skipped": done.skipped,
                    "failed": done.failed,
                    "in_doubt": done.doubts,
                    "changed": done.changed,
                    "seconds": done.seconds,
                },
            )

    async def say_day(self, now: datetime) -> None:
        """The tick: log the day, of the newsroom's zone, that has ended."""
        day = await days.ended_day(self._desk, now)
        if day is not None:
            log.info(
                "day.summary",
                extra={
                    "date": day.date.isoformat(),
                    "days": day.days,
                    "published": day.published,
                    "delivered": day.settled.delivered,
                    "skipped": day.settled.skipped,
                    "failed": day.settled.failed,
                    "in_doubt": day.settled.doubts,
                    "readers": day.readers,
                },
            )
