"""Digests: who is due, what they follow, what they have had, and the rows of the outbox."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Row,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.arrival import Arrival
from news.digest import Headline, Window
from news.digest_items import DigestItems, read_items
from news.dispatch import DeliveryState, DispatchKind, Lane, Occasion, Reason
from news.rubric import Rubric, by_id
from storage.counts import count_made, held_articles
from storage.delivery_keys import HAS_KEY, DeliveryKey, key_values
from storage.dialect import Insert, among, execute_many, insert_for, listed
from storage.rubrics import all_rubrics
from storage.tables import (
    HELD_BACK,
    article_rubrics,
    article_rules,
    articles,
    deliveries,
    dispatch_articles,
    dispatches,
    story_followers,
    subscribers,
    subscriptions,
)
from storage.timestamp import to_milliseconds

# How many publications a digest looks back at most, whoever has been away however long.
REACH = 2_000
_NOTED = -1
"""In place of a number of failures: none in a slot, but the reader has asked in vain."""

_ENQUEUE = deliveries.insert()
_LANE = Lane.DIGEST.value
# In the order of the table, as a compiled statement has them.
_ENQUEUED = ["dispatch_id", "subscriber_id", "part", "lane", "state", "not_before", "items"]

_HELD_DIGEST = (
    select(deliveries.c["items"], deliveries.c.not_before, dispatches.c.occasion)
    .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
    .where(HAS_KEY, deliveries.c["items"].is_not(None))
)
_NOW = bindparam("now", type_=subscribers.c.next_digest_at.type)
_CATCHES_UP = and_(
    subscribers.c.catch_up_at <= _NOW,
    or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= _NOW),
)
# A slot passes during a pause; what was held back waits for its end.
_DUE = (
    or_(subscribers.c.next_digest_at <= _NOW, _CATCHES_UP),
    subscribers.c.inactive_reason.is_(None),
)


class Due(NamedTuple):
    """A reader whose digest is due: by a slot, or to catch up with what was held back, or both.

    Slots ``digests_upto`` have had theirs.
    """

    id: int
    chat_id: int
    digests_upto: datetime | None
    digest_sequence: int
    timetable: str
    zone: str | None
    paused_until: datetime | None
    quiet: str | None = None
    next_digest_at: datetime | None = None
    catch_up_at: datetime | None = None
    away_since: datetime | None = None


async def due_ids(connection: AsyncConnection, now: datetime) -> "array[int]":
    """Ids of the readers whose digest is due, ascending: eight bytes a reader, for a million."""
    ids = array("q")
    statement = select(subscribers.c.id).where(*_DUE)
    async with connection.stream_scalars(statement, {"now": now}) as found:
        async for some in found.partitions(10_000):
            ids.extend(some)
    return array("q", sorted(ids))


async def still_due(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> list[Due]:
    """Those of the ascending ``ids`` whose digest is due yet; nobody else takes them meanwhile."""
    columns = (
        subscribers.c.id,
        subscribers.c.chat_id,
        subscribers.c.digests_upto,
        subscribers.c.digest_sequence,
        subscribers.c.timetable,
        subscribers.c.zone,
        subscribers.c.paused_until,
        subscribers.c.quiet,
        subscribers.c.next_digest_at,
        subscribers.c.catch_up_at,
        subscribers.c.away_since,
    )
    statement = select(*columns).where(listed(subscribers.c.id, ids), *_DUE)
    held = statement.order_by(subscribers.c.id).with_for_update()
    rows = await connection.execute(held, {"now": now})
    return [Due._make(row) for row in rows]


async def load_window(connection: AsyncConnection, after: int, upto: int) -> Window:
    """The articles published after one sequence and up to another, in the order of the rubrics."""
    within = and_(
        articles.c.sequence > max(after, upto - REACH),
        articles.c.sequence <= upto,
        articles.c.status == "published",
    )
    rows = await connection.execute(
        select(
            articles.c.id,
            articles.c.sequence,
            articles.c.rubric_id,
            articles.c.breaking,
            articles.c.more_rubrics,
            articles.c.language,
        ).where(within)
    )
    known = await all_rubrics(connection)
    headlines = _by_rubric(rows.all(), known)
    met: dict[int, list[int]] = defaultdict(list)
    matches = select(article_rules.c.rule_id, article_rules.c.article_id)
    for rule_id, article_id in await connection.execute(
        matches.join_from(article_rules, articles).where(within)
    ):
        met[rule_id].append(article_id)
    return Window(headlines, met, {old.id: each.id for each in known for old in each.former})


def _by_rubric(
    rows: Sequence[Row[int, int, int, bool, str, str]], known: Sequence[Rubric]
) -> list[Headline]:
    """A headline for each rubric of each article; what has none comes last."""
    live = by_id(known)
    grouped: dict[int | None, list[Headline]] = {each.id: [] for each in known} | {None: []}
    for row in rows:
        for number, rubric_id in enumerate(_rubric_ids(row, live)):
            is_main = number == 0
            line = Headline(
                row.id, row.sequence, rubric_id, is_main, bool(row.breaking), row.language
            )
            grouped[rubric_id].append(line)
    return [line for group in grouped.values() for line in group]


def _rubric_ids(
    row: Row[int, int, int, bool, str, str], live: Mapping[int, Rubric]
) -> list[int | None]:
    """The rubrics of an article as they are by now, the first one first; None for none."""
    ids = [row.rubric_id, *map(int, (row.more_rubrics or "").split())]
    found: list[int | None] = [live[id_].id for id_ in ids if id_ in live]
    return list(dict.fromkeys(found)) or [None]


async def oldest_window(connection: AsyncConnection, now: datetime, recent: int) -> int | None:
    """The lowest sequence that a digest due now reaches back to; None when none is due.

    For who only catches up that is ``recent`` at most: they may have had no digest for ever, and
    get nothing but what was held back, which is rarely older.
    """
    covered = subscribers.c.digest_sequence
    reaches = or_(subscribers.c.next_digest_at <= _NOW, covered > recent)
    lowest_of = func.min(case((reaches, covered), else_=recent))
    statement = select(lowest_of).where(*_DUE)
    lowest: int | None = (await connection.execute(statement, {"now": now})).scalar_one()
    return lowest


async def followed(
    connection: AsyncConnection, ids: Sequence[int], after: int, now: datetime
) -> Sequence[Row[int, int, str]]:
    """What readers follow unmuted: reader, since which sequence, subjects parted by spaces.

    A subject is a rubric's id, or a rule's with a minus. What has been followed since ``after`` or
    longer is since 0, in one row. Rows of readers between the ascending ``ids`` may be among them.
    """
    rows = await connection.execute(
        select(
            subscriptions.c.subscriber_id,
            case((subscriptions.c.since_sequence > after, subscriptions.c.since_sequence), else_=0),
            func.aggregate_strings(
                cast(func.coalesce(subscriptions.c.rubric_id, -subscriptions.c.rule_id), Text), " "
            ),
        )
        .where(
            among(subscriptions.c.subscriber_id, ids),
            or_(subscriptions.c.muted_until.is_(None), subscriptions.c.muted_until <= now),
        )
        .group_by(text("1"), text("2"))
    )
    return rows.all()


async def spread_articles(connection: AsyncConnection, after: int, upto: int) -> dict[int, int]:
    """Articles between two sequences that somebody was to get by themselves, by dispatch id."""
    anybody = select(deliveries.c.dispatch_id).where(deliveries.c.dispatch_id == dispatches.c.id)
    rows = await connection.execute(
        select(dispatches.c.id, articles.c.id)
        .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
        .where(articles.c.sequence > max(after, upto - REACH), articles.c.sequence <= upto)
        .where(dispatches.c.kind == DispatchKind.ARTICLE.value, anybody.exists())
    )
    return dict(rows.all())


async def delivered(
    connection: AsyncConnection, ids: Sequence[int], dispatch_ids: Sequence[int]
) -> Sequence[Row[int, int]]:
    """Which of the dispatches readers have had or shall have: reader, dispatch.

    What was skipped counts as not had, unless it has been in a digest since. Rows of readers
    between ``ids`` may be among them.
    """
    if not dispatch_ids:
        return ()
    rows = await connection.execute(
        select(deliveries.c.subscriber_id, deliveries.c.dispatch_id).where(
            listed(deliveries.c.dispatch_id, dispatch_ids),
            among(deliveries.c.subscriber_id, ids),
            or_(
                deliveries.c.state != DeliveryState.SKIPPED.value,
                deliveries.c.reason == Reason.DIGESTED.value,
            ),
        )
    )
    return rows.all()


async def held_back(
    connection: AsyncConnection, ids: Sequence[int], now: datetime
) -> list[tuple[int, list[int]]]:
    """What was put off to readers' next digest: reader, ids of articles.

    What a reader follows no more, or has muted since, is left out. Rows of readers between the
    ascending ``ids`` may be among them.
    """
    rows = await connection.execute(
        select(deliveries.c.subscriber_id, dispatches.c.article_id, deliveries.c["items"])
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .join(subscribers, deliveries.c.subscriber_id == subscribers.c.id)
        .outerjoin(articles, dispatches.c.article_id == articles.c.id)
        .where(text(HELD_BACK), among(deliveries.c.subscriber_id, ids), _is_followed_yet(now))
        .order_by(deliveries.c.dispatch_id, deliveries.c.part)
    )
    return [
        (reader, [article_id] if article_id else list(held_articles(items)))
        for reader, article_id, items in rows
    ]


def _is_followed_yet(now: datetime) -> ColumnElement[bool]:
    """Whether a reader still follows what was put off; who has changed nothing since does."""
    further = select(article_rubrics.c.rubric_id).correlate(articles)
    further = further.where(article_rubrics.c.article_id == articles.c.id)
    met = select(article_rules.c.rule_id).correlate(articles)
    met = met.where(article_rules.c.article_id == articles.c.id)
    held = select(subscriptions.c.id).where(
        subscriptions.c.subscriber_id == deliveries.c.subscriber_id,
        subscriptions.c.since_sequence < articles.c.sequence,
        or_(subscriptions.c.muted_until.is_(None), subscriptions.c.muted_until <= now),
        or_(
            subscriptions.c.rubric_id == articles.c.rubric_id,
            subscriptions.c.rubric_id.in_(further),
            subscriptions.c.rule_id.in_(met),
        ),
    )
    story = select(story_followers.c.story_id).where(
        story_followers.c.story_id == articles.c.story_id,
        story_followers.c.subscriber_id == deliveries.c.subscriber_id,
    )
    return or_(
        subscribers.c.follows_changed_at.is_(None),
        subscribers.c.follows_changed_at < deliveries.c.settled_at,
        articles.c.id.is_(None),
        held.exists(),
        story.exists(),
    )


async def hold_no_longer(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Note that what was put off to these readers' next digest is in one, or not for them."""
    await connection.execute(
        update(deliveries)
        .where(text(HELD_BACK), listed(deliveries.c.subscriber_id, ids))
        .values(reason=Reason.DIGESTED.value)
    )


