"""Readers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.arrival import Arrival
from news.dispatch import Reason
from news.figure import Figure
from news.language import Language, stored_languages
from news.quiet import stored_quiet
from news.subscriber import PlaceKind, Subscriber
from news.timetable import Timetable
from news.timetable_language import stored_timetable
from news.zone import stored_zone
from storage.absences import since
from storage.dialect import insert, is_sqlite, listed
from storage.facts import fact, keep_fact
from storage.figures import LANGUAGES, OTHER_REASON, REASONS, Change, count
from storage.leaving import count_leaving
from storage.subscriptions import (
    count_subscriptions_of,
    is_person,
    subject_of,
)
from storage.tables import chats, subscribers, subscriptions
from storage.totals import Total, change_total

_LAST_ID = "last reader erased"

# Asked with every message: put together once.
_IN_CHAT = select(subscribers).where(
    subscribers.c.chat_id == bindparam("chat"), subscribers.c.thread_id == bindparam("thread")
)


@dataclass(frozen=True, slots=True)
class NewSubscriber:
    """What is known of a reader who has just arrived."""

    chat_id: int
    language: Language
    timetable: Timetable
    next_digest_at: datetime | None
    digest_sequence: int
    created_at: datetime
    kind: PlaceKind = PlaceKind.PERSON
    thread_id: int = 0
    digests_upto: datetime | None = None


async def add_subscriber(connection: AsyncConnection, new: NewSubscriber) -> bool:
    """Keep a new reader; False when the chat is known already."""
    statement = insert(connection, subscribers).values(
        **await _next_id(connection),
        kind=new.kind.value,
        chat_id=new.chat_id,
        thread_id=new.thread_id,
        language=new.language.value,
        timetable=str(new.timetable),
        next_digest_at=new.next_digest_at,
        digests_upto=new.digests_upto,
        digest_sequence=new.digest_sequence,
        seen_at=new.created_at,
        checked_up_at=new.created_at,
        created_at=new.created_at,
    )
    added = (await connection.execute(statement.on_conflict_do_nothing())).rowcount
    if not added:
        return False
    if new.chat_id < 0:
        await change_total(connection, Total.PLACES, 1)
        return True
    await change_total(connection, Total.READERS, 1)
    await count(connection, [Change(Figure.JOINED, at=new.created_at)])
    return True


async def subscriber_in_chat(
    connection: AsyncConnection, chat_id: int, zone: ZoneInfo, thread_id: int = 0
) -> Subscriber | None:
    """The reader that is a chat itself, or that topic of it.

    ``zone`` is that of readers who chose none.
    """
    rows = await connection.execute(_IN_CHAT, {"chat": chat_id, "thread": thread_id})
    row = rows.mappings().one_or_none()
    return None if row is None else _subscriber(row, zone)


async def chat_with_username(connection: AsyncConnection, username: str) -> int | None:
    """The person who has this name, as far as is known; it is in lower case."""
    statement = select(subscribers.c.chat_id).where(
        subscribers.c.username == username, subscribers.c.kind == PlaceKind.PERSON.value
    )
    return await connection.scalar(statement.limit(1))


async def keep_username(
    connection: AsyncConnection, subscriber_id: int, username: str | None
) -> None:
    """Know a person by this name, and nobody else: in Telegram a name may move to another."""
    if username is not None:
        namesakes = (subscribers.c.username == username) & (subscribers.c.id != subscriber_id)
        await connection.execute(update(subscribers).where(namesakes).values(username=None))
    await change_subscriber(connection, subscriber_id, username=username)


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


async def usernames_of(connection: AsyncConnection, user_ids: Collection[int]) -> dict[int, str]:
    """The ``@names`` of people, as far as they are readers and have one."""
    known = subscribers.c.chat_id, subscribers.c.username
    named = select(*known).where(subscribers.c.username.is_not(None))
    rows = await connection.execute(named.where(listed(subscribers.c.chat_id, sorted(user_ids))))
    return {row.chat_id: f"@{row.username}" for row in rows}


async def places_in(
    connection: AsyncConnection, chat_ids: Sequence[int], zone: ZoneInfo, *, lock: bool = False
) -> list[Subscriber]:
    """The places of these chats: each chat itself, then its topics.

    ``zone`` is that of places that chose none. With ``lock`` nobody else changes them in this
    transaction.
    """
    statement = select(subscribers).where(subscribers.c.chat_id.in_(chat_ids))
    # In the order in which everybody locks readers.
    statement = statement.order_by(subscribers.c.id)
    rows = await connection.execute(statement.with_for_update() if lock else statement)
    found = [_subscriber(row, zone) for row in rows.mappings()]
    return sorted(found, key=lambda place: (place.chat_id, place.thread_id))


async def places_page(
    connection: AsyncConnection, zone: ZoneInfo, offset: int = 0, most: int | None = None
) -> list[Subscriber]:
    """Some of all groups, topics and channels: by the title of their chat, each before its topics.

    ``zone`` is that of places that chose none.
    """
    statement = (
        select(subscribers)
        .join(chats, chats.c.chat_id == subscribers.c.chat_id)
        .where(subscribers.c.chat_id < 0)
        .order_by(chats.c.title, subscribers.c.chat_id, subscribers.c.thread_id)
    )
    rows = await connection.execute(statement.offset(offset).limit(most))
    return [_subscriber(row, zone) for row in rows.mappings()]


async def number_of_places(connection: AsyncConnection) -> int:
    """How many groups, topics and channels there are, those that sleep among them."""
    statement = (
        select(func.count())
        .select_from(subscribers)
        .join(chats, chats.c.chat_id == subscribers.c.chat_id)
    )
    return await connection.scalar(statement.where(subscribers.c.chat_id < 0)) or 0


async def change_subscriber(
    connection: AsyncConnection,
    subscriber_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a reader's row."""
    await connection.execute(
        update(subscribers).where(subscribers.c.id == subscriber_id).values(**columns)
    )


