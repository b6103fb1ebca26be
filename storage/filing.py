"""Under which rubrics published articles are found, and how many each has.

The rows are counted as they stand: also under a rubric that was merged into another, until
``storage.merging`` has moved them.
"""

from collections import Counter

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from storage.rubrics import count_publication
from storage.tables import article_rubrics, articles

Filed = Counter[int]
"""The ids of the rubrics under which an article is counted."""
NOWHERE = Filed()


async def filed_under(connection: AsyncConnection, article_id: int) -> Filed:
    """Where an article, which the transaction holds, is counted so far: if it is published."""
    first = await connection.scalar(
        select(articles.c.rubric_id).where(
            articles.c.id == article_id, articles.c.status == ArticleStatus.PUBLISHED.value
        )
    )
    further = await connection.scalars(
        select(article_rubrics.c.rubric_id).where(article_rubrics.c.article_id == article_id)
    )
    return Filed(further.all() if first is None else [first, *further])


async def refile(connection: AsyncConnection, article_id: int, before: Filed) -> None:
    """Let an article be found and counted where its row says, and no longer where it was."""
    row = (
        await connection.execute(
            select(
                articles.c.status,
                articles.c.rubric_id,
                articles.c.more_rubrics,
                articles.c.sequence,
            ).where(articles.c.id == article_id)
        )
    ).one()
    is_published = row.status == ArticleStatus.PUBLISHED.value
    first = [] if row.rubric_id is None else [row.rubric_id]
    every = dict.fromkeys([*first, *map(int, (row.more_rubrics or "").split())])
    further = list(every)[len(first) :]
    after = Filed(every.keys()) if is_published else NOWHERE
    if before.total() > 1 or before != after:
        await connection.execute(
            delete(article_rubrics).where(article_rubrics.c.article_id == article_id)
        )
    if is_published and further:
        await connection.execute(
            article_rubrics.insert(),
            [
                {"rubric_id": each, "sequence": row.sequence, "article_id": article_id}
                for each in further
            ],
        )
    await _count(connection, before, after)


async def _count(connection: AsyncConnection, before: Filed, after: Filed) -> None:
    # In one order for all, so that two transactions never wait for each other.
    for rubric_id in sorted(before.keys() | after.keys()):
        if by := after[rubric_id] - before[rubric_id]:
            await count_publication(connection, rubric_id, by)
