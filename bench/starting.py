"""How soon the bot works: from its start to its first getUpdates, beside `import aiogram` alone.

    python -m bench.starting [times]

Each start but the first finds its database; the first makes it. The last figures are when somebody
who wrote at that moment has the answer. Medians.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.figures import Figure, show
from bench.newsdesk import PATIENCE, newsdesk
from emulator import Emulator, Person, serve

SMALL, FULL = 3, 15
Starts = list[tuple[float, float]]


async def start(folder: Path, person: Person, address: str) -> tuple[float, float]:
    """Seconds to the first poll, and to the answer to what was said then."""
    begun = time.perf_counter()
    async with newsdesk(folder, person.emulator, address):
        await person.emulator.polled(PATIENCE)
        polled = time.perf_counter() - begun
        said = await person.says("/start")
        await person.sees("", since=said)
        return polled, time.perf_counter() - begun


async def importing() -> float:
    """Seconds that Python takes to import aiogram and to end."""
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "import aiogram")
    await process.wait()
    return time.perf_counter() - begun


async def measure(times: int) -> tuple[Starts, Starts, list[float]]:
    """First starts, later starts and imports, in turns."""
    first, later, imports = Starts(), Starts(), list[float]()
    emulator = Emulator()
    person = emulator.person("Анна")
    person.patience = PATIENCE
    async with serve(emulator) as address:
        for number in range(1, times + 1):
            with tempfile.TemporaryDirectory() as name:
                imports.append(await importing())
                first.append(await start(Path(name), person, address))
                later.append(await start(Path(name), person, address))
            print(f"  {number} of {times}", file=sys.stderr)
    return first, later, imports


def run(times: int) -> None:
    """Measure, and print a table."""
    first, later, imports = asyncio.run(measure(times))
    bare = median(imports)
    figures = [
        ("first getUpdates of the very first start", median(polled for polled, _ in first), 5.0),
        ("first getUpdates", median(polled for polled, _ in later), 5.0),
        ("first answer of the very first start", median(answered for _, answered in first), None),
        ("first answer", median(answered for _, answered in later), None),
    ]
    show(
        f"Starting, {times} times; reference: python -c 'import aiogram'",
        (Figure(what, seconds, "s", bare, most=most) for what, seconds, most in figures),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
