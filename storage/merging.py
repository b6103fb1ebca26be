"""Moving what a merged rubric has to the one that it is part of by now, a chunk at a time.

Whoever reads takes the former rubric for the other from the merge's own commit on, so that nobody
waits for this. What is moved leaves the former rubric: a crash costs a chunk, and the next goes on.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DispatchKind
from news.figure import Figure
from news.language import Language
from news.subscription import Timing
from storage.dialect import listed
from storage.figures import LANGUAGES, Change, count
from storage.filing import filed_under, refile
from storage.rubrics import count_publication, rubrics_by_id
from storage.tables import (
    INCOMPLETE,
    article_rubrics,
    articles,
    dispatches,
    rubrics,
    subscribers,
    subscriptions,
)
from storage.totals import Total, change_total
from storage.wording import written_ids

ARTICLES_AT_ONCE = 500
FILED_AT_ONCE = 50
READERS_AT_ONCE = 1_000
"""So many are moved in one transaction, which is over within some 15 ms."""

_IS_PERSON = (
    select(subscribers.c.id)
    .where(subscribers.c.id == subscriptions.c.subscriber_id, subscribers.c.chat_id > 0)
    .exists()
)
"""Groups and channels follow as people do, but no figure counts them."""


class Merge(NamedTuple):
    """A rubric that is part of another since a moment in UTC, both by id."""

    source: int
    target: int
    at: datetime


async def merges(connection: AsyncConnection) -> list[Merge]:
    """Every rubric that was merged into another."""
    rows = await connection.execute(
        select(rubrics.c.id, rubrics.c.merged_into, rubrics.c.merged_at)
        .where(rubrics.c.merged_into.is_not(None))
        .order_by(rubrics.c.id)
    )
    return [Merge(*row) for row in rows]


async def some_articles(connection: AsyncConnection, of: Merge) -> Sequence[int]:
    """Ids of some articles whose first rubric is the merged one, ascending."""
    found = await connection.scalars(
        select(articles.c.id)
        .where(articles.c.rubric_id == of.source)
        .order_by(articles.c.sequence)
        .limit(ARTICLES_AT_ONCE)
    )
    return sorted(found)


async def some_filed(connection: AsyncConnection, of: Merge) -> Sequence[int]:
    """Ids of some published articles that have the merged rubric besides their first."""
    statement = select(article_rubrics.c.article_id)
    found = await connection.scalars(
        statement.where(article_rubrics.c.rubric_id == of.source).limit(FILED_AT_ONCE)
    )
    return sorted(found)


async def some_readers(connection: AsyncConnection, of: Merge) -> Sequence[int]:
    """Ids of some readers who follow the merged rubric, ascending."""
    found = await connection.scalars(
        select(subscriptions.c.subscriber_id)
        .where(subscriptions.c.rubric_id == of.source)
        .order_by(subscriptions.c.subscriber_id)
        .limit(READERS_AT_ONCE)
    )
    return found.all()


async def is_spreading(connection: AsyncConnection) -> bool:
    """Whether an article is being spread, perhaps since before a merge."""
    # Asked for one kind, SQLite would look through the dispatches of all articles.
    kinds = await connection.scalars(select(dispatches.c.kind).where(text(INCOMPLETE)))
    return DispatchKind.ARTICLE.value in kinds.all()


async def move_articles(connection: AsyncConnection, of: Merge, ids: Sequence[int]) -> None:
    """Put articles under the other rubric that have no further ones, and count them there."""
    moved = await connection.execute(
        update(articles)
        .where(
            listed(articles.c.id, ids),
            articles.c.rubric_id == of.source,
            articles.c.more_rubrics.is_(None),
        )
        .values(rubric_id=of.target)
        .returning(articles.c.status)
    )
    published = sum(status == ArticleStatus.PUBLISHED.value for status in moved.scalars())
    for rubric_id, by in sorted(((of.source, -published), (of.target, published))):
        if by:
            await count_publication(connection, rubric_id, by)


async def with_further(connection: AsyncConnection, of: Merge, ids: Sequence[int]) -> Sequence[int]:
    """Those of the articles that have further rubrics: each is moved by itself."""
    found = await connection.scalars(
        select(articles.c.id)
        .where(listed(articles.c.id, ids), articles.c.rubric_id == of.source)
        .order_by(articles.c.id)
    )
    return found.all()


async def put_under_present(connection: AsyncConnection, article_id: int) -> None:
    """Put an article under the rubrics that its own are by now, each once."""
    own = articles.c.rubric_id, articles.c.more_rubrics
    row = (
        await connection.execute(
            select(*own).where(articles.c.id == article_id).with_for_update(of=articles)
        )
    ).one()
    live = await rubrics_by_id(connection)
    ids = [row.rubric_id, *map(int, (row.more_rubrics or "").split())]
    present = list(dict.fromkeys(live[id_].id for id_ in ids if id_ in live))
    first, more = (present[0], present[1:]) if present else (None, [])
    filed = await filed_under(connection, article_id)
    await connection.execute(
        update(articles)
        .where(articles.c.id == article_id)
        .values(rubric_id=first, more_rubrics=written_ids(more))
    )
    await refile(connection, article_id, filed)


async def move_readers(connection: AsyncConnection, of: Merge, ids: Sequence[int]) -> None:
    """Let readers, by ascending ids, follow the other rubric; who does already keeps the better.

    That is at once rather than by digest, muted only as long as both are, and without a sound only
    if both are.
    """
    mine = (
        subscriptions.c.subscriber_id.between(ids[0], ids[-1]),
        subscriptions.c.rubric_id == of.source,
    )
    await _keep_better(connection, of, ids)
    gone, by_language = await _drop_second(connection, of, mine)
    follow = update(subscriptions).where(*mine).values(rubric_id=of.target)
    moved = await connection.execute(follow.where(_IS_PERSON))
    await connection.execute(follow)
    await count(
        connection,
        [
            Change(Figure.IN_RUBRIC, of.source, -gone - moved.rowcount),
            Change(Figure.IN_RUBRIC, of.target, moved.rowcount),
            *(
                Change(Figure.IN_LANGUAGE, LANGUAGES[Language(language)], -number)
                for language, number in by_language.items()
            ),
        ],
    )


async def _keep_better(connection: AsyncConnection, of: Merge, ids: Sequence[int]) -> None:
    """Where readers follow both rubrics, give the other what is better of the former one."""
    former = subscriptions.alias()
    theirs = former.c.subscriber_id.between(ids[0], ids[-1]), former.c.rubric_id == of.source
    both = (
        subscriptions.c.rubric_id == of.target,
        subscriptions.c.subscriber_id == former.c.subscriber_id,
        *theirs,
    )
    at_once = Timing.INSTANT.value
    here, there = subscriptions.c.muted_until, former.c.muted_until
    since, former_since = subscriptions.c.since_sequence, former.c.since_sequence
    await connection.execute(
        update(subscriptions)
        .where(*both)
        .values(
            timing=case((former.c.timing == at_once, at_once), else_=subscriptions.c.timing),
            # A muted one without the other is none.
            muted_until=case((here < there, here), (here >= there, there), else_=None),
            since_sequence=case((former_since < since, former_since), else_=since),
            silent=and_(subscriptions.c.silent, former.c.silent),
        )
    )


async def _drop_second(
    connection: AsyncConnection, of: Merge, mine: Sequence[ColumnElement[bool]]
) -> tuple[int, Counter[str]]:
    """Remove those of the former rubric whose readers follow both.

    How many were people's, and by language: groups and channels are not counted.
    """
    known = subscriptions.alias()
    kept = select(known.c.id).where(
        known.c.rubric_id == of.target, known.c.subscriber_id == subscriptions.c.subscriber_id
    )
    # Nobody changes their language before the transaction ends.
    twice = await connection.scalars(
        select(subscribers.c.language)
        .join_from(subscriptions, subscribers, subscribers.c.id == subscriptions.c.subscriber_id)
        .where(*mine, kept.exists(), subscribers.c.chat_id > 0)
        .order_by(subscribers.c.id)
        .with_for_update(read=True, of=subscribers)
    )
    by_language = Counter(twice)
    drop = delete(subscriptions).where(*mine, kept.exists())
    gone = await connection.execute(drop.where(_IS_PERSON))
    await connection.execute(drop)
    await change_total(connection, Total.TO_RUBRICS, -gone.rowcount)
    return gone.rowcount, by_language
