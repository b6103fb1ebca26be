"""Groups that became supergroups: their places move, and what was sent before cannot be edited.

Message ids start from 1 again in a supergroup: an id from before may be somebody else's message.
So earlier deliveries lose their message ids, and amendments count them as unreachable.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, literal_column, null, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DeliveryState, Reason
from news.figure import Figure
from storage.corrections import COPY_COLUMNS, HAS_COPY, copy_of
from storage.counts import Transition, count_made, count_transitions, held_articles
from storage.delivery_keys import HAS_KEY, DeliveryKey, key_values
from storage.dialect import execute_many, listed
from storage.figures import Change, count
from storage.subscribers import change_subscriber, erase_subscriber, in_other_language
from storage.subscriptions import is_person, language_of, note_silent
from storage.tables import (
    SENT_IN_PLACES,
    WAITS_IN_PLACES,
    deliveries,
    dispatches,
    story_followers,
    subscribers,
    subscriptions,
)
from storage.unmarked import count_copies

_SENT = DeliveryState.SENT
# The states are literals so that the partial indexes serve the statements.
_WAITS, _IN_FLIGHT, _IS_SENT = (
    text(which.replace("state", "deliveries.state").replace("lane", "deliveries.lane"))
    for which in (WAITS_IN_PLACES, "state = 1", SENT_IN_PLACES)
)
_HAS_NONE = deliveries.c.message_id.is_(None)
_FORGOTTEN: dict[str, Any] = {
    "state": case((_HAS_NONE, deliveries.c.state), else_=literal_column(str(_SENT.value))),
    "reason": case((_HAS_NONE, deliveries.c.reason), else_=literal_column(f"'{Reason.MIGRATED}'")),
    "message_id": null(),
}
_FORGET = update(deliveries).where(HAS_KEY, _IS_SENT).values(_FORGOTTEN)


async def move_places(
    connection: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime
) -> bool:
    """Give the places of a group to the supergroup that it has become; False when there are none.

    Where the supergroup has a place of its own for the same topic, the two are merged. Idempotent:
    Telegram tells of a move several times, in any order.
    """
    if old_chat_id == new_chat_id:
        return False
    held = await held_places(connection, old_chat_id, new_chat_id)
    moving, newcomers = held[old_chat_id], held[new_chat_id]
    for thread_id, old in sorted(moving.items()):
        if thread_id in newcomers:
            await _merge(connection, newcomers[thread_id], old, now)
        # Before the message ids go: a concurrent settlement reads the place's chat after it has
        # written a message id, and then removes that itself (forget_moved).
        await change_subscriber(connection, old, chat_id=new_chat_id)
        await _put_out_of_reach(connection, old)
    return bool(moving)


async def forget_moved(
    connection: AsyncConnection, sent_to: Iterable[tuple[DeliveryKey, int]]
) -> None:
    """Remove the message ids of deliveries that were just settled, if their chats have moved.

    ``sent_to`` are deliveries to groups, each with the chat that it was sent to.
    """
    asked = dict(sent_to)
    if not asked:
        return
    ids = sorted({key.subscriber_id for key in asked})
    places = select(subscribers.c.id, subscribers.c.chat_id)
    rows = await connection.execute(places.where(listed(subscribers.c.id, ids)))
    chat_of = dict(rows.all())
    moved = [key for key, chat in asked.items() if chat_of.get(key.subscriber_id, chat) != chat]
    if moved:
        await execute_many(connection, _FORGET, [key_values(key) for key in moved])


async def held_places(connection: AsyncConnection, *chat_ids: int) -> dict[int, dict[int, int]]:
    """Ids of the places of chats by thread id, 0 for the chat itself; their rows are locked.

    They are locked in ascending order, as every transaction locks subscribers. A concurrent move of
    the same chat waits here, and then finds nothing to move.
    """
    rows = await connection.execute(
        select(subscribers.c.chat_id, subscribers.c.thread_id, subscribers.c.id)
        .where(subscribers.c.chat_id.in_(chat_ids))
        .order_by(subscribers.c.id)
        .with_for_update()
    )
    found: dict[int, dict[int, int]] = {chat_id: {} for chat_id in chat_ids}
    for chat_id, thread_id, place in rows:
        found[chat_id][thread_id] = place
    return found


async def _put_out_of_reach(connection: AsyncConnection, place: int) -> None:
    """Remove the message ids of a place's deliveries, and those that were to be replied to."""
    of_place = deliveries.c.subscriber_id == place
    await connection.execute(
        update(story_followers)
        .where(story_followers.c.subscriber_id == place)
        .values(message_id=null())
    )
    behind = await _about_to_change(connection, place)
    await connection.execute(update(deliveries).where(of_place, _WAITS).values(reply_to=null()))
    for which in (_WAITS, _IN_FLIGHT, _IS_SENT):
        # A delivery in flight may be settled concurrently. PostgreSQL then re-reads its row, so
        # the new values are computed from what was settled.
        copies = or_(HAS_COPY, _IN_FLIGHT)
        await connection.execute(
            update(deliveries).where(of_place, which, copies).values(_FORGOTTEN)
        )
    await count_transitions(
        connection,
        [
            Transition(row[0], held_articles(row.holds), DeliveryState.OUTDATED, _SENT)
            for row in behind
        ],
    )
    await count_copies(connection, (), [copy_of(row) for row in behind], ())


