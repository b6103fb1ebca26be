"""Questions of people that wait for the bot: pressed buttons and inline queries."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from emulator.clock import Clock
from emulator.errors import bad_request
from emulator.updates import LIFETIMES


@dataclass(slots=True)
class Query:
    """One question; ``answer`` is set once the bot has answered."""

    id: str
    kind: str
    user_id: int
    expires_at: float
    """By the monotonic clock."""
    answer: "asyncio.Future[dict[str, Any]]"


@dataclass(slots=True)
class Queries:
    """Open questions by their id."""

    clock: Clock
    _open: dict[str, Query] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(4_000_000_000_000_001))

    def ask(self, kind: str, user_id: int) -> Query:
        """A new question of kind ``callback_query`` or ``inline_query``."""
        expires_at = self.clock.monotonic() + LIFETIMES[kind]
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        query = Query(str(next(self._numbers)), kind, user_id, expires_at, answer)
        self._open[query.id] = query
        return query

    @property
    def unanswered(self) -> list[Query]:
        """Questions that the bot has not answered yet, the expired ones included."""
        return list(self._open.values())

    def take(self, kind: str, query_id: str) -> Query:
        """The question to answer, which can be done once; raises ApiError."""
        query = self._open.get(query_id)
        if query is None or query.kind != kind or query.expires_at <= self.clock.monotonic():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return self._open.pop(query_id)
