"""After kill -9 with updates waiting and half of a broadcast sent: how soon do both go on?

    python -m bench.backlog [updates]

The broadcast's seconds go from the first getMe of the next start, when the program is loaded; those
of an editor's /stop from that moment on, when it is sent. Reference: the start until its getMe.
"""

import asyncio
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import time

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, address_in, start, until
from emulator import Emulator, Fault, Person, serve
from storage.migrating import open_database

READERS = 20_000
_FIRST_ASKER, _CHATS = 500_001, 2000
_SECONDS_OF_A_SEND = 0.05


async def measure(updates: int) -> list[Figure]:
    """Kill when everything is taken, and start again."""
    emulator = Emulator()
    emulator.chats.add_users(READERS, FIRST_CHAT)
    emulator.faults.add(Fault.slow(_SECONDS_OF_A_SEND), method="sendMessage")
    editor = emulator.person("Editor", user_id=EDITOR_ID)
    people = [
        emulator.person(f"Reader {number}", user_id=_FIRST_ASKER + number)
        for number in range(min(updates, _CHATS))
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await _fill(folder)
        for number in range(updates):
            await people[number % len(people)].says("/latest")
        async with serve(emulator) as address:
            process = await start(folder, emulator, address)
            await until(lambda: not emulator.updates.pending and _reached(emulator))
            process.send_signal(signal.SIGKILL)
            await process.wait()
            return await _again(folder, emulator, address, editor)


async def _again(folder: Path, emulator: Emulator, address: str, editor: Person) -> list[Figure]:
    starts = _starts(emulator)
    begun = time()
    process = await start(folder, emulator, address)
    try:
        await until(lambda: _starts(emulator) > starts)
        loaded, reached = time(), _reached(emulator)
        await until(lambda: _reached(emulator) > reached)
        goes_on = time()
        said = await editor.says("/stop")
        await _answered(editor, said.change)
        answered = time()
    finally:
        process.terminate()
        await process.wait()
    return [
        Figure("the broadcast goes on", goes_on - loaded, "s", loaded - begun, most=5.0),
        Figure("an editor's /stop is answered", answered - goes_on, "s", loaded - begun, most=2.0),
    ]


async def _answered(editor: Person, since: int) -> None:
    await until(
        lambda: any(
            each.is_from_bot and each.change > since for each in editor.private.messages.values()
        )
    )


def _starts(emulator: Emulator) -> int:
    return sum(call.method.lower() == "getme" for call in emulator.calls)


def _reached(emulator: Emulator) -> int:
    got = emulator.ledger.recipients()
    return sum(FIRST_CHAT <= chat < FIRST_CHAT + READERS for chat in got)


async def _fill(folder: Path) -> None:
    database = await open_database(address_in(folder))
    now = datetime.now(UTC)
    await gather(database, READERS, now)
    await send_to_all(database, READERS, now)
    await database.close()


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    show(f"Backlog of {amount} updates", asyncio.run(measure(amount)))
