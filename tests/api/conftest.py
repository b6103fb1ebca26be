"""The API over a newsroom, asked over HTTP as other programs do."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession

from api.application import api_routes
from api.server import listen
from api.wording import NoPicture
from news.article import Article
from news.token import Token
from newsroom import tokens
from newsroom.rights import Doer
from newsroom.tokens import OPERATOR
from sources.reader import Reader
from tests.factories import NOON, Newsroom

KEY = "nd_" + "k" * 43
DRAFT = {"headline": "Мост открыт", "text": "Движение с полуночи.", "action": "draft"}


def packed(body: Any) -> bytes:
    """It as JSON."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")


@dataclass
class Clock:
    """A moment that a test moves on."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Answered:
    """What was answered."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Api:
    """A program that knows the key, and what stands behind the API."""

    session: ClientSession
    newsroom: Newsroom
    token: Token
    clock: Clock
    address: str = ""
    asked: list[Article] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)

    async def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answered:
        """Ask for something; ``body`` is sent as JSON, or as the bytes that it is."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        told = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json", **names}
        data = None if body is None else BytesIO(body if isinstance(body, bytes) else packed(body))
        async with self.session.request(
            method, f"/api/v1/{path}", data=data, headers=told
        ) as answer:
            said = {name.lower(): value for name, value in answer.headers.items()}
            return Answered(answer.status, said, await answer.text())

    async def post(self, headline: str = "Мост открыт", **more: Any) -> Answered:
        """Make an article; a draft of no more than that, unless more is said."""
        key = more.pop("key", None)
        body = {"headline": headline, "text": "Движение с полуночи.", "action": "draft", **more}
        return await self.call(
            "POST", "articles", body, **({"Idempotency_Key": key} if key else {})
        )

    async def put(self, external_id: str = "4711", **more: Any) -> Answered:
        """Put an article under an id, published unless something else is said."""
        body = {"headline": "Мост", "text": "Открыт.", "action": "publish", **more}
        return await self.call("PUT", f"articles/cms/{external_id}", body)

    async def picture(self, url: str) -> str:
        """The file id that a test has given to an address."""
        try:
            return self.pictures[url]
        except KeyError:
            raise NoPicture("unreachable") from None


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    reader = Reader()
    yield reader
    await reader.close()


@pytest.fixture
async def api(newsroom: Newsroom, reader: Reader) -> AsyncIterator[Api]:
    desk, clock = newsroom.desk, Clock()
    token, _ = await tokens.add(desk.database, "CMS", Doer(OPERATOR, NOON), lambda: KEY)
    async with ClientSession() as unused:
        api = Api(unused, newsroom, token, clock)
    routes = api_routes(
        *(desk, reader, api.picture, api.asked.append),
        url="http://127.0.0.1:8090",
        holder="this run",
        clock=clock,
    )
    served = await listen("127.0.0.1", 0, routes)
    async with ClientSession(served.address) as session:
        api.session, api.address = session, served.address
        yield api
    await served.close()
