"""Posts from Telegram: who is let in, and what each of them is answered."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from secrets import token_hex
from typing import Any

import pytest
from aiohttp import ClientSession

from botapi.update import RawUpdate
from storage.database import Database, DatabaseError
from updates.intake import SILENT_FOR, Intake
from updates.webhook import SECRET_HEADER, receiving, secret_of

SECRET = secret_of("123456789:AAEmulatedTokenOfNoValueWhatsoever0")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HELLO = {"update_id": 7, "message": {"chat": {"id": 5}, "text": "раз"}}

Post = Callable[[Any], Awaitable[int]]


class Handler:
    """Handles as long as a test likes; what it was given, by number."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.beginning = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def __call__(self, update: RawUpdate) -> None:
        self.began.append(update["update_id"])
        self.beginning.set()
        await self.may_end.wait()


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
async def post() -> AsyncIterator[Callable[..., Awaitable[int]]]:
    """Posts a body to a process that receives, as Telegram does; gives the status."""
    async with ClientSession() as session:

        async def post(
            receive: Callable[[RawUpdate], Awaitable[bool]], body: bytes, secret: str = SECRET
        ) -> int:
            headers = {SECRET_HEADER: secret} if secret else {}
            async with (
                receiving("127.0.0.1", 0, SECRET, receive) as address,
                session.post(f"{address}/telegram", data=BytesIO(body), headers=headers) as answer,
            ):
                return answer.status

        yield post


async def nobody(_: RawUpdate) -> bool:
    raise AssertionError("nothing may be taken")


@pytest.mark.parametrize("secret", ["", "guessed", SECRET[:-1], "тайна"])
async def test_only_telegram_knows_the_secret(post: Any, secret: str) -> None:
    secret = secret.encode().decode("latin-1")

    assert await post(nobody, json.dumps(HELLO).encode(), secret) == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": 4503599627370496}',
        b"\xff\xfe",
        b"[" * 900_000,
        b'{"update_id": 7, "a": ' + b"[" * 900_000,
        b'{"update_id": 7}'.ljust(2**20 + 1),
    ],
)
async def test_what_is_no_update_is_set_aside_and_not_asked_for_again(
    post: Any, body: bytes
) -> None:
    assert await post(nobody, body) == 200


async def test_what_could_not_be_kept_is_asked_for_again(post: Any) -> None:
    async def receive(_: RawUpdate) -> bool:
        raise DatabaseError("the disk is full")

    assert await post(receive, json.dumps(HELLO).encode()) == 503


async def test_until_the_handlers_are_there_updates_come_again(
    post: Any, database: Database, handler: Handler
) -> None:
    intake = Intake(database, lambda: NOON, token_hex(4))
    body = json.dumps(HELLO).encode()
    statuses = [await post(intake.receive, body)]

    await intake.open(handler)
    statuses.append(await post(intake.receive, body))

    assert statuses == [503, 200]
    assert handler.began == [7]


async def test_an_update_posted_again_to_another_process_takes_effect_once(
    database: Database, handler: Handler
) -> None:
    one, other = (
        Intake(database, lambda: NOON, token_hex(4)),
        Intake(database, lambda: NOON, token_hex(4)),
    )
    await one.open(handler)
    await other.open(handler)
    handler.may_end.clear()

    first = asyncio.create_task(one.receive(HELLO))
    await handler.beginning.wait()
    assert not await other.receive(HELLO)
    assert not first.done()
    handler.may_end.set()

    assert await first
    assert await other.receive(HELLO)
    assert handler.began == [7]


async def test_what_a_killed_process_had_is_handled_by_another(
    database: Database, handler: Handler
) -> None:
    now = NOON
    killed, other = (
        Intake(database, lambda: now, token_hex(4)),
        Intake(database, lambda: now, token_hex(4)),
    )
    hung = Handler()
    hung.may_end.clear()
    await killed.open(hung)
    await other.open(handler)
    lost = asyncio.create_task(killed.receive(HELLO))
    await hung.beginning.wait()

    now += SILENT_FOR
    await killed.hold()
    now += SILENT_FOR
    await other.take_up_abandoned()
    assert handler.began == []
    now += timedelta(seconds=1)
    await other.take_up_abandoned()
    await other.drain()

    assert handler.began == [7]
    lost.cancel()
    hung.may_end.set()
    await killed.drain()