async def speak(connection: AsyncConnection, subscriber_id: int, language: Language) -> None:
    """Speak to a reader in another language."""
    wanted = select(subscribers.c.language).where(subscribers.c.id == subscriber_id)
    before = await connection.scalar(wanted.with_for_update())
    if before is None or before == language.value:
        return
    await change_subscriber(connection, subscriber_id, language=language.value)
    if await is_person(connection, subscriber_id):
        held = await count_subscriptions_of(connection, subscriber_id)
        await count(connection, in_other_language(Language(before), language, held))


async def deactivate_chat(
    connection: AsyncConnection,
    chat_id: int,
    reason: Reason,
    now: datetime,
    thread_id: int | None = None,
) -> bool:
    """Send nothing more to the chat, and keep its subscriptions; False when nothing changed.

    With ``thread_id`` that concerns this topic of it alone, 0 for the chat itself. What waits in
    the outbox is skipped when its turn comes. Of a group or a channel Telegram is asked as soon as
    can be, unless only a topic is closed, and whoever runs it is told.
    """
    which = [subscribers.c.chat_id == chat_id, subscribers.c.inactive_reason.is_(None)]
    if thread_id is not None:
        which.append(subscribers.c.thread_id == thread_id)
    result = await connection.execute(
        update(subscribers)
        .where(*which)
        .values(
            inactive_reason=reason.value,
            closed_at=now,
            away_since=since(now),
            next_digest_at=None,
        )
        .returning(subscribers.c.id)
    )
    left = list(result.scalars())
    if left and not thread_id and reason is not Reason.TOPIC_CLOSED:
        await connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(ask_at=now))
    if not left or chat_id < 0:
        return bool(left)
    await change_total(connection, Total.INACTIVE, len(left))
    code = REASONS.get(reason, OTHER_REASON)
    await count(connection, [Change(Figure.LEFT, code, len(left), now)])
    await count_leaving(connection, left, now)
    return True


async def rests_for(connection: AsyncConnection, subscriber_id: int, reason: Reason) -> bool:
    """Whether nothing is sent to a place or a reader, and for this reason."""
    this = subscribers.c.id == subscriber_id, subscribers.c.inactive_reason == reason.value
    return await connection.scalar(select(subscribers.c.id).where(*this)) is not None


