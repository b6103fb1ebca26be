"""How long a reader and an editor wait while one chat asks 500 times and another gets only 429.

    python -m bench.waiting [commands]

Reference: the same questions to the same bot, idle. Each of Telegram's answers takes 50 ms.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, newsdesk
from emulator import Emulator, Fault, Person, serve

_SECONDS_OF_A_SEND = 0.05


async def seconds(person: Person, text: str) -> float:
    """Until what somebody says is answered."""
    begun = perf_counter()
    said = await person.says(text)
    await person.sees("", since=said)
    return perf_counter() - begun


async def measure(commands: int) -> dict[str, tuple[float, float]]:
    """Seconds beside the burst, and idle."""
    emulator = Emulator()
    names = ("Burst", "Refused", "Reader", "Editor")
    burst, refused, reader = (emulator.person(name) for name in names[:3])
    editor = emulator.person("Editor", user_id=EDITOR_ID)
    for person in (burst, refused, reader, editor):
        person.patience = PATIENCE
    questions = {"reader's /latest": (reader, "/latest"), "editor's /stop": (editor, "/stop")}
    with tempfile.TemporaryDirectory() as name:
        async with serve(emulator) as address, newsdesk(Path(name), emulator, address):
            for person in (burst, refused, reader, editor):
                await seconds(person, "/help")
            emulator.faults.add(Fault.slow(_SECONDS_OF_A_SEND), method="sendMessage")
            idle = {what: await seconds(*asked) for what, asked in questions.items()}
            emulator.faults.add(
                Fault.too_many_requests(60), method="sendMessage", chat_id=refused.id
            )
            for _ in range(commands):
                await burst.says("/latest")
                await refused.says("/latest")
            busy = {what: await seconds(*asked) for what, asked in questions.items()}
    return {what: (busy[what], idle[what]) for what in questions}


def run(commands: int) -> None:
    """Measure, and print a table."""
    found = asyncio.run(measure(commands))
    show(
        f"Beside {commands} commands of one chat and of a refused one; reference: idle",
        (Figure(what, busy, "s", reference=idle, most=1.0) for what, (busy, idle) in found.items()),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
