"""How long a reader and an editor wait while thousands of people write to the bot at once.

    python -m bench.flooding [inline queries] [starts]

Reference: the same questions to the same bot, idle. By polling, and posted to. The first question
of each is asked right behind the flood, so Telegram hands it over last; the others while the bot
works on what it has taken. Telegram answers at once.
"""

import asyncio
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, newsdesk
from bench.waiting import seconds
from emulator import Emulator, Person, actions, serve

SMALL = (500, 1000)
LATER = 5
_FIRST_OF_CROWD = 2_000_001
_BETWEEN = 0.3

Flood = Callable[[Emulator, Person], None]


def ask_inline(emulator: Emulator, person: Person) -> None:
    """Type ``@bot`` and a word."""
    actions.ask_inline(emulator, person.user, "транспорт", "")


def press_start(emulator: Emulator, person: Person) -> None:
    """Press the button that everybody presses first."""
    actions.send_text(emulator, person.user, "/start", person.private)


@dataclass(slots=True)
class Waits:
    """Seconds of one question: idle, right behind the flood, and while it is worked on."""

    idle: float
    first: float
    later: list[float]

    def figures(self, what: str) -> list[Figure]:
        """Busy beside idle."""
        rows = {f"{what}, right behind": self.first, f"{what}, later": median(self.later)}
        return [
            Figure(name, busy, "s", reference=self.idle, ratio=busy / self.idle)
            for name, busy in rows.items()
        ]


async def measure(flood: Flood, people: int, *, posts: bool) -> dict[str, Waits]:
    """Ask idle, let all of them write, ask again."""
    emulator = Emulator()
    crowd = [
        emulator.person(f"Person {number}", user_id=_FIRST_OF_CROWD + number)
        for number in range(people)
    ]
    reader, editor = emulator.person("Reader"), emulator.person("Editor", user_id=EDITOR_ID)
    reader.patience = editor.patience = PATIENCE
    settings = _posted_to() if posts else {}
    with tempfile.TemporaryDirectory() as name:
        async with (
            serve(emulator) as address,
            newsdesk(Path(name), emulator, address, **settings),
        ):
            if posts:
                await emulator.posts_to(settings["webhook_url"], PATIENCE)
            for person in (reader, editor):
                await seconds(person, "/help")
            idle = await _ask(reader, editor)
            for person in crowd:
                flood(emulator, person)
            first = await _ask(reader, editor)
            later = []
            for _ in range(LATER):
                await asyncio.sleep(_BETWEEN)
                later.append(await _ask(reader, editor))
    return {what: Waits(idle[what], first[what], [each[what] for each in later]) for what in idle}


async def _ask(reader: Person, editor: Person) -> Mapping[str, float]:
    latest, stop = await asyncio.gather(seconds(reader, "/latest"), seconds(editor, "/stop"))
    return {"reader's /latest": latest, "editor's /stop": stop}


def _posted_to() -> dict[str, str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{found.getsockname()[1]}"
    return {"webhook_url": f"http://{place}/telegram", "webhook_listen": place}


def run(queries: int, starts: int) -> None:
    """Measure, and print a table for each flood."""
    floods = {
        f"{queries} inline queries": (ask_inline, queries),
        f"{starts} /start": (press_start, starts),
    }
    for posts in (False, True):
        for what, (flood, people) in floods.items():
            found = asyncio.run(measure(flood, people, posts=posts))
            rows = [row for question, waits in found.items() for row in waits.figures(question)]
            way = "posted to" if posts else "by polling"
            show(f"Beside {what} at once, {way}, SQLite; reference: idle", rows)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *SMALL[len(given) :])
    run(*sizes)
