"""Who works in the newsroom, and who may say so."""

from collections.abc import Callable, Collection
from datetime import datetime
from hmac import compare_digest

from news.colleague import Colleague
from news.deed import DeedKind
from news.role import Role
from news.storable import one_line
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage import editors as stored
from storage.approvals import drop_open_approvals
from storage.conversations import end_conversations
from storage.database import Connection
from storage.editors import LONGEST_NAME, add_editor, all_editors, make_owner, remove_editor
from storage.facts import CLAIM_KEY, drop_fact, fact, keep_fact
from storage.subscribers import chat_with_username

SHARED_IDS = frozenset({1_087_968_824, 136_817_688, 777_000})
"""Under these Telegram speaks for others: anonymous admins, channels, itself. No one person's."""


def shown_name(name: str) -> str | None:
    """A person's name in Telegram as colleagues see it; None for one that shows nothing."""
    return " ".join(one_line(name).split())[:LONGEST_NAME].strip() or None


async def role_of(desk: Desk, user_id: int) -> Role:
    """What a user may do."""
    async with desk.database.snapshot() as connection:
        return await stored.role_of(connection, user_id)


async def everyone(desk: Desk) -> list[tuple[int, Role]]:
    """The user id and role of everybody who works in the newsroom; owners first."""
    async with desk.database.snapshot() as connection:
        return await all_editors(connection)


async def owners(desk: Desk) -> list[int]:
    """The user ids of the owners."""
    return [user_id for user_id, role in await everyone(desk) if role is Role.OWNER]


async def colleagues(desk: Desk) -> list[Colleague]:
    """The same with their names."""
    async with desk.database.snapshot() as connection:
        return await stored.colleagues(connection)


async def colleague(desk: Desk, user_id: int) -> Colleague | None:
    """Somebody who works in the newsroom, or did once."""
    async with desk.database.snapshot() as connection:
        return await stored.colleague(connection, user_id)


async def names(desk: Desk, user_ids: Collection[int]) -> dict[int, str]:
    """The names of those who work in the newsroom, or did once, as far as they are known."""
    async with desk.database.snapshot() as connection:
        return await stored.names_of(connection, user_ids)


async def met(desk: Desk, username: str) -> int | None:
    """The user id of whoever had this name when they last wrote to the bot."""
    async with desk.database.snapshot() as connection:
        return await chat_with_username(connection, username)


async def become_owner(desk: Desk, user_id: int, key: str, now: datetime) -> bool:
    """Become the owner by the one-time key that ensure_owners gave; False for a wrong one."""
    async with desk.database.transaction() as connection:
        expected = await fact(connection, CLAIM_KEY)
        if expected is None or not compare_digest(expected.encode(), key.encode(errors="replace")):
            return False
        # Of two who try at once, one drops the key.
        if not await drop_fact(connection, CLAIM_KEY):
            return False
        if await make_owner(connection, user_id, now):
            await note(connection, Doer(user_id, now), DeedKind.APPOINTED, about=f"owner {user_id}")
        return True


async def appoint(
    desk: Desk,
    owner_id: int,
    user_id: int,
    now: datetime,
    role: Role = Role.EDITOR,
    name: str | None = None,
) -> bool:
    """Give a user a role; False when they have it, or cannot have it. Raises NotAllowed.

    What an editor who becomes an author was in the middle of is over.
    """
    async with desk.database.transaction() as connection:
        await require(connection, owner_id, Role.OWNER)
        if user_id in SHARED_IDS or not await add_editor(
            connection, user_id, now, role, shown_name(name or "")
        ):
            return False
        await _end_work(connection, user_id)
        about = f"{role} {user_id}"
        await note(connection, Doer(owner_id, now), DeedKind.APPOINTED, about=about)
        return True


async def dismiss(desk: Desk, owner_id: int, user_id: int, now: datetime) -> bool:
    """Take a user's role; False when they had none, or are an owner. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        await require(connection, owner_id, Role.OWNER)
        if not await remove_editor(connection, user_id):
            return False
        await _end_work(connection, user_id)
        await note(connection, Doer(owner_id, now), DeedKind.DISMISSED, about=str(user_id))
        return True


async def _end_work(connection: Connection, user_id: int) -> None:
    """Nothing is awaited of somebody whose role has changed, and they want nothing out."""
    await end_conversations(connection, user_id)
    await drop_open_approvals(connection, user_id)


async def ensure_owners(
    desk: Desk, admin_ids: Collection[int], now: datetime, make_key: Callable[[], str]
) -> str | None:
    """Make owners of ``admin_ids``; when there is no owner at all, the key to become one by.

    The key stays the same over restarts until somebody becomes the owner.
    """
    async with desk.database.transaction() as connection:
        for user_id in set(admin_ids) - SHARED_IDS:
            await make_owner(connection, user_id, now)
        if any(role is Role.OWNER for _, role in await all_editors(connection)):
            await drop_fact(connection, CLAIM_KEY)
            return None
        key = await fact(connection, CLAIM_KEY)
        if key is None:
            key = make_key()
            await keep_fact(connection, CLAIM_KEY, key)
        return key
