"""The one way to fetch what strangers have put on the web: feeds, pages, pictures.

Nothing is kept from one request to the next: no connection, no cookie, no answer of a name server.
"""

import asyncio
import errno
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Self

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientOSError,
    ClientPayloadError,
    ClientResponse,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    InvalidURL,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver
from yarl import URL

from sources.guard import PORTS, ForbiddenAddressError, Guard
from sources.names import SystemNames
from sources.network import Network
from sources.turns import Turns
from sources.unfetchable import FetchError, FetchProblem
from sources.unpacking import ENCODINGS, Unpacking
from sources.web_address import read_address

__all__ = ["FetchError", "FetchProblem", "Fetched", "Fetcher"]

ANYTHING = "*/*"
MOST_BYTES = 5_000_000
"""As they come."""
MOST_UNPACKED = 10_000_000
MOST_REDIRECTS = 5
SECONDS = 30.0
"""For all of it: names, redirects, the last byte. A server that drips is never silent for long."""
_LONGEST_HEADER = 16_384
_PIECE = 4096
"""Bytes that are unpacked before others have their turn: of a bomb they are 4 MB, in 15 ms."""
_FOLLOWED = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whatever its status. Names of headers are in lower case, the body is unpacked.

    ``url`` is the final address; ``moved_to`` is where permanent redirects lead, up to the first
    temporary one, or None.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str | None


class Fetcher:
    """Fetches from public addresses, and from the networks of ``allow``.

    It is made where a loop runs, and has to be closed there. ``ports`` are those of public
    addresses; ``resolver`` answers for names instead of the system, and is closed with the rest.
    Whoever asks for what no person has given a link to waits for its turn, of ``turns``.
    """

    def __init__(
        self,
        allow: Collection[Network] = (),
        *,
        user_agent: str,
        ports: Collection[int] = PORTS,
        resolver: AbstractResolver | None = None,
        most_unpacked: int = MOST_UNPACKED,
        most_redirects: int = MOST_REDIRECTS,
        seconds: float = SECONDS,
        turns: Turns | None = None,
    ) -> None:
        self.turns = turns or Turns()
        self._user_agent = user_agent
        self._most_unpacked = most_unpacked
        self._most_redirects = most_redirects
        self._seconds = seconds
        self._resolver = resolver or SystemNames()
        self._session = _session(Guard(allow, ports), self._resolver)

    async def get(
        self,
        url: str,
        *,
        accept: str = ANYTHING,
        etag: str | None = None,
        modified: str | None = None,
        most: int = MOST_BYTES,
        user_agent: str | None = None,
    ) -> Fetched:
        """Ask for an address; ``most`` bytes may come.

        ``etag`` and ``modified`` are sent as a former answer had them, or not at all if they cannot
        be sent. Raises FetchError.
        """
        headers = {
            "Accept": accept,
            "Accept-Encoding": ENCODINGS,
            "User-Agent": user_agent or self._user_agent,
            **_validators(etag, modified),
        }
        async with _answered_within(self._seconds):
            return await self._follow(_Way(read_address(url)), headers, most)

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, seconds: float
    ) -> int:
        """Post to an address; the status that it is answered with. Redirects are not followed.

        What else is answered is not read. Raises FetchError.
        """
        sent = {"User-Agent": self._user_agent, **headers}
        async with (
            _answered_within(seconds),
            self._session.post(
                read_address(url), data=body, headers=sent, allow_redirects=False
            ) as response,
        ):
            return response.status

    async def close(self) -> None:
        """Break off what is under way."""
        await self._session.close()
        await self._resolver.close()

    async def _follow(self, way: "_Way", headers: Mapping[str, str], most: int) -> Fetched:
        for _ in range(self._most_redirects + 1):
            asked = self._session.get(way.url, headers=headers, allow_redirects=False)
            async with asked as response:
                location = response.headers.get("Location")
                if response.status not in _FOLLOWED or not location:
                    body = await self._body(response, most)
                    return Fetched(
                        str(way.url), response.status, _headers(response), body, way.moved_to
                    )
            way = way.redirected(response.status, location)
        raise FetchError(FetchProblem.TOO_MANY_REDIRECTS)

    async def _body(self, response: ClientResponse, most: int) -> bytes:
        unpacking = Unpacking(response.headers.get("Content-Encoding", ""), self._most_unpacked)
        if (response.content_length or 0) > most:
            raise FetchError(FetchProblem.TOO_LARGE)
        come = 0
        async for piece in response.content.iter_chunked(_PIECE):
            come += len(piece)
            if come > most:
                raise FetchError(FetchProblem.TOO_LARGE)
            unpacking.feed(piece)
            if unpacking.is_packed:
                await asyncio.sleep(0)
        return unpacking.end()


@dataclass(frozen=True, slots=True)
class _Way:
    """Where redirects have led so far."""

    url: URL
    moved_to: str | None = None
    is_permanent: bool = True

    def redirected(self, status: int, location: str) -> Self:
        """The way one redirect on; raises FetchError."""
        url = read_address(location, self.url)
        if self.is_permanent and status in _PERMANENT:
            return replace(self, url=url, moved_to=str(url))
        return replace(self, url=url, is_permanent=False)


@asynccontextmanager
async def _answered_within(seconds: float) -> AsyncIterator[None]:
    """What aiohttp and the clock raise, as FetchError."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise FetchError(FetchProblem.TOO_SLOW) from error
    except (ClientError, OSError) as error:
        raise FetchError(_problem(error)) from error


def _session(guard: Guard, resolver: AbstractResolver) -> ClientSession:
    connector = TCPConnector(
        socket_factory=guard, resolver=resolver, use_dns_cache=False, force_close=True
    )
    session = ClientSession(
        connector=connector,
        cookie_jar=DummyCookieJar(),
        timeout=ClientTimeout(),
        auto_decompress=False,
        max_line_size=_LONGEST_HEADER,
        max_field_size=_LONGEST_HEADER,
    )
    # Otherwise it asks once more, at once, when a connection breaks; that has no public name.
    session._retry_connection = False  # noqa: SLF001
    return session


def _validators(etag: str | None, modified: str | None) -> dict[str, str]:
    given = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {
        name: value
        for name, value in given.items()
        if value and value.isascii() and value.isprintable()
    }


def _headers(response: ClientResponse) -> dict[str, str]:
    """Those that came several times are joined by commas (RFC 9110, 5.3)."""
    found: dict[str, str] = {}
    for raw_name, raw_value in response.raw_headers:
        name = raw_name.decode("ascii", "replace").lower()
        value = raw_value.decode("utf-8", "replace")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _problem(error: ClientError | OSError) -> FetchProblem:
    match error:
        case ClientConnectorError(os_error=ForbiddenAddressError()) | InvalidURL():
            return FetchProblem.FORBIDDEN
        case ClientConnectorDNSError():
            return FetchProblem.NOT_FOUND
        case ClientOSError(errno=errno.EMSGSIZE):
            return FetchProblem.TOO_LARGE
        case ClientPayloadError() | ClientResponseError():
            return FetchProblem.BROKEN
        case _:
            return FetchProblem.UNREACHABLE
