"""What digests choose from: what is new, what readers follow, and what they have had."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Text, and_, case, cast, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.digest import Headline, Window
from news.dispatch import DeliveryState, DispatchKind, Reason
from news.rubric import Rubric, by_id
from storage.counts import held_articles
from storage.dialect import among, listed
from storage.rubrics import all_rubrics
from storage.tables import (
    HELD_BACK,
    article_rubrics,
    article_rules,
    articles,
    deliveries,
    dispatches,
    story_followers,
    subscribers,
    subscriptions,
)

# How many publications a digest looks back at most, whoever has been away however long.
REACH = 2_000


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
