"""Copies a database on a server in a process of its own, so that the bot's has its time for people.

    python -m storage.backup_process

`bot.backups` starts it, with the database's address and the copy's path as JSON on its standard
input. What is wrong is one line on standard error, and exit code 2; 3 when there is no room.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

from storage.backup import BackupError, NoRoomError
from storage.copying import copy_server

_NICE = 10
_FAILED, NO_ROOM = 2, 3


def main() -> int:
    """Make one copy."""
    os.nice(_NICE)
    asked = json.load(sys.stdin)
    try:
        asyncio.run(copy_server(asked["url"], Path(asked["target"])))
    except BackupError as error:
        sys.stderr.write(f"{error}\n")
        return NO_ROOM if isinstance(error, NoRoomError) else _FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
