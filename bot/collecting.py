"""Makes what looks at sources: it has a fetcher and a reader of its own.

So no file of an editor waits behind feeds. With editors' requests it shares whose turn it is.
"""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from random import Random

from aiogram import Bot
from aiogram.types import User

from bot.clock import Clock
from bot.pictures import Pictures
from bot.settings import Settings
from newsroom.desk import Desk
from sources.collector import Collector
from sources.fetching import Fetcher
from sources.reader import Reader
from sources.turns import Turns

NAME = "newsdesk"


def make_collector(
    settings: Settings, desk: Desk, bot: Bot, me: User, turns: Turns, clock: Clock
) -> Collector:
    """What looks at the sources of a newsroom; whoever makes it closes it."""
    agent = agent_of(me.username or "")
    random = Random()  # noqa: S311 - it spreads requests
    return Collector(
        desk,
        Fetcher(settings.fetch_allow, user_agent=agent(0)),
        Reader(),
        clock=clock,
        luck=lambda: random.uniform(-1, 1),
        agent=agent,
        upload=Pictures(desk, bot).upload,
        turns=turns,
    )


def agent_of(username: str) -> Callable[[int], str]:
    """Who asks, for so many readers: sites look this up before they block somebody."""

    def agent(readers: int) -> str:
        return f"{NAME}/{_version()} (+https://t.me/{username}; {readers} readers)"

    return agent


def agent_of_editors(username: str) -> str:
    """Who asks for an editor, who has given a link."""
    return f"{NAME}/{_version()} (+https://t.me/{username})"


def _version() -> str:
    try:
        return version(NAME)
    except PackageNotFoundError:  # run from a checkout
        return "0"
