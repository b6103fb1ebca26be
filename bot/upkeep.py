"""What an operator does beside running the bot."""

import sys

from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError

from bot.settings import Settings, WrongTokenError
from bot.wiring import make_bot
from delivery.pacing import Pacing
from news.dispatch import DeliveryState
from news.words.morphology import Morphology
from newsroom import counting
from newsroom.desk import open_desk
from storage.migrating import open_database


async def migrate(settings: Settings) -> None:
    """Create or upgrade the database. Raises DatabaseUnavailable."""
    await (await open_database(settings.database_url)).close()
    _say("The database is up to date.")


async def examine(settings: Settings) -> None:
    """Check what the bot needs, and say of each how it is.

    Raises DatabaseUnavailable, WrongTokenError.
    """
    _say("settings: well-formed")
    await (await open_database(settings.database_url)).close()
    _say("database: opens, and is up to date")
    bot = make_bot(settings, Pacing(settings.messages_per_second))
    try:
        _say(f"token: Telegram knows it as @{(await bot.me()).username}")
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise WrongTokenError from error
    except TelegramAPIError as error:
        _say(f"token: Telegram cannot be reached now ({error})")
    finally:
        await bot.session.close()


async def audit(settings: Settings, article_id: int) -> None:
    """Print how many deliveries of an article stand in each state. Raises DatabaseUnavailable."""
    database = await open_database(settings.database_url)
    try:
        desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
        tally = await counting.tally_of_article(desk, article_id)
    finally:
        await database.close()
    for state in DeliveryState:
        _say(f"{state.name.lower():<8} {tally.count(state):>10}")
    _say(f"{'total':<8} {tally.total:>10}")
    _say(f"{'in doubt':<8} {tally.doubts:>10}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
