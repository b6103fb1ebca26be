"""Webhooks, and the posts that they are to get."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.webhook import Event, Webhook, WebhookPost
from storage.tables import webhook_posts, webhooks

LONGEST_OUTCOME = 256
_in_use = webhooks.c.removed_at.is_(None)
_waiting = webhook_posts.c.next_try_at.is_not(None)


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A webhook that is to be kept."""

    url: str
    secret: str
    events: tuple[Event, ...] | None
    added_by: int
    added_at: datetime


async def add_webhook(connection: AsyncConnection, new: NewWebhook) -> Webhook:
    """Tell a program of events from now on."""
    result = await connection.execute(
        webhooks.insert().values(
            url=new.url,
            secret=new.secret,
            events=None if new.events is None else " ".join(new.events),
            added_by=new.added_by,
            added_at=new.added_at,
        )
    )
    id_ = int(result.inserted_primary_key[0])  # type: ignore[index]
    return Webhook(id_, new.url, new.secret, new.events, new.added_by, new.added_at)


async def all_webhooks(connection: AsyncConnection) -> tuple[Webhook, ...]:
    """The webhooks in use, oldest first."""
    rows = await connection.execute(select(webhooks).where(_in_use).order_by(webhooks.c.id))
    return tuple(_webhook(row) for row in rows)


async def webhook_by_id(connection: AsyncConnection, webhook_id: int) -> Webhook | None:
    """The webhook with this id, if it is in use."""
    statement = select(webhooks).where(webhooks.c.id == webhook_id, _in_use)
    row = (await connection.execute(statement)).first()
    return None if row is None else _webhook(row)


async def remove_webhook(connection: AsyncConnection, webhook_id: int, now: datetime) -> bool:
    """Tell a program of nothing any more, not of what waits either; False when there is none."""
    found = webhooks.c.id == webhook_id
    removed = await connection.execute(
        update(webhooks).where(found, _in_use).values(removed_at=now)
    )
    dropped = update(webhook_posts).where(webhook_posts.c.webhook_id == webhook_id, _waiting)
    await connection.execute(dropped.values(next_try_at=None))
    return removed.rowcount > 0


async def add_posts(
    connection: AsyncConnection, event: Event, article_id: int, revision: int, now: datetime
) -> None:
    """Let every webhook that wants such an event be told of it: one statement, whoever there is."""
    moment = literal(now, webhook_posts.c.made_at.type)
    wanted = or_(
        webhooks.c.events.is_(None), (" " + webhooks.c.events + " ").contains(f" {event.value} ")
    )
    about = webhooks.c.id, literal(event.value), literal(article_id), literal(revision)
    told = select(*about, moment, moment, moment).where(_in_use, wanted).order_by(webhooks.c.id)
    columns = ["webhook_id", "event", "article_id", "revision"]
    times = ["made_at", "queued_at", "next_try_at"]
    await connection.execute(webhook_posts.insert().from_select([*columns, *times], told))


async def due_webhooks(connection: AsyncConnection, now: datetime) -> list[int]:
    """The webhooks whose first post in the order of events is due, and held by nobody."""
    posts = webhook_posts.alias()
    firsts = select(func.min(webhook_posts.c.id)).where(_waiting)
    firsts = firsts.group_by(webhook_posts.c.webhook_id)
    statement = select(posts.c.webhook_id).where(posts.c.id.in_(firsts), posts.c.next_try_at <= now)
    free = or_(posts.c.held_until.is_(None), posts.c.held_until <= now)
    return list(await connection.scalars(statement.where(free).order_by(posts.c.webhook_id)))


