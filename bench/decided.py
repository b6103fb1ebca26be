"""Claims, decides and settles batches of an outbox when it is told to, and says how long it took.

Run by bench.deciding, with the packages of one working tree or another on the path.
"""

import asyncio
import inspect
import sys
import time
from datetime import UTC, datetime, timedelta
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.crowd import gather, send_to_all
from botapi.pacing import Pacing
from delivery.chats import Chats
from delivery.claim import Claim
from delivery.claiming import Claimer
from delivery.flight import Capacity
from delivery.lanes import Lanes
from delivery.window import Exposure, SendWindow
from news.dispatch import DeliveryState
from storage.claims import Waiting
from storage.database import Database
from storage.deliveries import Settlement, settle
from storage.migrating import open_database
from storage.timestamp import to_milliseconds

BATCH = 500
_RATE = 1000.0
_FOLLOW = (
    "INSERT INTO subscriptions"
    " (subscriber_id, rubric_id, timing, since_sequence, created_at, silent)"
    " SELECT id, 1, 'instant', 0, 0, id % 7 = 4 FROM subscribers"
)
# A seventh of the readers each: nothing, a limit, quiet hours that are now, others, no sound,
# languages, a change of late.
_WISH = (
    "UPDATE subscribers SET"
    " daily_limit = CASE WHEN id % 7 = 1 THEN 5 END,"
    " quiet = CASE id % 7 WHEN 2 THEN :now WHEN 3 THEN :later END,"
    " has_silent = id % 7 = 4,"
    " news_languages = CASE WHEN id % 7 = 5 THEN 'be ru' END,"
    " follows_changed_at = CASE WHEN id % 7 = 6 THEN :at END"
)


async def serve(readers: int, *, with_wishes: bool) -> None:
    """Prepare, and then a batch for each line of input: how many a second it decided."""
    now = datetime.now(UTC)
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{folder}/news.db")
        await gather(database, readers, now)
        await send_to_all(database, readers, now)
        if with_wishes:
            await _wish(database, now)
        print("ready", flush=True)
        for _ in sys.stdin:
            begun = time.perf_counter()
            decided = await _batch(database, now)
            print(decided / (time.perf_counter() - begun), flush=True)
        await database.close()


async def _wish(database: Database, now: datetime) -> None:
    hour = timedelta(hours=1)
    values = {
        "now": f"{now - hour:%H:%M}-{now + hour:%H:%M}",
        "later": f"{now + hour:%H:%M}-{now + 9 * hour:%H:%M}",
        "at": to_milliseconds(now),
    }
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE articles SET sequence = id, rubric_id = 1"))
        await connection.execute(text(_FOLLOW))
        await connection.execute(text(_WISH), values)


async def _batch(database: Database, now: datetime) -> int:
    clock = time.monotonic
    pacing = Pacing(_RATE)
    capacity = Capacity(Chats(clock), SendWindow(), Exposure(), pacing, Random(1), clock)
    zone = {"zone": ZoneInfo("UTC")} if "zone" in inspect.signature(Claimer).parameters else {}
    claim = Claim(BATCH)
    async with database.transaction() as connection:
        await Claimer(Lanes(), capacity, **zone).fill(claim, connection, now)
    sent = [_sent(flight.waiting) for flight in claim.flights]
    async with database.transaction() as connection:
        await settle(connection, sent, now)
    return len(claim.flights) + len(claim.skipped) + len(claim.deferred)


def _sent(row: Waiting) -> Settlement:
    return Settlement(
        row.key,
        DeliveryState.SENT,
        row.lane,
        message_id=7,
        revision=row.article_revision,
        compared=True,
        articles=row.articles,
    )


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), with_wishes=sys.argv[2] == "wishes"))
