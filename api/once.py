"""Idempotency-Key: a request that is repeated is carried out once, and answered the same."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus

from aiohttp import web

from api.problem import Problem
from newsroom import repeating
from newsroom.desk import Desk
from newsroom.repeating import AnotherRequest, Overtaken, UnderWay
from storage.database import Connection
from storage.idempotency import Keyed, StoredAnswer

HEADER = "Idempotency-Key"
_LONGEST_KEY = 255
_RETRY_SECONDS = 1
_KEPT_HEADERS = ("Location", "ETag")


class Keeping:
    """Keeps what a request makes, in the transaction that makes it: a crash leaves both, or none.

    Of an article its id is kept, so that a repeat goes on with it; of anything else the answer.
    """

    def __init__(self, keyed: Keyed, holder: str) -> None:
        self._keyed = keyed
        self._holder = holder

    async def article(self, connection: Connection, article_id: int) -> None:
        """Keep an article. Raises Overtaken."""
        await repeating.attach(connection, self._keyed, self._holder, article_id)

    async def answer(self, connection: Connection, answer: web.Response) -> None:
        """Keep what will be answered. Raises Overtaken."""
        await repeating.settle(connection, self._keyed, self._holder, _stored(answer))


Make = Callable[[Keeping | None, int | None], Awaitable[web.Response]]
"""Carries a request out; keeps what it makes, or goes on with the article that it has made."""


class Once:
    """Carries requests out under their keys. ``holder`` is this run of the program."""

    def __init__(self, desk: Desk, holder: str, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._holder = holder
        self._clock = clock

    async def answer(self, request: web.Request, token_id: int, make: Make) -> web.Response:
        """What ``make`` answers, or answered before under the same key. Raises Problem."""
        key = _key(request)
        if key is None:
            return await make(None, None)
        asked = digest(request.method, request.path_qs, await request.read())
        keyed = Keyed(token_id, key, asked)
        begun = await self._begin(keyed)
        if isinstance(begun, StoredAnswer):
            return _response(begun)
        try:
            async with repeating.held(self._desk, keyed, self._holder, self._clock):
                answer = await make(Keeping(keyed, self._holder), begun.article_id)
        except Overtaken:
            raise _under_way() from None
        except BaseException:
            await repeating.give_up(self._desk, keyed, self._holder)
            raise
        await repeating.answered(self._desk, keyed, _stored(answer))
        return answer

    async def _begin(self, keyed: Keyed) -> repeating.Begun | StoredAnswer:
        try:
            return await repeating.begin(self._desk, keyed, self._holder, self._clock())
        except UnderWay:
            raise _under_way() from None
        except AnotherRequest:
            detail = f"The {HEADER} was used for another request: take a new one."
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail) from None


def _key(request: web.Request) -> str | None:
    """The key, with or without the quotation marks of the draft. Raises Problem: 400."""
    written = request.headers.getall(HEADER, [])
    if not written:
        return None
    key = written[0].strip()
    if len(key) > 1 and key[0] == key[-1] == '"':
        key = key[1:-1]
    if len(written) > 1 or not 0 < len(key) <= _LONGEST_KEY or not key.isprintable():
        detail = f"{HEADER} is one header of 1 to {_LONGEST_KEY} printable characters."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    return key


def digest(method: str, path: str, body: bytes) -> str:
    """A hash of all that is asked for."""
    return sha256(f"{method} {path}\n".encode() + body).hexdigest()


def _under_way() -> Problem:
    return Problem(
        HTTPStatus.CONFLICT,
        f"The first request under this {HEADER} is still under way: ask again.",
        headers={"Retry-After": str(_RETRY_SECONDS)},
    )


def _stored(answer: web.Response) -> StoredAnswer:
    kept = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
    return StoredAnswer(answer.status, kept, answer.text or "")


def _response(stored: StoredAnswer) -> web.Response:
    return web.Response(
        status=stored.status,
        text=stored.body,
        content_type="application/json",
        headers=dict(stored.headers),
    )
