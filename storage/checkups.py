"""What readers' monthly check-ups are made of: when they are due, what subscriptions have sent."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.checkup import EVERY, GIVEN_UP, WEEK, CheckUp, Sent
from news.dispatch import DeliveryState, DispatchKind, Lane
from news.rubric import Rubric
from news.subscriber import FOR_EVER, PlaceKind
from news.subscription import Timing
from storage.counts import count_made
from storage.dialect import listed
from storage.publications import first_sequence_since
from storage.rubrics import rubrics_by_id
from storage.subscriptions import subscriptions_of
from storage.tables import (
    article_rubrics,
    article_rules,
    articles,
    deliveries,
    dispatches,
    subscribers,
    subscriptions,
)

NOTHING = Sent(0, 0)
_PUBLISHED = articles.c.status == ArticleStatus.PUBLISHED.value


class Month(NamedTuple):
    """What has been published in thirty days: the same for all readers.

    ``first`` and ``week`` are the first sequences of the month and of its last seven days,
    ``oldest`` the lowest id of an article, None when there is none. Rubrics are as articles name
    them, whatever has been merged since.
    """

    first: int
    week: int
    oldest: int | None
    by_rubric: Mapping[int, Sent]


class Due(NamedTuple):
    """A reader whose check-up is due; ``listens``: they may be sent something."""

    id: int
    timetable: str
    zone: str | None
    listens: bool


async def due_ids(connection: AsyncConnection, now: datetime, most: int) -> list[int]:
    """Readers who were last checked up a month ago, those before whom it is longest ago first."""
    found = await connection.scalars(
        select(subscribers.c.id)
        .where(subscribers.c.checked_up_at <= now - EVERY)
        .order_by(subscribers.c.checked_up_at, subscribers.c.id)
        .limit(most)
    )
    return list(found)


async def still_due(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> list[Due]:
    """Those of the readers who are due yet; nobody else takes them meanwhile."""
    paused = subscribers.c.paused_until
    rests = (paused.is_not(None) & (paused > now)) | subscribers.c.inactive_reason.is_not(None)
    is_person = subscribers.c.kind == PlaceKind.PERSON.value
    columns = subscribers.c.id, subscribers.c.timetable, subscribers.c.zone
    rows = await connection.execute(
        select(*columns, (is_person & ~rests).label("listens"))
        .where(listed(subscribers.c.id, ids), subscribers.c.checked_up_at <= now - EVERY)
        .order_by(subscribers.c.id)
        .with_for_update()
    )
    return [Due(row.id, row.timetable, row.zone, bool(row.listens)) for row in rows]


async def note_checked_up(
    connection: AsyncConnection, readers: Sequence[int], at: datetime
) -> None:
    """Note when readers were checked up; FOR_EVER is for those who want none."""
    await connection.execute(
        update(subscribers).where(listed(subscribers.c.id, readers)).values(checked_up_at=at)
    )


async def wants_checkups(connection: AsyncConnection, subscriber_id: int) -> bool:
    """Whether a reader is to be told how their subscriptions do."""
    found = await connection.scalar(
        select(subscribers.c.checked_up_at).where(subscribers.c.id == subscriber_id)
    )
    return found is None or found < FOR_EVER


async def month_until(connection: AsyncConnection, now: datetime) -> Month:
    """The month that check-ups are about."""
    first = await first_sequence_since(connection, now - EVERY)
    week = await first_sequence_since(connection, now - WEEK)
    oldest = await connection.scalar(
        select(func.min(articles.c.id)).where(_PUBLISHED, articles.c.sequence >= first)
    )
    return Month(first, week, oldest, await _by_rubric(connection, first, week))


async def with_findings(
    connection: AsyncConnection, readers: Sequence[int], now: datetime
) -> set[int]:
    """Those of the readers to whom there is something to say."""
    held = await _held(connection, readers, now)
    sent = await _sent(connection, held, await month_until(connection, now))
    return {
        row.subscriber_id
        for row in held
        if (count := sent.get(row.id)) is not None
        and (count.is_idle(row.created_at, now) or _busy(count, row, now))
    }


async def checkup_of(
    connection: AsyncConnection, subscriber_id: int, now: datetime, month: Month
) -> CheckUp:
    """What there is to say to a reader of the month that ends now."""
    rows = await _held(connection, [subscriber_id], now)
    sent = await _sent(connection, rows, month)
    held = {one.id: one for one in await subscriptions_of(connection, subscriber_id)}
    found = [(held[row.id], sent[row.id], row) for row in rows if row.id in sent.keys() & held]
    busy = [(one, _busy(count, row, now)) for one, count, row in found]
    return CheckUp(
        idle=tuple(one for one, count, row in found if count.is_idle(row.created_at, now)),
        busy=tuple((one, a_day) for one, a_day in busy if a_day),
    )


async def enqueue(
    connection: AsyncConnection, moments: Mapping[int, datetime], now: datetime
) -> None:
    """Put the check-ups of readers into the outbox, each for its moment."""
    made = await connection.execute(
        dispatches.insert().values(
            kind=DispatchKind.CHECKUP.value,
            lane=Lane.DIGEST.value,
            created_at=now,
            expires_at=now + GIVEN_UP,
            complete=True,
        )
    )
    dispatch_id = int(made.inserted_primary_key[0])  # type: ignore[index]
    rows = [
        {
            "dispatch_id": dispatch_id,
            "subscriber_id": reader,
            "lane": Lane.DIGEST.value,
            "state": DeliveryState.PENDING.value,
            "not_before": at,
            "silent": True,
        }
        for reader, at in sorted(moments.items())
    ]
    await connection.execute(deliveries.insert(), rows)
    await count_made(connection, dispatch_id, [None] * len(rows))


def _busy(count: Sent, row: Any, now: datetime) -> int:  # noqa: ANN401
    return count.busy_by(Timing(row.timing), row.created_at, now)


async def _held(
    connection: AsyncConnection, readers: Sequence[int], now: datetime
) -> Sequence[Row[Any]]:
    """The subscriptions of readers that are not muted."""
    muted = subscriptions.c.muted_until
    rows = await connection.execute(
        select(subscriptions)
        .where(listed(subscriptions.c.subscriber_id, readers), or_(muted.is_(None), muted <= now))
        .order_by(subscriptions.c.id)
    )
    return rows.all()


async def _sent(
    connection: AsyncConnection, held: Sequence[Row[Any]], month: Month
) -> dict[int, Sent]:
    """What subscriptions, by id, have sent; nothing is told of a month without any news."""
    if month.oldest is None:
        return {}
    by_rule = await _by_rule(
        connection, {row.rule_id for row in held} - {None}, month, month.oldest
    )
    live = await rubrics_by_id(connection)
    return {
        row.id: by_rule.get(row.rule_id, NOTHING)
        if row.rubric_id is None
        else _together(month.by_rubric, live.get(row.rubric_id))
        for row in held
    }


async def _by_rule(
    connection: AsyncConnection, rule_ids: set[int], month: Month, oldest: int
) -> dict[int, Sent]:
    if not rule_ids:
        return {}
    rows = await connection.execute(
        select(article_rules.c.rule_id, func.count(), _since(articles.c.sequence, month.week))
        .join_from(article_rules, articles, article_rules.c.article_id == articles.c.id)
        .where(
            listed(article_rules.c.rule_id, sorted(rule_ids)),
            # The index of rules goes by it, too.
            article_rules.c.article_id >= oldest,
            articles.c.sequence >= month.first,
            _PUBLISHED,
        )
        .group_by(article_rules.c.rule_id)
    )
    return {row[0]: Sent(row[1], row[2]) for row in rows}


async def _by_rubric(connection: AsyncConnection, month: int, week: int) -> dict[int, Sent]:
    first = select(articles.c.rubric_id, func.count(), _since(articles.c.sequence, week)).where(
        articles.c.sequence >= month, _PUBLISHED
    )
    further = select(
        article_rubrics.c.rubric_id, func.count(), _since(article_rubrics.c.sequence, week)
    ).where(article_rubrics.c.sequence >= month)
    counted: dict[int, Sent] = defaultdict(lambda: NOTHING)
    for statement, rubric in (
        (first, articles.c.rubric_id),
        (further, article_rubrics.c.rubric_id),
    ):
        for rubric_id, in_month, in_week in await connection.execute(statement.group_by(rubric)):
            before = counted[rubric_id]
            counted[rubric_id] = Sent(before.in_month + in_month, before.in_week + in_week)
    return counted


def _since(sequence: Any, first: int) -> Any:  # noqa: ANN401 - a column, and a count of it
    return func.sum(case((sequence >= first, 1), else_=0))


def _together(by_rubric: Mapping[int, Sent], rubric: Rubric | None) -> Sent:
    found = [by_rubric.get(id_, NOTHING) for id_ in (rubric.ids if rubric else ())]
    return Sent(sum(one.in_month for one in found), sum(one.in_week for one in found))
