"""Ports for what a test has listen."""

import socket
from random import SystemRandom

# Below those that the system gives to whoever connects, or asks for any: those are taken by the
# hundred meanwhile, by the tests beside this one.
_SEARCHED = range(20_000, 32_000)


def free_port() -> int:
    """One on the loopback that nobody has, nor is given by chance."""
    while True:
        port = SystemRandom().choice(_SEARCHED)
        with socket.socket() as found:
            # Its last owner's connections may linger, as they may for whoever listens next.
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                found.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def free_address() -> str:
    """A host and such a port."""
    return f"127.0.0.1:{free_port()}"
