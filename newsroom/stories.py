"""What the articles of stories tell, in memory, to compare a new one with."""

import asyncio
from collections.abc import Iterable, Sequence

from news.article import Article
from news.story import Story
from newsroom.recent import story_told
from newsroom.rulebook import Rulebook
from storage.articles import articles_by_id
from storage.database import Database
from storage.stories import Chapter
from storage.trouble import costing_itself_alone

MOST = 3000
"""So many of the newest articles are compared with."""


class Stories:
    """Articles as they are compared, each read once a revision; each process has its own."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, int], Story] = {}
        self._reading = asyncio.Lock()

    async def told_in(
        self, database: Database, rulebook: Rulebook, chapters: Sequence[Chapter]
    ) -> dict[int, Story]:
        """What each article tells, by its id: 3 ms for one unread; the others are forgotten."""
        wanted = {(each.article_id, each.revision) for each in chapters[:MOST]}
        async with self._reading:
            if missing := sorted(id_ for id_, _ in wanted - self._told.keys()):
                async with database.snapshot() as connection:
                    found = await articles_by_id(connection, missing)
                self._told |= await asyncio.to_thread(_read, rulebook, found.values())
            self._told = {key: told for key, told in self._told.items() if key in wanted}
            return {id_: told for (id_, _), told in self._told.items()}


def _read(rulebook: Rulebook, found: Iterable[Article]) -> dict[tuple[int, int], Story]:
    read: dict[tuple[int, int], Story] = {}
    for article in found:
        with costing_itself_alone("article.not_compared", article=article.id):
            read[article.id, article.revision] = story_told(rulebook, article)
    return read
