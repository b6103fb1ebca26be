"""Which deliveries go next: by lane and in order, past chats that are busy or rest."""

from dataclasses import dataclass, field
from datetime import datetime

from delivery.chats import Chats
from delivery.lanes import Lanes
from news.article import ArticleStatus
from news.dispatch import Lane
from storage.database import Connection
from storage.deliveries import FRONT, DeliveryKey, Place, Waiting, lease, skip, waiting

MOST_LOOKED_AT = 2000
"""Deliveries looked at in one transaction for the sake of a few that may go."""
LARGEST_PAGE = 500


@dataclass(slots=True)
class Claim:
    """What one look at the outbox finds, up to ``room`` deliveries.

    It tells, even of a look that fails half-way, which chats have been made busy.
    """

    room: int = 0
    rows: list[Waiting] = field(default_factory=list)
    skipped: list[tuple[DeliveryKey, str]] = field(default_factory=list)
    looked_to: dict[Lane, Place] = field(default_factory=dict)
    passed_over: bool = False
    """Whether something waits for its chat to be free."""

    @property
    def is_short(self) -> bool:
        """Whether less was found than might have gone."""
        return len(self.rows) < self.room


class Claimer:
    """Takes deliveries out of the queues."""

    def __init__(self, lanes: Lanes, chats: Chats) -> None:
        self._lanes = lanes
        self._chats = chats

    async def fill(self, claim: Claim, connection: Connection, now: datetime) -> None:
        """Lease deliveries, and settle those on the way that shall not be sent."""
        for lane, most in self._lanes.deal(claim.room):
            before = len(claim.rows)
            goal = min(before + most, claim.room)
            if before < goal:
                await self._look(claim, connection, lane, now, goal=goal)
                self._lanes.sent(lane, len(claim.rows) - before)
        await skip(connection, claim.skipped, now)
        await lease(connection, [row.key for row in claim.rows])

    async def _look(
        self, claim: Claim, connection: Connection, lane: Lane, now: datetime, *, goal: int
    ) -> None:
        size, looked_at, passed_over = goal - len(claim.rows), 0, False
        while len(claim.rows) < goal and looked_at < MOST_LOOKED_AT:
            after = claim.looked_to.get(lane, FRONT)
            page = await waiting(connection, lane, now, size, after)
            passed_over |= self._sort(claim, page, now, goal)
            if len(page) < size:
                break
            looked_at += size
            size = min(size * 4 + 16, LARGEST_PAGE)
        claim.passed_over |= passed_over
        if len(claim.rows) < goal and looked_at < MOST_LOOKED_AT and not claim.passed_over:
            self._lanes.rest(lane)

    def _sort(self, claim: Claim, page: list[Waiting], now: datetime, goal: int) -> bool:
        """Take what may go from a page; whether anything in it waits for its chat."""
        passed_over = False
        for row in page:
            if len(claim.rows) == goal:
                break
            claim.looked_to[row.lane] = row.end_of_dispatch if row.halted else row.place
            if row.halted:
                continue
            if row.readable and not self._chats.is_free(row.chat_id):
                passed_over = True
            elif (why := obstacle(row, now)) is not None:
                claim.skipped.append((row.key, why))
            else:
                self._chats.begin(row.chat_id)
                claim.rows.append(row)
        return passed_over


def obstacle(row: Waiting, now: datetime) -> str | None:
    """Why a delivery shall not be sent, if so."""
    if not row.readable:
        return "unreadable"
    if row.inactive_reason is not None:
        return row.inactive_reason
    if row.article_status not in (None, ArticleStatus.PUBLISHED):
        return "withdrawn"
    if row.expires_at is not None and row.expires_at <= now:
        return "expired"
    if row.paused_until is not None and now < row.paused_until:
        return "paused"
    return None
