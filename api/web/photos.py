"""Articles' photos: Telegram has them, and is asked once for what many want to see."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

FetchPhoto = Callable[[str], Awaitable[bytes | None]]
"""The bytes of a photo by its Telegram file id; None when Telegram does not give them."""

MOST_BYTES = 10 * 1024 * 1024
"""Of one photo: Telegram's own are much smaller."""
_KEPT = 32 * 1024 * 1024
_AT_ONCE = 4
_SECONDS_WITHOUT = 60.0
"""A photo that could not be had is not asked for again so soon."""
_MOST_WITHOUT = 1000
_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


@dataclass(frozen=True, slots=True)
class Photo:
    """The bytes of a picture, and of what kind it is."""

    body: bytes
    content_type: str


class Photos:
    """The photos asked for last, in memory. It is made where a loop runs."""

    def __init__(self, fetch: FetchPhoto, kept: int = _KEPT) -> None:
        self._fetch = fetch
        self._room = kept
        self._photos: OrderedDict[str, Photo] = OrderedDict()
        self._without: OrderedDict[str, float] = OrderedDict()
        self._asked: dict[str, asyncio.Task[Photo | None]] = {}
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def get(self, file_id: str) -> Photo | None:
        """A photo by its file id; None when it cannot be had now."""
        if file_id in self._photos:
            self._photos.move_to_end(file_id)
            return self._photos[file_id]
        if self._without.get(file_id, 0.0) > _now():
            return None
        if file_id not in self._asked:
            task = asyncio.create_task(self._ask(file_id))
            self._asked[file_id] = task
            task.add_done_callback(lambda _: self._asked.pop(file_id, None))
        # Whoever leaves does not take it from those who wait for the same.
        return await asyncio.shield(self._asked[file_id])

    async def close(self) -> None:
        """Break off what is under way."""
        tasks = list(self._asked.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(self, file_id: str) -> Photo | None:
        async with self._places:
            photo = _read(await self._fetch(file_id))
        if photo is None:
            self._without[file_id] = _now() + _SECONDS_WITHOUT
            if len(self._without) > _MOST_WITHOUT:
                self._without.popitem(last=False)
        else:
            self._keep(file_id, photo)
        return photo

    def _keep(self, file_id: str, photo: Photo) -> None:
        self._photos[file_id] = photo
        self._room -= len(photo.body)
        while self._room < 0:
            _, dropped = self._photos.popitem(last=False)
            self._room += len(dropped.body)


def _read(body: bytes | None) -> Photo | None:
    """What is a picture by its first bytes; browsers are told not to guess."""
    if body is None or len(body) > MOST_BYTES:
        return None
    kind = next((kind for start, kind in _KINDS if body.startswith(start)), None)
    return None if kind is None else Photo(body, kind)


def _now() -> float:
    return asyncio.get_running_loop().time()
