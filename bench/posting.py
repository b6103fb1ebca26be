"""A Telegram that posts: people say /latest, each again once answered; every call is accepted."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.asker import ARTICLE, BOT, FIRST_ASKER, TOKEN, update
from bench.standin import ANSWER, StandIn, reply
from updates.webhook import SECRET_HEADER, secret_of

_END = b"\r\n\r\n"
_PAUSE = 0.05


class Posts:
    """How many answers there were, and how many messages besides."""

    token = TOKEN

    def __init__(self) -> None:
        self.answers = 0
        self.news = 0
        self.refused = 0
        self._numbers = itertools.count(1)
        self._people = itertools.count(FIRST_ASKER)

    def answer(self, method: str, body: bytes, transport: asyncio.Transport) -> None:
        """Take a call."""
        if method == "sendMessage":
            is_answer = ARTICLE in body
            self.answers += is_answer
            self.news += not is_answer
            transport.write(reply(ANSWER))
        else:
            result = BOT if method == "getMe" else True
            transport.write(reply(json.dumps({"ok": True, "result": result}).encode()))

    async def ask(self, ports: list[int], people: int) -> None:
        """Let so many people ask each of the processes behind these ports, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for port in ports:
                for _ in range(people):
                    group.create_task(self._ask_on(port, next(self._people)))

    async def _ask_on(self, port: int, person: int) -> None:
        reading, writing = await asyncio.open_connection("127.0.0.1", port)
        try:
            while True:
                body = json.dumps(update(next(self._numbers), person)).encode()
                writing.write(_head(len(body)) + body)
                status = (await reading.readuntil(_END)).split(b" ", 2)[1]
                if status != b"200":
                    self.refused += 1
                    await asyncio.sleep(_PAUSE)
        finally:
            writing.close()


def _head(length: int) -> bytes:
    return (
        f"POST /telegram HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n"
        f"{SECRET_HEADER}: {secret_of(TOKEN)}\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


class _Connection(StandIn):
    def __init__(self, posts: Posts) -> None:
        super().__init__()
        self._posts = posts

    def answer(self, head: bytes, body: bytes, transport: asyncio.Transport) -> None:
        path = head.split(b" ", 2)[1].decode()
        self._posts.answer(path.rpartition("/")[2], body, transport)


@asynccontextmanager
async def posting() -> AsyncIterator[tuple[Posts, str]]:
    """Serve one; gives it and its address."""
    posts = Posts()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(posts), "127.0.0.1", 0)
    async with server:
        yield posts, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
