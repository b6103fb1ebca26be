"""Hands albums over that are whole: each waits for its turn in its chat, as an update does."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from botapi.update import RawUpdate
from handlers.album import update_of
from newsroom import albums
from newsroom.desk import Desk
from storage.albums import Album

Take = Callable[[Sequence[RawUpdate]], Awaitable[None]]
"""Keeps updates, each of them once."""


async def hand_over(desk: Desk, take: Take, now: datetime) -> None:
    """The tick. A crash between the two commits lets an album be handed over again, in vain."""
    whole = await albums.whole(desk, now)
    if not whole:
        return
    await take([await _update(desk, album) for album in whole])
    await albums.handed_over(desk, whole)


async def _update(desk: Desk, album: Album) -> RawUpdate:
    return update_of(album, await albums.messages(desk, album.chat_id, album.group_id))
