"""Who a person is to the newsroom, read in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.subscribing import let_in
from storage.database import Connection
from storage.editors import editor_rights
from storage.subscribers import subscriber_in_chat
from storage.unchanged import person_rows


@dataclass(frozen=True, slots=True)
class Visit:
    """A reader, and whether they are new.

    ``rights`` is None for a mere reader, else whether this editor is an owner.
    """

    subscriber: Subscriber
    is_new: bool
    rights: bool | None


async def meet(desk: Desk, chat_id: int, language_code: str | None, now: datetime) -> Visit:
    """The reader of a private chat, as ``subscribing.arrive`` lets them in, with their rights."""

    async def read(connection: Connection, chat_id: int) -> tuple[Subscriber | None, bool | None]:
        known = await subscriber_in_chat(connection, chat_id, desk.zone)
        return known, await editor_rights(connection, chat_id)

    known, rights = await desk.people.get(desk.database, chat_id, person_rows, read)
    subscriber, is_new = await let_in(desk, known, chat_id, language_code, now)
    return Visit(subscriber, is_new, rights)
