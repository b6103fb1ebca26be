"""Requests that came with an Idempotency-Key, what they have made, and what they were answered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import idempotency_keys as keys


@dataclass(frozen=True, slots=True)
class Keyed:
    """A request under a key: of a token, ``request`` is a hash of all that it asks for."""

    token_id: int
    key: str
    request: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a key stands: begun when, for which request, held until when by which run of the program.

    ``article_id`` is what it has made, ``answer`` what it was answered; None until then.
    """

    request: str
    begun_at: datetime
    holder: str | None
    held_until: datetime | None
    article_id: int | None
    answer: StoredAnswer | None


async def standing(
    connection: AsyncConnection, keyed: Keyed, *, lock: bool = False
) -> Standing | None:
    """How the key stands, None for a new one; with ``lock`` nobody else changes that meanwhile."""
    statement = select(keys).where(_is(keyed))
    row = (await connection.execute(statement.with_for_update() if lock else statement)).first()
    return None if row is None else _standing(row)


async def begin(
    connection: AsyncConnection, keyed: Keyed, holder: str, now: datetime, held_until: datetime
) -> bool:
    """Keep that a request under a new key is under way; False when another was faster."""
    statement = insert(connection, keys).values(
        token_id=keyed.token_id,
        key=keyed.key,
        request=keyed.request,
        begun_at=now,
        holder=holder,
        held_until=held_until,
    )
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def hold(
    connection: AsyncConnection, keyed: Keyed, holder: str, held_until: datetime
) -> None:
    """Let another run go on with a request."""
    held = {"holder": holder, "held_until": held_until}
    await connection.execute(update(keys).where(_is(keyed)).values(**held))


async def renew(
    connection: AsyncConnection, keyed: Keyed, holder: str, held_until: datetime
) -> None:
    """Let nobody else go on with a request before then, as long as it is still the holder's."""
    mine = _is(keyed) & (keys.c.holder == holder)
    await connection.execute(update(keys).where(mine).values(held_until=held_until))


async def attach(connection: AsyncConnection, keyed: Keyed, holder: str, article_id: int) -> bool:
    """Keep what a request has made; False when it is no longer the holder's, or has made one."""
    result = await connection.execute(
        update(keys)
        .where(_is(keyed), keys.c.holder == holder, keys.c.article_id.is_(None))
        .values(article_id=article_id)
    )
    return result.rowcount > 0


async def settle(
    connection: AsyncConnection, keyed: Keyed, holder: str, answer: StoredAnswer
) -> bool:
    """Keep what a request is answered; False when it is no longer the holder's, or is answered."""
    mine = _is(keyed) & (keys.c.holder == holder) & keys.c.status.is_(None)
    return (
        await connection.execute(update(keys).where(mine).values(**_written(answer)))
    ).rowcount > 0


async def keep_answer(connection: AsyncConnection, keyed: Keyed, answer: StoredAnswer) -> None:
    """Keep what a request was answered; of several the first counts."""
    unanswered = _is(keyed) & keys.c.status.is_(None)
    await connection.execute(update(keys).where(unanswered).values(**_written(answer)))


async def forget(connection: AsyncConnection, keyed: Keyed) -> None:
    """Let the key be new again."""
    await connection.execute(delete(keys).where(_is(keyed)))


async def let_go(connection: AsyncConnection, keyed: Keyed, holder: str) -> None:
    """Let others go on with what the holder has made; the key is new again if that is nothing."""
    held = _is(keyed) & (keys.c.holder == holder)
    await connection.execute(delete(keys).where(held, keys.c.article_id.is_(None)))
    await connection.execute(update(keys).where(held).values(holder=None, held_until=None))


async def release_all(connection: AsyncConnection) -> None:
    """Let nobody hold a key: whoever did is no more."""
    await connection.execute(
        update(keys).where(keys.c.holder.is_not(None)).values(holder=None, held_until=None)
    )


async def keys_before(
    connection: AsyncConnection, before: datetime, most: int = 500
) -> Sequence[tuple[int, str]]:
    """Keys that were begun before a moment."""
    old = select(keys.c.token_id, keys.c.key).where(keys.c.begun_at < before)
    rows = await connection.execute(old.order_by(keys.c.begun_at).limit(most))
    return [(row.token_id, row.key) for row in rows]


async def drop_keys(connection: AsyncConnection, which: Sequence[tuple[int, str]]) -> int:
    """Forget keys; how many there were."""
    one = tuple_(keys.c.token_id, keys.c.key)
    return (await connection.execute(delete(keys).where(one.in_(which)))).rowcount


def _written(answer: StoredAnswer) -> dict[str, Any]:
    return {
        "status": answer.status,
        "headers": json.dumps(dict(answer.headers)),
        "body": answer.body,
        "holder": None,
        "held_until": None,
    }


def _is(keyed: Keyed) -> ColumnElement[bool]:
    return (keys.c.token_id == keyed.token_id) & (keys.c.key == keyed.key)


def _standing(row: Row[Any]) -> Standing:
    answer = None
    if row.status is not None:
        answer = StoredAnswer(row.status, json.loads(row.headers), row.body)
    return Standing(row.request, row.begun_at, row.holder, row.held_until, row.article_id, answer)