async def take_post(
    connection: AsyncConnection, webhook_id: int, now: datetime, until: datetime
) -> WebhookPost | None:
    """The first post of a webhook, if it is due: nobody else takes one before ``until``."""
    first = (
        select(func.min(webhook_posts.c.id))
        .where(webhook_posts.c.webhook_id == webhook_id, _waiting)
        .scalar_subquery()
    )
    free = or_(webhook_posts.c.held_until.is_(None), webhook_posts.c.held_until <= now)
    taken = await connection.execute(
        update(webhook_posts)
        .where(webhook_posts.c.id == first, webhook_posts.c.next_try_at <= now, free)
        .values(held_until=until, tries=webhook_posts.c.tries + 1)
        .returning(webhook_posts)
    )
    row = taken.first()
    return None if row is None else _post(row)


async def settle_post(
    connection: AsyncConnection,
    post: WebhookPost,
    outcome: str,
    *,
    taken_at: datetime | None = None,
    next_try_at: datetime | None = None,
) -> None:
    """Note what the try of a post came to; a replay that was wanted meanwhile stays wanted."""
    same_try = webhook_posts.c.tries == post.tries
    await connection.execute(
        update(webhook_posts)
        .where(webhook_posts.c.id == post.id, same_try, _waiting)
        .values(
            held_until=None,
            outcome=outcome[:LONGEST_OUTCOME],
            taken_at=taken_at,
            next_try_at=next_try_at,
        )
    )


async def was_given_up(connection: AsyncConnection, before: WebhookPost) -> bool:
    """Whether the post before this one, of the same webhook, was given up."""
    statement = (
        select(webhook_posts.c.taken_at)
        .where(webhook_posts.c.webhook_id == before.webhook_id, webhook_posts.c.id < before.id)
        .order_by(webhook_posts.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(statement)).first()
    return row is not None and row[0] is None


async def replay_post(
    connection: AsyncConnection, webhook_id: int, post_id: int, now: datetime
) -> WebhookPost | None:
    """Post an event again from now on, as if for the first time; None when there is none such."""
    found = await connection.execute(
        update(webhook_posts)
        .where(webhook_posts.c.id == post_id, webhook_posts.c.webhook_id == webhook_id)
        .values(next_try_at=now, queued_at=now, tries=0, taken_at=None, held_until=None)
        .returning(webhook_posts)
    )
    row = found.first()
    return None if row is None else _post(row)


async def posts_of(
    connection: AsyncConnection, webhook_id: int, limit: int, before: int | None = None
) -> tuple[WebhookPost, ...]:
    """Posts of a webhook, newest first: those older than the one with id ``before``, if given."""
    statement = select(webhook_posts).where(webhook_posts.c.webhook_id == webhook_id)
    if before is not None:
        statement = statement.where(webhook_posts.c.id < before)
    return await _load(connection, statement.order_by(webhook_posts.c.id.desc()).limit(limit))


async def forget_posts(connection: AsyncConnection, before: datetime, most: int) -> int:
    """Drop up to ``most`` posts that were made earlier and wait for nothing; how many they were."""
    settled = (webhook_posts.c.next_try_at.is_(None)) & (webhook_posts.c.queued_at < before)
    old = select(webhook_posts.c.id).where(settled).limit(most)
    dropped = await connection.execute(delete(webhook_posts).where(webhook_posts.c.id.in_(old)))
    return dropped.rowcount


async def _load(connection: AsyncConnection, statement: Select[Any]) -> tuple[WebhookPost, ...]:
    return tuple(_post(row) for row in await connection.execute(statement))


def _webhook(row: Row[Any]) -> Webhook:
    events = None if row.events is None else tuple(map(Event, row.events.split()))
    return Webhook(row.id, row.url, row.secret, events, row.added_by, row.added_at)


def _post(row: Row[Any]) -> WebhookPost:
    return WebhookPost(
        id=row.id,
        webhook_id=row.webhook_id,
        event=Event(row.event),
        article_id=row.article_id,
        revision=row.revision,
        made_at=row.made_at,
        queued_at=row.queued_at,
        next_try_at=row.next_try_at,
        tries=row.tries,
        taken_at=row.taken_at,
        outcome=row.outcome,
    )