async def enqueue(
    connection: AsyncConnection,
    dispatch_id: int,
    parts: Iterator[tuple[int, int, str]],
    now: datetime,
    places: Collection[int] = (),
) -> None:
    """Put digests into the outbox: reader, number of the message, ids of its articles.

    Those of the readers who are groups or channels are ``places``.
    """
    moment, pending = to_milliseconds(now), DeliveryState.PENDING.value
    lanes = dict.fromkeys(places, Lane.PLACE.value)
    rows = [
        (dispatch_id, reader, part, lanes.get(reader, _LANE), pending, moment, items)
        for reader, part, items in parts
    ]
    if rows:
        # Millions of rows: the driver takes them as they are, SQLAlchemy would look at each.
        statement = _ENQUEUE.compile(dialect=connection.dialect, column_keys=_ENQUEUED)
        await connection.exec_driver_sql(str(statement), rows)
        held = await count_made(connection, dispatch_id, (row[-1] for row in rows))
        await _note_articles(connection, dispatch_id, held)


async def _note_articles(
    connection: AsyncConnection, dispatch_id: int, held: Collection[int]
) -> None:
    """Let the digests that hold an article be found when it changes."""
    noted = [{"article": id_, "dispatch": dispatch_id} for id_ in sorted(held)]
    if noted:
        await execute_many(connection, _noting(connection.dialect.name), noted)


