"""Whose turn it is to be asked: one request a host at a time, seconds apart, a few in all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

MOST = 4
APART = 2.0
"""Seconds between two requests to one host."""
_MOST_HOSTS = 2000
_USUAL = frozenset({None, 80, 443})


@dataclass
class _Host:
    free_at: float = 0.0
    waiting: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Lets requests go by the rules above; ``now`` is in seconds, from any moment on."""

    def __init__(
        self,
        *,
        most: int = MOST,
        apart: float = APART,
        now: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._apart = apart
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._all = asyncio.Semaphore(most)
        self._unawaited = asyncio.Semaphore(max(most - 1, 1))

    @asynccontextmanager
    async def at(self, url: str, *, is_awaited: bool = False) -> AsyncIterator[None]:
        """Wait for the turn of an address, and have it meanwhile.

        One of all turns is kept for what somebody waits for: sites that drip may have the others.
        """
        host = self._hosts.setdefault(host_of(url), _Host())
        host.waiting += 1
        try:
            async with host.turn:
                # First: whoever waits for one host keeps nobody from another.
                if (wait := host.free_at - self._now()) > 0:
                    await self._sleep(wait)
                async with nullcontext() if is_awaited else self._unawaited, self._all:
                    try:
                        yield
                    finally:
                        host.free_at = self._now() + self._apart
        finally:
            host.waiting -= 1
            self._forget()

    def is_free(self, url: str) -> bool:
        """Whether the host of an address may be asked at once."""
        host = self._hosts.get(host_of(url))
        return host is None or _is_idle(host, self._now())

    def _forget(self) -> None:
        if len(self._hosts) > _MOST_HOSTS:
            now = self._now()
            self._hosts = {
                name: host for name, host in self._hosts.items() if not _is_idle(host, now)
            }


def host_of(url: str) -> str:
    """The host of an address, with its port where that is an unusual one."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    name = (parts.hostname or "").rstrip(".")
    return name if port in _USUAL else f"{name}:{port}"


def _is_idle(host: _Host, now: float) -> bool:
    return host.waiting == 0 and host.free_at <= now
