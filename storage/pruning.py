"""What is old and needed no more, found in snapshots and dropped in small transactions.

Every drop asks again in its own transaction whether it still may: what is found may be taken up
meanwhile. The newest row of a table stays, since SQLite would give its id to the next one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    false,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Reason
from news.subscriber import FOR_EVER
from storage.amendments import end_of_chunk
from storage.counts import Transition, count_transitions, tally_of_dispatch
from storage.dialect import listed
from storage.digests import REACH
from storage.dispatches import article_dispatch, covered_sequence
from storage.facts import current_sequence
from storage.tables import (
    article_messages,
    article_rules,
    article_versions,
    articles,
    deliveries,
    digest_counts,
    dispatch_articles,
    dispatch_counts,
    dispatches,
    rules,
    subscribers,
    subscriptions,
)
from storage.totals import Total, change_total

CHUNK = 2_000
"""Rows in one transaction: few enough that nobody waits for the write lock."""
_DISPATCHES_AT_ONCE = 100
_DRAFTS_AT_ONCE = 50
_RULES_AT_ONCE = 100
# A tick of digests chooses from what there was when it began: so many may be published meanwhile.
_BEYOND_REACH = REACH + 200
_AFTER_ALL_READERS = 2**62

_FINAL = deliveries.c.state.in_(
    [
        literal_column(str(state.value))
        for state in (
            DeliveryState.SENT,
            DeliveryState.UNKNOWN,
            DeliveryState.SKIPPED,
            DeliveryState.DEAD,
        )
    ]
)
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_SKIPPED = deliveries.c.state == literal_column(str(DeliveryState.SKIPPED.value))
_WAITS_FOR_DIGEST = (
    *(Reason.EXPIRED.value, Reason.PAUSED.value, Reason.QUIET.value),
    *(Reason.LIMITED.value, Reason.BY_DIGEST.value, Reason.CROWDED.value),
)


class Place(NamedTuple):
    """A reader of a dispatch: how far the outbox has been looked through."""

    dispatch_id: int
    subscriber_id: int


START = Place(0, 0)


@dataclass(frozen=True, slots=True)
class OldDispatch:
    """A dispatch whose deliveries may go.

    ``sequence`` is that of the article which it says by itself. ``beyond_reach``: no digest looks
    back so far. ``notes`` of a correction go even while they wait, if their reader pauses for ever.
    """

    id: int
    sequence: int | None
    beyond_reach: bool
    notes: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """Deliveries that lie side by side, to readers after one up to another.

    ``spent`` says whether any may go; None is a dispatch to be left as it is.
    """

    after: Place
    upto: Place
    of: OldDispatch | None
    spent: bool


async def next_chunk(
    connection: AsyncConnection, after: Place, before: datetime, size: int = CHUNK
) -> Chunk | None:
    """The next deliveries of dispatches begun before a moment; None when there are no more."""
    reader = deliveries.c.subscriber_id
    place = deliveries.c.dispatch_id, reader
    first = select(*place).where(tuple_(*place) > tuple_(*after)).order_by(*place).limit(1)
    found = (await connection.execute(first)).one_or_none()
    if found is None:
        return None
    dispatch_id = found.dispatch_id
    begun = after if dispatch_id == after.dispatch_id else Place(dispatch_id, 0)
    row = (await connection.execute(_DISPATCH, {"dispatch": dispatch_id})).one()
    if row.created_at >= before:
        return None
    if not await _may_go(connection, row):
        return Chunk(begun, Place(dispatch_id, _AFTER_ALL_READERS), None, spent=False)
    of = await _old(connection, row)
    last = await end_of_chunk(connection, dispatch_id, begun.subscriber_id, size)
    chunk = Chunk(begun, Place(dispatch_id, last or _AFTER_ALL_READERS), of, spent=True)
    some = await connection.scalar(select(reader).where(_may_be_dropped(chunk)).limit(1))
    return chunk if some is not None else Chunk(begun, chunk.upto, of, spent=False)


async def drop_deliveries(connection: AsyncConnection, chunk: Chunk) -> int:
    """Drop those of a chunk that are final, and that no digest needs; how many.

    A digest knows by its row that a reader has had an article, until the reader's digests cover
    that article. What was held back stays until a digest holds it. A note whose reader pauses
    for ever is counted as skipped.
    """
    if chunk.of is None:
        return 0
    gone = delete(deliveries).where(_may_be_dropped(chunk))
    if not chunk.of.notes:
        return (await connection.execute(gone)).rowcount
    states = Counter(await connection.scalars(gone.returning(deliveries.c.state)))
    pending, skipped = DeliveryState.PENDING, DeliveryState.SKIPPED
    await count_transitions(
        connection, [(Transition(chunk.of.id, (), pending, skipped), states[pending])]
    )
    return states.total()


async def finished_dispatches(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some dispatches of digests, edits, corrections and withdrawals with nothing left to do."""
    statement = select(dispatches.c.id).where(_is_finished(before)).order_by(dispatches.c.id)
    return list(await connection.scalars(statement.limit(_DISPATCHES_AT_ONCE)))