async def _about_to_change(connection: AsyncConnection, place: int) -> list[Any]:
    """The copies of a place that are outdated, or whose edit is in flight; locked."""
    found: list[Any] = []
    for which in (_WAITS, _IN_FLIGHT):
        rows = await connection.execute(
            select(*COPY_COLUMNS)
            .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
            .where(deliveries.c.subscriber_id == place, which, HAS_COPY)
            .order_by(deliveries.c.dispatch_id, deliveries.c.part)
            .with_for_update(of=deliveries)
        )
        found += rows
    return found


async def _merge(connection: AsyncConnection, source: int, target: int, now: datetime) -> None:
    before = await language_of(connection, source)
    after = await language_of(connection, target)
    mine = subscriptions.alias()
    known = select(mine.c.id).where(
        mine.c.subscriber_id == target,
        mine.c.rubric_id.is_not_distinct_from(subscriptions.c.rubric_id),
        mine.c.rule_id.is_not_distinct_from(subscriptions.c.rule_id),
    )
    moved = await connection.execute(
        update(subscriptions)
        .where(subscriptions.c.subscriber_id == source, ~known.exists())
        .values(subscriber_id=target)
    )
    if await is_person(connection, target):
        await count(connection, in_other_language(before, after, moved.rowcount))
    await note_silent(connection, target)
    await _give_deliveries(connection, source, target)
    await erase_subscriber(connection, source, before, Change(Figure.MERGED, at=now))


async def _give_deliveries(connection: AsyncConnection, source: int, target: int) -> None:
    """Give pending deliveries of one place to another that has not had them; delete the rest."""
    had = deliveries.alias("had")
    has_it = select(had.c.dispatch_id).where(
        had.c.dispatch_id == deliveries.c.dispatch_id,
        had.c.subscriber_id == target,
        had.c.part == deliveries.c.part,
    )
    of_source = deliveries.c.subscriber_id == source
    await connection.execute(
        update(deliveries)
        .where(of_source, _WAITS, ~HAS_COPY, ~has_it.exists())
        .values(subscriber_id=target)
    )
    # The key of the outbox begins with the dispatch: without the list all of it would be scanned.
    gone = await connection.execute(
        delete(deliveries)
        .where(
            deliveries.c.dispatch_id.in_(select(dispatches.c.id)),
            of_source,
        )
        .returning(
            deliveries.c.dispatch_id,
            deliveries.c["items"],
            deliveries.c.state,
            deliveries.c.doubts,
            # The column itself: SQLite takes "IS NOT NULL" for true in what a DELETE returns.
            deliveries.c.message_id,
        )
    )
    rows = gone.all()
    await count_transitions(connection, [_unmade(*row) for row in rows])
    for dispatch_id in sorted({row.dispatch_id for row in rows}):
        made = (row[1] for row in rows if row.dispatch_id == dispatch_id)
        await count_made(connection, dispatch_id, made, by=-1)


def _unmade(
    dispatch_id: int,
    items: str | None,
    state: int,
    doubts: int,
    message_id: int | None,
) -> Transition:
    """Counts a deleted delivery back to pending; one in flight for an edit counts as outdated."""
    is_edit = state == DeliveryState.CLAIMED.value and message_id is not None
    before = DeliveryState.OUTDATED if is_edit else DeliveryState(state)
    return Transition(dispatch_id, held_articles(items), before, DeliveryState.PENDING, -doubts)
