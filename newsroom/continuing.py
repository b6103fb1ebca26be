"""What a new article goes on with: by its editor's word, by what it quotes, or by its own words."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from heapq import nlargest

from news.article import Article, ArticleStatus
from news.continuation import STORY_LIFE, UPDATE_WINDOW, Continuation
from news.deed import DeedKind
from news.likeness import closeness
from news.story import Story
from newsroom.approving import renew
from newsroom.desk import Desk
from newsroom.recent import story_told
from newsroom.rights import Doer, note, require_for
from storage import articles, stories
from storage.database import Connection
from storage.stories import Chapter

_OFFERED = 5
_CHOOSABLE = (
    *(ArticleStatus.DRAFT, ArticleStatus.SCHEDULED),
    *(ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED),
)
_OWN = 0
"""In place of an id: the editor says that there is none."""


async def learn(desk: Desk, now: datetime) -> None:
    """The tick: read what new articles may go on with, ahead of them."""
    async with desk.database.snapshot() as connection:
        found = await stories.chapters(connection, now - STORY_LIFE, now - UPDATE_WINDOW)
    await desk.stories.learn(desk.database, desk.rulebook, found)


async def continuation(desk: Desk, article: Article, now: datetime) -> Continuation | None:
    """What an article would go on with if it were published now; None for a story of its own."""
    if article.story_id == _OWN:
        return None
    async with desk.database.snapshot() as connection:
        chosen = await _chosen(connection, article, now)
        if chosen is not None:
            return _with_choice(article, chosen, now)
        if article.story_id is not None:
            return None
        found = await stories.chapters(connection, now - STORY_LIFE, now - UPDATE_WINDOW)
    return await _by_words(desk, article, found, now)


async def story_of(desk: Desk, article: Article) -> Article | None:
    """The first article of the story that a published one goes on with, while that is published."""
    if not article.story_id:
        return None
    async with desk.database.snapshot() as connection:
        first = await articles.article_by_id(connection, article.story_id)
    return first if first is not None and first.status is ArticleStatus.PUBLISHED else None


async def choosable(desk: Desk, article: Article, now: datetime) -> tuple[Article, ...]:
    """What an editor may say that an article goes on with, the likeliest first."""
    await desk.recent.learn_newest(desk.database, desk.rulebook, now)
    async with desk.database.snapshot() as connection:
        found = await stories.chapters(connection, now - STORY_LIFE, now - UPDATE_WINDOW)
    told = await desk.stories.told_in(desk.database, desk.rulebook, found)
    told = desk.recent.stories() | told
    mine = await asyncio.to_thread(story_told, desk.rulebook, article)
    close = ((mine.likeness(each), id_) for id_, each in told.items() if id_ != article.id)
    likeliest = [id_ for likeness, id_ in nlargest(_OFFERED, close) if likeness]
    async with desk.database.snapshot() as connection:
        there = await articles.articles_by_id(connection, likeliest)
    found_there = (there[id_] for id_ in likeliest if id_ in there)
    return tuple(each for each in found_there if each.status is ArticleStatus.PUBLISHED)


async def link(desk: Desk, article_id: int, earlier_id: int | None, by: Doer) -> Article | None:
    """Have an article go on with the story of an earlier one, or (None) with none.

    What has been sent stays as it was sent. None when either is not there any more. Raises
    NotAllowed.
    """
    async with desk.database.transaction() as connection:
        story_id: int | None = _OWN
        if earlier_id is not None:
            earlier = await articles.article_by_id(connection, earlier_id)
            if earlier is None or earlier.status is not ArticleStatus.PUBLISHED:
                return None
            story_id = earlier.story if earlier.story != article_id else None
        return await _change(connection, article_id, by, story_id=story_id, updates_id=None)


async def set_update(
    desk: Desk, article_id: int, earlier_id: int | None, by: Doer
) -> Article | None:
    """Have a draft come below an earlier article as its update, or (None) by itself.

    None when it is not there any more, or is out. Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        return await _change(connection, article_id, by, updates_id=earlier_id or _OWN)


async def _change(
    connection: Connection, article_id: int, by: Doer, **columns: int | None
) -> Article | None:
    found = await articles.article_by_id(connection, article_id, lock=True)
    if found is None or found.status not in _CHOOSABLE:
        return None
    role = await require_for(connection, by.id, found)
    is_out = found.status is ArticleStatus.PUBLISHED
    if is_out:
        if "story_id" not in columns:
            return None
        columns = {"story_id": columns["story_id"] or None}
    await articles.change_article(connection, article_id, found.status, **columns)
    await note(connection, by, DeedKind.LINKED, article_id)
    if not is_out:
        await renew(connection, found, by.id, role, by.at)
    return await articles.article_by_id(connection, article_id)


async def _chosen(connection: Connection, article: Article, now: datetime) -> Article | None:
    """What the editor quotes, or the newest of the story that they name, unless that is over."""
    since = now - STORY_LIFE
    if article.story_id is not None:
        return await stories.newest_chapter(connection, article.story_id, since)
    if article.quoted is None:
        return None
    quoted = await articles.article_by_id(connection, article.quoted.id)
    if quoted is None or await stories.newest_chapter(connection, quoted.story, since) is None:
        return None
    return quoted


def _with_choice(article: Article, earlier: Article, now: datetime) -> Continuation:
    """With what the editor has named: it is an update only where they say so, too."""
    may_update = _may_update(article, earlier, now)
    updates = may_update and article.updates_id == earlier.id
    return Continuation(earlier, updates=updates, may_update=may_update, chosen=True)


async def _by_words(
    desk: Desk, article: Article, found: list[Chapter], now: datetime
) -> Continuation | None:
    found = [each for each in found if each.article_id != article.id]
    if not found:
        return None
    told = await desk.stories.told_in(desk.database, desk.rulebook, found)
    mine = await asyncio.to_thread(story_told, desk.rulebook, article)
    earlier_id = _nearest(mine, told, found)
    if earlier_id is None:
        return None
    async with desk.database.snapshot() as connection:
        earlier = await articles.article_by_id(connection, earlier_id)
    if earlier is None or earlier.status is not ArticleStatus.PUBLISHED:
        return None
    may_update = _may_update(article, earlier, now)
    # Only what is surely the same comes without a sound by itself.
    wanted = article.updates_id == earlier.id or (
        article.updates_id is None and closeness(mine, told[earlier_id]) > 0
    )
    return Continuation(earlier, updates=may_update and wanted, may_update=may_update)


def _nearest(mine: Story, told: Mapping[int, Story], found: list[Chapter]) -> int | None:
    """The newest article of the story that is the closest, if any is close enough."""
    close = {
        each.article_id: max(closeness(mine, story), mine.goes_on_with(story))
        for each in found
        if (story := told.get(each.article_id)) is not None
    }
    best = max(close, key=lambda id_: close[id_], default=None)
    if best is None or not close[best]:
        return None
    story_id = next(each.story_id for each in found if each.article_id == best)
    # They are the newest first.
    of_story = (each.article_id for each in found if each.story_id == story_id)
    return next(id_ for id_ in of_story if id_ in close)


def _may_update(article: Article, earlier: Article, now: datetime) -> bool:
    """Whether an article may come below an earlier one: never breaking news."""
    sent_at = earlier.published_at
    return (
        article.status is not ArticleStatus.PUBLISHED
        and not article.breaking
        and sent_at is not None
        and now - sent_at < UPDATE_WINDOW
    )
