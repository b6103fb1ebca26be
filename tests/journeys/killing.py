"""A process that is killed while it handles what somebody has said, and started again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Any

import pytest
from aiogram import Dispatcher

from storage.database import Connection, Database

_is_handling = ContextVar("_is_handling", default=False)


class _Killed(BaseException):
    """No handler and no middleware catches it."""


class Killing:
    """Ends the handling of an update after a commit of its; the update is handled again then."""

    def __init__(self) -> None:
        self._commits_left: int | None = None

    def after(self, commits: int) -> None:
        """Kill right after so many commits from now on."""
        self._commits_left = commits

    @property
    def is_over(self) -> bool:
        """Whether it has happened."""
        return self._commits_left == 0

    def committed(self) -> None:
        """What handles an update has committed."""
        if self._commits_left:
            self._commits_left -= 1
            if self.is_over:
                raise _Killed


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
        with suppress(_Killed):
            return await feed(*update)
        return await feed(*update)

    monkeypatch.setattr(Database, "transaction", counted)
    monkeypatch.setattr(Dispatcher, "feed_update", fed)
    return killing
