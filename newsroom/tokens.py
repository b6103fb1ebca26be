"""Tokens of the HTTP API: who may ask for things over it, and what they are known by."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from news.deed import DeedKind
from news.role import Role
from news.storable import one_line
from news.token import LONGEST_NAME, Token
from newsroom.rights import Doer, note, require
from storage import tokens
from storage.approvals import drop_open_approvals
from storage.database import Connection, Database
from storage.editors import add_program, remove_editor

OPERATOR = 0
"""Who adds and removes tokens at the shell: nobody whom Telegram knows."""
_NOTED_EVERY = timedelta(minutes=1)


class NameTaken(Exception):  # noqa: N818 - it says what is the matter
    """Another token has the name."""


def token_name(typed: str) -> str | None:
    """The name that a token may have; None when nothing, or too much, was typed."""
    name = " ".join(one_line(typed).split())
    return name if 0 < len(name) <= LONGEST_NAME else None


async def add(
    database: Database, name: str, by: Doer, make_key: Callable[[], str]
) -> tuple[Token, str]:
    """Let another program do what editors may; its token, and the key, which is kept nowhere.

    Owners do, and the OPERATOR. Raises NotAllowed, NameTaken.
    """
    async with database.transaction() as connection:
        await _require_owner(connection, by)
        if _of_name(name, await tokens.all_tokens(connection)):
            raise NameTaken
        key = make_key()
        token = await tokens.add_token(connection, name, hash_of(key), by.id, by.at)
        await add_program(connection, token.actor_id, name, by.at)
        await note(connection, by, DeedKind.TOKEN_ADDED, about=name)
        return token, key


async def remove(database: Database, token: Token, by: Doer) -> bool:
    """Let the program of a token do nothing any more; False when it has been removed already.

    What it wanted to send out, and nobody has agreed to, it wants no more. Raises NotAllowed.
    """
    async with database.transaction() as connection:
        await _require_owner(connection, by)
        if not await tokens.remove_token(connection, token.id, by.at):
            return False
        await remove_editor(connection, token.actor_id)
        await drop_open_approvals(connection, token.actor_id)
        await note(connection, by, DeedKind.TOKEN_REMOVED, about=token.name)
        return True


async def everyone(database: Database) -> list[Token]:
    """The tokens that work, oldest first."""
    async with database.snapshot() as connection:
        return await tokens.all_tokens(connection)


async def named(database: Database, name: str) -> Token | None:
    """The token that has this name, in any case."""
    return _of_name(name, await everyone(database))


async def numbered(database: Database, token_id: int) -> Token | None:
    """The token with this id; None when it works no more."""
    return next((each for each in await everyone(database) if each.id == token_id), None)


async def token_of(database: Database, key: str, now: datetime) -> Token | None:
    """The token that has this key; None when none has. Its use is noted once a minute at most."""
    wanted = hash_of(key)

    async def look(connection: Connection) -> tuple[Token, str] | None:
        return await tokens.token_with_hash(connection, wanted)

    found = await database.peek(look)
    if found is None or not compare_digest(found[1], wanted):
        return None
    token = found[0]
    if token.used_at is None or now - token.used_at >= _NOTED_EVERY:
        async with database.transaction() as connection:
            await tokens.note_use(connection, token.id, now)
    return token


def hash_of(key: str) -> str:
    """What is kept of a key: a key is as long as its hash, so it needs neither salt nor rounds."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


async def _require_owner(connection: Connection, by: Doer) -> None:
    if by.id != OPERATOR:
        await require(connection, by.id, Role.OWNER)


def _of_name(name: str, among: list[Token]) -> Token | None:
    return next((each for each in among if each.name.casefold() == name.casefold()), None)
