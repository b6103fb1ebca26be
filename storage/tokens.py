"""Tokens of the HTTP API, by the hashes of their keys; those that were removed stay as rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.token import Token
from storage.tables import tokens

_LIVE = tokens.c.removed_at.is_(None)


async def add_token(
    connection: AsyncConnection, name: str, key_hash: str, added_by: int, now: datetime
) -> Token:
    """Keep a token; ``key_hash`` is SHA-256 in hexadecimal digits."""
    values = {"name": name, "hash": key_hash, "added_by": added_by, "added_at": now}
    result = await connection.execute(tokens.insert().values(**values))
    token_id = int(result.inserted_primary_key[0])  # type: ignore[index]
    return Token(token_id, name, added_by, now)


async def token_with_hash(connection: AsyncConnection, key_hash: str) -> tuple[Token, str] | None:
    """The token whose key has this hash, and the hash as it is kept."""
    row = (await connection.execute(select(tokens).where(tokens.c.hash == key_hash, _LIVE))).first()
    return None if row is None else (_token(row), row.hash)


async def all_tokens(connection: AsyncConnection) -> list[Token]:
    """The tokens that work, oldest first."""
    rows = await connection.execute(select(tokens).where(_LIVE).order_by(tokens.c.id))
    return [_token(row) for row in rows]


async def remove_token(connection: AsyncConnection, token_id: int, now: datetime) -> bool:
    """Let a token work no more; False when it did not."""
    statement = update(tokens).where(tokens.c.id == token_id, _LIVE)
    return (await connection.execute(statement.values(removed_at=now))).rowcount > 0


async def note_use(connection: AsyncConnection, token_id: int, now: datetime) -> None:
    """Keep when a token was last used."""
    await connection.execute(update(tokens).where(tokens.c.id == token_id).values(used_at=now))


def _token(row: Row[Any]) -> Token:
    return Token(row.id, row.name, row.added_by, row.added_at, row.used_at)
