"""Readers follow stories: what goes on with one comes at once, below the message they chose."""

import logging
from datetime import datetime

from news.article import Article, ArticleStatus
from news.continuation import STORY_LIFE
from news.followed import FollowedStory
from news.subscriber import Subscriber
from newsroom.desk import Desk
from storage import articles, stories
from storage.stories import Unfollowed

MOST_STORIES = 20
_MOST_DROPPED = 500

log = logging.getLogger(__name__)


class TooManyStories(Exception):  # noqa: N818 - it says what is the matter
    """The reader follows as many stories as one may: ``MOST_STORIES``."""


class StoryOver(Exception):  # noqa: N818 - it says what is the matter
    """The story has had no news for STORY_LIFE."""


async def follow_story(
    desk: Desk, reader: Subscriber, article_id: int, message_id: int | None, now: datetime
) -> Article | None:
    """Follow the story of an article: what comes later answers the given message of their chat.

    The article; None when it is not published. Raises TooManyStories, StoryOver.
    """
    async with desk.database.transaction() as connection:
        article = await articles.article_by_id(connection, article_id)
        if article is None or article.status is not ArticleStatus.PUBLISHED:
            return None
        since = now - STORY_LIFE
        if await stories.newest_chapter(connection, article.story, since) is None:
            raise StoryOver
        held = {each.story_id for each in await stories.followed_by(connection, reader.id, since)}
        if len(held) >= MOST_STORIES and article.story not in held:
            raise TooManyStories
        await stories.follow(connection, article.story, reader.id, message_id, now)
        return article


async def unfollow_story(desk: Desk, reader: Subscriber, article_id: int) -> Unfollowed | None:
    """Follow the story of an article no longer; None when it was not followed."""
    async with desk.database.transaction() as connection:
        article = await articles.article_by_id(connection, article_id)
        if article is None:
            return None
        return await stories.unfollow(connection, article.story, reader.id)


async def drop_story(desk: Desk, reader: Subscriber, story_id: int) -> Unfollowed | None:
    """Follow a story no longer; None when it was not followed."""
    async with desk.database.transaction() as connection:
        return await stories.unfollow(connection, story_id, reader.id)


async def followed_stories(
    desk: Desk, reader: Subscriber, now: datetime
) -> tuple[FollowedStory, ...]:
    """The stories that a reader follows and that go on, as they were chosen."""
    async with desk.database.snapshot() as connection:
        return await stories.followed_by(connection, reader.id, now - STORY_LIFE)


async def end_quiet_stories(desk: Desk, now: datetime) -> None:
    """The tick: let go of stories without news for STORY_LIFE."""
    async with desk.database.snapshot() as connection:
        over = await stories.over(connection, now - STORY_LIFE, _MOST_DROPPED)
    if not over:
        return
    async with desk.database.transaction() as connection:
        followers = await stories.drop_followers(connection, over)
    log.info("stories.ended", extra={"stories": len(over), "followers": followers})
