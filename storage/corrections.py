"""Corrections: one short note to everybody who holds an earlier wording, in reply to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, literal, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Lane, Reason
from storage.counts import count_spread, held_articles
from storage.delivery_keys import DeliveryKey
from storage.dialect import insert, listed
from storage.tables import IN_PLACES, article_versions, articles, deliveries, dispatches
from storage.wording import WORDING

HAS_COPY = deliveries.c.message_id.is_not(None)
IS_LOST = and_(
    deliveries.c.message_id.is_(None),
    deliveries.c.reason == literal_column(f"'{Reason.MIGRATED}'"),
)
"""Whether a chat has moved away from its copy: it is there to be read, and cannot be changed."""
UPKEEP = case(
    (text(IN_PLACES.replace("lane", "deliveries.lane")), literal_column(str(Lane.PLACE.value))),
    else_=literal_column(str(Lane.MAINTENANCE.value)),
)
"""The lane in which a copy is brought up to date."""


class Copy(NamedTuple):
    """What a chat holds, or held until just now, of a delivery.

    ``shown`` are the revisions of what it shows, by the ids of its articles, and 0 where that is
    not known. Of anything but the article itself they are headline revisions.
    """

    key: DeliveryKey
    kind: DispatchKind
    shown: Mapping[int, int]


COPY_COLUMNS = (
    deliveries.c.dispatch_id,
    deliveries.c.subscriber_id,
    deliveries.c.part,
    dispatches.c.kind,
    dispatches.c.article_id,
    deliveries.c["items"].label("holds"),
    deliveries.c.revision,
)
"""The columns of what a chat holds, for ``copy_of``."""


def copy_of(row: Any) -> Copy:  # noqa: ANN401 - rows have no nameable type
    """What a chat holds, by a row of the columns in ``COPY_COLUMNS``."""
    shown = showing(row.article_id, held_articles(row.holds), row.revision)
    return Copy(DeliveryKey(*row[:3]), DispatchKind(row.kind), shown)


def showing(article_id: int | None, items: Iterable[int], revision: int | None) -> dict[int, int]:
    """What a copy of an article, or of a digest of several, shows.

    A digest's revision is a sum: nobody knows which of its articles is behind.
    """
    if article_id is None:
        return dict.fromkeys(items, 0)
    return {article_id: revision or 0}


class _Correction(NamedTuple):
    dispatch_id: int
    since: int
    complete: bool
    article_id: int
    headline_revision: int

    def concerns(self, copy: Copy) -> bool:
        """Whether the copy shows the article as it was before; a note of it tells nothing more."""
        if copy.shown.get(self.article_id, self.since) >= self.since:
            return False
        if copy.kind is DispatchKind.DIGEST:
            return self.headline_revision >= self.since
        return copy.kind is DispatchKind.ARTICLE


async def add_notes(
    connection: AsyncConnection, late: Sequence[Copy], replaced: Sequence[Copy], now: datetime
) -> None:
    """Make the notes of corrections that could not be made where copies are marked.

    ``late`` are copies that were in flight while a correction was made. ``replaced`` have just
    been brought up to date, by the wording of a correction that may be yet to mark them: it would
    find nothing behind.
    """
    sought = sorted({id_ for one in (*late, *replaced) for id_ in one.shown})
    if not sought:
        return
    for correction in await _corrections(connection, sought):
        copies = late if correction.complete else (*late, *replaced)
        told = [one for one in copies if correction.concerns(one)]
        await _tell_holders(connection, correction, told, now)


async def had_again(
    connection: AsyncConnection, wordings: Collection[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Those of some earlier wordings, by article and revision, that their article has again."""
    earlier = article_versions.c
    is_so = [earlier[name].is_not_distinct_from(articles.c[name]) for name in WORDING]
    rows = await connection.execute(
        select(earlier.article_id, earlier.revision)
        .join_from(article_versions, articles, earlier.article_id == articles.c.id)
        .where(listed(earlier.article_id, sorted({one for one, _ in wordings})))
        .where(listed(earlier.revision, sorted({revision for _, revision in wordings})), *is_so)
    )
    return {(article_id, revision) for article_id, revision in rows} & {*wordings}


async def note_to(
    connection: AsyncConnection,
    dispatch_id: int,
    holders: ColumnElement[bool],
    now: datetime,
    revision: ColumnElement[Any],
) -> None:
    """Tell those who hold some deliveries of a correction, once, in reply to what they hold.

    ``revision`` is which one of the article that is, NULL if it is not known.
    """
    columns = [
        *("dispatch_id", "subscriber_id", "part", "lane", "state", "not_before"),
        *("reply_to", "revision"),
    ]
    notes = select(
        literal(dispatch_id),
        deliveries.c.subscriber_id,
        literal(0),
        UPKEEP,
        literal(DeliveryState.PENDING.value),
        literal(now, deliveries.c.not_before.type),
        deliveries.c.message_id,
        revision,
    ).where(holders, ~_waiting_note(dispatch_id))
    statement = insert(connection, deliveries).from_select(columns, notes, include_defaults=False)
    made = await connection.execute(statement.on_conflict_do_nothing())
    await count_spread(connection, dispatch_id, made.rowcount)


async def _corrections(connection: AsyncConnection, sought: Sequence[int]) -> list[_Correction]:
    rows = await connection.execute(
        select(
            dispatches.c.id,
            dispatches.c.revision,
            dispatches.c.complete,
            articles.c.id,
            articles.c.headline_revision,
        )
        .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
        .where(listed(articles.c.id, sought))
        .where(dispatches.c.kind == DispatchKind.CORRECTION.value)
        .where(articles.c.status == ArticleStatus.PUBLISHED.value)
        .order_by(dispatches.c.id)
    )
    return [_Correction(*row) for row in rows]


async def _tell_holders(
    connection: AsyncConnection, of: _Correction, copies: Sequence[Copy], now: datetime
) -> None:
    readers: dict[tuple[bool, int, int], set[int]] = defaultdict(set)
    for one in copies:
        is_digest = one.kind is DispatchKind.DIGEST
        # Of a digest nobody knows which of its articles is behind.
        shown = of.since - 1 if is_digest else one.shown[of.article_id]
        # Who has the article both ways is answered at the article itself.
        readers[is_digest, one.key.dispatch_id, shown].add(one.key.subscriber_id)
    for (_, dispatch_id, shown), those in sorted(readers.items()):
        holders = and_(
            deliveries.c.dispatch_id == dispatch_id,
            listed(deliveries.c.subscriber_id, sorted(those)),
            HAS_COPY,
        )
        revision = literal(shown, deliveries.c.revision.type)
        await note_to(connection, of.dispatch_id, holders, now, revision)


def _waiting_note(dispatch_id: int) -> ColumnElement[bool]:
    """Whether a reader is yet to get the note of an earlier correction: one is enough."""
    this, other = dispatches.alias(), dispatches.alias()
    note = deliveries.alias()
    return (
        select(note.c.dispatch_id)
        .join_from(other, note, note.c.dispatch_id == other.c.id)
        .where(
            other.c.article_id
            == select(this.c.article_id).where(this.c.id == dispatch_id).scalar_subquery(),
            other.c.kind == DispatchKind.CORRECTION.value,
            note.c.subscriber_id == deliveries.c.subscriber_id,
            note.c.state == literal_column(str(DeliveryState.PENDING.value)),
        )
        .exists()
    )
