"""Erasing a reader: every row that holds their id, their name or their words.

What stays are numbers that are nobody's. ``tests/storage/test_forgetting.py`` walks the schema: a
column that it does not know fails it until somebody has considered it.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState
from news.figure import Figure
from news.role import Role
from news.subscriber import PlaceKind
from storage.corrections import COPY_COLUMNS, copy_of
from storage.counts import Transition, count_transitions, held_articles
from storage.deeds import forget_doer
from storage.dialect import listed
from storage.figures import OTHER_REASON, Change
from storage.leaving import count_leaving
from storage.rules import lose_words
from storage.subscribers import erase_subscriber
from storage.subscriptions import language_of
from storage.tables import (
    WAITS,
    albums,
    approvals,
    article_messages,
    articles,
    attendances,
    chats,
    conversations,
    deliveries,
    dispatches,
    editors,
    feed_links,
    inboxes,
    letters,
    muted_writers,
    place_managers,
    set_ups,
    subscribers,
    subscriptions,
    updates,
)
from storage.unmarked import count_copies

ORPHANS_AT_ONCE = 1_000
_UPDATES_AT_ONCE = 500

_UNDATED = subscribers.c.inactive_reason.is_not(None), subscribers.c.closed_at.is_(None)
# In the order of the foreign keys; what else refers to a reader goes with their row.
_OF_A_CHAT = (letters, muted_writers, feed_links, albums)
_OF_A_MANAGER = (place_managers, set_ups)
# Where cards and progress lines of somebody stand who has worked in the newsroom.
_REPORTED = (articles, approvals, dispatches)


async def journal_of(connection: AsyncConnection, chat_id: int) -> list[int]:
    """The numbers of handled updates that were the chat's own, or name the person.

    All that are kept are read, which are those of seven days; it is no work for a transaction that
    writes. One that waits to be handled is somebody's wish, and stays.
    """
    names = re.compile(rf'"(?:user_)?id": {chat_id}(?![0-9])')
    found: list[int] = []
    after: int | None = None
    while rows := (await connection.execute(_mentions(chat_id, after))).all():
        found += [row.update_id for row in rows if row.lane == chat_id or names.search(row.payload)]
        after = rows[-1].update_id
    return found


async def erase(
    connection: AsyncConnection,
    chat_id: int,
    journal: Sequence[int],
    now: datetime,
    *,
    upto: int | None = None,
) -> None:
    """Erase all that is kept of a chat, and these updates; it may begin anew at once.

    ``upto`` is the update that asks for it: it goes too, handled or not, and those of its chat
    before it. Of somebody who works in the newsroom, what they did there stays; of somebody who
    did once, their number in its log.
    """
    for subscriber_id in await _places(connection, chat_id):
        await erase_place(connection, subscriber_id, now)
    for table in _OF_A_CHAT:
        await connection.execute(delete(table).where(table.c.chat_id == chat_id))
    theirs = or_(conversations.c.chat_id == chat_id, conversations.c.user_id == chat_id)
    await connection.execute(delete(conversations).where(theirs))
    for table in _OF_A_MANAGER:
        await connection.execute(delete(table).where(table.c.user_id == chat_id))
    set_up = update(chats).where(chats.c.set_up_by == chat_id)
    await connection.execute(set_up.values(set_up_by=None))
    role = await _role(connection, chat_id)
    if role is None:
        await forget_doer(connection, chat_id)
    if role in (None, Role.READER):
        await _erase_work(connection, chat_id, was_colleague=role is not None)
    await connection.execute(delete(updates).where(_kept_of(chat_id, journal, upto)))


async def departed(
    connection: AsyncConnection, before: datetime, after: int, most: int
) -> list[tuple[int, int]]:
    """Some readers after one, by id, whose chats have been closed since before a moment.

    Each id comes with its chat. Groups and channels are nobody's data: they sleep on.
    """
    closed = (
        subscribers.c.kind == PlaceKind.PERSON.value,
        subscribers.c.inactive_reason.is_not(None),
        subscribers.c.closed_at < before,
    )
    statement = select(subscribers.c.id, subscribers.c.chat_id).where(*closed)
    later = statement.where(subscribers.c.id > after).order_by(subscribers.c.id)
    return [(row.id, row.chat_id) for row in await connection.execute(later.limit(most))]


async def is_any_undated(connection: AsyncConnection) -> bool:
    """Whether it is not known of some since when their chats are closed."""
    return await connection.scalar(select(subscribers.c.id).where(*_UNDATED).limit(1)) is not None


async def begin_counting(connection: AsyncConnection, now: datetime) -> None:
    """Let the time of those begin now."""
    await connection.execute(update(subscribers).where(*_UNDATED).values(closed_at=now))


async def orphans(connection: AsyncConnection) -> list[int]:
    """Readers who are no more, and for whom the outbox still has something that waits.

    On PostgreSQL a fan-out that is being committed while its reader is erased leaves such rows.
    """
    there = select(subscribers.c.id).where(subscribers.c.id == deliveries.c.subscriber_id).exists()
    waits = text(WAITS.replace("state", "deliveries.state"))
    statement = select(deliveries.c.subscriber_id).where(waits, ~there).limit(ORPHANS_AT_ONCE)
    return sorted(set(await connection.scalars(statement)))


async def erase_place(connection: AsyncConnection, subscriber_id: int, now: datetime) -> None:
    """Erase a place, a person's or not, with its subscriptions and all that was queued for it."""
    language = await language_of(connection, subscriber_id)
    followed = select(subscriptions.c.rule_id).where(
        subscriptions.c.subscriber_id == subscriber_id, subscriptions.c.rule_id.is_not(None)
    )
    rule_ids = [one for one in await connection.scalars(followed) if one is not None]
    await count_leaving(connection, await _leaving(connection, subscriber_id), now)
    await erase_deliveries(connection, subscriber_id)
    gone = Change(Figure.LEFT, OTHER_REASON, at=now)
    await erase_subscriber(connection, subscriber_id, language, gone)
    await lose_words(connection, rule_ids)


