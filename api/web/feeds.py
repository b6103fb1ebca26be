"""Feeds that readers made for themselves: ``/feeds/<secret>.rss`` and ``.json``."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from http import HTTPStatus

from aiohttp import web

from api.server import Routes
from api.web import headers, json_feed, rss
from api.web.documents import Documents
from api.web.site import Site
from api.web.validators import Changes, answer
from news.rule_language import RuleError
from news.syndication import Syndication
from newsroom import feeding
from newsroom.desk import Desk

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
        self._documents = Documents()

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
        write, content_type = _FORMS[form]
        written = partial(write, self._site, feed, address)
        body = await self._documents.get(address, feed, written)
        since = self._changes.since(f"{link.id}.{form}", body, self._clock())
        return answer(request, body, content_type, headers.of_feed(), modified_at=since)


def _refusal(status: HTTPStatus, text: str) -> web.Response:
    return web.Response(status=status, text=f"{text}\n", headers=headers.of_feed())
