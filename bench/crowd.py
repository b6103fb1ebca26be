"""A newsroom with so many readers and an article on its way to all of them."""

from datetime import datetime

from sqlalchemy import text

from news.article import ArticleStatus
from news.dispatch import Lane
from storage.counts import count_made
from storage.database import Connection, Database
from storage.tables import articles, dispatch_articles, dispatches
from storage.timestamp import to_milliseconds

FIRST_CHAT = 1_000_001
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most) "
)


async def gather(database: Database, readers: int, now: datetime) -> None:
    """Let readers arrive; their chats count from FIRST_CHAT, their ids from 1."""
    statement = (
        "INSERT INTO subscribers (id, chat_id, language, timetable, digest_sequence, created_at) "
        f"{_NUMBERS} SELECT n, n + :first, 'ru', 'daily 09:00', 0, :now FROM numbers"
    )
    values = {"most": readers, "first": FIRST_CHAT - 1, "now": to_milliseconds(now)}
    async with database.transaction() as connection:
        await connection.execute(text(statement), values)


async def send_to_all(
    database: Database, readers: int, now: datetime, lane: Lane = Lane.INSTANT
) -> int:
    """Put one article to every reader into the outbox; the dispatch's id."""
    async with database.transaction() as connection:
        article_id = await _publish(connection, now)
        return await _enqueue(connection, readers, now, lane, article_id=article_id)


async def send_digest_to_all(database: Database, readers: int, now: datetime) -> int:
    """Put a digest with two articles to every reader into the outbox; the dispatch's id."""
    async with database.transaction() as connection:
        held = [await _publish(connection, now), await _publish(connection, now)]
        items = " ".join(map(str, held))
        dispatch_id = await _enqueue(connection, readers, now, Lane.DIGEST, items=items)
        rows = [{"article_id": each, "dispatch_id": dispatch_id} for each in held]
        await connection.execute(dispatch_articles.insert(), rows)
    return dispatch_id


async def _publish(connection: Connection, now: datetime) -> int:
    article = articles.insert().values(
        status=ArticleStatus.PUBLISHED.value,
        headline="Рыженков: Беларусь и Россия продолжат обсуждение проекта договора",
        body="Беларусь и Россия продолжат обсуждение проекта договора.\n\n" * 4,
        language="ru",
        fingerprint=f"{now}",
        author_id=1,
        created_at=now,
        published_at=now,
    )
    return await connection.scalar(article.returning(articles.c.id)) or 0


async def _enqueue(
    connection: Connection,
    readers: int,
    now: datetime,
    lane: Lane,
    *,
    article_id: int | None = None,
    items: str | None = None,
) -> int:
    dispatch = dispatches.insert().values(
        kind="article" if items is None else "digest",
        article_id=article_id,
        lane=lane.value,
        created_at=now,
        complete=True,
    )
    dispatch_id = await connection.scalar(dispatch.returning(dispatches.c.id)) or 0
    statement = (
        "INSERT INTO deliveries "
        "(dispatch_id, subscriber_id, part, lane, state, not_before, attempts, doubts, items) "
        f"{_NUMBERS} SELECT :dispatch, n, 0, :lane, 0, :now, 0, 0, :items FROM numbers"
    )
    values = {"most": readers, "dispatch": dispatch_id, "lane": lane.value, "items": items}
    await connection.execute(text(statement), values | {"now": to_milliseconds(now)})
    await count_made(connection, dispatch_id, [items] * readers)
    return dispatch_id
