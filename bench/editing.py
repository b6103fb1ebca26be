"""An article edited and corrected in mid-broadcast, over kills: does every copy end true?

    python -m bench.editing [readers] [readers of digests and notes] [kills] [milliseconds]

The real bot sends at 300 a second; the last argument is the round trip to Telegram. An edit behind
which a kill comes next is committed and not marked: the next start has to go on. The reference
of what is doubled is the promise: rate x round trip and two, for each kill. A message whose answer
a kill has lost stays as it is, since nobody knows its id; it is one of the doubled ones.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.crowd import FIRST_CHAT, gather, send_digest_to_all, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import until
from bench.recalling import (
    RATE,
    Bots,
    Copies,
    Editor,
    editor_in,
    headlines,
    link,
    now,
    promised,
    seconds_since,
    working,
)
from emulator import Emulator, serve

SEED = 8
HEADLINES = ("Вторая редакция", "Третья редакция", "Последняя редакция")
LAST = HEADLINES[-1]
NOTE = "Исправлено"


@dataclass(frozen=True, slots=True)
class Scene:
    """A newsroom in mid-broadcast."""

    emulator: Emulator
    editor: Editor
    bots: Bots

    @property
    def happened(self) -> int:
        """Sends and edits that were accepted so far."""
        return len(self.emulator.ledger)

    async def comes(self, moment: int) -> None:
        """Wait until so much has happened."""
        await until(partial(self._has_come, moment))

    def _has_come(self, moment: int) -> bool:
        return self.happened >= moment


@dataclass(frozen=True, slots=True)
class Found:
    """What is true in the end, so many seconds and accepted calls after the last edit."""

    copies: Copies
    seconds: float
    calls: int


async def edits(readers: int, kills: int, round_trip: float, *, digests: bool) -> list[Figure]:
    """Edit three times and kill, at random moments of a broadcast."""
    random = Random(SEED)
    moments = sorted(random.sample(range(1, readers), kills + len(HEADLINES)))
    edited = sorted(random.sample(range(len(moments)), len(HEADLINES)))
    async with scene(readers, round_trip, digests=digests) as (emulator, editor, bots):
        found = await _edited(Scene(emulator, editor, bots), moments, edited)
    what = "digests" if digests else "copies"
    return [
        *_truths(found.copies, readers, what),
        *_doubled(found.copies.too_many, kills, round_trip, what),
        Figure(f"{what}: all true after the last edit", found.seconds, "s", found.calls / RATE),
        Figure(f"{what}: edits each", _edits_each(found.copies), ""),
    ]


async def _edited(scene: Scene, moments: Sequence[int], edited: Sequence[int]) -> Found:
    begun, happened, headlines_left = 0.0, 0, list(HEADLINES)
    async with working(scene.bots):
        for number, moment in enumerate(moments):
            await scene.comes(moment)
            if number not in edited:
                await scene.bots.kill()
                await scene.bots.start()
                continue
            amended = await scene.editor.revise(headlines_left.pop(0))
            begun, happened = now(), scene.happened
            is_left_to_the_start = number + 1 < len(moments) and number + 1 not in edited
            if not is_left_to_the_start:
                await scene.editor.mark(amended)
        await scene.editor.settled()
    copies = await scene.editor.copies(scene.emulator)
    return Found(copies, seconds_since(scene.emulator, begun), scene.happened - happened)


def _truths(copies: Copies, readers: int, what: str) -> list[Figure]:
    reached = {one.chat_id for one in copies.known if LAST in one.text}
    between = sum(any(each in one.text for each in HEADLINES[:-1]) for one in copies.known)
    others = sum(LAST not in one.text for one in copies.known)
    return [
        Figure(f"{what}: readers of {readers} left out", readers - len(reached), "", most=0),
        Figure(f"{what} with another wording than the last", others, "", most=0),
        Figure(f"{what} with a wording in between", between, "", most=0),
    ]


def _doubled(too_many: int, kills: int, round_trip: float, what: str) -> list[Figure]:
    most = promised(round_trip) * kills
    return [Figure(f"{what}: messages too many", too_many, "", most, too_many / most, most=1)]


def _edits_each(copies: Copies) -> float:
    return sum(one.edits for one in copies.known) / max(1, len(copies.known))


async def corrections(readers: int, kills: int, round_trip: float) -> list[Figure]:
    """Correct in mid-broadcast, and kill in the broadcast and among the notes."""
    random = Random(SEED)
    corrected = readers // 2
    moments = sorted(random.sample(range(corrected // 2, readers * 2), kills))
    async with scene(readers, round_trip) as (emulator, editor, bots):
        here = Scene(emulator, editor, bots)
        async with working(bots):
            for moment in sorted([*moments, corrected]):
                await here.comes(moment)
                if moment == corrected:
                    await editor.mark(await editor.revise(LAST, correction=True))
                else:
                    await bots.kill()
                    await bots.start()
            await editor.settled()
        copies = await editor.copies(emulator)
    return _of_notes(copies, emulator, readers, kills, round_trip)


def _of_notes(
    copies: Copies, emulator: Emulator, readers: int, kills: int, round_trip: float
) -> list[Figure]:
    told = {chat: n for chat, n in emulator.ledger.recipients(NOTE).items() if chat >= FIRST_CHAT}
    had = {one.chat_id for one in copies.known if LAST not in one.wordings[0]}
    true = {one.chat_id for one in copies.known if headlines([one]) == {LAST}}
    return [
        Figure(f"notes: readers of {len(had)} not told", len(had - told.keys()), "", most=0),
        Figure("notes: readers told of what they never had", len(told.keys() - had), "", most=0),
        Figure(f"notes: readers of {readers} left out", readers - len(true), "", most=0),
        *_doubled(copies.too_many, kills, round_trip, "notes"),
    ]


@asynccontextmanager
async def scene(
    readers: int, round_trip: float, *, digests: bool = False
) -> AsyncIterator[tuple[Emulator, Editor, Bots]]:
    """A newsroom with an article, or digests that hold it, on its way to so many readers."""
    emulator = Emulator()
    emulator.chats.add_users(readers, FIRST_CHAT)
    link(emulator, round_trip)
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with editor_in(folder) as editor, serve(emulator) as address:
            at = datetime.now(UTC)
            send = send_digest_to_all if digests else send_to_all
            await gather(editor.desk.database, readers, at)
            await send(editor.desk.database, readers, at)
            yield emulator, editor, Bots(folder, emulator, address)


async def measure(readers: int, fewer: int, kills: int, round_trip: float) -> list[Figure]:
    """All of it."""
    return [
        *await edits(readers, kills, round_trip, digests=False),
        *await edits(fewer, kills, round_trip, digests=True),
        *await corrections(fewer, kills, round_trip),
    ]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(2000, 500, 4, 5)[len(given) :])
    found = asyncio.run(measure(sizes[0], sizes[1], sizes[2], sizes[3] / 1000))
    show(f"Edits in mid-broadcast over {sizes[2]} kills", found)
