"""Stories: which articles tell one, and who follows it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, ArticleStatus
from news.followed import FollowedStory
from storage.articles import article_by_id
from storage.dialect import insert, listed
from storage.publications import first_sequence_since
from storage.tables import articles, story_followers

STORY = func.coalesce(articles.c.story_id, articles.c.id)
"""The story that a published article belongs to."""
_IS_PUBLISHED = articles.c.status == ArticleStatus.PUBLISHED.value


class Chapter(NamedTuple):
    """A published article of a story, in some revision."""

    article_id: int
    revision: int
    story_id: int
    published_at: datetime


class Unfollowed(NamedTuple):
    """What a reader followed a story by."""

    message_id: int | None


async def chapters(
    connection: AsyncConnection, followed_since: datetime, since: datetime
) -> list[Chapter]:
    """What a new article may go on with, newest first.

    Of the stories that somebody follows what was published since the one moment, of all others
    what was since the other.
    """
    anybody = select(story_followers.c.story_id).limit(1)
    if await connection.scalar(anybody) is None:
        followed_since = since
    is_followed = anybody.where(story_followers.c.story_id == STORY).exists()
    statement = select(articles.c.id, articles.c.revision, STORY, articles.c.published_at).where(
        _IS_PUBLISHED,
        articles.c.sequence >= await first_sequence_since(connection, followed_since),
        or_(articles.c.published_at >= since, is_followed),
    )
    rows = await connection.execute(statement.order_by(articles.c.sequence.desc()))
    return [Chapter(*row) for row in rows]


async def newest_chapter(
    connection: AsyncConnection, story_id: int, since: datetime
) -> Article | None:
    """The newest article of a story, if it is no older; None when the story is over."""
    statement = select(articles.c.id).where(*_told(_of(story_id), since))
    newest = await connection.scalar(statement.order_by(articles.c.sequence.desc()).limit(1))
    return await article_by_id(connection, newest) if newest is not None else None


async def follow(
    connection: AsyncConnection,
    story_id: int,
    subscriber_id: int,
    message_id: int | None,
    now: datetime,
) -> None:
    """Follow a story from now on, or by another message."""
    statement = insert(connection, story_followers).values(
        story_id=story_id, subscriber_id=subscriber_id, message_id=message_id, followed_at=now
    )
    again = statement.on_conflict_do_update(
        index_elements=["story_id", "subscriber_id"], set_={"message_id": message_id}
    )
    await connection.execute(again)


async def unfollow(
    connection: AsyncConnection, story_id: int, subscriber_id: int
) -> Unfollowed | None:
    """Follow a story no longer; None when it was not followed."""
    gone = delete(story_followers).where(_is(story_id, subscriber_id))
    row = (await connection.execute(gone.returning(story_followers.c.message_id))).one_or_none()
    return Unfollowed(row.message_id) if row is not None else None


async def follows(connection: AsyncConnection, story_id: int, subscriber_id: int) -> bool:
    """Whether a reader follows a story."""
    statement = select(story_followers.c.story_id).where(_is(story_id, subscriber_id))
    return await connection.scalar(statement) is not None


async def followed_by(
    connection: AsyncConnection, subscriber_id: int, since: datetime
) -> tuple[FollowedStory, ...]:
    """The stories that a reader follows and that had an article since then, as they were chosen."""
    mine = select(story_followers.c.story_id).where(
        story_followers.c.subscriber_id == subscriber_id
    )
    ids = list(await connection.scalars(mine.order_by(story_followers.c.followed_at)))
    if not ids:
        return ()
    found = await connection.execute(
        select(STORY, articles.c.id, articles.c.headline)
        .where(*_told(_of_any(ids), since))
        .order_by(articles.c.sequence)
    )
    newest = {row[0]: FollowedStory(*row) for row in found}
    return tuple(newest[id_] for id_ in ids if id_ in newest)


async def over(connection: AsyncConnection, since: datetime, most: int) -> Sequence[int]:
    """Some followed stories that had no article since then."""
    told = select(articles.c.id).where(*_told(_of(story_followers.c.story_id), since))
    statement = select(story_followers.c.story_id).distinct()
    statement = statement.where(story_followers.c.followed_at < since, ~told.exists())
    return list(await connection.scalars(statement.limit(most)))


async def drop_followers(connection: AsyncConnection, ids: Sequence[int]) -> int:
    """Let nobody follow these stories any more; how many did."""
    gone = delete(story_followers).where(listed(story_followers.c.story_id, ids))
    return (await connection.execute(gone)).rowcount


def _is(story_id: int, subscriber_id: int) -> ColumnElement[bool]:
    return (story_followers.c.story_id == story_id) & (
        story_followers.c.subscriber_id == subscriber_id
    )


def _of(story_id: int | ColumnElement[int]) -> ColumnElement[bool]:
    return or_(articles.c.id == story_id, articles.c.story_id == story_id)


def _of_any(ids: Sequence[int]) -> ColumnElement[bool]:
    return or_(listed(articles.c.id, ids), listed(articles.c.story_id, ids))


def _told(of_story: ColumnElement[bool], since: datetime) -> tuple[ColumnElement[bool], ...]:
    return of_story, _IS_PUBLISHED, articles.c.published_at >= since
