"""``python -m bot.healthcheck``: asks a bot that runs here whether its loop turns.

For containers, every few seconds: it imports nothing that takes time. The exit code is 1 when the
bot does not say that it lives, and 2 when nobody has told where to ask.
"""

import os
import socket
import sys
from collections.abc import Mapping, Sequence

_PATIENCE = 4.0
_LARGEST = 65536
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - it is dialled, not bound


def address_of(setting: str) -> tuple[str, int]:
    """Where to dial what listens on MONITOR_LISTEN. Raises ValueError."""
    host, _, port = setting.rpartition(":")
    host = host.strip("[]")
    return _ANY.get(host, host), int(port)


def ask(host: str, port: int, path: str = "/livez") -> tuple[int, str]:
    """The status and the words of the answer. Raises OSError, ValueError."""
    with socket.create_connection((host, port), timeout=_PATIENCE) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = b""
        while len(answer) < _LARGEST and (some := connection.recv(_LARGEST)):
            answer += some
    head, _, body = answer.decode("utf-8", "replace").partition("\r\n\r\n")
    return int(head.split(maxsplit=2)[1]), body.strip()


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Ask the address that is given, else the one that the bot was told to listen on."""
    setting = arguments[0] if arguments else environment.get("MONITOR_LISTEN", "")
    if not setting:
        sys.stderr.write("MONITOR_LISTEN is not set, and no host:port was given\n")
        return 2
    try:
        status, words = ask(*address_of(setting))
    except (OSError, ValueError, IndexError) as error:
        sys.stderr.write(f"no answer from {setting}: {error or type(error).__name__}\n")
        return 1
    sys.stdout.write(f"{words}\n")
    return 0 if status == 200 else 1  # noqa: PLR2004


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
