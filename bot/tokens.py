"""``python -m bot token``: the tokens of the HTTP API, for the operator."""

from secrets import token_urlsafe
from typing import Literal

from bot.clock import utc_now
from bot.printing import say
from bot.settings import Settings
from bot.upkeep import opened_beside
from newsroom import tokens
from newsroom.rights import Doer
from newsroom.tokens import OPERATOR, NameTaken, token_name
from storage.database import Database

_BYTES = 32


class TokenError(Exception):
    """What was asked about a token cannot be done; the text says why."""


def make_key() -> str:
    """A new key, of 256 bits; its beginning tells what it is to whoever finds it."""
    return f"nd_{token_urlsafe(_BYTES)}"


async def change_tokens(
    settings: Settings, what: Literal["add", "remove", "list"], typed: str | None
) -> None:
    """Do it, and print the key alone, or a line for each token.

    Raises TokenError, AlreadyRunningError, DatabaseUnavailable.
    """
    async with opened_beside(settings) as database:
        if what == "list":
            await _list(database)
            return
        name = token_name(typed or "")
        if name is None:
            raise TokenError(f"Say what the program is called: python -m bot token {what} CMS")
        await (_add if what == "add" else _remove)(database, name)


async def _add(database: Database, name: str) -> None:
    try:
        _, key = await tokens.add(database, name, Doer(OPERATOR, utc_now()), make_key)
    except NameTaken:
        raise TokenError(f"There is a token {name} already: remove it first") from None
    say(key)


async def _remove(database: Database, name: str) -> None:
    token = await tokens.named(database, name)
    if token is None or not await tokens.remove(database, token, Doer(OPERATOR, utc_now())):
        raise TokenError(f"There is no token {name}")
    say(f"{token.name} is removed: its key works no more.")


async def _list(database: Database) -> None:
    for each in await tokens.everyone(database):
        used = f"last used {each.used_at:%Y-%m-%d %H:%M} UTC" if each.used_at else "never used"
        say(f"{each.name}\tadded {each.added_at:%Y-%m-%d %H:%M} UTC\t{used}")
