"""Posts to other programs what they are to be told of articles, signed."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus

from pydantic import BaseModel

from api.article import ArticleAnswer, answer_of
from api.moment import WrittenMoment
from news.webhook import Event, Webhook, WebhookPost
from newsroom import webhooks
from newsroom.desk import Desk
from newsroom.whereabouts import whereabouts
from sources.fetching import FetchError
from storage.trouble import costing_itself_alone

SECONDS = 10.0
"""A receiver has to answer within."""
_LONGEST_RUN = 10.0
"""Seconds after which no further post is begun for one receiver, so that others are not kept."""

log = logging.getLogger(__name__)

Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[int]]
"""Posts a body with headers to an address, within SECONDS; the status. Raises FetchError."""
TellGivenUp = Callable[[Webhook, WebhookPost], None]


class Poster:
    """Posts what is due, in order for each receiver; what was taken is settled, else tried again.

    A crash between the two posts again, under the same id: at least once, never lost.
    """

    def __init__(
        self,
        desk: Desk,
        post: Post,
        tell: TellGivenUp,
        clock: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._post = post
        self._tell = tell
        self._clock = clock
        self._is_stopping = False
        self._under_way: set[asyncio.Timeout] = set()

    def stop(self) -> None:
        """Begin no post any more, and break off those under way: they are tried again."""
        self._is_stopping = True
        for each in self._under_way:
            each.reschedule(asyncio.get_running_loop().time())

    async def post_due(self) -> None:
        """The tick: all receivers beside one another, until each has had all or fails."""
        due = await webhooks.due(self._desk, self._clock())
        await asyncio.gather(*map(self._serve, due))

    async def _serve(self, webhook_id: int) -> None:
        with costing_itself_alone("webhook.not_served", webhook=webhook_id):
            ends_at = asyncio.get_running_loop().time() + _LONGEST_RUN
            while await self._post_next(webhook_id):
                if asyncio.get_running_loop().time() > ends_at:
                    return

    async def _post_next(self, webhook_id: int) -> bool:
        """Whether a post was taken: then there may be another."""
        if self._is_stopping:
            return False
        webhook = await webhooks.webhook(self._desk, webhook_id)
        post = await webhooks.take_next(self._desk, webhook_id, self._clock())
        if webhook is None or post is None:
            return False
        outcome, is_taken = await self._try(webhook, post)
        if is_taken:
            await webhooks.settle_taken(self._desk, post, outcome, self._clock())
        else:
            await self._failed(webhook, post, outcome)
        return is_taken

    async def _try(self, webhook: Webhook, post: WebhookPost) -> tuple[str, bool]:
        where = await whereabouts(self._desk, post.article_id)
        body = body_of(post, None if where is None else answer_of(where))
        signed = headers_of(webhook.secret, post, body, self._clock())
        try:
            async with self._until_stopped():
                status = await self._post(webhook.url, body, signed)
        except FetchError as error:
            return error.problem.value, False
        except TimeoutError:
            return "broken off: the bot was stopped", False
        return str(status), HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES

    @asynccontextmanager
    async def _until_stopped(self) -> AsyncIterator[None]:
        """Raises TimeoutError when the bot is stopped meanwhile."""
        async with asyncio.timeout(None) as limit:
            self._under_way.add(limit)
            try:
                yield
            finally:
                self._under_way.discard(limit)

    async def _failed(self, webhook: Webhook, post: WebhookPost, outcome: str) -> None:
        failed = await webhooks.settle_failed(self._desk, post, outcome, self._clock())
        about = {"webhook": webhook.id, "post": post.id, "tries": post.tries, "outcome": outcome}
        if failed.given_up:
            log.error("webhook.given_up", extra=about)
        else:
            log.info("webhook.not_taken", extra=about)
        if failed.to_be_told:
            self._tell(webhook, post)


class EventPost(BaseModel):
    """What is posted: the event, and the article as it is now, whatever it was then."""

    id: str
    event: Event
    made_at: WrittenMoment
    revision: int
    article: ArticleAnswer | None


def body_of(post: WebhookPost, article: ArticleAnswer | None) -> bytes:
    """An event's body, as it is signed."""
    told = EventPost(
        id=post.event_id,
        event=post.event,
        made_at=post.made_at,
        revision=post.revision,
        article=article,
    )
    return told.model_dump_json().encode()


def headers_of(secret: str, post: WebhookPost, body: bytes, now: datetime) -> Mapping[str, str]:
    """Who posts it can be told by the signature, which no other moment shares."""
    return {
        "Content-Type": "application/json",
        "X-Newsdesk-Event": post.event.value,
        "X-Newsdesk-Event-Id": post.event_id,
        "X-Newsdesk-Signature": signature(secret, body, int(now.timestamp())),
    }


def signature(secret: str, body: bytes, moment: int) -> str:
    """HMAC-SHA256 of ``moment`` (Unix seconds), a dot and the body, with the secret as it reads."""
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"
