from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import pytest

from news.article import ArticleDraft
from sources.fetching import Fetcher
from sources.page import read_page
from sources.turns import Turns
from tests.sources.site import Site

DATA = Path(__file__).parent / "data"
MINSK = ZoneInfo("Europe/Minsk")
RUBRICS = (
    *("Политика", "Экономика", "Общество", "В мире", "Регионы", "Происшествия", "Культура"),
    *("Наука и технологии", "Спорт", "Палітыка", "Эканоміка", "Грамадства", "У свеце", "Рэгіёны"),
    *("Politics", "Economy", "Society", "World", "Regions", "Culture", "Sport"),
)


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def read() -> Callable[[str], ArticleDraft]:
    return lambda text: read_page(text, rubrics=RUBRICS, zone=MINSK)


class MakeFetcher(Protocol):
    def __call__(self, allow: str = "127.0.0.1", **limits: Any) -> Fetcher: ...


@pytest.fixture
async def make_fetcher() -> AsyncIterator[MakeFetcher]:
    """Fetchers that are closed after the test; which networks they may go to, parted by spaces."""
    async with AsyncExitStack() as made:

        def make(allow: str = "127.0.0.1", **limits: Any) -> Fetcher:
            networks = [ip_network(each) for each in allow.split()]
            given = {"turns": Turns(apart=0.0), **limits}
            fetcher = Fetcher(networks, user_agent="newsdesk/1", **given)
            made.push_async_callback(fetcher.close)
            return fetcher

        yield make


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site().serving() as site:
        yield site
