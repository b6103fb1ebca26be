"""Webhooks: programs are told by HTTP what becomes of articles, at least once, in order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from news.article import Article, Change
from news.deed import DeedKind
from news.role import EDITORS
from news.webhook import Event, Webhook, WebhookPost
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage import webhooks
from storage.database import Connection
from storage.webhooks import NewWebhook

MOST_WEBHOOKS = 20
KEPT = timedelta(days=7)
"""Posts that have been taken or given up can be replayed for so long."""
PAGE = 50
HELD = timedelta(seconds=30)
"""A post that was taken on is left alone for so long: longer than a try may last."""
_DROPPED_AT_ONCE = 2_000
_EVENTS = {
    Change.EDIT: Event.EDITED,
    Change.CORRECTION: Event.EDITED,
    Change.WITHDRAWAL: Event.WITHDRAWN,
}


Keep = Callable[[Connection, Webhook], Awaitable[None]]
"""Keeps something about a new webhook, in the transaction that makes it."""


class TooManyWebhooks(Exception):  # noqa: N818 - it says what is the matter
    """There are as many webhooks as there may be: ``MOST_WEBHOOKS``."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What becomes of a post that was not taken; of many given up in a row, the first is told."""

    given_up: bool
    to_be_told: bool


async def announce(connection: Connection, event: Event, article: Article, now: datetime) -> None:
    """Tell whoever wants to know, in the transaction that does what is told of."""
    await webhooks.add_posts(connection, event, article.id, article.revision, now)


async def announce_change(
    connection: Connection, change: Change, article: Article, now: datetime
) -> None:
    """The same of an amendment to what is published."""
    await announce(connection, _EVENTS[change], article, now)


async def register(
    desk: Desk,
    url: str,
    events: tuple[Event, ...] | None,
    by: Doer,
    make_secret: Callable[[], str],
    keep: Keep | None = None,
) -> Webhook:
    """Tell a program of these events from now on, None for all.

    The caller has seen that ``url`` may be asked for. Raises NotAllowed, TooManyWebhooks, and what
    ``keep`` raises: then there is no webhook.
    """
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        if len(await webhooks.all_webhooks(connection)) >= MOST_WEBHOOKS:
            raise TooManyWebhooks
        new = NewWebhook(url, make_secret(), events, by.id, by.at)
        await note(connection, by, DeedKind.WEBHOOK_ADDED, about=_host(url))
        made = await webhooks.add_webhook(connection, new)
        if keep is not None:
            await keep(connection, made)
        return made


async def remove(desk: Desk, webhook_id: int, by: Doer) -> bool:
    """Tell a program of nothing any more; False when there is none such. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        found = await webhooks.webhook_by_id(connection, webhook_id)
        if found is None:
            return False
        await note(connection, by, DeedKind.WEBHOOK_REMOVED, about=_host(found.url))
        return await webhooks.remove_webhook(connection, webhook_id, by.at)


async def listed(desk: Desk) -> tuple[Webhook, ...]:
    """The webhooks in use, oldest first."""
    async with desk.database.snapshot() as connection:
        return await webhooks.all_webhooks(connection)


async def webhook(desk: Desk, webhook_id: int) -> Webhook | None:
    """The webhook with this id, if it is in use."""
    async with desk.database.snapshot() as connection:
        return await webhooks.webhook_by_id(connection, webhook_id)


async def posts(
    desk: Desk, webhook_id: int, limit: int = PAGE, before: int | None = None
) -> tuple[WebhookPost, ...] | None:
    """Posts of a webhook, newest first; None when there is no such webhook."""
    async with desk.database.snapshot() as connection:
        if await webhooks.webhook_by_id(connection, webhook_id) is None:
            return None
        return await webhooks.posts_of(connection, webhook_id, limit, before)


async def replay(desk: Desk, webhook_id: int, post_id: int, by: Doer) -> WebhookPost | None:
    """Post an event again, under its id; None when there is no such one. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        if await webhooks.webhook_by_id(connection, webhook_id) is None:
            return None
        return await webhooks.replay_post(connection, webhook_id, post_id, by.at)


async def due(desk: Desk, now: datetime) -> list[int]:
    """The webhooks that something can be posted to at once."""
    return await desk.database.peek(lambda connection: webhooks.due_webhooks(connection, now))


async def take_next(desk: Desk, webhook_id: int, now: datetime) -> WebhookPost | None:
    """The next post of a webhook, if it is due; it is this process's to try for ``HELD``."""
    async with desk.database.transaction() as connection:
        return await webhooks.take_post(connection, webhook_id, now, now + HELD)


async def settle_taken(desk: Desk, post: WebhookPost, outcome: str, now: datetime) -> None:
    """The other side has taken a post."""
    async with desk.database.transaction() as connection:
        await webhooks.settle_post(connection, post, outcome, taken_at=now)


async def settle_failed(desk: Desk, post: WebhookPost, outcome: str, now: datetime) -> Failed:
    """It has not: it is tried again later, or given up."""
    again_at = post.next_try(now)
    async with desk.database.transaction() as connection:
        await webhooks.settle_post(connection, post, outcome, next_try_at=again_at)
        given_up = again_at is None
        told = given_up and await webhooks.was_given_up(connection, post)
        return Failed(given_up=given_up, to_be_told=given_up and not told)


async def forget_old(desk: Desk, now: datetime) -> None:
    """The tick: drop the posts that nobody can replay any more."""
    dropped = _DROPPED_AT_ONCE
    while dropped == _DROPPED_AT_ONCE:
        async with desk.database.transaction() as connection:
            dropped = await webhooks.forget_posts(connection, now - KEPT, _DROPPED_AT_ONCE)


def _host(url: str) -> str:
    """What the newsroom's log says of an address: the rest of it may be a secret."""
    return urlsplit(url).hostname or ""
