"""The real bot, stopped at random moments of its first seconds: how it ends, and what it says.

    python -m bench.stopping [stops]

Each ends with 0, or by the signal itself while Python has not yet taken it, and says nothing.
The reference is the stops themselves.
"""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, ROOT, address_in
from emulator import Emulator, serve

SECONDS = 5.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


async def stop_once(
    folder: Path, emulator: Emulator, address: str, after: float, sent: signal.Signals
) -> tuple[int, str]:
    """Start the bot and stop it; its exit code, below 0 for a signal, and what it said."""
    settings = {
        "BOT_TOKEN": emulator.token,
        "BOT_API_URL": address,
        "ADMIN_IDS": str(EDITOR_ID),
        "DATABASE_URL": address_in(folder),
        "LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        stderr=PIPE,
    )
    await asyncio.sleep(after)
    process.send_signal(sent)
    try:
        _, said = await asyncio.wait_for(process.communicate(), PATIENCE)
    except TimeoutError:
        process.kill()
        return 1, "did not end"
    code = process.returncode or 0
    print(f"  {sent.name} after {after:.2f} s: {code}", file=sys.stderr)
    return (0 if code == -sent else code), said.decode(errors="replace")


async def measure(stops: int) -> list[Figure]:
    """Stop it at so many moments."""
    emulator = Emulator()
    wrong, spoken = 0, 0
    async with serve(emulator) as address:
        for _ in range(stops):
            with TemporaryDirectory() as name:
                moment = random.uniform(0, SECONDS)
                sent = random.choice(SIGNALS)
                code, said = await stop_once(Path(name), emulator, address, moment, sent)
            wrong += code != 0
            spoken += bool(said)
            if code or said:
                print(f"  {code}: {said}", file=sys.stderr)
    return [
        Figure(f"other exit codes, of {stops} stops", wrong, "", most=0),
        Figure(f"stops with anything on stderr, of {stops}", spoken, "", most=0),
    ]


if __name__ == "__main__":
    # Whoever runs in the background ignores it, and so would the bot until it takes its signals.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    show(f"Stopping within {SECONDS:g} s", asyncio.run(measure(times)))
