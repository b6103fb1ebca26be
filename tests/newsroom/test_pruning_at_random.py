"""Pruning at random moments: no reader gets an article twice, and none misses one."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from news.article import Article, ArticleDraft
from news.dispatch import DispatchKind, Lane, Reason
from news.statistics import ArticleFigures
from news.subscriber import Subscriber
from news.subscription import Timing
from news.timetable import OFF
from newsroom import amending, counting, digesting, preferences, subscribing
from newsroom.pruning import Pruner
from storage.claims import skip
from storage.queues import waiting
from storage.tables import digest_counts, dispatch_counts, dispatches
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom
from tests.outbox import claim, land

STEPS = 60
KEEP = DAY


class Life:
    """A newsroom in which anything happens; ``got`` counts what each reader was sent."""

    def __init__(self, newsroom: Newsroom, random: Random) -> None:
        self.newsroom = newsroom
        self.desk = newsroom.desk
        self.random = random
        self.now = NOON
        self.pruner = Pruner(newsroom.desk, KEEP)
        self.readers: list[Subscriber] = []
        self.published: list[Article] = []
        self.got = Counter[tuple[int, int]]()

    async def begin(self) -> None:
        for timing in (Timing.INSTANT, Timing.DIGEST):
            for turned_off in (False, True):
                reader = await self.newsroom.reader("society", timing=timing)
                await subscribing.subscribe(self.desk, reader, "договор", NOON)
                if turned_off:
                    reader = await digesting.set_timetable(self.desk, reader, OFF, NOON)
                self.readers.append(reader)

    async def step(self) -> None:
        self.now += timedelta(minutes=self.random.choice((1, 10, 400, 1500)))
        happens = self.random.choice(
            [self.publish, self.send, self.digests, self.prune] * 2
            + [self.digest_now, self.pause, self.edit]
        )
        await happens()

    async def publish(self) -> None:
        words = self.random.choice(("Договор", "Мост"))
        headline = f"{words} {len(self.published)}"
        self.published.append(await self.newsroom.publish("society", headline, now=self.now))

    async def send(self) -> None:
        """Send what waits."""
        flights = await claim(self.desk.database, self.now)
        await land(self.desk.database, flights, self.now)
        for one in flights:
            is_new = one.waiting.message_id is None
            if is_new and one.waiting.kind is not DispatchKind.CORRECTION:
                reader = one.waiting.key.subscriber_id
                self.got.update((reader, article) for article in one.waiting.articles)

    async def pause(self) -> None:
        """A reader rests, and what waits for them is held back."""
        reader = self.random.choice(self.readers)
        until = self.now + self.random.choice((MINUTE, 3 * DAY))
        await preferences.pause(self.desk, reader, until, self.now)
        reason = self.random.choice((Reason.PAUSED, Reason.EXPIRED))
        async with self.desk.database.transaction() as connection:
            found = [row for lane in Lane for row in await waiting(connection, lane, self.now, 999)]
            # A note that is held back brings its article into the digest, once more.
            news = [row.key for row in found if row.kind is not DispatchKind.CORRECTION]
            theirs = [key for key in news if key.subscriber_id == reader.id]
            await skip(connection, dict.fromkeys(theirs, reason), self.now)

    async def digests(self) -> None:
        await digesting.send_due(self.desk, self.now)

    async def digest_now(self) -> None:
        await digesting.send_now(self.desk, self.random.choice(self.readers), self.now)

    async def edit(self) -> None:
        """An edit or a correction, of which some copies may not be there any more."""
        if not self.published:
            return
        index = self.random.randrange(len(self.published))
        article = self.published[index]
        wording = ArticleDraft(f"{article.headline}!", ("Иначе.",))
        amended = await amending.revise(
            self.desk,
            article.id,
            wording,
            EDITOR,
            self.now,
            correction=self.random.random() < 0.5,
        )
        await amending.mark(self.desk, amended, self.now)
        self.published[index] = amended.article

    async def prune(self) -> None:
        """No figure changes by it."""
        before = await self.counted()
        await self.pruner.prune(self.now)
        assert await self.counted() == before

    async def counted(self) -> list[object]:
        """The figures of all, and what those of each article are made of."""
        of_articles = dispatches.c.kind == DispatchKind.ARTICLE.value
        async with self.desk.database.snapshot() as connection:
            alone = await connection.execute(
                select(dispatch_counts)
                .join(dispatches, of_articles & (dispatches.c.id == dispatch_counts.c.dispatch_id))
                .order_by(*dispatch_counts.primary_key)
            )
            in_digests = await connection.execute(
                select(digest_counts).order_by(*digest_counts.primary_key)
            )
            return [
                alone.all(),
                in_digests.all(),
                await counting.statistics(self.desk),
                await counting.tally_of_all(self.desk),
            ]

    async def figures(self) -> list[ArticleFigures]:
        return [await counting.figures_of_article(self.desk, one) for one in self.published]

    async def end(self) -> None:
        """Everybody is awake again, and asks for what is left."""
        self.now += 4 * DAY
        before = await self.figures()
        await self.prune()
        assert await self.figures() == before
        for reader in self.readers:
            await preferences.resume(self.desk, reader)
            await digesting.send_now(self.desk, reader, self.now)
        await self.send()


@pytest.mark.parametrize("seed", range(6))
async def test_every_reader_gets_every_article_once(newsroom: Newsroom, seed: int) -> None:
    life = Life(newsroom, Random(seed))  # noqa: S311 - it is no secret
    await life.begin()

    for _ in range(STEPS):
        await life.step()
    await life.end()

    assert life.got == Counter(
        (reader.id, article.id) for reader in life.readers for article in life.published
    )
