"""Makes what looks at sources: it has a fetcher and a reader of its own.

So no file of an editor waits behind feeds. With editors' requests it shares whose turn it is.
"""

from random import Random

from bot.agent import agent_of
from bot.means import Means
from bot.pictures import Pictures
from sources.collector import Collector
from sources.fetching import Fetcher
from sources.reader import Reader


def make_collector(means: Means) -> Collector:
    """What looks at the sources of a newsroom; whoever makes it closes it."""
    username = means.username
    random = Random()  # noqa: S311 - it spreads requests
    return Collector(
        means.desk,
        Fetcher(means.settings.fetch_allow, user_agent=agent_of(username)),
        Reader(),
        clock=means.clock,
        luck=lambda: random.uniform(-1, 1),
        agent=lambda readers: agent_of(username, readers),
        upload=Pictures(means.desk, means.bot).upload,
        turns=means.fetcher.turns,
    )
