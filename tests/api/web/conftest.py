"""A newsroom whose articles are read in the web, on loopback."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from yarl import URL

from api.server import listen
from api.web.feeds import Feeds
from api.web.pages import Pages
from api.web.photos import Photos
from api.web.site import Site
from news.language import Language
from tests.factories import MINSK, NOON, Newsroom
from tests.texts.people import CATALOGUES
from texts.catalogue import Catalogue

URL_OF_SITE = "https://news.example.org"
JPEG = b"\xff\xd8\xff\xe0 a picture"


@dataclass(frozen=True, slots=True)
class Got:
    """What was answered."""

    status: int
    headers: Any
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Web:
    """A newsroom, its listener, and who asks it."""

    newsroom: Newsroom
    site: Site
    session: ClientSession
    address: str
    photos: dict[str, bytes]
    asked: list[str]
    """File ids that Telegram was asked for."""
    now: datetime = field(default=NOON)

    async def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url = URL(self.address + path, encoded=True)
        async with self.session.request(method, url, headers=named) as answer:
            return Got(answer.status, answer.headers, await answer.read())


@pytest.fixture(scope="session")
def catalogues() -> dict[Language, Catalogue]:
    return dict(CATALOGUES)


@pytest.fixture
def site(catalogues: dict[Language, Catalogue]) -> Site:
    return Site(URL_OF_SITE, "Newsdesk", "newsdesk_bot", catalogues, MINSK)


@pytest.fixture
async def web(newsroom: Newsroom, site: Site) -> AsyncIterator[Web]:
    photos: dict[str, bytes] = {}
    asked: list[str] = []

    async def fetch(file_id: str) -> bytes | None:
        asked.append(file_id)
        return photos.get(file_id)

    kept = Photos(fetch)
    clock: Callable[[], datetime] = lambda: found.now  # noqa: E731
    pages = Pages(newsroom.desk, site, kept)
    feeds = Feeds(newsroom.desk, site, clock)
    served = await listen("127.0.0.1", 0, pages.routes(), feeds.routes())
    async with ClientSession() as session:
        found = Web(newsroom, site, session, served.address, photos, asked)
        yield found
    await served.close()
    await kept.close()
