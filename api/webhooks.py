"""/api/v1/webhooks: where other programs are told what becomes of articles."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from api.answering import json_answer, refusals
from api.body import LAST_ID, body_of, number_in
from api.gate import Gate
from api.moment import WrittenMoment
from api.once import Keeping, Once
from api.problem import Problem
from news.webhook import Event, Webhook, WebhookPost
from newsroom import webhooks
from newsroom.desk import Desk
from newsroom.rights import Doer
from storage.database import Connection

PATH = "/api/v1/webhooks"
LAST_NUMBER = 10**18 - 1
MOST = 100
_NUMBER = "[1-9][0-9]{0,17}"
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_URL = rf"^https?://{_LABEL}(\.{_LABEL}){{0,7}}(:({_PORT}))?(/[!-\x22$-~]*)?$"

Address = Annotated[
    str,
    Field(
        max_length=2048,
        pattern=_URL,
        description="An http or https address in ASCII; https unless it is in your own network.",
    ),
]


class NewWebhook(BaseModel):
    """An address that is to be told of events."""

    model_config = ConfigDict(extra="forbid", strict=True)

    url: Address
    events: list[Annotated[Event, Field(strict=False)]] | None = Field(
        None, min_length=1, max_length=len(Event), description="All, unless they are named."
    )


class WebhookAnswer(BaseModel):
    """An address that is told of events."""

    id: int
    url: str
    events: list[Event]
    added_at: WrittenMoment


class NewWebhookAnswer(WebhookAnswer):
    """The same with the key of its signatures, which is not shown again."""

    secret: str


class WebhookList(BaseModel):
    """All addresses, oldest first."""

    webhooks: list[WebhookAnswer]


class WebhookPostAnswer(BaseModel):
    """An event on its way to an address, or taken there, or given up."""

    id: int
    event_id: str = Field(description="As the post has it; the same in every try and replay.")
    event: Event
    article_id: int
    revision: int = Field(description="Of the article, that the event made.")
    made_at: WrittenMoment
    tries: int
    outcome: str | None = Field(description="Of the last try: a status, or why there was none.")
    taken_at: WrittenMoment | None
    next_try_at: WrittenMoment | None = Field(description="Null once it was taken or given up.")


class WebhookPostPage(BaseModel):
    """Posts, the newest first; they are kept for seven days."""

    posts: list[WebhookPostAnswer]
    next: int | None = Field(description="`before` of the next page; null on the last.")


class Webhooks:
    """The requests about webhooks."""

    def __init__(self, desk: Desk, gate: Gate, once: Once, make_secret: Callable[[], str]) -> None:
        self._desk = desk
        self._gate = gate
        self._once = once
        self._make_secret = make_secret

    def routes(self) -> list[web.RouteDef]:
        """Where they are answered."""
        one = rf"{PATH}/{{id:{_NUMBER}}}"
        return [
            web.post(PATH, self.post),
            web.get(PATH, self.list),
            web.delete(one, self.delete),
            web.get(f"{one}/posts", self.posts),
            web.post(rf"{one}/posts/{{post:{_NUMBER}}}/replay", self.replay),
        ]

    async def post(self, request: web.Request) -> web.Response:
        """Register an address."""
        token, by = await self._gate.admit(request)
        sent = await body_of(request, NewWebhook)

        async def make(keeping: Keeping | None, _: int | None) -> web.Response:
            return await self._register(sent, by, keeping)

        try:
            with refusals():
                return await self._once.answer(request, token.id, make)
        except webhooks.TooManyWebhooks:
            detail = f"There are {webhooks.MOST_WEBHOOKS} already: remove one first."
            raise Problem(HTTPStatus.CONFLICT, detail) from None

    async def _register(self, sent: NewWebhook, by: Doer, keeping: Keeping | None) -> web.Response:
        async def keep(connection: Connection, made: Webhook) -> None:
            if keeping is not None:
                await keeping.answer(connection, _registered(made))

        events = None if sent.events is None else tuple(dict.fromkeys(sent.events))
        made = await webhooks.register(self._desk, sent.url, events, by, self._make_secret, keep)
        return _registered(made)

    async def list(self, request: web.Request) -> web.Response:
        """All of them."""
        await self._gate.admit(request)
        known = [_answer(each) for each in await webhooks.listed(self._desk)]
        return json_answer(WebhookList(webhooks=known), HTTPStatus.OK)

    async def delete(self, request: web.Request) -> web.Response:
        """Tell an address nothing more."""
        _, by = await self._gate.admit(request)
        with refusals():
            if not await webhooks.remove(self._desk, _id(request), by):
                raise _no_webhook(request)
        return web.Response(status=HTTPStatus.NO_CONTENT)

    async def posts(self, request: web.Request) -> web.Response:
        """What an address was told, and is to be told."""
        await self._gate.admit(request)
        before = number_in(request, "before", LAST_ID, None)
        limit = number_in(request, "limit", MOST, webhooks.PAGE) or webhooks.PAGE
        found = await webhooks.posts(self._desk, _id(request), limit + 1, before)
        if found is None:
            raise _no_webhook(request)
        shown = [_post_answer(each) for each in found[:limit]]
        following = shown[-1].id if len(found) > limit else None
        return json_answer(WebhookPostPage(posts=shown, next=following), HTTPStatus.OK)

    async def replay(self, request: web.Request) -> web.Response:
        """Post an event again."""
        _, by = await self._gate.admit(request)
        number = int(request.match_info["post"])
        with refusals():
            wanted = await webhooks.replay(self._desk, _id(request), number, by)
        if wanted is None:
            detail = f"Webhook {_id(request)} has no post {number}; they are kept for seven days."
            raise Problem(HTTPStatus.NOT_FOUND, detail)
        return json_answer(_post_answer(wanted), HTTPStatus.ACCEPTED)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


def _no_webhook(request: web.Request) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, f"There is no webhook {_id(request)}.")


def _answer(webhook: Webhook) -> WebhookAnswer:
    return WebhookAnswer(
        id=webhook.id,
        url=webhook.url,
        events=list(webhook.events or Event),
        added_at=webhook.added_at,
    )


def _registered(webhook: Webhook) -> web.Response:
    answer = NewWebhookAnswer(**_answer(webhook).model_dump(), secret=webhook.secret)
    return json_answer(answer, HTTPStatus.CREATED)


def _post_answer(post: WebhookPost) -> WebhookPostAnswer:
    return WebhookPostAnswer(
        id=post.id,
        event_id=post.event_id,
        event=post.event,
        article_id=post.article_id,
        revision=post.revision,
        made_at=post.made_at,
        tries=post.tries,
        outcome=post.outcome,
        taken_at=post.taken_at,
        next_try_at=post.next_try_at,
    )
