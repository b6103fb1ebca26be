"""Counts are kept while the outbox is filled and settled: they are what a look at each row finds.

A random walk does to a small outbox all that can happen to a large one, in any order.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from news.article import ArticleDraft, ArticleStatus
from news.dispatch import DeliveryState, Lane, Reason
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import amending, departing, membership, withdrawing
from storage.claims import mark_claimed, skip
from storage.counts import held_articles
from storage.database import Connection
from storage.deliveries import Settlement, recover, settle, take_up_again
from storage.delivery_keys import DeliveryKey
from storage.digests import enqueue
from storage.dispatches import add_digest_dispatch
from storage.restoring import forgo
from storage.tables import articles, deliveries
from tests.factories import EDITOR, MINSK, NOON, Newsroom
from tests.storage.counting import assert_counted, assert_right, by_looking

PENDING, CLAIMED, SENT, UNKNOWN, SKIPPED, DEAD, OUTDATED = DeliveryState
READERS, STEPS, MOST_DOUBTS = 6, 60, 4
TALLIED = 6
"""After how many steps each tally is asked for; what it is made of is looked at after each."""
HOURS = timedelta(hours=7)


class Walk:
    """One outbox, and a random thing to do to it with every step."""

    def __init__(self, newsroom: Newsroom, seed: int) -> None:
        self.newsroom = newsroom
        self.now = NOON
        self.draw = Random(seed)  # noqa: S311 - no secret
        self.readers: list[Subscriber] = []
        self._messages = 0

    async def begin(self) -> None:
        """Let readers arrive, all of whom follow one rubric at once."""
        for _ in range(READERS):
            self.readers.append(await self.newsroom.reader("society", timing=Timing.INSTANT))
        await self.publish()

    async def step(self) -> None:
        """Do one thing; time passes."""
        self.now += self.draw.randrange(1, 5) * HOURS
        (what,) = self.draw.choices(
            [
                *(self.publish, self.digest, self.claim, self.settle, self.skip),
                *(self.recover, self.take_up_again, self.revise, self.withdraw, self.merge),
            ],
            weights=[3, 3, 8, 8, 2, 1, 2, 3, 1, 1],
        )
        await what()

    async def publish(self) -> None:
        """Spread an article, and perhaps a part of it a second time."""
        article = await self.newsroom.publish("society", now=self.now)
        if self.draw.random() < 0.3:
            await self.newsroom.interrupt(article.id, keep=self.draw.randrange(READERS))
            later = self.now + timedelta(seconds=1)
            await departing.finish_interrupted(self.newsroom.desk, later, lambda _: None)

    async def digest(self) -> None:
        """Put digests of a few articles into the outbox, some of which do not hold all."""
        async with self.newsroom.desk.database.transaction() as connection:
            known = list(await connection.scalars(select(articles.c.id).order_by(articles.c.id)))
            parts = [(reader.id, part, self._items(known)) for reader, part in self._some_parts()]
            if parts:
                dispatch_id = await add_digest_dispatch(connection, self.now)
                await enqueue(connection, dispatch_id, iter(parts), self.now)

    async def claim(self) -> None:
        """Take some of what waits, and of what does not."""
        async with self.newsroom.desk.database.transaction() as connection:
            await mark_claimed(connection, self._some(await self._keys(connection)))

    async def settle(self) -> None:
        """Let anything become of some deliveries, whether in flight or not."""
        async with self.newsroom.desk.database.transaction() as connection:
            found = await connection.execute(select(deliveries).order_by(*deliveries.primary_key))
            rows = self._some(found.all())
            await settle(connection, [self._settlement(row) for row in rows], self.now)

    async def skip(self) -> None:
        """Let some deliveries be, each for its reason."""
        async with self.newsroom.desk.database.transaction() as connection:
            keys = self._some(await self._keys(connection))
            reasons = {key: self.draw.choice(list(Reason)) for key in keys}
            await skip(connection, reasons, self.now)

    async def recover(self) -> None:
        """Start again after a crash."""
        async with self.newsroom.desk.database.transaction() as connection:
            await recover(connection, MOST_DOUBTS, self.now)

    async def take_up_again(self) -> None:
        """Let some deliveries wait once more."""
        async with self.newsroom.desk.database.transaction() as connection:
            await take_up_again(connection, self._some(await self._keys(connection)))

    async def revise(self) -> None:
        """Edit or correct an article, and mark its copies at once, later or in two tries."""
        wording = ArticleDraft(self.draw.choice(["Мост", "Река", "Дом"]), (f"{self.now}",))
        if (article_id := await self._published()) is not None:
            amended = await amending.revise(
                self.newsroom.desk,
                article_id,
                wording,
                EDITOR,
                self.now,
                correction=self.draw.random() < 0.5,
            )
            for _ in range(self.draw.randrange(3)):
                await amending.mark(self.newsroom.desk, amended, self.now)

    async def withdraw(self) -> None:
        """Withdraw an article."""
        if (article_id := await self._published()) is not None:
            amended = await withdrawing.withdraw(self.newsroom.desk, article_id, EDITOR, self.now)
            await amending.mark(self.newsroom.desk, amended, self.now)

    async def merge(self) -> None:
        """Let two readers become one."""
        if len(self.readers) > READERS // 2:
            gone, stays = self.draw.sample(self.readers, 2)
            await membership.migrate(self.newsroom.desk, stays.chat_id, gone.chat_id, self.now)
            self.readers.remove(gone)
            moved = replace(stays, chat_id=gone.chat_id)
            self.readers[self.readers.index(stays)] = moved

    async def _published(self) -> int | None:
        async with self.newsroom.desk.database.snapshot() as connection:
            statement = select(articles.c.id).where(articles.c.status == ArticleStatus.PUBLISHED)
            found = list(await connection.scalars(statement.order_by(articles.c.id)))
        return self.draw.choice(found) if found else None

    async def _keys(self, connection: Connection) -> list[DeliveryKey]:
        rows = await connection.execute(
            select(deliveries.c.dispatch_id, deliveries.c.subscriber_id, deliveries.c.part)
        )
        return sorted(DeliveryKey(*row) for row in rows)

    def _some(self, of: Sequence[Any]) -> list[Any]:
        return self.draw.sample(of, self.draw.randrange(len(of) + 1))

    def _some_parts(self) -> list[tuple[Subscriber, int]]:
        return self._some([(reader, part) for reader in self.readers for part in range(2)])

    def _items(self, known: Sequence[int]) -> str:
        items = " ".join(map(str, self.draw.sample(known, min(len(known), 3))))
        return f"{items} +{self.draw.choice(known)}" if self.draw.random() < 0.3 else items

    def _settlement(self, row: Any) -> Settlement:
        is_edit = row.message_id is not None
        ends = [SENT, OUTDATED] if is_edit else [SENT, SENT, UNKNOWN, SKIPPED, DEAD, PENDING]
        state = self.draw.choice(ends)
        self._messages += 1
        return Settlement(
            DeliveryKey(row.dispatch_id, row.subscriber_id, row.part),
            state,
            Lane(row.lane),
            attempts=self.draw.randrange(5),
            doubts=row.doubts + (0 if is_edit else self.draw.randrange(2)),
            message_id=row.message_id or (self._messages if state == SENT else None),
            revision=self.draw.randrange(6),
            settled_at=row.settled_at if is_edit else None,
            compared=self.draw.random() < 0.8,
            articles=held_articles(row.items) or (1,),
            by_headline=row.items is not None,
        )


@pytest.mark.parametrize("seed", range(6))
async def test_counts_are_what_a_look_at_each_row_finds(newsroom: Newsroom, seed: int) -> None:
    walk = Walk(newsroom, seed)
    await walk.begin()
    for step in range(STEPS):
        await walk.step()
        async with newsroom.desk.database.transaction() as connection:
            if step % TALLIED == 0:
                await assert_right(connection)
            else:
                await assert_counted(connection, await by_looking(connection))
    async with newsroom.desk.database.transaction() as connection:
        await forgo(connection, walk.now, MINSK)
        await assert_right(connection)
