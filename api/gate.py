"""Who may ask: programs with a token, each no more often than its permits allow."""

import asyncio
import math
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from aiohttp import web

from api.limiting import Limiter
from api.problem import Problem
from news.token import Token
from newsroom import tokens
from newsroom.rights import Doer
from storage.database import Database

_SCHEME = "bearer"
_LONGEST_KEY = 200
# More than one process can answer; it is there for programs that run wild.
_RATE, _BURST = 200.0, 1000
# A key of 256 bits is not guessed: whoever tries is told to wait, and those beside them are not.
_WRONG_RATE, _WRONG_BURST = 2.0, 200


class Gate:
    """Knows programs by their tokens, and limits how often ``right`` and ``wrong`` ones ask."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        right: Limiter | None = None,
        wrong: Limiter | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._right = right or Limiter(_RATE, _BURST, _seconds)
        self._wrong = wrong or Limiter(_WRONG_RATE, _WRONG_BURST, _seconds)

    async def admit(self, request: web.Request) -> tuple[Token, Doer]:
        """The program that asks, and it as whoever does something now. Raises Problem."""
        now = self._clock()
        key = _key(request)
        token = await tokens.token_of(self._database, key, now) if key else None
        if token is None:
            if key:
                _check(self._wrong.wait(request.remote or ""))
            raise _unauthorized(key)
        _check(self._right.wait(token.id))
        return token, Doer(token.actor_id, now)


def _key(request: web.Request) -> str:
    """The key that is shown; empty for none, or for what cannot be one."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    key = key.strip()
    return key if scheme.lower() == _SCHEME and len(key) <= _LONGEST_KEY else ""


def _check(seconds: float) -> None:
    if seconds:
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            "That is more than may be asked at once: wait, then go on.",
            headers={"Retry-After": str(math.ceil(seconds))},
        )


def _unauthorized(key: str) -> Problem:
    detail = "No such token, or it was removed." if key else "Send Authorization: Bearer <token>."
    error = ', error="invalid_token"' if key else ""
    challenge = f'Bearer realm="newsdesk"{error}'
    return Problem(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": challenge})


def _seconds() -> float:
    return asyncio.get_running_loop().time()
