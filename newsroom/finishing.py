"""Which dispatches of the newsroom have ended, each returned once.

What is under way is kept in memory only: a dispatch that ends while the program is down is not
reported.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.dispatch import DeliveryState, DispatchKind, Tally
from newsroom.desk import Desk
from storage.counts import copies_behind, tally_of_dispatch
from storage.database import Connection
from storage.under_way import (
    UnderWay,
    begun_between,
    dispatches_now,
    newest_dispatch,
)

_LOOKED_BACK = 200
"""How many of the newest dispatches are looked at after a start."""
_MOST = 100
_OFTEN, _SELDOM = timedelta(seconds=5), timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Done:
    """A dispatch that has ended.

    ``changed`` are the copies that an edit, a correction or a withdrawal has brought up to date.
    ``seconds`` have passed from its beginning until it was seen to have ended.
    """

    dispatch_id: int
    kind: DispatchKind
    article_id: int | None
    sent: int
    skipped: int
    failed: int
    doubts: int
    changed: int
    seconds: int


class Finishing:
    """Polls dispatches under way, with backoff: some wait for hours, for readers' quiet hours."""

    def __init__(self, desk: Desk) -> None:
        self._database = desk.database
        self._upto: int | None = None
        self._look_at: dict[int, datetime] = {}

    async def look(self, now: datetime) -> list[Done]:
        """The tick: those that have ended since the last."""
        is_first = self._upto is None
        async with self._database.snapshot() as connection:
            await self._find(connection, now)
            ids = [id_ for id_, at in self._look_at.items() if at <= now]
            looked = await dispatches_now(connection, ids) if ids else []
            done = [await _done(connection, one, now) for one in looked]
        self._look_at = {id_: at for id_, at in self._look_at.items() if at > now}
        for one, ended in zip(looked, done, strict=True):
            if ended is None:
                self._look_at[one.id] = now + min(max(_OFTEN, (now - one.created_at) / 10), _SELDOM)
        # At the first look: the process before has reported it.
        return [] if is_first else [each for each in done if each is not None]

    async def _find(self, connection: Connection, now: datetime) -> None:
        newest = await newest_dispatch(connection)
        after = max(newest - _LOOKED_BACK, 0) if self._upto is None else self._upto
        for one in await begun_between(connection, after, newest):
            self._look_at[one.id] = now
        self._upto = newest
        for oldest in sorted(self._look_at)[:-_MOST]:
            del self._look_at[oldest]


async def _done(connection: Connection, of: UnderWay, now: datetime) -> Done | None:
    """The result; None while anything is pending or outdated."""
    tally = await tally_of_dispatch(connection, of.id)
    if not of.spread or tally.left or await _is_behind(connection, of):
        return None
    return _ended(of, tally, now)


async def _is_behind(connection: Connection, of: UnderWay) -> bool:
    if of.kind is DispatchKind.ARTICLE or of.article_id is None:
        return False
    return await copies_behind(connection, of.article_id) > 0


def _ended(of: UnderWay, tally: Tally, now: datetime) -> Done:
    return Done(
        dispatch_id=of.id,
        kind=of.kind,
        article_id=of.article_id,
        sent=tally.delivered,
        skipped=tally.count(DeliveryState.SKIPPED),
        failed=tally.count(DeliveryState.DEAD, DeliveryState.UNKNOWN),
        doubts=tally.doubts,
        changed=max(0, of.copies - of.unreached),
        seconds=round((now - of.created_at).total_seconds()),
    )
