"""Who a person is to the newsroom, read in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from news import telegram
from news.role import Role
from news.subscriber import Subscriber
from newsroom.desk import Desk, Person
from newsroom.editors import shown_name
from newsroom.subscribing import let_in
from storage.database import Connection
from storage.editors import known_editor, rename_editor
from storage.subscribers import keep_username, subscriber_in_chat
from storage.trouble import retried
from storage.unchanged import person_rows


@dataclass(frozen=True, slots=True)
class Visit:
    """A reader, what they may do, and whether they are new."""

    subscriber: Subscriber
    is_new: bool
    role: Role


async def meet(
    desk: Desk,
    chat_id: int,
    language_code: str | None,
    now: datetime,
    *,
    name: str | None = None,
    username: str | None = None,
) -> Visit:
    """The reader of a private chat, as ``subscribing.arrive`` lets them in, with their role.

    ``name`` and ``username`` are Telegram's. They are written down only when they have changed.
    """

    async def read(connection: Connection, chat_id: int) -> Person:
        reader = await subscriber_in_chat(connection, chat_id, desk.zone)
        return Person(reader, *await known_editor(connection, chat_id))

    known = await desk.people.get(desk.database, chat_id, person_rows, read)
    called = telegram.username(username or "")
    subscriber, is_new = await let_in(desk, known.reader, chat_id, language_code, now, called)
    await desk.seen.note(desk.database, subscriber, now)
    if subscriber.username != called:
        await retried(partial(_keep_username, desk, subscriber.id, called))
    if known.role is not Role.READER and name:
        shown = shown_name(name)
        if shown is not None and shown != known.name:
            await retried(partial(_rename, desk, chat_id, shown))
    return Visit(subscriber, is_new, known.role)


async def _keep_username(desk: Desk, subscriber_id: int, username: str | None) -> None:
    async with desk.database.transaction() as connection:
        await keep_username(connection, subscriber_id, username)


async def _rename(desk: Desk, user_id: int, name: str) -> None:
    async with desk.database.transaction() as connection:
        await rename_editor(connection, user_id, name)
