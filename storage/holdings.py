"""What is kept of a reader, as it stands in the tables: for them to see, and to have."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, and_, case, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deed import OF_PLACES
from news.dispatch import DeliveryState
from storage.counts import held_articles
from storage.tables import (
    articles,
    campaigns,
    chats,
    deeds,
    deliveries,
    dispatches,
    feed_links,
    letters,
    muted_writers,
    place_managers,
    rubrics,
    rules,
    saved_articles,
    set_ups,
    story_followers,
    subscribers,
    subscriptions,
    updates,
)

Row = dict[str, Any]
"""A row as it is told: moments in ISO 8601, UTC."""

Place = tuple[int, int]
"""A dispatch, and the part of it."""

SENT_AT_ONCE = 1_000

# The program's own: what they stand for is told beside them, or they are somebody else's.
LEFT_OUT: Mapping[Table, frozenset[str]] = {
    subscribers: frozenset({"id", "campaign_id"}),
    subscriptions: frozenset({"id", "subscriber_id", "rubric_id", "rule_id"}),
    saved_articles: frozenset({"subscriber_id"}),
    story_followers: frozenset({"subscriber_id"}),
    letters: frozenset({"id", "chat_id", "request", "answered_by"}),
    feed_links: frozenset({"id", "hash", "chat_id", "rubric_id"}),
    place_managers: frozenset({"user_id"}),
    set_ups: frozenset({"nonce", "user_id"}),
    deeds: frozenset({"id", "person_id", "article_id"}),
}


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of a reader's own there is."""

    subscriptions: int
    saved: int
    stories: int
    letters: int
    feeds: int
    places: int


async def holdings(connection: AsyncConnection, subscriber_id: int, chat_id: int) -> Holdings:
    """How much is kept of a reader."""
    return Holdings(
        await _count(connection, subscriptions, subscriptions.c.subscriber_id == subscriber_id),
        await _count(connection, saved_articles, saved_articles.c.subscriber_id == subscriber_id),
        await _count(connection, story_followers, story_followers.c.subscriber_id == subscriber_id),
        await _count(connection, letters, letters.c.chat_id == chat_id),
        await _count(connection, feed_links, feed_links.c.chat_id == chat_id),
        await _count(connection, place_managers, place_managers.c.user_id == chat_id),
    )


async def everything_of(
    connection: AsyncConnection, subscriber_id: int, chat_id: int
) -> dict[str, Any]:
    """All that is kept of a reader but for what was sent, under the names of docs/my-data.md."""
    campaign = subscribers.outerjoin(campaigns, campaigns.c.id == subscribers.c.campaign_id)
    (reader,) = await _rows(
        connection,
        subscribers,
        subscribers.c.id == subscriber_id,
        campaign,
        came_by=campaigns.c.name,
    )
    return {
        "reader": reader,
        "subscriptions": await _subscriptions(connection, subscriber_id),
        "saved": await _of_articles(connection, saved_articles, "article_id", subscriber_id),
        "stories": await _of_articles(connection, story_followers, "story_id", subscriber_id),
        "letters": await _rows(connection, letters, letters.c.chat_id == chat_id),
        "letters_refused_since": await _refused_since(connection, chat_id),
        "feeds": await _feeds(connection, chat_id),
        "places": await _places(connection, chat_id),
        "places_begun": await _rows(connection, set_ups, set_ups.c.user_id == chat_id),
        "places_log": await _done_to_places(connection, chat_id),
        "messages_received": await _received(connection, chat_id),
    }


async def sent_to(
    connection: AsyncConnection, subscriber_id: int, before: Place | None
) -> list[tuple[Place, Row]]:
    """What was queued for a reader, newest first, with the places to ask for more ``before``."""
    place = dispatches.c.id, deliveries.c.part
    older = [] if before is None else [tuple_(*place) < tuple_(*before)]
    rows = await connection.execute(
        select(
            *place,
            dispatches.c.kind,
            dispatches.c.occasion,
            dispatches.c.article_id,
            deliveries.c["items"].label("holds"),
            deliveries.c.state,
            deliveries.c.reason,
            deliveries.c.settled_at,
            deliveries.c.message_id,
        )
        .join_from(dispatches, deliveries, deliveries.c.dispatch_id == dispatches.c.id)
        .where(deliveries.c.subscriber_id == subscriber_id, *older)
        .order_by(*(column.desc() for column in place))
        .limit(SENT_AT_ONCE)
    )
    return [((row.id, row.part), _sent(row)) for row in rows]


