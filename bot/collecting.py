"""Makes what looks at sources: it has a fetcher and a reader of its own.

So no file of an editor waits behind feeds. With editors' requests it shares whose turn it is.
"""

from random import Random

from aiogram import Bot
from aiogram.types import User

from bot.agent import agent_of
from bot.clock import Clock
from bot.pictures import Pictures
from bot.settings import Settings
from newsroom.desk import Desk
from sources.collector import Collector
from sources.fetching import Fetcher
from sources.reader import Reader
from sources.turns import Turns


def make_collector(
    settings: Settings, desk: Desk, bot: Bot, me: User, turns: Turns, clock: Clock
) -> Collector:
    """What looks at the sources of a newsroom; whoever makes it closes it."""
    username = me.username or ""
    random = Random()  # noqa: S311 - it spreads requests
    return Collector(
        desk,
        Fetcher(settings.fetch_allow, user_agent=agent_of(username)),
        Reader(),
        clock=clock,
        luck=lambda: random.uniform(-1, 1),
        agent=lambda readers: agent_of(username, readers),
        upload=Pictures(desk, bot).upload,
        turns=turns,
    )