async def reactivate(
    connection: AsyncConnection,
    subscriber_id: int,
    following: Arrival,
    now: datetime,
) -> None:
    """Let a reader to whom nothing might be sent have news again."""
    result = await connection.execute(
        update(subscribers)
        .where(subscribers.c.id == subscriber_id, subscribers.c.inactive_reason.is_not(None))
        .values(
            inactive_reason=None,
            closed_at=None,
            next_digest_at=following.at,
            digests_upto=following.upto,
        )
        .returning(subscribers.c.chat_id)
    )
    people = sum(chat_id > 0 for chat_id in result.scalars())
    await change_total(connection, Total.INACTIVE, -people)
    await count(connection, [Change(Figure.RETURNED, by=people, at=now)])


async def erase_subscriber(
    connection: AsyncConnection,
    subscriber_id: int,
    language: Language,
    gone: Change,
) -> None:
    """Erase a reader's row with all that refers to it; their deliveries have been erased.

    ``gone`` is what it counts as, if they had not left before.
    """
    await _keep_ids_growing(connection, subscriber_id)
    counts = await is_person(connection, subscriber_id)
    theirs = subscriptions.c.subscriber_id == subscriber_id
    columns = subscriptions.c.rubric_id, subscriptions.c.rule_id
    left = await connection.execute(delete(subscriptions).where(theirs).returning(*columns))
    held = left.all() if counts else []
    to_rubrics = [rubric_id is not None for rubric_id, _ in held]
    spoken = Change(Figure.IN_LANGUAGE, LANGUAGES[language], -len(held))
    await count(connection, [spoken, *(subject_of(*each, -1) for each in held)])
    await change_total(connection, Total.TO_RUBRICS, -sum(to_rubrics))
    await change_total(connection, Total.TO_RULES, sum(to_rubrics) - len(to_rubrics))
    erased = await connection.scalars(
        delete(subscribers)
        .where(subscribers.c.id == subscriber_id)
        .returning(subscribers.c.inactive_reason)
    )
    reasons = erased.all()
    if not counts:
        await change_total(connection, Total.PLACES, -len(reasons))
        return
    await change_total(connection, Total.READERS, -len(reasons))
    active = sum(each is None for each in reasons)
    await change_total(connection, Total.INACTIVE, active - len(reasons))
    await count(connection, [gone._replace(by=active)])


async def _keep_ids_growing(connection: AsyncConnection, subscriber_id: int) -> None:
    """SQLite would give the id of its newest row to the next one; what is in flight knows it."""
    if is_sqlite(connection):
        newest = await connection.scalar(select(func.max(subscribers.c.id)))
        if newest == subscriber_id:
            await keep_fact(connection, _LAST_ID, str(subscriber_id))


async def _next_id(connection: AsyncConnection) -> dict[str, int]:
    """The id of the next row, where the engine would give one that was had before."""
    if not is_sqlite(connection) or (last := await fact(connection, _LAST_ID)) is None:
        return {}
    newest = await connection.scalar(select(func.max(subscribers.c.id)))
    return {"id": max(int(last), newest or 0) + 1}


def in_other_language(before: Language, after: Language, held: int) -> list[Change]:
    """The changes of figures when so many subscriptions are of another language."""
    if before is after:
        return []
    return [
        Change(Figure.IN_LANGUAGE, LANGUAGES[before], -held),
        Change(Figure.IN_LANGUAGE, LANGUAGES[after], held),
    ]


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
        kind=PlaceKind(row["kind"]),
        thread_id=row["thread_id"],
        letter_about=row["letter_about"],
        letter_since=row["letter_since"],
        username=row["username"],
        quiet=stored_quiet(row["quiet"]),
        daily_limit=row["daily_limit"],
        catch_up_at=row["catch_up_at"],
        plain=row["plain"],
        news_languages=stored_languages(row["news_languages"]),
        away_since=row["away_since"],
        seen_at=row["seen_at"],
        digests_upto=row["digests_upto"],
        manages=row["manages"],
        silent=row["silent"],
    )
