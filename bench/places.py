"""A thousand articles an hour into many groups, beside readers whose news never ends.

    python -m bench.places [groups] [seconds] [messages a second]

In real time, on SQLite. First the readers have the pace to themselves, for a third of the seconds;
then an article goes to all groups every 3.6 seconds, one in fifty of them breaking. The server
counts a minute of each group and a second of the bot, at their very limits. The reference is the
same run without groups. Breaking news to groups goes before readers' ordinary news, so the goal is
about both together: in a short run one such article to 500 groups is a good part of all.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import literal, select

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.telegram import Telegram, telegram
from bot.clock import utc_now
from botapi.pacing import Pacing
from botapi.sender import Sender
from delivery.assembly import Delivery, assemble
from delivery.leadership import FileLease
from delivery.rendering import Renderer
from news.article import ArticleStatus
from news.dispatch import DeliveryState, Lane
from news.group_turn import MOST
from newsroom.desk import open_desk
from newsroom.digesting import send_due
from storage.counts import count_spread
from storage.database import Database
from storage.migrating import open_database
from storage.tables import articles, deliveries, dispatches, subscribers
from texts.catalogue import load_catalogues

GROUPS, SECONDS, PACE = 50, 30, 200
EVERY = 3.6
DIGESTS_EVERY = 2.0
BREAKING, FIRST_BREAKING = 50, 2
"""One article in so many is breaking news, the first of them this one: in short runs, too."""
MINSK = ZoneInfo("Europe/Minsk")
REFUSED = 429


@dataclass
class Run:
    """What happens in a run; moments are of the machine's own clock."""

    database: Database
    delivery: Delivery
    groups_at: float = 0.0
    breaking: dict[str, float] = field(default_factory=dict)
    """When each breaking headline was put into the outbox."""
    published: int = 0


async def publish(run: Run, number: int, now: datetime) -> None:
    """Put an article to every group into the outbox."""
    is_breaking = number % BREAKING == FIRST_BREAKING
    lane = Lane.BREAKING if is_breaking else Lane.INSTANT
    headline = f"Новость {number} для групп"
    article = {
        "status": ArticleStatus.PUBLISHED.value,
        "headline": headline,
        "body": "Подробности.",
        "language": "ru",
        "fingerprint": headline,
        "author_id": 1,
        "sequence": number,
        "created_at": now,
        "published_at": now,
        "breaking": lane is Lane.BREAKING,
    }
    async with run.database.transaction() as connection:
        made = await connection.execute(articles.insert().values(**article))
        dispatch = dispatches.insert().values(
            kind="article",
            article_id=made.inserted_primary_key[0],  # type: ignore[index]
            lane=lane.value,
            created_at=now,
            complete=True,
        )
        dispatch_id = (await connection.execute(dispatch)).inserted_primary_key[0]  # type: ignore[index]
        columns = ["dispatch_id", "subscriber_id", "part", "lane", "state", "not_before"]
        values = (lane.in_places.value, DeliveryState.PENDING.value)
        waiting = select(
            literal(dispatch_id),
            subscribers.c.id,
            literal(0),
            *map(literal, values),
            literal(now, deliveries.c.not_before.type),
        ).where(subscribers.c.chat_id < 0)
        rows = await connection.execute(deliveries.insert().from_select(columns, waiting))
        await count_spread(connection, dispatch_id, rows.rowcount)
    if lane is Lane.BREAKING:
        run.breaking[headline] = time.monotonic()
    run.published += 1
    run.delivery.worker.wake()


async def settle_down(database: Database, server: Telegram, groups: int, readers: int) -> None:
    """Readers with news enough for the whole run, and groups."""
    now = utc_now()
    await gather(database, readers, now)
    await send_to_all(database, readers, now)
    await server.readers(readers, FIRST_CHAT)
    chats = [-1_000_000 - number for number in range(groups)]
    for chat_id in chats:
        await server.group(chat_id, FIRST_CHAT)
    usual = {"kind": "group", "language": "ru", "timetable": "off", "digest_sequence": 0}
    async with database.transaction() as connection:
        rows = [{"chat_id": chat_id, "created_at": now, **usual} for chat_id in chats]
        await connection.execute(subscribers.insert(), rows)


