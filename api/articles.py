"""/api/v1/articles: made, put, read, changed, taken back."""

import asyncio
from collections.abc import Callable, Sequence
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from aiohttp import web
from pydantic import BaseModel

from api.answering import conflict, json_answer, over, refusals
from api.article import (
    EXTERNAL_ID,
    SOURCE,
    Action,
    ArticleAnswer,
    ArticleChange,
    ArticlePage,
    NewArticle,
    answer_of,
)
from api.body import LAST_ID, body_of, id_in, no_article, number_in
from api.conditions import check_match, etag, names_revision
from api.gate import Gate
from api.once import Keeping, Once
from api.wording import Wordings
from news.approval import Wish
from news.article import Article
from newsroom import handing_in
from newsroom.desk import Desk
from newsroom.handing_in import OVER, Order, Place
from newsroom.rights import Doer
from newsroom.submitting import Submitted
from newsroom.whereabouts import Whereabouts, newest, whereabouts

PATH = "/api/v1/articles"
MOST = 100
USUAL = 20
# People's updates wait in the same line for the database: many articles at once shall not fill it.
_AT_ONCE = 4
_HALF = 32
"""Hexadecimal digits of each hash of a content: of all but its picture, and of that."""

TellAsked = Callable[[Article], None]
"""Begins to tell the other editors that one of them has to agree to an article."""


class Articles:
    """The requests about articles."""

    def __init__(
        self, desk: Desk, gate: Gate, once: Once, wordings: Wordings, tell_asked: TellAsked
    ) -> None:
        self._desk = desk
        self._gate = gate
        self._once = once
        self._wordings = wordings
        self._tell_asked = tell_asked
        self._turn = asyncio.Semaphore(_AT_ONCE)

    def routes(self) -> list[web.RouteDef]:
        """Where they are answered."""
        one = rf"{PATH}/{{id}}"
        return [
            web.post(PATH, self.post),
            web.get(PATH, self.list),
            web.get(one, self.get),
            web.patch(one, self.patch),
            web.delete(one, self.delete),
            web.put(rf"{PATH}/{{source:{SOURCE}}}/{{external_id:{EXTERNAL_ID}}}", self.put),
        ]

    async def post(self, request: web.Request) -> web.Response:
        """Make an article."""
        token, by = await self._gate.admit(request)
        sent = await body_of(request, NewArticle)

        async def make(keeping: Keeping | None, made_before: int | None) -> web.Response:
            if made_before is not None:
                return await self._go_on(made_before, by)
            worded = await self._wordings.read(_said(sent))
            keep = keeping.article if keeping else None
            async with self._turn:
                made = await handing_in.hand_in(self._desk, worded.handed, _order(sent), by, keep)
            return await self._told(made, worded.warnings, HTTPStatus.CREATED)

        with refusals():
            return await self._once.answer(request, token.id, make)

    async def put(self, request: web.Request) -> web.Response:
        """Have an article under an id of the program's own say this."""
        _, by = await self._gate.admit(request)
        sent = await body_of(request, NewArticle)
        source, external_id = request.match_info["source"], request.match_info["external_id"]
        with refusals():
            before = await handing_in.content_at(self._desk, source, external_id)
            said, content = _said(sent), _content(sent)
            if before is not None and before[_HALF:] == content[_HALF:]:
                # The same picture is not uploaded again: that would be another one to Telegram.
                said.pop("photo_url", None)
            worded = await self._wordings.read(said)
            if worded.warnings:
                content = content[:_HALF] + _hash(None)
            place = Place(source, external_id, content)
            async with self._turn:
                put, is_new = await handing_in.put(
                    self._desk, place, worded.handed, _order(sent), by
                )
            status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
            return await self._told(put, worded.warnings, status)

    async def get(self, request: web.Request) -> web.Response:
        """Read an article, unless it is over."""
        await self._gate.admit(request)
        where = await self._where(id_in(request))
        if where.article.status in OVER:
            raise over(where.article)
        return _response(answer_of(where), HTTPStatus.OK)

    async def list(self, request: web.Request) -> web.Response:
        """Read the newest articles, or those below an id."""
        await self._gate.admit(request)
        before = number_in(request, "before", LAST_ID, None)
        limit = number_in(request, "limit", MOST, USUAL) or USUAL
        found = await newest(self._desk, limit + 1, before)
        shown = [answer_of(each) for each in found[:limit]]
        page = ArticlePage(articles=shown, next=shown[-1].id if len(found) > limit else None)
        return json_answer(page, HTTPStatus.OK)

    async def patch(self, request: web.Request) -> web.Response:
        """Give an article another wording."""
        _, by = await self._gate.admit(request)
        article_id = id_in(request)
        sent = await body_of(request, ArticleChange)
        where = await self._where(article_id)
        if where.article.status in OVER:
            raise conflict(where.article)
        check_match(request, where.article.revision)
        revision = where.article.revision if names_revision(request) else None
        with refusals():
            worded = await self._wordings.read(_said(sent, nulls=True))
            async with self._turn:
                edited = await handing_in.edit(
                    self._desk, where.article, worded.handed, by, revision=revision
                )
            return await self._told(edited, worded.warnings, HTTPStatus.OK)

    async def delete(self, request: web.Request) -> web.Response:
        """Withdraw an article, or cancel what has not gone out."""
        _, by = await self._gate.admit(request)
        article_id = id_in(request)
        await self._where(article_id)
        with refusals():
            async with self._turn:
                gone = await handing_in.take_back(
                    self._desk,
                    article_id,
                    by,
                    check=lambda found: check_match(request, found.revision),
                )
        return await self._told(Submitted(gone), [], HTTPStatus.OK)

    async def _go_on(self, article_id: int, by: Doer) -> web.Response:
        """Answer for what a request had made when a crash cut it short."""
        where = await self._where(article_id)
        left = await handing_in.leave(self._desk, where.article, by.at)
        return await self._told(Submitted(left, asked=where.awaits), [], HTTPStatus.CREATED)

    async def _told(
        self, submitted: Submitted, warnings: Sequence[str], status: HTTPStatus
    ) -> web.Response:
        """Answer with an article as it is now; the other editors are told if one has to agree."""
        if submitted.asked:
            self._tell_asked(submitted.article)
        where = await self._where(submitted.article.id)
        return _response(answer_of(where, warnings), status)

    async def _where(self, article_id: int) -> Whereabouts:
        found = await whereabouts(self._desk, article_id)
        if found is None:
            raise no_article(article_id)
        return found


def _said(sent: BaseModel, *, nulls: bool = False) -> dict[str, Any]:
    """What a body says; null says nothing of a new article, and takes away from another."""
    said = {name: getattr(sent, name) for name in sent.model_fields_set}
    return {name: value for name, value in said.items() if nulls or value is not None}


def _order(sent: NewArticle) -> Order:
    match sent.action:
        case Action.PUBLISH:
            return Order(Wish.BREAK if sent.breaking else Wish.PUBLISH)
        case Action.SCHEDULE:
            return Order(Wish.SCHEDULE, sent.at)
    return Order()


def _content(sent: NewArticle) -> str:
    """A hash of all that is put at a place, in two halves: its picture is the second."""
    return _hash(sent.model_dump_json(exclude={"photo_url"})) + _hash(sent.photo_url)


def _hash(text: str | None) -> str:
    return sha256((text or "").encode()).hexdigest()[:_HALF]


def _response(answer: ArticleAnswer, status: HTTPStatus) -> web.Response:
    created = {"Location": f"{PATH}/{answer.id}"} if status is HTTPStatus.CREATED else {}
    return json_answer(answer, status, ETag=etag(answer.revision), **created)
