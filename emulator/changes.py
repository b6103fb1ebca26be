"""Waiting for something to happen, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Changes:
    """Who waits for which key to change. Telling nobody costs next to nothing."""

    def __init__(self) -> None:
        self._waiting: dict[int, list[asyncio.Future[None]]] = {}

    def tell(self, key: int) -> None:
        """Wakes everybody who waits for this key."""
        for future in self._waiting.pop(key, ()):
            if not future.done():
                future.set_result(None)

    async def until(
        self, key: int, look: Callable[[], Result | None], patience: float | None = None
    ) -> Result:
        """The first result of ``look`` that is not None, tried now and after each change.

        Raises TimeoutError after so many seconds.
        """
        async with asyncio.timeout(patience):
            while (result := look()) is None:
                future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.setdefault(key, []).append(future)
                await future
        return result


class Feed:
    """What the people's screens are told, live."""

    def __init__(self) -> None:
        self._screens: dict[int, set[asyncio.Queue[dict[str, Any] | None]]] = {}

    def open(self, user_id: int) -> "asyncio.Queue[dict[str, Any] | None]":
        """A new screen's events; None says that the emulator closes."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._screens.setdefault(user_id, set()).add(queue)
        return queue

    def close(self, user_id: int, queue: "asyncio.Queue[dict[str, Any] | None]") -> None:
        """The screen is gone."""
        self._screens.get(user_id, set()).discard(queue)

    def is_watched(self, user_id: int) -> bool:
        """Whether an event would be seen."""
        return bool(self._screens.get(user_id))

    def watchers(self) -> list[int]:
        """Whose screens are open."""
        return [user_id for user_id, queues in self._screens.items() if queues]

    def tell(self, user_id: int, event: dict[str, Any]) -> None:
        """Shows an event on every screen of that person."""
        for queue in self._screens.get(user_id, ()):
            queue.put_nowait(event)

    def close_all(self) -> None:
        """Ends every screen."""
        for queues in self._screens.values():
            for queue in queues:
                queue.put_nowait(None)
