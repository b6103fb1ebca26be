"""Who a person is to the newsroom, read in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from news.role import Role
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.subscribing import let_in
from storage.database import Connection
from storage.editors import role_of
from storage.subscribers import subscriber_in_chat
from storage.unchanged import person_rows


@dataclass(frozen=True, slots=True)
class Visit:
    """A reader, what they may do, and whether they are new."""

    subscriber: Subscriber
    is_new: bool
    role: Role


async def meet(desk: Desk, chat_id: int, language_code: str | None, now: datetime) -> Visit:
    """The reader of a private chat, as ``subscribing.arrive`` lets them in, with their role."""

    async def read(connection: Connection, chat_id: int) -> tuple[Subscriber | None, Role]:
        known = await subscriber_in_chat(connection, chat_id, desk.zone)
        return known, await role_of(connection, chat_id)

    known, role = await desk.people.get(desk.database, chat_id, person_rows, read)
    subscriber, is_new = await let_in(desk, known, chat_id, language_code, now)
    return Visit(subscriber, is_new, role)
