"""A process that is killed while it posts loses no event, and doubles what was on its way."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import URL

from news.words.morphology import Morphology
from newsroom import webhooks, withdrawing
from newsroom.rights import Doer
from newsroom.webhooks import HELD
from storage.database import Database
from tests.api.receiver import Receiver, is_signed, receiving
from tests.conftest import copied
from tests.factories import EDITOR, MINUTE, NOON, open_newsroom
from tests.house.tree import ROOT

ARTICLES = 12
KILLS = (1, 4, 5, 9, 16)
SECRET = "whsec_secret"


@dataclass
class Killing(Receiver):
    """Kills whoever posts to it, each time that so many posts have come: it gets no answer."""

    process: asyncio.subprocess.Process | None = None
    at: list[int] = field(default_factory=lambda: list(KILLS))
    kills: int = 0

    async def take(self, request: web.Request) -> web.Response:
        answer = await super().take(request)
        if self.at and len(self.posts) >= self.at[0]:
            del self.at[0]
            assert self.process is not None
            self.process.kill()
            await self.process.wait()
            self.kills += 1
        return answer


@pytest.fixture
async def url(migrated: URL, tmp_path: Path) -> AsyncIterator[str]:
    async with copied(migrated, tmp_path) as url:
        yield url


async def posted_from(receiver: Killing, url: str, moment: str) -> int:
    """How a process ends that posts what is due at a moment."""
    receiver.process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.api.posting_process", url, moment, cwd=ROOT
    )
    return await receiver.process.wait()


async def test_every_event_arrives_over_kills_in_order(url: str, morphology: Morphology) -> None:
    database = Database(url)
    newsroom = await open_newsroom(database, morphology)
    async with receiving(Killing()) as receiver:
        assert isinstance(receiver, Killing)
        by = Doer(EDITOR, NOON)
        hook = await webhooks.register(newsroom.desk, receiver.url, None, by, lambda: SECRET)
        for number in range(ARTICLES):
            article = await newsroom.publish("society", f"Новость {number}", "Текст.")
        await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON)

        now, ended = NOON + MINUTE, -1
        while ended:
            ended = await posted_from(receiver, url, now.isoformat())
            now += HELD
        posts = await webhooks.posts(newsroom.desk, hook.id)
    await database.close()

    ids = [each["id"] for each in receiver.events]
    revisions = [tuple(map(int, each.split("-")[:2])) for each in dict.fromkeys(ids)]
    assert receiver.kills == len(KILLS)
    assert revisions == [(number + 1, 1) for number in range(ARTICLES)] + [(ARTICLES, 2)]
    assert len(ids) - len(set(ids)) == len(KILLS)
    assert all(is_signed(SECRET, *each) for each in receiver.posts)
    assert posts is not None
    assert all(each.taken_at for each in posts)
