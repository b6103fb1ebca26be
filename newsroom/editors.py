"""Who works in the newsroom, and who may say so."""

from collections.abc import Callable, Collection
from datetime import datetime
from hmac import compare_digest

from news.role import Role
from newsroom.desk import Desk
from storage import editors as stored
from storage.editors import add_editor, all_editors, make_owner, remove_editor
from storage.facts import CLAIM_KEY, drop_fact, fact, keep_fact

SHARED_IDS = frozenset({1_087_968_824, 136_817_688, 777_000})
"""Under these Telegram speaks for others: anonymous admins, channels, itself. No one person's."""


class NotOwner(Exception):  # noqa: N818 - it says what is the matter
    """Somebody asked for what only an owner may do."""


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


async def become_owner(desk: Desk, user_id: int, key: str, now: datetime) -> bool:
    """Become the owner by the one-time key that ensure_owners gave; False for a wrong one."""
    async with desk.database.transaction() as connection:
        expected = await fact(connection, CLAIM_KEY)
        if expected is None or not compare_digest(expected.encode(), key.encode(errors="replace")):
            return False
        # Of two who try at once, one drops the key.
        if not await drop_fact(connection, CLAIM_KEY):
            return False
        await make_owner(connection, user_id, now)
        return True


async def appoint(
    desk: Desk, owner_id: int, user_id: int, now: datetime, role: Role = Role.EDITOR
) -> bool:
    """Give a user a role; False when they have it, or cannot have it. Raises NotOwner."""
    async with desk.database.transaction() as connection:
        if await stored.role_of(connection, owner_id) is not Role.OWNER:
            raise NotOwner
        return user_id not in SHARED_IDS and await add_editor(connection, user_id, now, role)


async def dismiss(desk: Desk, owner_id: int, user_id: int) -> bool:
    """Take a user's role; False when they had none, or are an owner. Raises NotOwner."""
    async with desk.database.transaction() as connection:
        if await stored.role_of(connection, owner_id) is not Role.OWNER:
            raise NotOwner
        return await remove_editor(connection, user_id)


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
