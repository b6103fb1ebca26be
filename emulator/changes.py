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


Screen = asyncio.Queue[dict[str, Any] | None]
"""Events for one open page; None says that the emulator closes."""

EVERYBODY = 0
"""Stands for all people where a user id is asked for."""


class Feed:
    """What the people's screens are told, live."""

    def __init__(self) -> None:
        self._screens: dict[int, set[Screen]] = {}

    def open(self, user_id: int) -> Screen:
        """A new screen, showing one person's chat or everybody's."""
        screen: Screen = asyncio.Queue()
        self._screens.setdefault(user_id, set()).add(screen)
        return screen

    def close(self, user_id: int, screen: Screen) -> None:
        """The screen is gone."""
        self._screens.get(user_id, set()).discard(screen)

    def is_watched(self, user_id: int) -> bool:
        """Whether an event would be seen."""
        return bool(self._screens.get(user_id) or self._screens.get(EVERYBODY))

    def tell(self, user_id: int, event: dict[str, Any]) -> None:
        """Shows an event on every screen that shows this person's chat."""
        for watched in (user_id, EVERYBODY):
            for screen in self._screens.get(watched, ()):
                screen.put_nowait({**event, "user_id": user_id})

    def close_all(self) -> None:
        """Ends every screen."""
        for screens in self._screens.values():
            for screen in screens:
                screen.put_nowait(None)
