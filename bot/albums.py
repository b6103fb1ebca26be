"""Hands albums over that are whole: each waits for its turn in its chat, as an update does."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from botapi.update import RawUpdate
from handlers.album import update_of
from newsroom import albums
from newsroom.desk import Desk

Take = Callable[[Sequence[RawUpdate]], Awaitable[None]]
"""Keeps updates, each of them once."""


async def hand_over(desk: Desk, take: Take, now: datetime) -> None:
    """The tick. A crash between the two commits lets an album be handed over again, in vain."""
    whole = await albums.whole(desk, now)
    if not whole:
        return
    updates = []
    for album in whole:
        if payloads := await albums.messages(desk, album.chat_id, album.group_id):
            updates.append(update_of(album, payloads))
    await take(updates)
    await albums.handed_over(desk, whole)
