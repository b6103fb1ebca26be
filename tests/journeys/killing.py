"""A process that is killed while it handles what somebody has said, and started again."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from itertools import count
from typing import Any

import pytest
from aiogram import Dispatcher

from storage.database import Connection, Database

_is_handling = ContextVar("_is_handling", default=False)


class _Killed(BaseException):
    """No handler and no middleware catches it."""


class Killing:
    """Ends the handling of each update after its first commit, after its second, and so on.

    Each time the update is handled again, until it has no commit left after which to be killed.
    """

    def __init__(self) -> None:
        self.is_armed = False
        self.kills = 0
        self._commits_left = 0

    def committed(self) -> None:
        """What handles an update has committed."""
        self._commits_left -= 1
        if self.is_armed and not self._commits_left:
            self.kills += 1
            raise _Killed

    async def feed(self, handle: Callable[[], Awaitable[Any]]) -> Any:
        """Let an update be handled; what the last handling gives."""
        for commits in count(1):
            self._commits_left = commits
            with suppress(_Killed):
                return await handle()
        return None


@pytest.fixture
def killing(monkeypatch: pytest.MonkeyPatch) -> Killing:
    """It has to be asked for ahead of ``newsdesk``."""
    killing = Killing()
    transaction, feed = Database.transaction, Dispatcher.feed_update

    @asynccontextmanager
    async def counted(database: Database) -> AsyncIterator[Connection]:
        async with transaction(database) as connection:
            yield connection
        if _is_handling.get():
            killing.committed()

    async def fed(*update: Any) -> Any:
        _is_handling.set(True)
        return await killing.feed(lambda: feed(*update))

    monkeypatch.setattr(Database, "transaction", counted)
    monkeypatch.setattr(Dispatcher, "feed_update", fed)
    return killing