@cache
def _noting(engine: str) -> Insert:
    noted = insert_for(engine, dispatch_articles).values(
        article_id=bindparam("article"), dispatch_id=bindparam("dispatch")
    )
    return noted.on_conflict_do_nothing()


async def move_on(
    connection: AsyncConnection,
    ids: Sequence[int],
    following: Arrival,
    digest_sequence: int | None,
) -> None:
    """Set when readers' next digest comes and, unless None, the sequence that theirs cover.

    Their digests have been made: how often they failed before counts no longer, and nothing is
    held back for them any more.
    """
    values: dict[str, datetime | int | None] = {
        "next_digest_at": following.at,
        "digests_upto": following.upto,
        "catch_up_at": None,
        "digest_failures": 0,
    }
    if digest_sequence is not None:
        values["digest_sequence"] = digest_sequence
    await connection.execute(
        update(subscribers).where(listed(subscribers.c.id, ids)).values(**values)
    )


async def pass_slot(connection: AsyncConnection, ids: Sequence[int], following: Arrival) -> None:
    """Set readers' next slot: in a pause nothing is covered, and what was held back stays so."""
    await connection.execute(
        update(subscribers)
        .where(listed(subscribers.c.id, ids))
        .values(next_digest_at=following.at, digests_upto=following.upto, digest_failures=0)
    )


