"""Ports for what listens beside the emulator."""

import socket


def free_address() -> str:
    """A host and a port that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"