@asynccontextmanager
async def sending(database: Database, server: Telegram, pace: int) -> AsyncIterator[Run]:
    """A worker that sends, and digests that are made."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
    async with Bot(server.token, session=session) as bot:
        renderer = Renderer(database, load_catalogues(), MINSK, "newsdesk_bot", now=utc_now)
        delivery = assemble(
            database,
            Sender(bot).send,
            renderer.render,
            FileLease.take(None),
            Pacing(pace),
            announce=lambda _: None,
            random=Random(1),
            now=utc_now,
            zone=MINSK,
        )
        working = asyncio.create_task(delivery.worker.run())
        digesting = asyncio.create_task(_make_digests(database, delivery))
        yield Run(database, delivery)
        digesting.cancel()
        delivery.worker.stop()
        await working


async def _make_digests(database: Database, delivery: Delivery) -> None:
    desk = await open_desk(database, zone=MINSK)
    while True:
        if await send_due(desk, utc_now()):
            delivery.worker.wake()
        await asyncio.sleep(DIGESTS_EVERY)


async def measure(groups: int, seconds: int, pace: int) -> list[Figure]:
    """The run, and what the server's ledger says of it."""
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}")
        async with telegram(limit=pace, group_limit=MOST) as server:
            await settle_down(database, server, groups, pace * seconds * 2)
            async with sending(database, server, pace) as run:
                begun = time.monotonic()
                await asyncio.sleep(seconds / 3)
                run.groups_at = time.monotonic()
                for number in count(1):
                    if (left := run.groups_at + seconds - time.monotonic()) <= 0:
                        break
                    await publish(run, number, utc_now())
                    await asyncio.sleep(min(EVERY, left))
                ended = time.monotonic()
            ledger, calls = await server.ledger(), await server.calls()
        await database.close()
    return _figures(run, ledger, calls, begun, ended)


def _figures(
    run: Run,
    ledger: Sequence[dict[str, Any]],
    calls: Sequence[dict[str, Any]],
    begun: float,
    ended: float,
) -> list[Figure]:
    people = [entry["monotonic"] for entry in ledger if entry["chat_id"] > 0]
    to_groups = [entry for entry in ledger if entry["chat_id"] < 0]
    breaking = [entry["monotonic"] for entry in to_groups if _is_breaking(run, entry)]
    alone = _pace(people, begun + 1, run.groups_at)
    beside = _pace(people, run.groups_at, ended)
    ahead = _pace([*people, *breaking], run.groups_at, ended)
    refused = sum(call["code"] == REFUSED for call in calls)
    return [
        Figure("refused with 429", refused, "", most=0),
        Figure("breaking news, until the last group has it", _worst(run, to_groups), "s", most=5.0),
        Figure("readers, messages/s", beside, "/s", alone, beside / alone),
        Figure("with breaking news, messages/s", ahead, "/s", alone, ahead / alone, least=0.95),
        Figure("groups, messages/s", len(to_groups) / (ended - run.groups_at), "/s"),
        Figure("articles for each group", run.published, ""),
    ]


def _pace(moments: Sequence[float], since: float, until: float) -> float:
    return sum(since <= each < until for each in moments) / (until - since)


def _is_breaking(run: Run, entry: Mapping[str, Any]) -> bool:
    return any(headline in str(entry["payload"]) for headline in run.breaking)


def _worst(run: Run, entries: Sequence[dict[str, Any]]) -> float:
    """The longest that any group has waited for breaking news."""
    worst = 0.0
    for headline, begun in run.breaking.items():
        found = [one["monotonic"] for one in entries if headline in str(one["payload"])]
        worst = max([worst, *(moment - begun for moment in found)])
    return worst


def main(groups: int = GROUPS, seconds: int = SECONDS, pace: int = PACE) -> None:
    """Measure, and print a table."""
    figures = asyncio.run(measure(groups, seconds, pace))
    show(f"{groups} groups beside readers, SQLite, at {pace} messages/s, {seconds} s", figures)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
