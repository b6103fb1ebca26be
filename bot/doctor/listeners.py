"""The addresses that the bot listens on: free, or taken by the bot itself."""

import errno
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.doctor.finding import Finding, ok, wrong
from bot.settings import Settings

_PATIENCE = ClientTimeout(total=3)


async def examine_listeners(settings: Settings) -> list[Finding]:
    """A finding for each address that is set."""
    return [await _examine(each) for each in _listeners(settings)]


@dataclass(frozen=True, slots=True)
class _Listener:
    """An address, and a request to which only the bot answers ``status`` without a secret."""

    setting: str
    address: str
    method: str
    path: str
    status: HTTPStatus


def _listeners(settings: Settings) -> Iterator[_Listener]:
    if settings.webhook_url:
        listens = settings.webhook_listen
        yield _Listener("WEBHOOK_LISTEN", listens, "POST", "/", HTTPStatus.FORBIDDEN)
    if settings.api_listen:
        listens, path = settings.api_listen, "/api/v1/articles"
        yield _Listener("API_LISTEN", listens, "GET", path, HTTPStatus.UNAUTHORIZED)
    if settings.monitor_listen:
        yield _Listener("MONITOR_LISTEN", settings.monitor_listen, "GET", "/livez", HTTPStatus.OK)


async def _examine(listener: _Listener) -> Finding:
    name, address = listener.setting, listener.address
    host, _, port = address.rpartition(":")
    try:
        _bind(host.strip("[]"), int(port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            told = f"{address} cannot be had ({error.strerror or error}): choose another address"
            return wrong(name, told)
        if await _is_ours(listener):
            return ok(name, f"the bot listens on {address}")
        return wrong(name, f"another program has {address}: stop that, or choose another port")
    return ok(name, f"{address} is free")


def _bind(host: str, port: int) -> None:
    """Bind the address and release it. Raises OSError."""
    family, kind, protocol, _, bound = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as trial:
        # As the bot's own listeners do: connections in TIME_WAIT do not keep the port.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind(bound)
        trial.listen(1)


async def _is_ours(listener: _Listener) -> bool:
    url = f"http://{listener.address}{listener.path}"
    try:
        async with (
            ClientSession(timeout=_PATIENCE) as session,
            session.request(listener.method, url, allow_redirects=False) as answer,
        ):
            return answer.status == listener.status
    except (ClientError, OSError):
        return False
