"""An article withdrawn in mid-broadcast, over a kill: when do sends stop, and is every copy gone?

    python -m bench.withdrawing [readers] [milliseconds of round trip]

The real bot sends at 300 a second. The reference of the calls is one for each copy.
"""

import asyncio
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from aiohttp import ClientSession
from sqlalchemy import func, select

from bench.crowd import FIRST_CHAT, gather, send_to_all
from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, until
from bench.recalling import (
    RATE,
    Bots,
    Editor,
    editor_in,
    link,
    now,
    promised,
    seconds_since,
    working,
)
from emulator import Emulator, serve
from storage.tables import dispatches

SEED = 8
MOST_SECONDS = 1.0
_A_LOOK = 0.05


async def measure(readers: int, round_trip: float) -> list[Figure]:
    """Withdraw when half of the readers have it, and kill in the middle of the recall."""
    emulator = Emulator()
    emulator.chats.add_users(readers, FIRST_CHAT)
    emulator.person("Editor", user_id=EDITOR_ID).user.started = True
    link(emulator, round_trip)
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with editor_in(folder) as editor, serve(emulator) as address:
            at = datetime.now(UTC)
            await gather(editor.desk.database, readers, at)
            await send_to_all(editor.desk.database, readers, at)
            line = await _line(emulator, address)
            return await _recalled(
                emulator, editor, Bots(folder, emulator, address), readers, round_trip, line
            )


async def _recalled(
    emulator: Emulator, editor: Editor, bots: Bots, readers: int, round_trip: float, line: int
) -> list[Figure]:
    random = Random(SEED)
    async with working(bots):
        await until(partial(_have_happened, emulator, "sent", readers // 2))
        amended = await editor.withdraw()
        begun = now()
        await editor.mark(amended, (EDITOR_ID, line))
        deleted = random.randrange(1, readers // 2)
        await until(partial(_have_happened, emulator, "deleted", deleted))
        await bots.kill()
        await bots.start()
        await editor.settled()
        taken = seconds_since(emulator, begun)
        await _no_line_is_left(editor)
    copies = await editor.copies(emulator)
    all_of_them = [*copies.known, *copies.unknown]
    calls = sum(call.method.lower() == "deletemessage" for call in emulator.calls)
    return [
        Figure(
            "the last first send accepted, after the commit",
            _last_send(emulator, begun),
            "s",
            most=MOST_SECONDS,
        ),
        Figure(
            f"copies of {len(all_of_them)} still there",
            sum(not one.is_deleted for one in all_of_them),
            "",
            most=0,
        ),
        Figure("messages too many", copies.too_many, "", most=0),
        Figure("all gone", taken, "s", len(all_of_them) / RATE),
        Figure(
            "calls to delete beyond one a copy",
            calls - len(all_of_them),
            "",
            most=promised(round_trip),
        ),
        Figure("progress lines that did not end", await _lines(editor), "", most=0),
    ]


def _last_send(emulator: Emulator, begun: float) -> float:
    """Seconds until the last message that was sent to the crowd; 0 when none was."""
    sends = (
        one.monotonic - begun
        for one in emulator.ledger.entries
        if one.kind == "sent" and one.chat_id >= FIRST_CHAT
    )
    return max(0.0, *sends)


def _have_happened(emulator: Emulator, kind: str, number: int) -> bool:
    return sum(one.kind == kind for one in emulator.ledger.entries) >= number


async def _line(emulator: Emulator, address: str) -> int:
    """The message that shows the editor how far it has got."""
    text = {"chat_id": EDITOR_ID, "text": "…"}
    async with (
        ClientSession() as session,
        session.post(f"{address}/bot{emulator.token}/sendMessage", json=text) as answer,
    ):
        return int((await answer.json())["result"]["message_id"])


async def _no_line_is_left(editor: Editor) -> None:
    async with asyncio.timeout(PATIENCE):
        while await _lines(editor):  # noqa: ASYNC110 - nobody tells another process
            await asyncio.sleep(_A_LOOK)


async def _lines(editor: Editor) -> int:
    left = select(func.count()).where(dispatches.c.report_due_at.is_not(None))
    async with editor.desk.database.snapshot() as connection:
        return await connection.scalar(left) or 0


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(2000, 5)[len(given) :])
    show("A withdrawal in mid-broadcast", asyncio.run(measure(sizes[0], sizes[1] / 1000)))
