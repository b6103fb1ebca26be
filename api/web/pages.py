"""Pages of articles: ``/a/<id>``, and their photos."""

import re
from functools import partial
from http import HTTPStatus

from aiohttp import web

from api.server import Routes
from api.web import headers
from api.web.documents import Documents
from api.web.page import article_page, notice_page, style_hash
from api.web.photos import Photos
from api.web.site import Site
from api.web.validators import answer
from news.article import ArticleStatus
from newsroom import reading
from newsroom.desk import Desk
from newsroom.reading import Shown

_HTML = "text/html"
_NUMBER = re.compile("[0-9]{1,6}")
_LANGUAGE = re.compile("[a-zA-Z]{2}")


class Pages:
    """What is answered to those who read an article in the web."""

    def __init__(self, desk: Desk, site: Site, photos: Photos) -> None:
        self._desk = desk
        self._site = site
        self._photos = photos
        self._documents = Documents()

    def routes(self) -> Routes:
        """The addresses."""
        return [
            web.get(r"/a/{id:[1-9][0-9]{0,17}}", self.show),
            web.get(r"/a/{id:[1-9][0-9]{0,17}}/photo", self.show_photo),
        ]

    async def show(self, request: web.Request) -> web.StreamResponse:
        """A published article; 410 for one that was withdrawn, 404 for any other."""
        shown = await self._shown(request)
        if shown is None or shown.article.status is ArticleStatus.WITHDRAWN:
            return self._without(request, shown)
        typed = request.query.get("page", "1")
        number = int(typed) if _NUMBER.fullmatch(typed) else 1
        written = partial(article_page, self._site, shown, number)
        page = await self._documents.get((shown.article.id, number), shown, written)
        return answer(request, page, _HTML, headers.of_page(style_hash()))

    async def show_photo(self, request: web.Request) -> web.StreamResponse:
        """The first photo of a published article."""
        shown = await self._shown(request)
        if shown is None or shown.article.status is ArticleStatus.WITHDRAWN:
            return self._without(request, shown)
        file_id = shown.article.photo
        photo = await self._photos.get(file_id) if file_id else None
        if photo is None:
            return self._without(request, None)
        kind = photo.content_type
        return answer(request, photo.body, kind, headers.of_photo(), charset=None)

    async def _shown(self, request: web.Request) -> Shown | None:
        return await reading.shown(self._desk, int(request.match_info["id"]))

    def _without(self, request: web.Request, withdrawn: Shown | None) -> web.Response:
        if withdrawn is not None:
            body = notice_page(self._site, withdrawn.article.language, "withdrawn")
            status = HTTPStatus.GONE
        else:
            wanted = _LANGUAGE.match(request.headers.get("Accept-Language", ""))
            body = notice_page(self._site, wanted[0] if wanted else None, "unknown")
            status = HTTPStatus.NOT_FOUND
        return web.Response(
            status=status,
            body=body,
            content_type=_HTML,
            charset="utf-8",
            headers=headers.of_page(style_hash()),
        )