def _sent(row: Any) -> Row:  # noqa: ANN401 - rows have no nameable type
    one = [] if row.article_id is None else [row.article_id]
    return {
        "at": _told(row.settled_at),
        "kind": row.kind,
        "occasion": row.occasion,
        "articles": one or [*held_articles(row.holds)],
        "state": DeliveryState(row.state).name.lower(),
        "reason": row.reason,
        "message_id": row.message_id,
    }


async def _subscriptions(connection: AsyncConnection, subscriber_id: int) -> list[Row]:
    subjects = subscriptions.outerjoin(rubrics).outerjoin(rules)
    theirs = subscriptions.c.subscriber_id == subscriber_id
    return await _rows(
        connection, subscriptions, theirs, subjects, rubric=rubrics.c.slug, words=rules.c.text
    )


async def _of_articles(
    connection: AsyncConnection, table: Table, column: str, subscriber_id: int
) -> list[Row]:
    """Rows that name an article, with its headline as far as readers may see it."""
    named = (articles.c.id == table.c[column]) & (articles.c.status == "published")
    theirs = table.c.subscriber_id == subscriber_id
    joined = table.outerjoin(articles, named)
    return await _rows(connection, table, theirs, joined, headline=articles.c.headline)


async def _feeds(connection: AsyncConnection, chat_id: int) -> list[Row]:
    theirs = feed_links.c.chat_id == chat_id
    return await _rows(
        connection, feed_links, theirs, feed_links.outerjoin(rubrics), rubric=rubrics.c.slug
    )


async def _places(connection: AsyncConnection, user_id: int) -> list[Row]:
    """The chats that the person looks after, or has; and when they set each up, if they did."""
    set_up = case((chats.c.set_up_by == user_id, chats.c.set_up_at))
    known = place_managers.outerjoin(chats, chats.c.chat_id == place_managers.c.chat_id)
    theirs = place_managers.c.user_id == user_id
    beside = {"title": chats.c.title, "set_up_at": set_up}
    return await _rows(connection, place_managers, theirs, known, **beside)


async def _done_to_places(connection: AsyncConnection, user_id: int) -> list[Row]:
    """What the newsroom's log has of what the person did to places."""
    kinds = deeds.c.kind.in_([kind.value for kind in OF_PLACES])
    return await _rows(connection, deeds, and_(deeds.c.person_id == user_id, kinds))


async def _refused_since(connection: AsyncConnection, chat_id: int) -> str | None:
    theirs = select(muted_writers.c.muted_at).where(muted_writers.c.chat_id == chat_id)
    since = await connection.scalar(theirs)
    return since.isoformat() if since else None


async def _received(connection: AsyncConnection, chat_id: int) -> Row:
    """What is kept of their own messages and presses: how many, and since when."""
    columns = func.count(), func.min(updates.c.received_at)
    row = (await connection.execute(select(*columns).where(updates.c.lane == chat_id))).one()
    return {"count": row[0], "since": _told(row[1])}


async def _rows(
    connection: AsyncConnection,
    table: Table,
    where: ColumnElement[bool],
    source: FromClause | None = None,
    **beside: ColumnElement[Any],
) -> list[Row]:
    """The rows of a table, every column but the program's own; and what is told ``beside``."""
    left_out = LEFT_OUT[table]
    columns = [column for column in table.columns if column.name not in left_out]
    named = [column.label(name) for name, column in beside.items()]
    statement = select(*named, *columns).select_from(table if source is None else source)
    rows = await connection.execute(statement.where(where).order_by(*table.primary_key))
    return [{name: _told(value) for name, value in row.items()} for row in rows.mappings()]


def _told(value: Any) -> Any:  # noqa: ANN401 - a column has its own type
    return value.isoformat() if isinstance(value, datetime) else value


async def _count(connection: AsyncConnection, table: Table, where: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(table).where(where)
    return await connection.scalar(statement) or 0
