"""Feeds that readers made for themselves: ``/feeds/<secret>.rss`` and ``.json``."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus

from aiohttp import web

from api.server import Routes
from api.web import headers, json_feed, rss
from api.web.site import Site
from api.web.validators import Changes, answer
from news.rule_language import RuleError
from news.syndication import Syndication
from newsroom import feeding
from newsroom.desk import Desk

_MOST_WRITTEN = 50
"""Documents in memory, of some hundred kilobytes each."""
_Write = Callable[[Site, Syndication, str], bytes]
_FORMS: Mapping[str, tuple[_Write, str]] = {
    "rss": (rss.rss, rss.CONTENT_TYPE),
    "json": (json_feed.json_feed, json_feed.CONTENT_TYPE),
}


class Feeds:
    """What is answered to feed readers."""

    def __init__(self, desk: Desk, site: Site, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._site = site
        self._clock = clock
        self._changes = Changes()
        self._written: dict[str, tuple[Syndication, bytes]] = {}

    def routes(self) -> Routes:
        """The addresses."""
        return [web.get(r"/feeds/{secret:[\w-]{20,100}}.{form:rss|json}", self.show)]

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The newest articles; 410 when its reader has revoked it, 404 when there never was one."""
        secret, form = request.match_info["secret"], request.match_info["form"]
        link = await feeding.link(self._desk, secret)
        if link is None:
            return _refusal(HTTPStatus.NOT_FOUND, "There is no feed at this address.")
        if link.revoked_at is not None:
            return _refusal(HTTPStatus.GONE, "This feed has been revoked.")
        try:
            feed = await feeding.read(self._desk, link)
        except RuleError:
            return _refusal(HTTPStatus.GONE, "The words of this feed are no search any more.")
        address = f"{self._site.url}/feeds/{secret}.{form}"
        body = await self._body(feed, form, address)
        content_type = _FORMS[form][1]
        since = self._changes.since(f"{link.id}.{form}", body, self._clock())
        return answer(request, body, content_type, headers.of_feed(), modified_at=since)

    async def _body(self, feed: Syndication, form: str, address: str) -> bytes:
        """The document; it is written anew when something in it has changed."""
        kept = self._written.pop(address, None)
        if kept is None or kept[0] != feed:
            # Of long articles it takes longer than anybody's answer may wait.
            kept = feed, await asyncio.to_thread(_FORMS[form][0], self._site, feed, address)
        self._written[address] = kept
        if len(self._written) > _MOST_WRITTEN:
            del self._written[next(iter(self._written))]
        return kept[1]


def _refusal(status: HTTPStatus, text: str) -> web.Response:
    return web.Response(status=status, text=f"{text}\n", headers=headers.of_feed())
