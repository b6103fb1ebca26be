"""Marking the copies that an amendment leaves behind, in chunks."""

from datetime import datetime
from functools import partial

from news.dispatch import DispatchKind
from newsroom.desk import Desk
from storage import amendments, dispatches
from storage.amendments import DIGESTS_CHUNK, MARKING_CHUNK, Amendment
from storage.notifications import Wake, wake
from storage.trouble import retried


async def mark_copies(desk: Desk, dispatch_id: int, now: datetime) -> None:
    """Mark every copy that is behind. Idempotent: after a crash it is done again."""
    async with desk.database.snapshot() as connection:
        of = await amendments.amendment(connection, dispatch_id)
        alone = await amendments.dispatches_of(connection, of.article_id)
        digests = await amendments.digests_with(connection, of.article_id) if of.in_digests else []
    for each, kind in alone:
        # Its own notes are made from the latest wording.
        if each != dispatch_id:
            await _mark_all(desk, of, each, kind, now)
    for each in digests:
        await _mark_all(desk, of, each, DispatchKind.DIGEST, now)
    await retried(partial(_complete, desk, dispatch_id))
    desk.wake()


async def _mark_all(
    desk: Desk, of: Amendment, dispatch_id: int, kind: DispatchKind, now: datetime
) -> None:
    after, size = 0, DIGESTS_CHUNK if kind is DispatchKind.DIGEST else MARKING_CHUNK
    while (upto := await _end_of_chunk(desk, dispatch_id, after, size)) is not None:
        await retried(partial(_mark_chunk, desk, of, dispatch_id, kind, after, upto, now))
        desk.wake()
        after = upto


async def _mark_chunk(
    desk: Desk,
    of: Amendment,
    dispatch_id: int,
    kind: DispatchKind,
    after: int,
    upto: int,
    now: datetime,
) -> None:
    async with desk.database.transaction() as connection:
        if kind is DispatchKind.DIGEST:
            await amendments.mark_digests(connection, of, dispatch_id, after, upto, now)
        else:
            await amendments.mark(connection, of, dispatch_id, kind, after, upto, now)
        if not after:
            await wake(connection, Wake.OUTBOX)


async def _complete(desk: Desk, dispatch_id: int) -> None:
    async with desk.database.transaction() as connection:
        await dispatches.complete(connection, dispatch_id)


async def _end_of_chunk(desk: Desk, dispatch_id: int, after: int, size: int) -> int | None:
    async with desk.database.snapshot() as connection:
        return await amendments.end_of_chunk(connection, dispatch_id, after, size)
