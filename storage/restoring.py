"""A backup put in the place of a database, and what may have been sent since it was made."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.comfort import local_day
from news.dispatch import DeliveryState, DispatchKind, Reason
from news.zone import stored_zone
from storage.absences import is_back
from storage.backup import (
    DamagedError,
    beside,
    check,
    connected,
    partial_copy,
    require_ours,
)
from storage.counts import settle_all_left
from storage.database import at_file, make_private
from storage.facts import current_sequence
from storage.migrating import opened
from storage.portable import Report, copy_all, shapes_of
from storage.portable_sqlite import IN_FILE
from storage.snapshots import snapshot_of
from storage.tables import (
    HELD_BACK,
    articles,
    deliveries,
    dispatches,
    metadata,
    subscribers,
    updates,
)
from storage.vacancies import Index, leave, on_server


class Restored(NamedTuple):
    """How many deliveries are unknown for it, and where the replaced file is, if there was one."""

    unknown: int
    replaced: Path | None


async def restore(
    url: str, path: Path, backup: Path, now: datetime, zone: ZoneInfo, index: Index = leave
) -> Restored:
    """Put a backup in the place of ``path``, the file at ``url``, which nobody has open.

    ``zone`` is that of readers who chose none; ``index`` makes the search of a backup that has
    none. Raises BackupError, DatabaseUnavailable; then nothing has changed.
    """
    with _made_ready(backup, path) as part:
        async with opened(at_file(url, part)) as database, database.transaction() as connection:
            unknown = await forgo(connection, now, zone)
            await index(connection)
        return Restored(unknown, _put_in_place(part, path, now))


async def restore_to_server(
    url: str,
    backup: Path,
    scratch: Path,
    now: datetime,
    zone: ZoneInfo,
    index: Index,
    report: Report,
    *,
    replace: bool,
) -> tuple[int, str | None]:
    """Fill the database at ``url``, which is empty or is put aside, from a backup.

    All of it is one transaction. ``scratch`` is a folder with room for the backup: there it is
    made ready. Returns how many deliveries are unknown, and in which schema is what was replaced.
    Raises BackupError, DatabaseUnavailable; then nothing has changed.
    """
    with _made_ready(backup, scratch / backup.name) as part:
        address = at_file(IN_FILE, part)
        async with opened(address) as database, database.transaction() as connection:
            unknown = await forgo(connection, now, zone)
        aside = f"replaced_{now:%Y%m%d_%H%M%S}" if replace else None
        async with (
            snapshot_of(address, still=True) as (source, *_),
            on_server(url, index, aside) as target,
        ):
            await copy_all(source, target, shapes_of(metadata), report)
    return unknown, aside


@contextmanager
def _made_ready(backup: Path, target: Path) -> Iterator[Path]:
    """A copy of a backup, which may be changed."""
    with partial_copy(backup, target) as part:
        require_ours(part, backup)
        yield part


async def forgo(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> int:
    """Begin nothing anew that a backup holds as yet to be done: most of it has been done since.

    Deliveries that wait are unknown, and so many are returned; edits may be made again. A digest
    that has been due covers what there is, and so does that of a reader who is back; a day that has
    a limit is full; an article about to depart is a draft; updates are handled.
    """
    waits = DeliveryState.PENDING.value, DeliveryState.CLAIMED.value
    is_edit = deliveries.c.message_id.is_not(None)
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.state == DeliveryState.CLAIMED.value, is_edit)
        .values(state=DeliveryState.OUTDATED.value)
    )
    unknown = await connection.execute(
        update(deliveries)
        .where(deliveries.c.state.in_(waits))
        .values(state=DeliveryState.UNKNOWN.value, reason=Reason.RESTORED.value, settled_at=now)
    )
    await settle_all_left(connection, DeliveryState.UNKNOWN)
    await _correct_silently(connection)
    amends = dispatches.c.kind.in_((DispatchKind.EDIT.value, DispatchKind.WITHDRAWAL.value))
    await connection.execute(
        update(dispatches).where(~dispatches.c.complete, ~amends).values(complete=True)
    )
    await connection.execute(
        update(articles)
        .where(articles.c.status == ArticleStatus.DEPARTING.value)
        .values(status=ArticleStatus.DRAFT.value, departs_at=None)
    )
    await connection.execute(
        update(updates).where(updates.c.handled_at.is_(None)).values(handled_at=now)
    )
    await _cover_due_digests(connection, now)
    await _fill_limits(connection, now, zone)
    return unknown.rowcount


async def _correct_silently(connection: AsyncConnection) -> None:
    """Let edits finish what corrections have begun: their readers may have been told since."""
    begun = select(
        literal(DispatchKind.EDIT.value),
        dispatches.c.article_id,
        dispatches.c.revision,
        dispatches.c.lane,
        dispatches.c.created_at,
    ).where(dispatches.c.kind == DispatchKind.CORRECTION.value, ~dispatches.c.complete)
    names = ["kind", "article_id", "revision", "lane", "created_at"]
    await connection.execute(dispatches.insert().from_select(names, begun))


async def _cover_due_digests(connection: AsyncConnection, now: datetime) -> None:
    has_slot = or_(subscribers.c.next_digest_at <= now, is_back(now))
    catches_up = subscribers.c.catch_up_at <= now
    due = select(subscribers.c.id).where(or_(has_slot, catches_up))
    await connection.execute(
        update(deliveries)
        .where(text(HELD_BACK), deliveries.c.subscriber_id.in_(due))
        .values(reason=Reason.DIGESTED.value)
    )
    covered = literal(await current_sequence(connection))
    await connection.execute(update(subscribers).where(has_slot).values(digest_sequence=covered))
    await connection.execute(update(subscribers).where(is_back(now)).values(away_since=None))
    await connection.execute(update(subscribers).where(catches_up).values(catch_up_at=None))


async def _fill_limits(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> None:
    """Let a day with a limit be full: what it has had since the backup is not known."""
    limited = subscribers.c.daily_limit.is_not(None)
    keys = await connection.scalars(select(subscribers.c.zone).where(limited).distinct())
    for key in keys.all():
        today = local_day(now, stored_zone(key, zone))
        await connection.execute(
            update(subscribers)
            .where(limited, subscribers.c.zone.is_not_distinct_from(key))
            .values(instants=subscribers.c.daily_limit, instants_day=today)
        )


def _put_in_place(part: Path, path: Path, now: datetime) -> Path | None:
    """At every moment there is a database at ``path``: where there is none, a start makes one."""
    make_private(path)
    _empty_log(path)
    replaced = path.with_name(f"{path.name}.replaced-{now:%Y%m%d-%H%M%S}")
    if there_was_one := path.exists():
        os.link(path, replaced)
    for left, put_aside in zip(beside(path), beside(replaced), strict=True):
        if left.exists():
            left.replace(put_aside)
    part.replace(path)
    return replaced if there_was_one else None


def _empty_log(path: Path) -> None:
    """Bring what is only in the write-ahead log into the file.

    The two are put aside one after the other: killed in between, the file would lack what the log
    holds. Of what is damaged both stay as they are.
    """
    log, _ = beside(path)
    if not path.exists() or not log.exists():
        return
    try:
        check(path)
    except DamagedError:
        return
    with closing(connected(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
