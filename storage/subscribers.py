"""Readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState
from news.language import Language
from news.subscriber import Subscriber
from news.timetable import Timetable
from news.timetable_language import stored_timetable
from news.zone import stored_zone
from storage.dialect import insert
from storage.digest_counts import Change, count_changed, count_made
from storage.tables import deliveries, dispatches, subscribers, subscriptions

# Asked with every message: put together once.
_IN_CHAT = select(subscribers).where(subscribers.c.chat_id == bindparam("chat"))


@dataclass(frozen=True, slots=True)
class NewSubscriber:
    """What is known of a reader who has just arrived."""

    chat_id: int
    language: Language
    timetable: Timetable
    next_digest_at: datetime | None
    digest_sequence: int
    created_at: datetime


async def add_subscriber(connection: AsyncConnection, new: NewSubscriber) -> bool:
    """Keep a new reader; False when the chat is known already."""
    statement = insert(connection, subscribers).values(
        chat_id=new.chat_id,
        language=new.language.value,
        timetable=str(new.timetable),
        next_digest_at=new.next_digest_at,
        digest_sequence=new.digest_sequence,
        created_at=new.created_at,
    )
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def subscriber_in_chat(
    connection: AsyncConnection, chat_id: int, zone: ZoneInfo
) -> Subscriber | None:
    """The reader of a chat; ``zone`` is that of readers who chose none."""
    rows = await connection.execute(_IN_CHAT, {"chat": chat_id})
    row = rows.mappings().one_or_none()
    return None if row is None else _subscriber(row, zone)


async def subscriber_by_id(
    connection: AsyncConnection, subscriber_id: int, zone: ZoneInfo, *, lock: bool = False
) -> Subscriber | None:
    """The reader with this id; ``zone`` is that of readers who chose none.

    With ``lock`` nobody else changes the reader in this transaction.
    """
    statement = select(subscribers).where(subscribers.c.id == subscriber_id)
    rows = await connection.execute(statement.with_for_update() if lock else statement)
    row = rows.mappings().one_or_none()
    return None if row is None else _subscriber(row, zone)


async def change_subscriber(
    connection: AsyncConnection,
    subscriber_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a reader's row."""
    await connection.execute(
        update(subscribers).where(subscribers.c.id == subscriber_id).values(**columns)
    )


async def deactivate_chat(connection: AsyncConnection, chat_id: int, reason: str) -> bool:
    """Send nothing more to the chat, and keep its subscriptions; False when nothing changed.

    What waits in the outbox is skipped when its turn comes.
    """
    result = await connection.execute(
        update(subscribers)
        .where(subscribers.c.chat_id == chat_id, subscribers.c.inactive_reason.is_(None))
        .values(inactive_reason=reason[:32], next_digest_at=None)
    )
    return result.rowcount > 0


async def move_chat(connection: AsyncConnection, old_chat_id: int, new_chat_id: int) -> bool:
    """Let the reader of one chat read in another, with all they have; False when there is none.

    If the new chat has begun to subscribe by itself, the two become one reader.
    """
    old = await _id_in_chat(connection, old_chat_id)
    if old is None or old_chat_id == new_chat_id:
        return False
    newcomer = await _id_in_chat(connection, new_chat_id)
    if newcomer is not None:
        await _merge(connection, newcomer, old)
    await change_subscriber(connection, old, chat_id=new_chat_id)
    return True


async def count_subscribers(connection: AsyncConnection) -> tuple[int, int]:
    """How many readers are active, and how many there are altogether."""
    active = func.count().filter(subscribers.c.inactive_reason.is_(None))
    row = (await connection.execute(select(active, func.count()).select_from(subscribers))).one()
    return row[0], row[1]


async def _id_in_chat(connection: AsyncConnection, chat_id: int) -> int | None:
    return await connection.scalar(select(subscribers.c.id).where(subscribers.c.chat_id == chat_id))


async def _merge(connection: AsyncConnection, source: int, target: int) -> None:
    mine = subscriptions.alias()
    known = select(mine.c.id).where(
        mine.c.subscriber_id == target,
        mine.c.rubric_id.is_not_distinct_from(subscriptions.c.rubric_id),
        mine.c.rule_id.is_not_distinct_from(subscriptions.c.rule_id),
    )
    await connection.execute(
        update(subscriptions)
        .where(subscriptions.c.subscriber_id == source, ~known.exists())
        .values(subscriber_id=target)
    )
    # By dispatch, since that is how the outbox is ordered.
    gone = await connection.execute(
        delete(deliveries)
        .where(
            deliveries.c.dispatch_id.in_(select(dispatches.c.id)),
            deliveries.c.subscriber_id == source,
        )
        .returning(deliveries.c["items"], deliveries.c.state, deliveries.c.doubts)
    )
    digests = [row for row in gone if row[0] is not None]
    await count_changed(
        connection,
        [
            Change(items, DeliveryState(state), DeliveryState.PENDING, -doubts)
            for items, state, doubts in digests
        ],
    )
    await count_made(connection, (row[0] for row in digests), by=-1)
    await connection.execute(delete(subscribers).where(subscribers.c.id == source))


def _subscriber(row: Mapping[Any, Any], zone: ZoneInfo) -> Subscriber:
    return Subscriber(
        id=row["id"],
        chat_id=row["chat_id"],
        language=Language(row["language"]),
        zone=stored_zone(row["zone"], zone),
        timetable=stored_timetable(row["timetable"]),
        next_digest_at=row["next_digest_at"],
        digest_sequence=row["digest_sequence"],
        paused_until=row["paused_until"],
        active=row["inactive_reason"] is None,
    )
