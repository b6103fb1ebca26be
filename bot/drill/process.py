"""The bot in a process of its own, on an SQLite file that can be told not to grow.

``python -m bot.drill.process`` is ``python -m bot run`` with one addition: the line ``full`` on
standard input lets the database have no page more than it has, which SQLite reports exactly as it
reports a full disk (SQLITE_FULL); the line ``room`` gives it room again.
"""

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from bot.lifecycle import run
from bot.logs import redacting, set_up_logs
from bot.settings import read_settings
from storage.database import Database
from storage.page_limit import allow_growth, forbid_growth

if TYPE_CHECKING:
    from bot.wiring import Program


async def main() -> None:
    """Run until SIGTERM."""
    settings, stopping = read_settings(), asyncio.Event()
    set_up_logs(settings.log_level, settings.log_format)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stopping.set)
    obeying: list[asyncio.Task[None]] = []

    def begin(program: "Program") -> None:
        obeying.append(asyncio.create_task(_obey(program.desk.database)))

    await run(settings, stopping, started=begin)


async def _obey(database: Database) -> None:
    orders = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(orders)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while order := (await orders.readline()).decode().strip():
        async with database.transaction() as connection:
            await (forbid_growth if order == "full" else allow_growth)(connection)


if __name__ == "__main__":
    sys.stdout, sys.stderr = redacting(sys.stdout), redacting(sys.stderr)
    asyncio.run(main())
