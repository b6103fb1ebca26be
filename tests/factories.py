"""Readers, articles and moments for tests: only what a test cares about is spelt out."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from news.article import Article, ArticleDraft
from news.rubric import Rubric
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import publishing, reading, subscribing
from newsroom.desk import Desk, open_desk
from storage.database import Database

MINSK = ZoneInfo("Europe/Minsk")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
EDITOR = 7


@dataclass
class Wakes:
    """Counts how often the delivery was woken."""

    count: int = 0

    def __call__(self) -> None:
        self.count += 1


@dataclass
class Newsroom:
    """A desk, and short ways to fill it."""

    desk: Desk
    wakes: Wakes
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def reader(
        self,
        *rubrics: str,
        rules: tuple[str, ...] = (),
        timing: Timing | None = None,
        now: datetime = NOON,
    ) -> Subscriber:
        """A new reader who follows rubrics (by slug) and rules, all with one timing if given."""
        number = 1000 + next(self._numbers)
        subscriber, _ = await subscribing.arrive(self.desk, number, "ru", now)
        for words in (*rubrics, *rules):
            made = await subscribing.subscribe(self.desk, subscriber, words, now)
            if timing is not None:
                await subscribing.set_timing(self.desk, subscriber, made.id, timing)
        return subscriber

    async def draft(
        self, rubric: str | None = None, headline: str = "", text: str = "", now: datetime = NOON
    ) -> Article:
        """A new draft."""
        seen = ArticleDraft(
            headline=headline or f"Новость {next(self._numbers)}",
            body=tuple(text.split("\n\n")) if text else (),
            rubric_hint=rubric,
        )
        return await publishing.draft(self.desk, seen, EDITOR, now)

    async def publish(
        self,
        rubric: str | None = None,
        headline: str = "",
        text: str = "",
        now: datetime = NOON,
    ) -> Article:
        """A new article, published at once."""
        made = await self.draft(rubric, headline, text, now)
        return await publishing.publish(self.desk, made.id, now)

    async def rubric(self, slug: str) -> Rubric:
        """The rubric with this slug."""
        found = await reading.rubric_named(self.desk, slug)
        assert found is not None
        return found


async def open_newsroom(database: Database) -> Newsroom:
    """A newsroom over a migrated database, in Minsk."""
    wakes = Wakes()
    return Newsroom(await open_desk(database, zone=MINSK, wake=wakes), wakes)
