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
_AT_ONCE = 25

_Wording = tuple[int, int]
"""An article's id, and its revision."""


class Stories:
    """Articles as they are compared, each read once a revision; each process has its own.

    To read one takes 3 ms. A tick reads them all; whoever publishes waits for a few at most.
    """

    def __init__(self) -> None:
        self._told: dict[_Wording, Story | None] = {}
        self._reading = asyncio.Lock()

    async def learn(
        self, database: Database, rulebook: Rulebook, chapters: Sequence[Chapter]
    ) -> None:
        """Read all that is new, and forget all that is not among the chapters."""
        wanted = _wordings(chapters)
        for old in self._told.keys() - wanted.keys():
            del self._told[old]
        for _ in chapters[:MOST:_AT_ONCE]:
            # Between two batches others have their turn.
            await self._read_some(database, rulebook, chapters)

    async def told_in(
        self, database: Database, rulebook: Rulebook, chapters: Sequence[Chapter]
    ) -> dict[int, Story]:
        """What each article tells, by its id: of those that are read, and a few that were not."""
        await self._read_some(database, rulebook, chapters)
        found = ((id_, self._told.get((id_, revision))) for id_, revision in _wordings(chapters))
        return {id_: told for id_, told in found if told is not None}

    async def _read_some(
        self, database: Database, rulebook: Rulebook, chapters: Sequence[Chapter]
    ) -> None:
        """Read the newest that are not read yet."""
        async with self._reading:
            wordings = _wordings(chapters)
            missing = [key for key in wordings if key not in self._told][:_AT_ONCE]
            if not missing:
                return
            async with database.snapshot() as connection:
                found = await articles_by_id(connection, [id_ for id_, _ in missing])
            read = await asyncio.to_thread(_read, rulebook, found.values())
            # What cannot be read, or has changed meanwhile, is not asked for again.
            self._told |= dict.fromkeys(missing) | read


def _wordings(chapters: Sequence[Chapter]) -> dict[_Wording, None]:
    """In their order."""
    return dict.fromkeys((each.article_id, each.revision) for each in chapters[:MOST])


def _read(rulebook: Rulebook, found: Iterable[Article]) -> dict[_Wording, Story]:
    read: dict[_Wording, Story] = {}
    for article in found:
        with costing_itself_alone("article.not_compared", article=article.id):
            read[article.id, article.revision] = story_told(rulebook, article)
    return read