class Failed(NamedTuple):
    """A reader whose digest could not be made, ``failures`` times in a row."""

    chat_id: int
    failures: int
    digests_upto: datetime | None
    timetable: str
    zone: str | None
    quiet: str | None = None


async def count_failure(connection: AsyncConnection, reader: int, most: int) -> Failed | None:
    """Note that a reader's digest could not be made; it is counted up to ``most``."""
    failures = subscribers.c.digest_failures
    counted = case((failures == _NOTED, 1), (failures < most, failures + 1), else_=most)
    row = (
        await connection.execute(
            update(subscribers)
            .where(subscribers.c.id == reader)
            .values(digest_failures=counted)
            .returning(
                subscribers.c.chat_id,
                failures,
                subscribers.c.digests_upto,
                subscribers.c.timetable,
                subscribers.c.zone,
                subscribers.c.quiet,
            )
        )
    ).one_or_none()
    return None if row is None else Failed(*row)


async def note_failure(connection: AsyncConnection, reader: int) -> bool:
    """Note that a reader's digest could not be made when they asked; whether that is new.

    It is no try of a slot's.
    """
    noted = await connection.execute(
        update(subscribers)
        .where(subscribers.c.id == reader, subscribers.c.digest_failures == 0)
        .values(digest_failures=_NOTED)
    )
    return noted.rowcount > 0


async def put_off(
    connection: AsyncConnection,
    ids: Sequence[int],
    now: datetime,
    until: datetime | None,
    upto: datetime | None = None,
) -> None:
    """Have digests that are still due at another moment; no article is covered by that.

    Slots ``upto`` a moment are given up, if one is due. A reader may have turned them off, or
    chosen other times, since they were found to be due.
    """
    slot, catch_up = subscribers.c.next_digest_at, subscribers.c.catch_up_at
    later, given_up = literal(until, slot.type), literal(upto, slot.type)
    await connection.execute(
        update(subscribers)
        .where(listed(subscribers.c.id, ids))
        .values(
            next_digest_at=case((slot <= now, later), else_=slot),
            catch_up_at=case((catch_up <= now, later), else_=catch_up),
            digests_upto=case(
                (and_(slot <= now, given_up.is_not(None)), given_up),
                else_=subscribers.c.digests_upto,
            ),
        )
    )


class HeldDigest(NamedTuple):
    """A message of a digest that a reader has: what it holds, its moment in UTC, its occasion."""

    digest: DigestItems
    at: datetime
    occasion: Occasion | None


async def held_digest(connection: AsyncConnection, key: DeliveryKey) -> HeldDigest | None:
    """A message of a digest, if its reader has such a one, and it has not been pruned."""
    row = (await connection.execute(_HELD_DIGEST, key_values(key))).one_or_none()
    if row is None:
        return None
    occasion = Occasion(row.occasion) if row.occasion else None
    return HeldDigest(read_items(row[0]), row.not_before, occasion)
