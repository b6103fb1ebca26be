"""What was published of late, in memory, to compare articles with."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.article import Article, ArticleDraft
from news.likeness import NOTHING, LikenessKind, Profile, profile
from news.story import Story, story_of
from newsroom.rulebook import Rulebook
from storage.articles import Public, articles_by_id, public_since
from storage.database import Database
from storage.trouble import costing_itself_alone

TEXT_WINDOW = timedelta(days=7)
STORY_WINDOW = timedelta(hours=72)
MOST = 3000
"""So many of the newest articles are compared with: a week of a large newsroom."""
_AT_ONCE = 25
_LOOKED_AT = 5
# A paragraph that so many articles have is the site's own.
_EVERYWHERE = 3
# More than the words of a lead that a story is told by.
_LEAD_CHARACTERS = 1500

Candidate = tuple[LikenessKind, int, float]
"""What may be the same: how, its id, and how close it is, 0 where that has yet to be seen."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An article that was read in some revision."""

    revision: int
    published_at: datetime | None
    profile: Profile


class Recent:
    """The articles of the last seven days, as they are compared; each process has its own.

    An article takes some 10 kB, and 4 ms to be read once.
    """

    def __init__(self) -> None:
        self._read: dict[int, _Read] = {}
        self._paragraphs: Counter[int] = Counter()
        self._reading = asyncio.Lock()

    async def learn(
        self, database: Database, rulebook: Rulebook, now: datetime, most: int = MOST
    ) -> None:
        """Forget what is no longer there, and read up to ``most`` of what is new."""
        left = await self._learn(database, rulebook, now, min(most, _AT_ONCE))
        for _ in range(_AT_ONCE, most, _AT_ONCE):
            if not left:
                return
            # Between two batches others may have their turn.
            left = await self._learn(database, rulebook, now, _AT_ONCE)

    async def _learn(self, database: Database, rulebook: Rulebook, now: datetime, most: int) -> int:
        """Read up to ``most`` articles; how many are left."""
        async with self._reading:
            async with database.snapshot() as connection:
                there = await public_since(connection, now - TEXT_WINDOW, MOST)
                missing = self._sort_out(there, now)
                texts = await articles_by_id(connection, missing[:most])
            await asyncio.to_thread(self._take, rulebook, texts.values(), now)
            return len(missing[most:])

    def _sort_out(self, there: Sequence[Public], now: datetime) -> list[int]:
        """Forget what is gone or changed; the ids of what is missing, newest first."""
        revisions = {id_: revision for id_, revision, _ in there}
        for id_, read in list(self._read.items()):
            if revisions.get(id_) != read.revision:
                self._forget(id_)
            elif read.profile.story is not None and not _is_of_late(read.published_at, now):
                self._read[id_] = replace(read, profile=replace(read.profile, story=None))
        return [id_ for id_, *_ in there if id_ not in self._read]

    def _forget(self, article_id: int) -> None:
        self._paragraphs -= Counter(self._read.pop(article_id).profile.paragraphs)

    def _take(self, rulebook: Rulebook, found: Iterable[Article], now: datetime) -> None:
        for article in found:
            made = NOTHING
            with costing_itself_alone("article.not_compared", article=article.id):
                of_late = _is_of_late(article.published_at, now)
                made = profile(article, story_told(rulebook, article) if of_late else None)
            self._paragraphs.update(made.paragraphs)
            self._read[article.id] = _Read(article.revision, article.published_at, made)

    def everywhere(self, of: Profile) -> frozenset[int]:
        """Those paragraphs of an article that several others have too."""
        return frozenset(each for each in of.paragraphs if self._paragraphs[each] >= _EVERYWHERE)

    def candidates(self, of: Profile, but: int | None) -> list[Candidate]:
        """What may be the same, surest first: its kind, id and closeness."""
        others = [(id_, each.profile) for id_, each in list(self._read.items()) if id_ != but]
        texts = sorted(
            (
                (-of.sketch.overlap(each.sketch), id_)
                for id_, each in others
                if of.sketch.may_be(each.sketch)
            ),
        )
        pages = [id_ for id_, each in others if of.is_same_page(each)]
        stories = sorted((of.is_same_story(each), id_) for id_, each in others)
        return [
            *((LikenessKind.TEXT, id_, 0.0) for _, id_ in texts[:_LOOKED_AT]),
            *((LikenessKind.PAGE, id_, 0.0) for id_ in sorted(pages)[-1:]),
            *((LikenessKind.STORY, id_, close) for close, id_ in stories[-1:] if close),
        ]


def story_told(rulebook: Rulebook, article: Article | ArticleDraft) -> Story:
    """What an article is about, by its headline and its lead: some 3 ms."""
    lead = article.text[:_LEAD_CHARACTERS]
    beginning = ArticleDraft(article.headline, (lead,) if lead else ())
    return story_of(rulebook.read(beginning), len(article.headline))


def _is_of_late(published_at: datetime | None, now: datetime) -> bool:
    return published_at is None or published_at > now - STORY_WINDOW
