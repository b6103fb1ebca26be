"""The demo's news site: a front page, article pages, feeds, and a button that publishes."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http import HTTPStatus
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape as escape_xml
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.clock import Clock
from bot.demo_news import Story, tell

_SHOWN = 30
_PHOTO = "/photo.jpg"
_PHOTO_FILE = Path(__file__).parent / "demo_articles" / "02-regions.jpg"
_STYLE = """
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
ul { list-style: none; padding: 0 }
li { margin: .7rem 0 }
img { width: 100%; height: auto }
small { opacity: .7 }
form { display: inline }
button { font: inherit; padding: .4rem .9rem; margin: 0 .5rem .5rem 0 }
"""


@dataclass(frozen=True, slots=True)
class Published:
    """A story on the site; ``number`` is part of its address."""

    number: int
    story: Story
    at: datetime


class DemoSite:
    """What the site has published, newest last; ``changed`` is called after each change."""

    def __init__(
        self,
        clock: Clock,
        zone: ZoneInfo,
        random: Random,
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        self._clock = clock
        self._zone = zone
        self._random = random
        self._changed = changed
        self._published: list[Published] = []

    async def publish(self) -> None:
        """Publish another story."""
        now = self._clock()
        self._add(now)
        await self._changed()

    def open(self, moments: list[datetime]) -> None:
        """Have stories from earlier."""
        for moment in moments:
            self._add(moment)

    async def mend(self) -> None:
        """Add a sentence to the newest story."""
        if self._published:
            last = self._published[-1]
            story = replace(last.story, paragraphs=(*last.story.paragraphs, _ADDED))
            self._published[-1] = replace(last, story=story)
            await self._changed()

    def _add(self, at: datetime) -> None:
        number, local = len(self._published) + 1, at.astimezone(self._zone)
        self._published.append(Published(number, tell(number, local, self._random), local))

    def newest(self) -> list[Published]:
        """The newest stories, newest first."""
        return self._published[: -_SHOWN - 1 : -1]

    def with_number(self, number: int) -> Published | None:
        """The story with this number, if there is one."""
        return self._published[number - 1] if 0 < number <= len(self._published) else None


_ADDED = "Подробности редакция уточняет."


@asynccontextmanager
async def serving(site: DemoSite, port: int) -> AsyncIterator[str]:
    """Serve the site on loopback meanwhile; gives its address, with a slash at the end."""
    runner = web.AppRunner(
        _application(site), access_log=None, handle_signals=False, shutdown_timeout=0.1
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


def _application(site: DemoSite) -> web.Application:
    pages = _Pages(site)
    app = web.Application()
    app.router.add_get("/", pages.front)
    app.router.add_get(r"/news/{number:\d{1,9}}", pages.article)
    app.router.add_get(_PHOTO, pages.photo)
    app.router.add_get("/rss.xml", pages.rss)
    app.router.add_get("/feed.json", pages.json_feed)
    app.router.add_post("/publish", pages.publish)
    app.router.add_post("/mend", pages.mend)
    return app


class _Pages:
    def __init__(self, site: DemoSite) -> None:
        self._site = site

    async def front(self, _: web.Request) -> web.Response:
        items = "".join(
            f'<li><a href="/news/{each.number}">{escape(each.story.headline)}</a>'
            f"<br><small>{escape(each.story.section)} · {each.at:%H:%M}</small></li>"
            for each in self._site.newest()
        )
        return _page(
            "Демо-новости",
            '<link rel="alternate" type="application/rss+xml" href="/rss.xml" title="Все новости">'
            '<link rel="alternate" type="application/feed+json" href="/feed.json" title="JSON">',
            "<h1>Демо-новости</h1>"
            "<p>Сайт, за которым следит бот. Новость выходит каждую минуту или по кнопке.</p>"
            '<form method="post" action="/publish"><button>Опубликовать новость</button></form>'
            '<form method="post" action="/mend"><button>Дополнить последнюю</button></form>'
            f"<ul>{items}</ul>",
        )

    async def article(self, request: web.Request) -> web.Response:
        found = self._site.with_number(int(request.match_info["number"]))
        if found is None:
            raise web.HTTPNotFound
        photo = f'<img src="{_PHOTO}" alt="">' if found.story.has_photo else ""
        body = "".join(f"<p>{escape(each)}</p>" for each in found.story.paragraphs)
        return _page(
            found.story.headline,
            f'<script type="application/ld+json">{_linked_data(found)}</script>',
            f'<nav><a href="/">Демо-новости</a> · {escape(found.story.section)}</nav>'
            f"<article><h1>{escape(found.story.headline)}</h1>{photo}{body}</article>",
        )

    async def photo(self, _: web.Request) -> web.Response:
        return web.Response(body=_PHOTO_FILE.read_bytes(), content_type="image/jpeg")

    async def rss(self, request: web.Request) -> web.Response:
        items = "".join(_rss_item(each, str(request.url.origin())) for each in self._site.newest())
        text = (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>Демо-новости</title><link>{request.url.origin()}/</link>"
            f"<description>Новости демонстрации</description>{items}</channel></rss>"
        )
        return _fresh(request, text, "application/rss+xml")

    async def json_feed(self, request: web.Request) -> web.Response:
        origin = str(request.url.origin())
        items = [_json_item(each, origin) for each in self._site.newest()]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Демо-новости",
            "home_page_url": f"{origin}/",
            "items": items,
        }
        return _fresh(request, json.dumps(feed, ensure_ascii=False), "application/feed+json")

    async def publish(self, _: web.Request) -> web.Response:
        await self._site.publish()
        raise web.HTTPSeeOther("/")

    async def mend(self, _: web.Request) -> web.Response:
        await self._site.mend()
        raise web.HTTPSeeOther("/")


def _fresh(request: web.Request, text: str, content_type: str) -> web.Response:
    """The text, or that it is what the visitor has."""
    etag = sha256(text.encode()).hexdigest()[:16]
    if any(each.value == etag for each in request.if_none_match or ()):
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": f'"{etag}"'})
    return web.Response(text=text, content_type=content_type, headers={"ETag": f'"{etag}"'})


def _page(title: str, head: str, body: str) -> web.Response:
    return web.Response(
        text=f'<!doctype html><html lang="ru"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style>{head}<body>{body}",
        content_type="text/html",
    )


def _linked_data(one: Published) -> str:
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one.story.headline,
        "datePublished": one.at.isoformat(),
        "articleSection": one.story.section,
    }
    # No headline of ours has a "<"; a page must not depend on that.
    return json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")


def _rss_item(one: Published, origin: str) -> str:
    address = f"{origin}/news/{one.number}"
    body = "".join(f"<p>{escape(each)}</p>" for each in one.story.paragraphs)
    size = _PHOTO_FILE.stat().st_size
    photo = f'<enclosure url="{origin}{_PHOTO}" type="image/jpeg" length="{size}"/>'
    photo = photo if one.story.has_photo else ""
    return (
        f"<item><title>{escape_xml(one.story.headline)}</title><link>{address}</link>"
        f"<guid>{address}</guid><pubDate>{format_datetime(one.at)}</pubDate>"
        f"<category>{escape_xml(one.story.section)}</category>{photo}"
        f"<description>{escape_xml(body)}</description></item>"
    )


def _json_item(one: Published, origin: str) -> dict[str, object]:
    address = f"{origin}/news/{one.number}"
    return {
        "id": address,
        "url": address,
        "title": one.story.headline,
        "content_text": "\n\n".join(one.story.paragraphs),
        "date_published": one.at.isoformat(),
        "tags": [one.story.section],
        **({"image": f"{origin}{_PHOTO}"} if one.story.has_photo else {}),
    }
