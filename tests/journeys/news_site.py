"""A site with a feed, on loopback, whose articles a test adds and changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tests.sources.site import Site, answer

LOOPBACK = "127.0.0.1"
_FEED = (
    '<rss version="2.0"><channel><title>{title}</title><link>{link}</link>{items}</channel></rss>'
)


class NewsSite:
    """Serves ``/rss``, and the home page that names it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.title = "Новости Бреста"
        self._items: list[str] = []
        self.says_home('<link rel="alternate" type="application/rss+xml" href="/rss">')
        self._publish()

    @property
    def home(self) -> str:
        """The address of the home page."""
        return self.site.url("/")

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return self.site.url("/rss")

    def says_home(self, head: str, path: str = "/") -> None:
        """Let a page be HTML with this in its head."""
        page = f"<!DOCTYPE html><html><head><title>Сайт</title>{head}</head><body>Тут</body></html>"
        self.site.answers[path] = answer(page.encode(), Content_Type="text/html; charset=utf-8")

    def adds(self, headline: str, text: str, at: datetime, category: str = "") -> None:
        """Have a new article, above the others."""
        number = len(self._items) + 1
        filed = f"<category>{escape(category)}</category>" if category else ""
        self._items.insert(
            0,
            f"<item><title>{escape(headline)}</title><link>{self.site.url(f'/{number}')}</link>"
            f"<guid>n{number}</guid><pubDate>{format_datetime(at)}</pubDate>{filed}"
            f"<description>{escape(text)}</description></item>",
        )
        self._publish()

    def rewrites(self, before: str, after: str) -> None:
        """Change words wherever they stand."""
        self._items = [each.replace(before, after) for each in self._items]
        self._publish()

    def _publish(self) -> None:
        feed = _FEED.format(title=self.title, link=self.home, items="".join(self._items))
        self.site.answers["/rss"] = answer(feed.encode(), Content_Type="application/rss+xml")


@asynccontextmanager
async def news_site() -> AsyncIterator[NewsSite]:
    """One that is up meanwhile."""
    site = Site(LOOPBACK)
    async with site.serving():
        yield NewsSite(site)
