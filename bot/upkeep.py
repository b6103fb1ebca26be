"""What an operator does beside running the bot."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiohttp import ClientError

from bot.settings import Settings, TelegramUnreachableError
from bot.wiring import make_plain_bot
from botapi.errors import WrongTokenError
from botapi.session import ask_who
from news.dispatch import DeliveryState
from news.words.morphology import Morphology
from newsroom import counting
from newsroom.desk import open_desk
from storage import backup
from storage.backup import DamagedError
from storage.migrating import damaged, opened

_PATIENCE = 10.0
"""Seconds that Telegram has to answer the doctor."""


async def migrate(settings: Settings) -> None:
    """Create or upgrade the database. Raises DatabaseUnavailable."""
    async with opened(settings.database_url, settings.rotation):
        _say("The database is up to date.")


async def examine(settings: Settings) -> None:
    """Check what the bot needs, and say of each how it is.

    Raises DatabaseUnavailable, WrongTokenError, TelegramUnreachableError.
    """
    _say("settings: well-formed")
    async with opened(settings.database_url, settings.rotation) as database:
        _say("database: opens, and is up to date")
        if database.path is not None:
            _examine_file(database.path, settings)
        _examine_backups(settings)
    bot = make_plain_bot(settings, _PATIENCE)
    try:
        _say(f"token: Telegram knows it as @{(await ask_who(bot)).username}")
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise WrongTokenError from error
    except (TelegramAPIError, ClientDecodeError, ClientError, ValueError, OSError) as error:
        raise TelegramUnreachableError(error) from error
    finally:
        await bot.session.close()


async def audit(settings: Settings, article_id: int) -> None:
    """Print how many deliveries of an article stand in each state. Raises DatabaseUnavailable."""
    async with opened(settings.database_url, settings.rotation) as database:
        desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
        tally = await counting.tally_of_article(desk, article_id)
    for state in DeliveryState:
        _say(f"{state.name.lower():<8} {tally.count(state):>10}")
    _say(f"{'total':<8} {tally.total:>10}")
    _say(f"{'in doubt':<8} {tally.doubts:>10}")


def _examine_file(path: Path, settings: Settings) -> None:
    try:
        backup.check(path)
    except DamagedError as error:
        raise damaged(path, error.reason, settings.rotation) from error
    _say("database: whole")


def _examine_backups(settings: Settings) -> None:
    copy = settings.rotation.newest(datetime.now(UTC))
    _say(f"backup: {copy.path}, of {copy.made_at:%Y-%m-%d %H:%M} UTC" if copy else "backup: none")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