async def erase_deliveries(connection: AsyncConnection, subscriber_id: int) -> None:
    """Drop all that was ever queued for a reader; what is counted of it stays.

    What was never sent counts as skipped, what is in flight as unknown. A copy that was to be
    changed stays as it is in its chat.
    """
    rows = (await connection.execute(_deliveries_of(subscriber_id))).all()
    by_dispatch = sorted({row.dispatch_id for row in rows})
    await connection.execute(
        delete(deliveries).where(
            listed(deliveries.c.dispatch_id, by_dispatch),
            deliveries.c.subscriber_id == subscriber_id,
        )
    )
    left = [(row, _end_of(row)) for row in rows]
    changed = [(row, end) for row, end in left if end is not None]
    await count_transitions(connection, [_transition(row, end) for row, end in changed])
    unchanged = [copy_of(row) for row, end in changed if end is DeliveryState.SENT]
    await count_copies(connection, [], unchanged, [])


def _mentions(chat_id: int, after: int | None) -> Select[Any]:
    mentions = updates.c.payload.contains(f'id": {chat_id}')
    handled = updates.c.handled_at.is_not(None), or_(updates.c.lane == chat_id, mentions)
    later = [] if after is None else [updates.c.update_id > after]
    columns = updates.c.update_id, updates.c.lane, updates.c.payload
    statement = select(*columns).where(*handled, *later).order_by(updates.c.update_id)
    return statement.limit(_UPDATES_AT_ONCE)


async def _places(connection: AsyncConnection, chat_id: int) -> list[int]:
    wanted = select(subscribers.c.id).where(subscribers.c.chat_id == chat_id)
    return list(await connection.scalars(wanted.order_by(subscribers.c.id).with_for_update()))


async def _leaving(connection: AsyncConnection, subscriber_id: int) -> list[int]:
    """The reader, if it is a person, and none who has left already: that was counted then."""
    wanted = (
        subscribers.c.id == subscriber_id,
        subscribers.c.chat_id > 0,
        subscribers.c.inactive_reason.is_(None),
    )
    return list(await connection.scalars(select(subscribers.c.id).where(*wanted)))


def _deliveries_of(subscriber_id: int) -> Select[Any]:
    """By dispatch, since that is how the outbox is ordered; held, so that nobody counts them."""
    columns = deliveries.c.state, deliveries.c.message_id
    return (
        select(*COPY_COLUMNS, *columns)
        .join_from(dispatches, deliveries, deliveries.c.dispatch_id == dispatches.c.id)
        .where(deliveries.c.subscriber_id == subscriber_id)
        .order_by(dispatches.c.id, deliveries.c.part)
        .with_for_update(of=deliveries)
    )


def _end_of(row: Any) -> DeliveryState | None:  # noqa: ANN401 - rows have no nameable type
    """What a delivery counts as that is dropped; None when it is settled already."""
    state = DeliveryState(row.state)
    is_copy = state is DeliveryState.OUTDATED or row.message_id is not None
    match state:
        case DeliveryState.PENDING:
            return DeliveryState.SKIPPED
        case DeliveryState.CLAIMED | DeliveryState.OUTDATED:
            return DeliveryState.SENT if is_copy else DeliveryState.UNKNOWN
        case _:
            return None


def _transition(row: Any, end: DeliveryState) -> Transition:  # noqa: ANN401 - as above
    is_copy = end is DeliveryState.SENT
    before = DeliveryState.OUTDATED if is_copy else DeliveryState(row.state)
    return Transition(row.dispatch_id, held_articles(row.holds), before, end)


async def _role(connection: AsyncConnection, user_id: int) -> Role | None:
    """What the person may do in the newsroom; None when they never worked there."""
    role = await connection.scalar(select(editors.c.role).where(editors.c.user_id == user_id))
    return None if role is None else Role(role)


async def _erase_work(connection: AsyncConnection, chat_id: int, *, was_colleague: bool) -> None:
    """What the newsroom keeps of somebody, but for the number of a former colleague in its log."""
    for table in (article_messages, inboxes):
        await connection.execute(delete(table).where(table.c.chat_id == chat_id))
    if not was_colleague:
        return
    for table in _REPORTED:
        await _report_nowhere(connection, table, chat_id)
    await connection.execute(delete(attendances).where(attendances.c.person_id == chat_id))
    await connection.execute(delete(editors).where(editors.c.user_id == chat_id))


async def _report_nowhere(connection: AsyncConnection, table: Table, chat_id: int) -> None:
    nowhere: dict[str, Any] = {"report_chat_id": None, "report_message_id": None}
    if table is dispatches:
        nowhere["report_due_at"] = None
    theirs = table.c.report_chat_id == chat_id
    await connection.execute(update(table).where(theirs).values(**nowhere))


def _kept_of(chat_id: int, journal: Sequence[int], upto: int | None) -> ColumnElement[bool]:
    found = listed(updates.c.update_id, list(journal))
    if upto is None:
        return found
    return or_(found, and_(updates.c.lane == chat_id, updates.c.update_id.between(0, upto)))
