"""What was published of late, in memory, to compare articles with."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from heapq import nlargest

from news.article import Article, ArticleDraft
from news.likeness import NOTHING, LikenessKind, Profile, closeness, profile
from news.story import Story, story_of
from newsroom.rulebook import Rulebook
from storage.articles import articles_by_id
from storage.database import Database
from storage.publications import Public, public_since
from storage.trouble import costing_itself_alone

TEXT_WINDOW = timedelta(days=7)
STORY_WINDOW = timedelta(hours=72)
MOST = 3000
"""So many of the newest articles are compared with: a week of a large newsroom."""
_AT_ONCE = 25
# A tick sorts out more often; a process without one does so itself.
_SORTED_FOR = timedelta(minutes=5)
_LOOKED_AT = 5
# A paragraph that so many articles have is the site's own.
_EVERYWHERE = 3
# More than the words of a lead that a story is told by.
_LEAD_CHARACTERS = 1500

Candidate = tuple[LikenessKind, int]
"""What may be the same, and its id: how much so has yet to be seen."""


class Recent:
    """The articles of the last seven days, as they are compared; each process has its own.

    An article takes some 10 kB, and 3 ms to be read once. What is behind is never told of wrongly:
    an article is looked at as it is before anything is said of it.
    """

    def __init__(self) -> None:
        self._revisions: dict[int, int] = {}
        self._profiles: dict[int, Profile] = {}
        self._stories: dict[int, Story] = {}
        self._paragraphs: Counter[int] = Counter()
        self._sorted_at: datetime | None = None
        self._reading = asyncio.Lock()

    async def learn(self, database: Database, rulebook: Rulebook, now: datetime) -> None:
        """Forget what is gone, and read all that is new: seconds, after a start."""
        missing = await self._missing(database, now)
        for start in range(0, len(missing), _AT_ONCE):
            # Between two batches others have their turn.
            await self._learn(database, rulebook, missing[start : start + _AT_ONCE], now)
        self._sorted_at = now

    async def learn_newest(self, database: Database, rulebook: Rulebook, now: datetime) -> None:
        """Read the newest of what is new: for a check, which waits for it."""
        if self._sorted_at is not None and now - self._sorted_at < _SORTED_FOR:
            missing = await self._missing(database, now, _AT_ONCE)
        else:
            missing = await self._missing(database, now)
            self._sorted_at = None if missing[_AT_ONCE:] else now
        await self._learn(database, rulebook, missing[:_AT_ONCE], now)

    async def _missing(self, database: Database, now: datetime, most: int = MOST) -> list[int]:
        """The ids of what is new among the newest; of all of them, what is gone is forgotten."""
        async with database.snapshot() as connection:
            there = await public_since(connection, now - TEXT_WINDOW, most)
        async with self._reading:
            if most == MOST:
                self._sort_out(there, now)
            return [id_ for id_, revision, _ in there if self._revisions.get(id_) != revision]

    async def _learn(
        self, database: Database, rulebook: Rulebook, ids: Sequence[int], now: datetime
    ) -> None:
        if not ids:
            return
        async with database.snapshot() as connection:
            found = await articles_by_id(connection, ids)
        async with self._reading:
            await asyncio.to_thread(self._take, rulebook, found.values(), now)

    def _sort_out(self, there: Sequence[Public], now: datetime) -> None:
        """Forget what is gone or changed, and the stories that are old news."""
        known = {(id_, revision) for id_, revision, _ in there}
        for each in self._revisions.items() - known:
            self._forget(each[0])
        for id_, _, published_at in there:
            if not _is_of_late(published_at, now):
                self._stories.pop(id_, None)

    def _take(self, rulebook: Rulebook, found: Iterable[Article], now: datetime) -> None:
        for article in found:
            self._forget(article.id)
            self._revisions[article.id] = article.revision
            with costing_itself_alone("article.not_compared", article=article.id):
                made = self._profiles[article.id] = profile(article)
                self._paragraphs.update(made.paragraphs)
                if _is_of_late(article.published_at, now):
                    self._stories[article.id] = story_told(rulebook, article)

    def _forget(self, article_id: int) -> None:
        self._revisions.pop(article_id, None)
        self._stories.pop(article_id, None)
        read = self._profiles.pop(article_id, NOTHING)
        self._paragraphs.subtract(read.paragraphs)
        for each in read.paragraphs:
            if not self._paragraphs[each]:
                del self._paragraphs[each]

    def stories(self) -> dict[int, Story]:
        """What each article of the last 72 hours tells, by its id."""
        return self._stories.copy()

    def everywhere(self, of: Profile) -> frozenset[int]:
        """Those paragraphs of an article that several others have too."""
        return frozenset(each for each in of.paragraphs if self._paragraphs[each] >= _EVERYWHERE)

    def candidates(self, of: Profile, story: Story) -> list[Candidate]:
        """What may be the same, the surest kind first; of a kind, the likeliest first."""
        # Copies: another thread may be adding to what is read.
        profiles, stories = self._profiles.copy(), self._stories.copy()
        texts = (
            (of.sketch.overlap(each.sketch), id_)
            for id_, each in profiles.items()
            if of.sketch.may_be(each.sketch)
        )
        pages = ((id_, id_) for id_, each in profiles.items() if of.is_same_page(each))
        telling = story.telling()
        told = (
            (closeness(story, each), id_)
            for id_, each in stories.items()
            if not telling.isdisjoint(each.weights)
        )
        found: Iterable[tuple[LikenessKind, Iterable[tuple[float, int]]]] = (
            (LikenessKind.TEXT, texts),
            (LikenessKind.PAGE, pages),
            (LikenessKind.STORY, (each for each in told if each[0])),
        )
        return [(kind, id_) for kind, some in found for _, id_ in nlargest(_LOOKED_AT, some)]


def story_told(rulebook: Rulebook, article: Article | ArticleDraft) -> Story:
    """What an article is about, by its headline and its lead: some 3 ms."""
    lead = article.text[:_LEAD_CHARACTERS]
    beginning = ArticleDraft(article.headline, (lead,) if lead else ())
    return story_of(rulebook.read(beginning), len(article.headline))


def _is_of_late(published_at: datetime | None, now: datetime) -> bool:
    return published_at is None or published_at > now - STORY_WINDOW
