"""Breaking news over a backlog: from the editor's press to the first delivery.

    python -m bench.breaking [digests that wait]

The digests stand in the outbox already and are going out at the bot's usual pace; everybody whom
they are for follows the rubric of the news. Telegram answers at once.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, repeat
from pathlib import Path

from sqlalchemy import text

from bench.crowd import FIRST_CHAT, gather
from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, address_in, fill_archive, newsdesk, until
from bot.clock import utc_now
from emulator import Emulator, Person, serve
from news.dispatch import Lane
from storage.counts import count_made
from storage.database import Database
from storage.migrating import open_database
from storage.timestamp import to_milliseconds

SMALL, FULL = 20_000, 1_000_000
PACE, MANY = 28, 100
HEADLINE = "Штормовое предупреждение объявлено в Минске и области"
SOCIETY = 3
DIGESTS, ITEMS = 1_000_000, "1 2 3 4 5"
_NEWS = f"/post\n{HEADLINE}\n\nПорывы ветра достигнут двадцати пяти метров в секунду.\n"
_DISPATCH = (
    "INSERT INTO dispatches (id, kind, lane, created_at, complete)"
    " VALUES (:dispatch, 'digest', :lane, :now, true)"
)
_DIGESTS = (
    "INSERT INTO deliveries (dispatch_id, subscriber_id, part, lane, state, not_before, items)"
    " SELECT :dispatch, id, 0, :lane, 0, :now, :items FROM subscribers"
)
_FOLLOW = (
    "INSERT INTO subscriptions (subscriber_id, rubric_id, timing, since_sequence, created_at)"
    " SELECT id, :rubric, 'digest', 0, :now FROM subscribers"
)


async def settle_down(database: Database, readers: int) -> None:
    """Readers, and a digest for each of them in the outbox."""
    now = utc_now()
    await fill_archive(database, now)
    await gather(database, readers, now)
    values: dict[str, object] = {
        "lane": Lane.DIGEST.value,
        "now": to_milliseconds(now),
        "rubric": SOCIETY,
        "dispatch": DIGESTS,
        "items": ITEMS,
    }
    async with database.transaction() as connection:
        for statement in (_DISPATCH, _DIGESTS, _FOLLOW):
            await connection.execute(text(statement), values)
        await count_made(connection, DIGESTS, repeat(ITEMS, readers))


async def compose(editor: Person) -> None:
    """Post the news and put it under its rubric."""
    await editor.says(_NEWS)
    await editor.presses("Рубрика")
    await editor.presses("Общество")
    await editor.sees("Рубрика: Общество")


def deliveries(emulator: Emulator, since: int) -> Iterator[float]:
    """When the news reached a reader, by the emulator's clock."""
    for entry in emulator.ledger.since(since):
        if entry.chat_id >= FIRST_CHAT and HEADLINE in entry.text:
            yield entry.monotonic


async def press(emulator: Emulator, editor: Person) -> tuple[float, float, float]:
    """Seconds from the press to the first delivery, the hundredth, and to the toast."""
    await editor.presses("Молния")
    await editor.sees("Отправить?")
    begun, sent = emulator.clock.monotonic(), len(emulator.ledger)
    pressing = asyncio.create_task(editor.presses("Отправить всем"))
    pressing.add_done_callback(lambda _: toasts.append(emulator.clock.monotonic()))
    toasts: list[float] = []
    await until(lambda: len(list(islice(deliveries(emulator, sent), MANY))) == MANY)
    await pressing
    delivered = list(islice(deliveries(emulator, sent), MANY))
    return delivered[0] - begun, delivered[-1] - begun, toasts[0] - begun


async def measure(backlog: int) -> tuple[float, float, float]:
    """What ``press`` says, while digests are going out."""
    emulator = Emulator()
    emulator.chats.add_users(backlog, FIRST_CHAT)
    editor = emulator.person("Мария", user_id=EDITOR_ID)
    editor.patience = PATIENCE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = await open_database(address_in(folder))
        await settle_down(database, backlog)
        await database.close()
        print("  the digests wait", file=sys.stderr)
        async with (
            serve(emulator) as address,
            newsdesk(folder, emulator, address, messages_per_second=PACE),
        ):
            await compose(editor)
            await until(lambda: len(emulator.ledger) > MANY)
            return await press(emulator, editor)


def run(backlog: int) -> None:
    """Measure, and print a table."""
    first, hundredth, toast = asyncio.run(measure(backlog))
    title = f"Breaking news over {backlog:,} waiting digests, SQLite, at {PACE} messages/s"
    show(
        title,
        (
            Figure("from the press to the first delivery", first, "s", most=2.0),
            Figure(f"to delivery {MANY}", hundredth, "s", reference=MANY / PACE),
            Figure("to the editor's toast", toast, "s"),
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL)
