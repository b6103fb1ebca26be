"""Readers, articles and moments for tests: only what a test cares about is spelt out."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update

from news.article import Article, ArticleDraft
from news.place import Chat
from news.rubric import Rubric, find_rubric
from news.subscriber import Subscriber
from news.subscription import Timing
from news.words.morphology import Morphology
from newsroom import drafting, publishing, reading, subscribing
from newsroom.desk import Desk, open_desk
from storage.chats import chat_by_id
from storage.counts import count_spread
from storage.database import Database
from storage.dispatches import article_dispatch
from storage.editors import add_editor
from storage.tables import deliveries, dispatches

MINSK = ZoneInfo("Europe/Minsk")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
EDITOR = 7
COLLEAGUE = 8


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
    morphology: Morphology
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
                await subscribing.set_timing(self.desk, subscriber, made.id, timing, now)
        return subscriber

    async def chat(self, chat_id: int) -> Chat | None:
        """What is kept of a group or a channel."""
        async with self.desk.database.snapshot() as connection:
            return await chat_by_id(connection, chat_id)

    async def draft(
        self, rubric: str | None = None, headline: str = "", text: str = "", now: datetime = NOON
    ) -> Article:
        """A new draft."""
        headline = headline or f"Новость {next(self._numbers)}"
        seen = replace(self.seen(headline, text), rubric_hint=rubric)
        return await drafting.draft(self.desk, seen, EDITOR, now)

    def seen(self, headline: str, text: str) -> ArticleDraft:
        """What a source yields, nothing kept yet."""
        return ArticleDraft(headline, body=tuple(text.split("\n\n")) if text else ())

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

    async def rubric(self, name: str) -> Rubric:
        """The rubric with this name, or slug."""
        found = find_rubric(name, await reading.rubrics(self.desk))
        assert found is not None
        return found

    async def beside(self) -> "Newsroom":
        """Another process of the same newsroom."""
        desk = await open_desk(
            self.desk.database, zone=MINSK, morphology=self.morphology, wake=self.wakes
        )
        return Newsroom(desk, self.wakes, self.morphology, self._numbers)

    async def interrupt(self, article_id: int, keep: int) -> int:
        """Undo a fan-out but for ``keep`` readers, as if killed in it; the dispatch's id."""
        async with self.desk.database.transaction() as connection:
            dispatch_id = await article_dispatch(connection, article_id)
            assert dispatch_id is not None
            await connection.execute(
                update(dispatches).where(dispatches.c.id == dispatch_id).values(complete=False)
            )
            kept = select(deliveries.c.subscriber_id).order_by(deliveries.c.subscriber_id)
            gone = await connection.execute(
                delete(deliveries)
                .where(deliveries.c.dispatch_id == dispatch_id)
                .where(deliveries.c.subscriber_id.not_in(kept.limit(keep)))
            )
            await count_spread(connection, dispatch_id, -gone.rowcount)
        return dispatch_id


async def receivers(newsroom: Newsroom, article: Article) -> set[int]:
    """Ids of the readers to whom an article is delivered, or shall be."""
    async with newsroom.desk.database.snapshot() as connection:
        dispatch_id = await article_dispatch(connection, article.id)
        found = await connection.scalars(
            select(deliveries.c.subscriber_id).where(deliveries.c.dispatch_id == dispatch_id)
        )
        return set(found)


async def open_newsroom(database: Database, morphology: Morphology) -> Newsroom:
    """A newsroom over a migrated database, in Minsk, with two editors."""
    wakes = Wakes()
    async with database.transaction() as connection:
        for each in (EDITOR, COLLEAGUE):
            await add_editor(connection, each, NOON)
    desk = await open_desk(database, zone=MINSK, morphology=morphology, wake=wakes)
    return Newsroom(desk, wakes, morphology)
