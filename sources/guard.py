"""Lets connections through by the address that is dialled, whatever name led to it."""

import errno
import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from sources.metered_socket import MeteredSocket
from sources.network import Network, is_public, reached_by

PORTS = frozenset({80, 443})

_AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]
"""As `socket.getaddrinfo` gives it; the last is what is dialled."""


class ForbiddenAddressError(OSError):
    """An address that is not to be dialled."""

    def __init__(self) -> None:
        # The same words each time: aiohttp gives several errors as one only when they read alike.
        super().__init__(errno.EACCES, "not a public address and port")


@dataclass(frozen=True, slots=True)
class Guard:
    """Makes the sockets of a connector (its `socket_factory`), and none for what is forbidden.

    `ports` are those on public addresses; within the networks of `allow` every port is let through.
    """

    allow: Collection[Network] = ()
    ports: Collection[int] = PORTS

    def __call__(self, info: _AddressInfo) -> socket.socket:
        """A socket to dial this address with; raises ForbiddenAddressError."""
        family, kind, protocol, _, (host, port, *_) = info
        if not self.lets_through(host, port):
            raise ForbiddenAddressError
        return MeteredSocket(family, kind, protocol)

    def lets_through(self, host: str, port: int) -> bool:
        """Whether this may be dialled; a host that is no address in digits may not."""
        try:
            address = ip_address(host)
        except ValueError:
            return False
        if any(reached_by(address) in network for network in self.allow):
            return True
        return port in self.ports and is_public(address)
