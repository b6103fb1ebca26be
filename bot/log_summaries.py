"""Lets the log tell the day: what has been sent, and once a day all of it together."""

import logging
from datetime import datetime

from newsroom import days
from newsroom.desk import Desk
from newsroom.finishing import Finishing

log = logging.getLogger(__name__)


class LogSummaries:
    """Says what an operator who reads nothing but the log has to know of a day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._finishing = Finishing(desk)

    async def say_finished(self, now: datetime) -> None:
        """The tick: say what has reached everybody it was for."""
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
        """The tick: when a day of the newsroom's is over, say what it came to."""
        day = await days.turn(self._desk, now)
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
