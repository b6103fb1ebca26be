"""Requests that may be repeated: under one Idempotency-Key a request is carried out once.

As in the IETF's draft on that header. The key, the article that it makes, and its way out are kept
in one transaction, so a crash leaves either nothing or an article that a repeat finds. What else it
makes is kept with its answer.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.desk import Desk
from storage import idempotency
from storage.database import Connection, DatabaseError
from storage.idempotency import Keyed, Standing, StoredAnswer

log = logging.getLogger(__name__)

KEPT = timedelta(hours=24)
"""How long a repeat is given the answer of the first; later the key is new again."""
HELD = timedelta(seconds=6)
"""So long a request is a process's after it has last said so; then another may go on with it."""
RENEW_SECONDS = 2.0


class UnderWay(Exception):  # noqa: N818 - it says what is the matter
    """The first request under the key has not been answered yet."""


class AnotherRequest(Exception):  # noqa: N818 - it says what is the matter
    """The key was used for a request that asks for something else."""


class Overtaken(Exception):  # noqa: N818 - it says what is the matter
    """It took so long that another process goes on with it."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A request to carry out; ``article_id`` is what it had made when a crash cut it short."""

    article_id: int | None = None


async def begin(desk: Desk, keyed: Keyed, holder: str, now: datetime) -> Begun | StoredAnswer:
    """Begin a request, or say what it was answered before. ``holder`` is this run of the program.

    Raises UnderWay, AnotherRequest.
    """
    seen = await desk.database.peek(lambda connection: idempotency.standing(connection, keyed))
    # Most repeats end here, and wait for nobody who writes.
    if seen is not None and (answer := _answer(seen, keyed, now)) is not None:
        return answer
    async with desk.database.transaction() as connection:
        known = await idempotency.standing(connection, keyed, lock=True)
        if known is not None and (answer := _answer(known, keyed, now)) is not None:
            return answer
        if known is not None and now - known.begun_at >= KEPT:
            await idempotency.forget(connection, keyed)
            known = None
        if known is None:
            if not await idempotency.begin(connection, keyed, holder, now, now + HELD):
                raise UnderWay
            return Begun()
        await idempotency.hold(connection, keyed, holder, now + HELD)
        return Begun(known.article_id)


@asynccontextmanager
async def held(
    desk: Desk, keyed: Keyed, holder: str, clock: Callable[[], datetime]
) -> AsyncIterator[None]:
    """Let nobody else go on with a request meanwhile, however long it takes."""
    renewing = asyncio.create_task(_renew(desk, keyed, holder, clock))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.wait({renewing})


async def _renew(desk: Desk, keyed: Keyed, holder: str, clock: Callable[[], datetime]) -> None:
    while True:
        await asyncio.sleep(RENEW_SECONDS)
        try:
            async with desk.database.transaction() as connection:
                await idempotency.renew(connection, keyed, holder, clock() + HELD)
        except (DatabaseError, OSError) as error:
            log.warning("request.not_held", extra={"error": type(error).__name__})


def _answer(known: Standing, keyed: Keyed, now: datetime) -> StoredAnswer | None:
    """What the key was answered; None where the request is to be begun, or gone on with."""
    if now - known.begun_at >= KEPT:
        return None
    if known.request != keyed.request:
        raise AnotherRequest
    if known.answer is None and known.held_until is not None and known.held_until > now:
        raise UnderWay
    return known.answer


async def attach(connection: Connection, keyed: Keyed, holder: str, article_id: int) -> None:
    """Keep, in the transaction that makes it, what a request makes. Raises Overtaken."""
    if not await idempotency.attach(connection, keyed, holder, article_id):
        raise Overtaken


async def settle(connection: Connection, keyed: Keyed, holder: str, answer: StoredAnswer) -> None:
    """Keep, in the transaction that makes it, what is answered for it. Raises Overtaken."""
    if not await idempotency.settle(connection, keyed, holder, answer):
        raise Overtaken


async def answered(desk: Desk, keyed: Keyed, answer: StoredAnswer) -> None:
    """Keep what a request was answered."""
    async with desk.database.transaction() as connection:
        await idempotency.keep_answer(connection, keyed, answer)


async def give_up(desk: Desk, keyed: Keyed, holder: str) -> None:
    """Let a request that failed be sent again: anew, if it has made nothing."""
    async with desk.database.transaction() as connection:
        await idempotency.let_go(connection, keyed, holder)


async def release(desk: Desk) -> None:
    """At the start of the only process: nobody is at work on what the last run left."""
    async with desk.database.transaction() as connection:
        await idempotency.release_all(connection)
