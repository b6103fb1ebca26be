"""Who looks after which group or channel, as Telegram last said."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.subscriber import PlaceKind
from storage.dialect import insert
from storage.tables import place_managers, subscribers


class StoredAuthority(NamedTuple):
    """What Telegram said of a person in a chat, at ``asked_at`` (UTC)."""

    may: bool
    asked_at: datetime


async def authority_of(
    connection: AsyncConnection, user_id: int, chat_id: int
) -> StoredAuthority | None:
    """What Telegram last said of a person in a chat; None when it was never asked."""
    known = place_managers.c
    statement = select(known.may, known.asked_at).where(
        known.user_id == user_id, known.chat_id == chat_id
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else StoredAuthority(*row)


async def note_authority(
    connection: AsyncConnection, user_id: int, chat_id: int, now: datetime, *, may: bool
) -> None:
    """Keep what Telegram has just said of a person in a chat."""
    told = {"may": may, "asked_at": now}
    statement = insert(connection, place_managers).values(user_id=user_id, chat_id=chat_id, **told)
    key = [place_managers.c.user_id, place_managers.c.chat_id]
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=told))


async def chats_of(connection: AsyncConnection, user_id: int) -> list[int]:
    """The chats that a person looks after, by id."""
    mine = place_managers.c.user_id == user_id, place_managers.c.may
    ids = await connection.scalars(
        select(place_managers.c.chat_id).where(*mine).order_by(place_managers.c.chat_id)
    )
    return list(ids)


async def managers_of(connection: AsyncConnection, chat_id: int) -> list[int]:
    """Those who look after a chat, by user id."""
    theirs = place_managers.c.chat_id == chat_id, place_managers.c.may
    ids = await connection.scalars(
        select(place_managers.c.user_id).where(*theirs).order_by(place_managers.c.user_id)
    )
    return list(ids)


async def forget_managers(connection: AsyncConnection, chat_id: int) -> None:
    """Forget who looked after a chat."""
    await connection.execute(delete(place_managers).where(place_managers.c.chat_id == chat_id))


async def speak_for(connection: AsyncConnection, user_id: int, place_id: int | None) -> bool:
    """Let a person's commands speak for a place, None for themselves; False when they are new."""
    person = subscribers.c.chat_id == user_id, subscribers.c.kind == PlaceKind.PERSON.value
    statement = update(subscribers).where(*person).values(manages=place_id)
    return bool((await connection.execute(statement)).rowcount)


async def speak_no_more(
    connection: AsyncConnection, chat_id: int, user_id: int | None = None
) -> None:
    """Let nobody's commands speak for a place of a chat any more, or not that person's."""
    places = select(subscribers.c.id).where(subscribers.c.chat_id == chat_id)
    statement = update(subscribers).where(
        _looks_after(chat_id), subscribers.c.manages.in_(places.scalar_subquery())
    )
    if user_id is not None:
        statement = statement.where(subscribers.c.chat_id == user_id)
    await connection.execute(statement.values(manages=None))


async def move_managers(connection: AsyncConnection, old_chat_id: int, new_chat_id: int) -> None:
    """Let those who looked after a chat look after the one that it has become.

    What has been told of them in the new one is newer, and stays.
    """
    known = place_managers.c
    moved = select(known.user_id, literal(new_chat_id), known.may, known.asked_at).where(
        known.chat_id == old_chat_id
    )
    columns = ["user_id", "chat_id", "may", "asked_at"]
    statement = insert(connection, place_managers).from_select(columns, moved)
    await connection.execute(statement.on_conflict_do_nothing())
    await forget_managers(connection, old_chat_id)


async def speak_for_another(
    connection: AsyncConnection, chat_id: int, place_id: int, instead_of: int
) -> None:
    """Let whose commands spoke for one place, of that chat, speak for another ``instead_of`` it."""
    statement = update(subscribers).where(
        _looks_after(chat_id), subscribers.c.manages == instead_of
    )
    await connection.execute(statement.values(manages=place_id))


def _looks_after(chat_id: int) -> ColumnElement[bool]:
    """Who may have a place of the chat in their row: looked up by key, not in every reader's."""
    managers = select(place_managers.c.user_id).where(place_managers.c.chat_id == chat_id)
    return subscribers.c.chat_id.in_(managers.scalar_subquery())
