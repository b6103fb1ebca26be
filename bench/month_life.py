"""The bot in a process of its own that lives through a simulated month, and may be killed.

    python -m bench.month_life FOLDER READERS DAYS

It goes on from the moment that stands in the folder's ``now``; each message that a stand-in for
Telegram accepts is a line of its ``ledger``, written before the answer.
"""

import asyncio
import logging
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import func, literal_column, or_, select, text, update

from bench.month_place_life import ANSWERS, Answer, answering, befall, refusal, settle_place
from bench.month_places import Place, befalls, cast
from bench.month_readers import BEGIN, Person, Story, doings
from bench.newsdesk import EDITOR_ID, address_in
from botapi.outcome import Gone, Outcome, Sent
from botapi.pacing import Pacing
from botapi.template import Target, Template
from delivery.assembly import Delivery, assemble
from delivery.leadership import FileLease
from delivery.rendering import Renderer
from news.article import ArticleDraft, ArticleStatus
from news.dispatch import Lane, Reason
from news.language import Language
from news.quiet import stored_quiet
from news.subscriber import Subscriber
from news.subscription import Timing
from news.timetable_language import stored_timetable
from newsroom import (
    counting,
    departing,
    digesting,
    drafting,
    membership,
    places,
    preferences,
    publishing,
    reading,
    returning,
    subscribing,
)
from newsroom.desk import Desk, open_desk
from storage import rules
from storage.database import Connection
from storage.migrating import open_database
from storage.subscribers import (
    NewSubscriber,
    add_subscriber,
    change_subscriber,
    subscriber_in_chat,
)
from storage.subscriptions import add_subscription, note_silent
from storage.tables import WAITS, articles, deliveries, subscribers, subscriptions
from texts.catalogue import load_catalogues

A_STEP = timedelta(seconds=60)
_A_WHILE = timedelta(seconds=2)
ANSWER = "answer"
RATE = 4000
SEED = 11
WORD = "гидроэлектростанция"
_ARTICLE = re.compile(rb"Zz(\d+)")
_IS_DIGEST = re.compile(rb"start=a_\d+_d")
_HAS_PAGES = re.compile(rb'"callback_data":"ba\b')
_BREAKING = "\u26a1".encode()


_DUE = (
    select(func.min(subscribers.c.next_digest_at)),
    select(func.min(subscribers.c.catch_up_at)),
    select(func.min(subscribers.c.paused_until)).where(subscribers.c.away_since.is_not(None)),
    *(
        select(func.min(deliveries.c.not_before)).where(
            text(WAITS), deliveries.c.lane == literal_column(str(lane.value))
        )
        for lane in Lane
    ),
)


