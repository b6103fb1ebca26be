"""A post office for tests: readers, articles on their way, and a worker over the emulator."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from sqlalchemy import CursorResult, select, update

from botapi.pacing import Pacing
from botapi.sender import Sender
from delivery.assembly import Delivery, assemble
from delivery.leadership import FileLease, Lease
from delivery.notice import Announcement, PhotoGivenUp
from delivery.rendering import Renderer
from emulator import Emulator, Person
from emulator.call import Upload
from news.article import ArticleStatus, Change
from news.dispatch import DeliveryState, DispatchKind, Lane
from news.language import Language
from storage.counts import count_made
from storage.database import Database
from storage.tables import articles, deliveries, dispatch_articles, dispatches, subscribers
from storage.versions import keep_version
from tests.emulator.pictures import png
from texts.catalogue import Catalogue

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Post:
    """The database, the emulator, and what happens between them."""

    database: Database
    emulator: Emulator
    bot: Bot
    catalogues: dict[Language, Catalogue]
    now: datetime = NOON
    notices: list[Announcement] = field(default_factory=list)
    lease: Lease = field(default_factory=lambda: FileLease.take(None))

    async def readers(self, count: int) -> list[Person]:
        """People who have started the bot and are known to it."""
        people = [self.emulator.person(f"reader {number}") for number in range(count)]
        for person in people:
            person.user.started = True
        async with self.database.transaction() as connection:
            rows = [
                {
                    "chat_id": person.id,
                    "language": "ru",
                    "timetable": "off",
                    "digest_sequence": 0,
                    "created_at": NOON,
                }
                for person in people
            ]
            await connection.execute(subscribers.insert(), rows)
        return people

    async def article(
        self, headline: str = "Новость", body: str = "Подробности.", photo: str | None = None
    ) -> int:
        """A published article's id."""
        async with self.database.transaction() as connection:
            made = await connection.execute(
                articles.insert().values(
                    status=ArticleStatus.PUBLISHED.value,
                    headline=headline,
                    body=body,
                    photo=photo,
                    language="ru",
                    fingerprint=headline,
                    author_id=1,
                    created_at=NOON,
                    published_at=NOON,
                )
            )
            await keep_version(connection, _id(made), Change.DRAFT, 1, NOON)
            return _id(made)

    def _hear(self, notice: Announcement, renderer: Renderer) -> None:
        self.notices.append(notice)
        if isinstance(notice, PhotoGivenUp):
            renderer.give_up_photo(notice.article_id, notice.revision)

    async def send(
        self,
        *people: Person,
        headline: str = "Новость",
        lane: Lane = Lane.INSTANT,
        expires_at: datetime | None = None,
        article_id: int | None = None,
    ) -> int:
        """Put an article to people into the outbox; the dispatch's id."""
        article_id = article_id or await self.article(headline)
        return await self._enqueue(
            people, DispatchKind.ARTICLE, lane, article_id=article_id, expires_at=expires_at
        )

    async def more(self, dispatch_id: int, *people: Person) -> None:
        """Put more people into the outbox of a dispatch, as when it is still being spread."""
        async with self.database.transaction() as connection:
            chats = [person.id for person in people]
            known = await connection.scalars(
                select(subscribers.c.id).where(subscribers.c.chat_id.in_(chats))
            )
            rows = [
                {
                    "dispatch_id": dispatch_id,
                    "subscriber_id": subscriber_id,
                    "lane": Lane.INSTANT.value,
                    "state": DeliveryState.PENDING.value,
                    "not_before": self.now,
                }
                for subscriber_id in known
            ]
            await connection.execute(deliveries.insert(), rows)
            await count_made(connection, dispatch_id, [None] * len(rows))

    def photo(self) -> str:
        """A picture that Telegram knows."""
        return self.emulator.files.add("photo", Upload("photo.png", png(90, 90))).file_id

    async def digest(self, to: Person | Sequence[Person], *parts: tuple[int, ...]) -> int:
        """Put a digest with these articles in each part into the outbox; the dispatch's id."""
        items = [" ".join(map(str, part)) for part in parts]
        people = (to,) if isinstance(to, Person) else tuple(to)
        return await self._enqueue(people, DispatchKind.DIGEST, Lane.DIGEST, items=items)

    async def states(self, dispatch_id: int) -> dict[DeliveryState, int]:
        """How many deliveries of a dispatch stand in each state."""
        found: dict[DeliveryState, int] = {}
        for row in await self.rows(dispatch_id):
            state = DeliveryState(row.state)
            found[state] = found.get(state, 0) + 1
        return found

    async def rows(self, dispatch_id: int) -> list[Any]:
        """The deliveries of a dispatch, by reader."""
        async with self.database.snapshot() as connection:
            found = await connection.execute(
                select(deliveries)
                .where(deliveries.c.dispatch_id == dispatch_id)
                .order_by(deliveries.c.subscriber_id, deliveries.c.part)
            )
            return list(found)

    async def set_reader(self, person: Person, **columns: object) -> None:
        """Change what is known of a reader."""
        async with self.database.transaction() as connection:
            await connection.execute(
                update(subscribers).where(subscribers.c.chat_id == person.id).values(**columns)
            )

    async def reason_gone(self, chat_id: int) -> str | None:
        """Why nothing may be sent to a chat."""
        wanted = select(subscribers.c.inactive_reason).where(subscribers.c.chat_id == chat_id)
        async with self.database.snapshot() as connection:
            return await connection.scalar(wanted)

    def renderer(self) -> Renderer:
        """What makes calls of deliveries."""
        zone = ZoneInfo("Europe/Minsk")
        return Renderer(self.database, self.catalogues, zone, "bot", now=lambda: self.now)

    def assemble(
        self,
        rate: float = 1000.0,
        wrap: Callable[[Sender], object] = lambda sender: sender.send,
        **options: Any,
    ) -> Delivery:
        """A worker that is yet to run."""
        renderer = self.renderer()
        return assemble(
            self.database,
            wrap(Sender(self.bot)),  # type: ignore[arg-type]
            renderer.render,
            self.lease,
            Pacing(rate),
            announce=lambda notice: self._hear(notice, renderer),
            random=Random(1),  # noqa: S311 - repeatable on purpose
            now=lambda: self.now,
            zone=ZoneInfo("Europe/Minsk"),
            **options,
        )

    @asynccontextmanager
    async def working(self, **options: Any) -> AsyncIterator[Delivery]:
        """A worker that runs, and is drained at the end."""
        delivery = self.assemble(**options)
        task = asyncio.create_task(delivery.worker.run())
        try:
            yield delivery
        finally:
            delivery.worker.stop()
            await task

    async def work(self, **options: Any) -> Delivery:
        """Let a worker send all that may go."""
        async with self.working(**options) as delivery:
            await delivery.worker.resting.wait()
        return delivery

    async def send_once(self, delivery: Delivery | None = None) -> Delivery:
        """Claim once, send what was claimed, settle it, and go no further."""
        delivery = delivery or self.assemble()
        await delivery.worker.start()
        await delivery.worker.step()
        await asyncio.gather(*delivery.worker._tasks)
        delivery.worker.stop()
        await delivery.worker.step()
        return delivery

    def texts(self, person: Person) -> list[str]:
        """What a person was sent, first lines only."""
        return [entry.text.split("\n")[0] for entry in self.emulator.ledger.to(person.id)]

    def codes(self, person: Person) -> list[int]:
        """How the calls to a person's chat ended, by HTTP status; 0 is a broken connection."""
        return [call.code for call in self.emulator.calls if call.chat_id == person.id]

    async def send_to(
        self,
        places: Sequence[int],
        headline: str = "Новость",
        lane: Lane = Lane.INSTANT,
        article_id: int | None = None,
    ) -> int:
        """Put an article to groups and channels, by their ids, into the outbox; the dispatch's."""
        article_id = article_id or await self.article(headline)
        return await self._put(places, DispatchKind.ARTICLE, lane, article_id=article_id)

    async def digest_to(self, places: Sequence[int], *parts: tuple[int, ...]) -> int:
        """Put a digest to groups and channels into the outbox; the dispatch's id."""
        items = [" ".join(map(str, part)) for part in parts]
        return await self._put(places, DispatchKind.DIGEST, Lane.DIGEST, items=items)

    async def _enqueue(
        self, people: Sequence[Person], kind: DispatchKind, lane: Lane, **what: Any
    ) -> int:
        chats = [person.id for person in people]
        known = select(subscribers.c.id).where(subscribers.c.chat_id.in_(chats))
        async with self.database.snapshot() as connection:
            readers = list(await connection.scalars(known))
        return await self._put(readers, kind, lane, **what)

    async def _put(
        self,
        readers: Sequence[int],
        kind: DispatchKind,
        lane: Lane,
        *,
        article_id: int | None = None,
        expires_at: datetime | None = None,
        items: list[str] | None = None,
    ) -> int:
        async with self.database.transaction() as connection:
            made = await connection.execute(
                dispatches.insert().values(
                    kind=kind.value,
                    article_id=article_id,
                    lane=lane.value,
                    created_at=self.now,
                    expires_at=expires_at,
                    complete=True,
                )
            )
            dispatch_id = _id(made)
            places = await connection.scalars(
                select(subscribers.c.id).where(subscribers.c.chat_id < 0)
            )
            lanes = dict.fromkeys(places, lane.in_places.value)
            parts: Sequence[str | None] = items or [None]
            rows = [
                {
                    "dispatch_id": dispatch_id,
                    "subscriber_id": subscriber_id,
                    "part": part,
                    "lane": lanes.get(subscriber_id, lane.value),
                    "state": DeliveryState.PENDING.value,
                    "not_before": self.now,
                    "items": text,
                }
                for subscriber_id in readers
                for part, text in enumerate(parts)
            ]
            await connection.execute(deliveries.insert(), rows)
            await count_made(connection, dispatch_id, [text for text in parts for _ in readers])
            held = {int(id_) for text in items or () for id_ in text.split()}
            for id_ in sorted(held):
                await connection.execute(
                    dispatch_articles.insert().values(article_id=id_, dispatch_id=dispatch_id)
                )
        self.now += timedelta(milliseconds=1)
        return dispatch_id


def _id(made: CursorResult[Any]) -> int:
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])
