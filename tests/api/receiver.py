"""Another program that takes posts of events on loopback, and answers what a test tells it to."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Any

from aiohttp import web

from api.posting import SECONDS, Post
from sources.fetching import Fetcher

LOOPBACK = (ip_network("127.0.0.0/8"),)


@dataclass
class Receiver:
    """Answers with the ``statuses`` one after another, then 204 for ever."""

    statuses: list[int] = field(default_factory=list)
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.posts]

    @property
    def told(self) -> list[tuple[str, int]]:
        return [(each["event"], each["article"]["id"]) for each in self.events]

    async def take(self, request: web.Request) -> web.Response:
        self.posts.append((dict(request.headers), await request.read()))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 204)


@asynccontextmanager
async def receiving(receiver: Receiver) -> AsyncIterator[Receiver]:
    application = web.Application()
    application.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@asynccontextmanager
async def posting(*, inward: bool = True, seconds: float = SECONDS) -> AsyncIterator[Post]:
    """How bodies are posted; ``inward`` lets them reach this machine."""
    fetcher = Fetcher(LOOPBACK if inward else (), user_agent="Newsdesk")

    async def post(url: str, body: bytes, headers: Any) -> int:
        return await fetcher.post(url, body, headers, seconds=seconds)

    yield post
    await fetcher.close()


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """What a receiver checks, by the documentation alone."""
    parts = dict(part.split("=", 1) for part in headers["X-Newsdesk-Signature"].split(","))
    expected = hmac.new(
        secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(expected, parts["v1"])