class Clock:
    """The month's time, and the seconds of a machine that lives through it."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._skipped = now.timestamp() - time.monotonic()

    def __call__(self) -> datetime:
        """What time it is in the month."""
        return self.now

    def seconds(self) -> float:
        """The same for who counts seconds: they pass, too, while it stands still."""
        return self._skipped + time.monotonic()

    def move_to(self, moment: datetime) -> None:
        """Let it be later."""
        self._skipped += max(0.0, (moment - self.now).total_seconds())
        self.now = moment


class Telegram:
    """Accepts what is sent, unless it is refused."""

    def __init__(
        self, ledger: Path, clock: Clock, refuse: Callable[[Target], Outcome | None]
    ) -> None:
        self._file = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._clock = clock
        self._refuse = refuse
        self.accepted = 0
        self._numbers = count(int(time.time() * 1000) % 10**9)

    async def send(
        self, template: Template, target: Target, admit: Callable[[], None], *, paid: bool = False
    ) -> Outcome:
        """As a sender does: refused, or written down and accepted."""
        admit()
        await asyncio.sleep(0)
        if (refused := self._refuse(target)) is not None:
            return refused
        body = template.body(target, paid=paid)
        os.write(self._file, _line(self._clock.now, template.method, target, body))
        self.accepted += 1
        await asyncio.sleep(0)
        return Sent(next(self._numbers))

    async def answered(self, chat: int) -> None:
        """An answer to somebody in a group."""
        about = {"at": self._clock.now.timestamp(), "chat": chat, "topic": 0, "method": ANSWER}
        os.write(self._file, orjson.dumps(about) + b"\n")


def _line(now: datetime, method: str, target: Target, body: bytes) -> bytes:
    # A headline stands in several places of a message.
    numbers = dict.fromkeys(found.decode() for found in _ARTICLE.findall(body))
    kind = "digest" if _IS_DIGEST.search(body) else "article"
    about = {
        "at": now.timestamp(),
        "chat": target.chat_id,
        "topic": target.thread_id,
        "method": method,
        "kind": kind,
        "breaking": kind == "article" and _BREAKING in body,
        "more": _HAS_PAGES.search(body) is not None,
        "silent": b'"disable_notification":true' in body,
        "articles": list(map(int, numbers)),
        "title": orjson.loads(body).get("text", "")[:80] if kind == "digest" else "",
    }
    return orjson.dumps(about) + b"\n"


class Month:
    """What happens in it, from the moment that it was left at."""

    def __init__(self, folder: Path, readers: int, days: int) -> None:
        self._folder = folder
        self.cast = cast(readers, days, SEED)
        self.people, self.stories = self.cast.people, self.cast.stories
        self.places = {each.number: each for each in self.cast.places}
        done = (each for person in self.cast.everybody for each in doings(person))
        self.doings = sorted(done)
        self.befalls = sorted(each for place in self.cast.places for each in befalls(place))
        self._blocked = {each.chat: each.blocked for each in self.people if each.blocked}
        self.end = BEGIN + timedelta(days=days + 5)
        self.clock = Clock(self._left_at())
        self._happened_until = self.clock.now - timedelta(days=1)

    def refuse(self, target: Target) -> Outcome | None:
        """What is said to a message to somebody who has blocked the bot by now, or to a place."""
        if target.chat_id < 0:
            return refusal(self.places.values(), target, self.clock.now)
        begin, end = self._blocked.get(target.chat_id) or (self.end, self.end)
        return Gone(Reason.BLOCKED) if begin <= self.clock.now < end else None

    async def live(self) -> None:
        """Let the rest of the month pass."""
        database = await open_database(address_in(self._folder))
        desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
        telegram = Telegram(self._folder / "ledger", self.clock, self.refuse)
        renderer = Renderer(
            database, load_catalogues(), desk.zone, "news_bot", self.clock.seconds, now=self.clock
        )
        pacing = Pacing(RATE, self.clock.seconds)
        delivery = assemble(
            database,
            telegram.send,
            renderer.render,
            FileLease.take(self._folder / "news.db"),
            pacing,
            announce=print,
            random=random.Random(1),
            now=self.clock,
            zone=desk.zone,
            clock=self.clock.seconds,
        )
        await departing.finish_interrupted(desk, self.clock.now, print)
        answer = answering(database, pacing, self.clock.seconds, self.clock, telegram.answered)
        running = asyncio.create_task(delivery.worker.run())
        ids = await self._known(desk)
        while self.clock.now < self.end:
            await self._happen(desk, ids)
            asked = asyncio.create_task(self._ask(answer))
            await digesting.send_due(desk, self.clock.now)
            await returning.bring_back(desk, self.clock.now)
            await self._rest(delivery, telegram)
            await asked
            await counting.keep_changes(desk)
            self._leave(await self._next(desk))
        delivery.worker.stop()
        await running
        await database.close()

    async def _rest(self, delivery: Delivery, telegram: Telegram) -> None:
        """Until nothing is left to be sent: while groups are full, time passes."""
        delivery.worker.wake()
        while not delivery.worker.resting.is_set():
            accepted = telegram.accepted
            await asyncio.wait([asyncio.create_task(delivery.worker.resting.wait())], timeout=0.05)
            if accepted == telegram.accepted and not delivery.worker.resting.is_set():
                self.clock.move_to(self.clock.now + _A_WHILE)
                delivery.worker.wake()

    async def _ask(self, answer: Answer) -> None:
        """While much is published at once, people ask a lot, too."""
        since = self.clock.now - A_STEP
        if sum(since < each.at <= self.clock.now for each in self.stories) > ANSWERS:
            chats = {each.chat_at(self.clock.now) for each in self.places.values()}
            await asyncio.gather(*(answer(chat) for chat in sorted(chats) for _ in range(ANSWERS)))

    async def _next(self, desk: Desk) -> datetime:
        """The minute in which something happens next, or falls due."""
        soonest = [self.end, *(one.at for one in self.stories)]
        soonest += [one[0] for one in (*self.doings, *self.befalls)]
        async with desk.database.snapshot() as connection:
            due = [await connection.scalar(statement) for statement in _DUE]
        soonest += [moment for moment in due if moment is not None]
        later = min(moment for moment in soonest if moment > self.clock.now - A_STEP)
        return max(self.clock.now + A_STEP, later)

    async def _happen(self, desk: Desk, readers: Mapping[int, Subscriber]) -> None:
        """What falls within this step; whatever a kill cut short is done again."""
        since, now = self._happened_until, self.clock.now
        for story in self.stories:
            if since < story.at <= now:
                await self._publish(desk, story)
        for at, number, what, how in self.doings:
            if since < at <= now:
                await _do(desk, readers[number], what, how, now)
        for at, number, what, how in self.befalls:
            if since < at <= now:
                await befall(desk, self.places[number], what, how, now)
        self._happened_until = now

    async def _publish(self, desk: Desk, story: Story) -> None:
        headline = f"Zz{story.number}"
        text = f"Текст новости {story.number} о том, что было {WORD if story.word else ''}."
        async with desk.database.snapshot() as connection:
            found = await connection.execute(
                select(articles.c.id, articles.c.status).where(articles.c.headline == headline)
            )
            row = found.one_or_none()
        if row is None:
            seen = ArticleDraft(
                headline, (text,), rubric_hint=story.rubric, language=story.language
            )
            drafted = await drafting.draft(desk, seen, EDITOR_ID, self.clock.now)
            await _send_out(desk, drafted.id, story, self.clock.now)
        elif row.status != ArticleStatus.PUBLISHED.value:
            await _send_out(desk, row.id, story, self.clock.now)

    async def _known(self, desk: Desk) -> dict[int, Subscriber]:
        """Readers who do something later on; all are let in before the first step."""
        if self.clock.now == BEGIN:
            await _let_in(desk, self.cast.everybody)
        doing = {number for _, number, _, _ in self.doings}
        known = {each.number: each for each in self.cast.everybody}
        return {number: await _reader(desk, known[number]) for number in doing}

    def _left_at(self) -> datetime:
        file = self._folder / "now"
        return datetime.fromisoformat(file.read_text()) if file.exists() else BEGIN

    def _leave(self, moment: datetime) -> None:
        new = self._folder / "next"
        new.write_text(moment.isoformat())
        new.replace(self._folder / "now")
        self.clock.move_to(moment)


async def _send_out(desk: Desk, article_id: int, story: Story, now: datetime) -> None:
    send = publishing.break_news if story.breaking else publishing.publish
    await send(desk, article_id, now)


async def _let_in(desk: Desk, persons: Iterable[Person]) -> None:
    """All readers with all of their settings, in one transaction: a kill leaves none."""
    now = BEGIN - timedelta(minutes=1)
    known = {each.slug: each.id for each in await reading.rubrics(desk)}
    async with desk.database.transaction() as connection:
        word = await rules.keep_rule(connection, WORD)
        for person in persons:
            await _settle_in(connection, person, known, word, now)


async def _settle_in(
    connection: Connection, person: Person, known: Mapping[str, int], word: int, now: datetime
) -> None:
    timetable = stored_timetable(person.timetable)
    clock = person.clock_at(now)
    slot = timetable.next_slot(now, clock)
    new = NewSubscriber(person.chat, Language.RU, timetable, slot, 0, now)
    topic = 0
    if isinstance(person, Place):
        new, topic = replace(new, kind=person.kind, thread_id=person.thread), person.thread
    if not await add_subscriber(connection, new):
        return
    reader = await subscriber_in_chat(connection, person.chat, clock, topic)
    assert reader is not None  # noqa: S101 - it has just been kept
    await change_subscriber(
        connection,
        reader.id,
        zone=person.zone,
        quiet=person.quiet or None,
        daily_limit=person.limit or None,
        news_languages=person.languages or None,
    )
    if isinstance(person, Place):
        await settle_place(connection, reader.id, person, now)
    await _follow(connection, reader.id, person, known, word, now)


async def _follow(
    connection: Connection,
    reader: int,
    person: Person,
    known: Mapping[str, int],
    word: int,
    now: datetime,
) -> None:
    follows: list[tuple[int | None, int | None, Timing]] = []
    follows += [(known[rubric], None, Timing.INSTANT) for rubric in person.instant]
    follows += [(known[rubric], None, Timing.DIGEST) for rubric in person.digest]
    follows += [(None, word, Timing.INSTANT)] * person.word
    for rubric_id, rule_id, timing in follows:
        await add_subscription(
            connection,
            reader,
            rubric_id=rubric_id,
            rule_id=rule_id,
            timing=timing,
            since_sequence=0,
            now=now,
        )
    await _silence(connection, reader, person, known)


async def _silence(
    connection: Connection, reader: int, person: Person, known: Mapping[str, int]
) -> None:
    rubric_ids = [known[one] for one in person.silent if one in known]
    about = [subscriptions.c.rubric_id.in_(rubric_ids)]
    if "word" in person.silent:
        about.append(subscriptions.c.rule_id.is_not(None))
    theirs = subscriptions.c.subscriber_id == reader
    await connection.execute(update(subscriptions).where(theirs, or_(*about)).values(silent=True))
    await note_silent(connection, reader)


async def _do(desk: Desk, reader: Subscriber, what: str, how: str, now: datetime) -> None:
    """One of ``month_readers.doings``."""
    if what == "pause":
        await preferences.pause(desk, reader, datetime.fromisoformat(how), now)
    elif what == "unblock":
        await membership.reactivate(desk, reader.chat_id, now)
    elif what == "quiet":
        await preferences.set_quiet(desk, reader, stored_quiet(how), now)
    elif what == "limit":
        await preferences.set_limit(desk, reader, int(how) or None, now)
    elif what == "zone":
        await preferences.use_zone(desk, reader, ZoneInfo(how), now)
    elif what == "timetable":
        await digesting.set_timetable(desk, reader, stored_timetable(how), now)
    else:
        slug = what.removeprefix("mute ")
        for held in await subscribing.subscriptions_of(desk, reader):
            if held.rubric and held.rubric.slug == slug:
                await subscribing.mute(desk, reader, held.id, datetime.fromisoformat(how), now)


async def _reader(desk: Desk, person: Person) -> Subscriber:
    if isinstance(person, Place):
        found = None
        for chat, topic in person.addresses:
            found = found or await places.place_in(desk, chat, topic)
    else:
        found = await subscribing.reader(desk, person.chat)
    assert found is not None  # noqa: S101 - all have been let in
    return found


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(Month(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])).live())
