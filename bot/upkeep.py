"""What an operator does beside running the bot."""

import sys

from bot.settings import Settings
from news.dispatch import DeliveryState
from news.words.morphology import Morphology
from newsroom import counting
from newsroom.desk import open_desk
from storage.migrating import opened


async def migrate(settings: Settings) -> None:
    """Create or upgrade the database. Raises DatabaseUnavailable."""
    async with opened(settings.database_url, settings.rotation):
        _say("The database is up to date.")


async def audit(settings: Settings, article_id: int) -> None:
    """Print how many deliveries of an article stand in each state. Raises DatabaseUnavailable."""
    async with opened(settings.database_url, settings.rotation) as database:
        desk = await open_desk(database, zone=settings.zone, morphology=Morphology())
        tally = await counting.tally_of_article(desk, article_id)
    for state in DeliveryState:
        _say(f"{state.name.lower():<8} {tally.count(state):>10}")
    _say(f"{'total':<8} {tally.total:>10}")
    _say(f"{'in doubt':<8} {tally.doubts:>10}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