async def drop_dispatches(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Drop those that are finished, and what is noted about them."""
    statement = delete(dispatches).where(listed(dispatches.c.id, ids), _is_finished(before))
    return (await connection.execute(statement)).rowcount


async def orphaned_drafts(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some drafts, given up or not, that have had no new wording since a moment."""
    statement = select(articles.c.id).where(_is_orphaned(before)).order_by(articles.c.id)
    return list(await connection.scalars(statement.limit(_DRAFTS_AT_ONCE)))


async def drop_drafts(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Drop those that are orphaned, with their versions and original messages."""
    theirs = listed(articles.c.id, ids)
    held = await _hold(connection, select(articles.c.id).where(theirs))
    statement = delete(articles).where(listed(articles.c.id, held), _is_orphaned(before))
    return (await connection.execute(statement)).rowcount


async def old_originals(connection: AsyncConnection, before: datetime) -> list[int]:
    """Some articles that have original messages, and have had no new wording since a moment."""
    article = article_messages.c.article_id
    begun = select(articles.c.id).where(articles.c.id == article, articles.c.created_at < before)
    statement = (
        select(article)
        .where(begun.exists(), ~_versions_since(article, before))
        .group_by(article)
        .order_by(article)
        .limit(_DRAFTS_AT_ONCE)
    )
    return list(await connection.scalars(statement))


async def drop_originals(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> int:
    """Forget which messages articles were made of."""
    article = article_messages.c.article_id
    statement = delete(article_messages).where(
        listed(article, ids), ~_versions_since(article, before)
    )
    return (await connection.execute(statement)).rowcount


async def dead_rules(
    connection: AsyncConnection, after: int, size: int = CHUNK
) -> tuple[list[int], int | None]:
    """Of the next rules by id those that nobody follows, and the last that was looked at."""
    page = select(rules.c.id).where(rules.c.id > after).order_by(rules.c.id).limit(size).subquery()
    followed = select(subscriptions.c.id).where(subscriptions.c.rule_id == page.c.id).exists()
    rows = await connection.execute(select(page.c.id, followed).order_by(page.c.id))
    seen = rows.all()
    return [row[0] for row in seen if not row[1]], seen[-1][0] if seen else None


async def matches_of(
    connection: AsyncConnection, rule_ids: Sequence[int], size: int = CHUNK
) -> list[dict[str, int]]:
    """Some of the notes that articles met one of these rules."""
    statement = select(article_rules.c.article_id, article_rules.c.rule_id)
    rows = await connection.execute(
        statement.where(listed(article_rules.c.rule_id, rule_ids)).limit(size)
    )
    return [{"met_by": row[0], "met": row[1]} for row in rows]


async def drop_matches(connection: AsyncConnection, matches: Sequence[dict[str, int]]) -> int:
    """Drop notes of rules that nobody followed: who follows one later sees only later articles."""
    await connection.execute(
        delete(article_rules).where(
            article_rules.c.article_id == bindparam("met_by"),
            article_rules.c.rule_id == bindparam("met"),
        ),
        list(matches),
    )
    return len(matches)


async def drop_rules(connection: AsyncConnection, rule_ids: Sequence[int]) -> int:
    """Drop rules that nobody follows, and that no article is noted to have met; how many.

    Whoever is about to follow one holds it, and then it stays: see ``storage.rules.keep_rule``.
    Programs that have learnt it go on meeting articles with it, which concerns nobody.
    """
    some = select(rules.c.id).where(listed(rules.c.id, rule_ids)).limit(_RULES_AT_ONCE)
    held = await _hold(connection, some.where(_is_dead()).order_by(rules.c.id))
    # Another statement: it sees who has followed one before it was held.
    gone = await connection.execute(delete(rules).where(listed(rules.c.id, held), _is_dead()))
    await change_total(connection, Total.RULES, -gone.rowcount)
    return gone.rowcount


_DISPATCH = (
    select(
        dispatches.c.id,
        dispatches.c.kind,
        dispatches.c.article_id,
        dispatches.c.created_at,
        dispatches.c.complete,
        dispatches.c.halted,
        articles.c.sequence,
    )
    .select_from(dispatches.outerjoin(articles, dispatches.c.article_id == articles.c.id))
    .where(dispatches.c.id == bindparam("dispatch"))
)


async def _may_go(connection: AsyncConnection, row: Any) -> bool:  # noqa: ANN401
    if not row.complete or row.halted is not None:
        return False
    if row.kind != DispatchKind.CORRECTION.value:
        return True
    # A copy that is brought up to date late would otherwise be told of the correction again.
    said_by = await article_dispatch(connection, row.article_id)
    if said_by is None:
        return True
    tally = await tally_of_dispatch(connection, said_by)
    return tally.left + tally.count(DeliveryState.OUTDATED) == 0


async def _old(connection: AsyncConnection, row: Any) -> OldDispatch:  # noqa: ANN401
    upto = await current_sequence(connection)
    covered = await covered_sequence(connection)
    reached = (upto if covered is None else min(upto, covered)) - _BEYOND_REACH
    if row.kind != DispatchKind.DIGEST.value:
        sequence = row.sequence if row.kind == DispatchKind.ARTICLE.value else None
        notes = row.kind == DispatchKind.CORRECTION.value
        beyond_reach = row.sequence is None or row.sequence <= reached
        return OldDispatch(row.id, sequence, beyond_reach, notes)
    newest = select(func.max(articles.c.sequence)).join_from(
        dispatch_articles, articles, dispatch_articles.c.article_id == articles.c.id
    )
    held = await connection.scalar(newest.where(dispatch_articles.c.dispatch_id == row.id))
    return OldDispatch(row.id, None, held is None or held <= reached, notes=False)


def _may_be_dropped(chunk: Chunk) -> ColumnElement[bool]:
    of = chunk.of
    if of is None:
        return false()
    within = and_(
        deliveries.c.dispatch_id == of.id,
        deliveries.c.subscriber_id > chunk.after.subscriber_id,
        deliveries.c.subscriber_id <= chunk.upto.subscriber_id,
    )
    return and_(within, or_(_spent(of), _waits_in_vain()) if of.notes else _spent(of))


def _spent(of: OldDispatch) -> ColumnElement[bool]:
    if of.beyond_reach:
        return _FINAL
    settled = and_(_FINAL, _is_not_held_back())
    if of.sequence is None:
        return settled
    # What was skipped is not had, so no digest asks for it; nor does one for what was in another.
    is_missed = and_(_IS_SKIPPED, deliveries.c.reason.is_distinct_from(Reason.DIGESTED.value))
    return and_(settled, or_(is_missed, ~_may_reach_back_to(of.sequence)))


def _is_not_held_back() -> ColumnElement[bool]:
    reason = deliveries.c.reason
    return or_(~_IS_SKIPPED, reason.is_(None), reason.not_in(_WAITS_FOR_DIGEST))


def _waits_in_vain() -> ColumnElement[bool]:
    """Whether a delivery waits for the end of a pause that has none."""
    pauses = select(subscribers.c.id).where(
        subscribers.c.id == deliveries.c.subscriber_id,
        subscribers.c.paused_until >= FOR_EVER,
    )
    return and_(_IS_PENDING, pauses.exists())


def _may_reach_back_to(sequence: int) -> ColumnElement[bool]:
    return (
        select(subscribers.c.id)
        .where(
            subscribers.c.id == deliveries.c.subscriber_id,
            subscribers.c.digest_sequence < sequence,
        )
        .exists()
    )


def _is_finished(before: datetime) -> ColumnElement[bool]:
    rows = select(deliveries.c.part).where(deliveries.c.dispatch_id == dispatches.c.id)
    newest = select(func.max(dispatches.alias().c.id)).scalar_subquery()
    return and_(
        dispatches.c.kind != DispatchKind.ARTICLE.value,
        dispatches.c.complete,
        dispatches.c.created_at < before,
        dispatches.c.halted.is_(None),
        dispatches.c.report_due_at.is_(None),
        dispatches.c.id < newest,
        ~rows.exists(),
        ~_copies_behind().exists(),
        ~_digests_behind().exists(),
    )


def _copies_behind() -> Select[Any]:
    saying = dispatches.alias()
    return (
        select(saying.c.id)
        .join(dispatch_counts, dispatch_counts.c.dispatch_id == saying.c.id)
        .where(
            saying.c.article_id == dispatches.c.article_id,
            dispatch_counts.c.state == DeliveryState.OUTDATED.value,
            dispatch_counts.c.copies > 0,
        )
        .correlate(dispatches)
    )


def _digests_behind() -> Select[Any]:
    return select(digest_counts.c.copies).where(
        digest_counts.c.article_id == dispatches.c.article_id,
        digest_counts.c.state == DeliveryState.OUTDATED.value,
        digest_counts.c.copies > 0,
    )


def _is_orphaned(before: datetime) -> ColumnElement[bool]:
    newest = select(func.max(articles.alias().c.id)).scalar_subquery()
    return and_(
        # Only what was never published has none: its index finds them.
        articles.c.sequence.is_(None),
        articles.c.status.in_((ArticleStatus.DRAFT.value, ArticleStatus.CANCELLED.value)),
        articles.c.created_at < before,
        articles.c.id < newest,
        ~_versions_since(articles.c.id, before),
    )


def _versions_since(article: ColumnElement[int], before: datetime) -> ColumnElement[bool]:
    return (
        select(article_versions.c.revision)
        .where(article_versions.c.article_id == article, article_versions.c.created_at >= before)
        .exists()
    )


def _is_dead() -> ColumnElement[bool]:
    newest = select(func.max(rules.alias().c.id)).scalar_subquery()
    followed = select(subscriptions.c.id).where(subscriptions.c.rule_id == rules.c.id)
    met = select(article_rules.c.rule_id).where(article_rules.c.rule_id == rules.c.id)
    return and_(rules.c.id < newest, ~followed.exists(), ~met.exists())


async def _hold(connection: AsyncConnection, wanted: Select[int]) -> list[int]:
    """Those of the rows that nobody else holds; nobody changes them before the transaction ends."""
    return list(await connection.scalars(wanted.with_for_update(skip_locked=True)))
