"""The newsroom's own synonyms, for subscriptions and search alike."""

import asyncio
from collections.abc import Sequence

from news.deed import DeedKind
from news.role import EDITORS
from news.synonym import (
    MOST_MEMBERS,
    SynonymError,
    SynonymFault,
    SynonymGroup,
    distinct,
    share_a_member,
)
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage.database import Connection
from storage.synonyms import add_group, all_groups, remove_group

MOST_GROUPS = 500


class TooManySynonyms(Exception):  # noqa: N818 - it says what is the matter
    """There are as many groups as there may be: ``MOST_GROUPS``."""


async def groups(desk: Desk) -> tuple[SynonymGroup, ...]:
    """Every group, oldest first."""
    async with desk.database.snapshot() as connection:
        return await all_groups(connection)


async def keep(desk: Desk, members: Sequence[str], by: Doer | None = None) -> SynonymGroup:
    """Hold these words to be the same; groups that share one of them become one.

    The next article is met with them. Raises SynonymError, TooManySynonyms, NotAllowed.
    """
    kept = None
    while kept is None:
        known = await groups(desk)
        # Not in the transaction: to compare words takes longer than others may wait for it.
        akin, together = await asyncio.to_thread(_joined, known, members)
        if len(together) > MOST_MEMBERS:
            raise SynonymError(SynonymFault.TOO_MANY)
        if len(known) - len(akin) >= MOST_GROUPS:
            raise TooManySynonyms
        if len(akin) == 1 and akin[0].members == together:
            return akin[0]
        kept = await _put_together(desk, known, akin, together, by)
    await desk.rulebook.learn(desk.database)
    return kept


async def _put_together(
    desk: Desk,
    known: Sequence[SynonymGroup],
    akin: Sequence[SynonymGroup],
    members: Sequence[str],
    by: Doer | None,
) -> SynonymGroup | None:
    """Keep a group in place of others; None when the groups are no longer those that are known."""
    async with desk.database.transaction() as connection:
        if await all_groups(connection) != known:
            return None
        await _note(connection, by, DeedKind.SYNONYMS_KEPT, members)
        for group in akin:
            await remove_group(connection, group.id)
        return await add_group(connection, members)


async def remove(desk: Desk, group_id: int, by: Doer | None = None) -> SynonymGroup | None:
    """Hold the words of a group to be the same no longer; None when there is none such.

    Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        known = {group.id: group for group in await all_groups(connection)}
        if not await remove_group(connection, group_id):
            return None
        await _note(connection, by, DeedKind.SYNONYMS_REMOVED, known[group_id].members)
    await desk.rulebook.learn(desk.database)
    return known[group_id]


async def _note(
    connection: Connection, by: Doer | None, kind: DeedKind, members: Sequence[str]
) -> None:
    if by is not None:
        await require(connection, by.id, *EDITORS)
        await note(connection, by, kind, about=" = ".join(members))


def _joined(
    known: Sequence[SynonymGroup], members: Sequence[str]
) -> tuple[list[SynonymGroup], tuple[str, ...]]:
    """The groups that share one of the members, and all that they hold together."""
    akin = [group for group in known if share_a_member(group.members, members)]
    return akin, distinct([*(member for group in akin for member in group.members), *members])
