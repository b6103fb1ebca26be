"""``python -m bot init``: from a token to a ``.env`` with which the bot runs."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Any

from bot import env_file
from bot.clock import utc_now
from bot.identity import identify
from bot.lifecycle import only_process
from bot.operation import claim_link
from bot.printing import say
from bot.settings import Settings, SettingsError, read_settings
from botapi.errors import WrongTokenError
from delivery.leadership import AlreadyRunningError
from news.words.morphology import Morphology
from newsroom.desk import open_desk
from storage.migrating import DatabaseUnavailable, opened

_ASKED_AGAIN = (SettingsError, WrongTokenError, DatabaseUnavailable, AlreadyRunningError)
_CLAIM = "Whoever opens this link first owns the bot, so treat it as a password: {link}"

Ask = Callable[[str], str]
"""A person's answer; the text is what an empty one stands for."""
Attempt = Callable[[Settings], None]
"""Tries what has been answered, and says what came of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None for what it does not."""

    token: str | None = None
    token_file: Path | None = None
    database: str | None = None
    timezone: str | None = None
    owner: str | None = None


def initialize(given: Given) -> None:
    """Ask for what neither the command line nor the environment says, try it, and write ``.env``.

    Where standard input is no terminal, nothing is asked: its first line is the token. Raises
    EnvFileError, SettingsError, WrongTokenError, DatabaseUnavailable, AlreadyRunningError.
    """
    env_file.refuse_another()
    answers = _Answers()
    if given.token_file is not None:
        answers.take({"bot_token": None, "bot_token_file": given.token_file}, _try_token)
    else:
        answers.settle("bot_token", given.token, _ask_token, _try_token)
    database = given.database and _address(given.database)
    answers.settle("database_url", database, _ask_database, _try_database)
    answers.settle("timezone", given.timezone, _ask_zone, lambda _: None)
    if given.owner is not None:
        answers.take({"admin_ids": given.owner}, lambda _: None)
    link = asyncio.run(_link_for_owner(answers.settings))
    env_file.keep(answers.settings)
    say(f"{env_file.ENV.absolute()} is written; only you can read it.")
    say(_CLAIM.format(link=link) if link else "The bot has an owner.")
    say("Start it: python -m bot")


class _Answers:
    """What has been settled so far, beside what the environment says."""

    def __init__(self) -> None:
        self._chosen: dict[str, Any] = {}
        self.settings = read_settings()

    def settle(self, name: str, said: str | None, ask: Ask, attempt: Attempt) -> None:
        """Take what is said or set; else ask, a person again and again until it will do."""
        default = str(getattr(self.settings, name) or "")
        if said is not None:
            self.take(_instead(name, said), attempt)
        elif name in self.settings.model_fields_set:
            self.take({}, attempt)
        elif not sys.stdin.isatty():
            self.take(_instead(name, ask(default) or default), attempt)
        else:
            while not self._takes(_instead(name, ask(default) or default), attempt):
                pass

    def take(self, more: dict[str, Any], attempt: Attempt) -> None:
        """Take an answer, if it stands the attempt."""
        settings = read_settings(**self._chosen | more)
        attempt(settings)
        self._chosen |= more
        self.settings = settings

    def _takes(self, more: dict[str, Any], attempt: Attempt) -> bool:
        try:
            self.take(more, attempt)
        except _ASKED_AGAIN as error:
            say(str(error))
            return False
        return True


def _instead(name: str, value: str) -> dict[str, Any]:
    """The value of a setting, and not what the file has that the environment may name."""
    file = f"{name}_file"
    return {name: value} | ({file: None} if file in Settings.model_fields else {})


def _ask_token(_: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    say("Send /newbot to @BotFather (https://t.me/BotFather), and copy the token.")
    return getpass("Token (it is not shown): ").strip()


def _ask_database(default: str) -> str:
    return _address(_asked("Database: a file, or postgresql://user:password@host/name", default))


def _ask_zone(default: str) -> str:
    return _asked("Time zone of readers who choose none, such as Europe/Minsk", default)


def _address(database: str) -> str:
    """The address of what is named by it, or by a file."""
    return database if "://" in database or not database else f"sqlite+aiosqlite:///{database}"


def _asked(question: str, default: str) -> str:
    return input(f"{question} [{default}]: ").strip() if sys.stdin.isatty() else default


def _try_token(settings: Settings) -> None:
    _ = settings.token
    say(f"Telegram knows the token: it is @{asyncio.run(identify(settings)).username}'s.")


def _try_database(settings: Settings) -> None:
    asyncio.run(_prepare_database(settings))
    say("The database is there, and up to date.")


async def _prepare_database(settings: Settings) -> None:
    with only_process(settings, "init"):
        async with opened(settings.database_url, settings.rotation):
            pass


async def _link_for_owner(settings: Settings) -> str | None:
    """How to become the owner; None when there is one, or ADMIN_IDS names one."""
    me = await identify(settings)
    with only_process(settings, "init"):
        async with opened(settings.database_url, settings.rotation) as database:
            desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
            return await claim_link(settings, desk, utc_now(), me.username)
