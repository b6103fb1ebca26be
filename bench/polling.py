"""A thousand sources over a simulated week: how politely are they asked, what is lost or doubled?

    python -m bench.polling [sources] [days] [kills]

The sites are simulated and the clock is the bench's; everything behind the fetch is the program's
own, the reader process too. One request in a hundred times out, two are answered with 429. Then the
real bot is killed with SIGKILL while it makes drafts of a feed on loopback.
"""

import asyncio
import random
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, address_in, start, until
from bench.press import BEGIN, Clock, Press, Site, made_up
from emulator import Emulator, serve
from news.article import ArticleDraft
from news.feed import Feed, FeedItem
from news.source import NewSource, SourceKind
from newsroom import collecting, sourcing
from newsroom.desk import Desk, open_desk
from newsroom.rights import Doer
from sources.collector import Collector
from sources.reader import Reader
from sources.turns import Turns
from storage.editors import add_editor
from storage.migrating import open_database
from storage.timestamp import EPOCH

TICK = timedelta(seconds=2)
A_ROUND = 6
KNOWN = 40
"""So many are there before, so that a round is never more than half of the feed: a burst."""
MOST_UNCHANGED = 0.6
_PATIENCE = 120.0
_DUE = "SELECT min(next_look_at) FROM sources UNION ALL SELECT min(fetch_at) FROM source_items"
_MADE = "SELECT headline, created_at FROM articles"
_LET_TIME_PASS = (
    "UPDATE sources SET next_look_at = 0, held_until = NULL",
    "UPDATE source_items SET fetch_at = 0 WHERE fetch_at IS NOT NULL",
)


async def _no_photo(_: bytes) -> None:
    return None


async def simulate(count: int, days: int) -> list[Figure]:
    """Sites are added, switched on, and looked at for so many days."""
    chance = random.Random(count)
    sites, clock = made_up(count, days, chance), Clock()
    press = Press(sites, clock, chance)
    with TemporaryDirectory() as name:
        database = await open_database(address_in(Path(name)))
        desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
        collector = Collector(
            desk,
            press,
            Reader(),
            clock=clock,
            luck=lambda: chance.uniform(-1, 1),
            agent=lambda readers: f"bench ({readers})",
            upload=_no_photo,
            turns=Turns(now=clock.seconds, sleep=clock.sleep),
        )
        await _add(desk, sites)
        await _until(collector, clock, Path(name), BEGIN)
        await _switch_on(desk)
        switched_on = clock.now
        await _until(collector, clock, Path(name), BEGIN + timedelta(days=days))
        await collector.close()
        await database.close()
        made = _rows(Path(name), _MADE)
    return _figures(sites, press, made, switched_on, clock.now)


async def _until(collector: Collector, clock: Clock, folder: Path, end: datetime) -> None:
    """Tick from one thing that is due to the next."""
    while True:
        await collector.tick()
        await collector.settled()
        due = [row[0] for row in _rows(folder, _DUE) if row[0] is not None]
        if not due or (soonest := EPOCH + timedelta(milliseconds=min(due))) > end:
            if due and end > clock.now:
                clock.now = end
            return
        clock.now = max(clock.now + TICK, soonest)


async def _add(desk: Desk, sites: list[Site]) -> None:
    async with desk.database.transaction() as connection:
        await add_editor(connection, EDITOR_ID, BEGIN)
    for site in sites:
        new = NewSource(SourceKind.FEED, site.url, f"Site {site.number}")
        await sourcing.add_source(desk, new, Doer(EDITOR_ID, BEGIN - timedelta(minutes=30)))


async def _switch_on(desk: Desk) -> None:
    for each in await sourcing.sources(desk):
        await sourcing.switch_on(desk, each.id, Doer(EDITOR_ID, BEGIN))


def _figures(
    sites: list[Site],
    press: Press,
    made: list[tuple[str, int]],
    begun: datetime,
    end: datetime,
) -> list[Figure]:
    counts = Counter(headline for headline, _ in made)
    made_at = {headline: EPOCH + timedelta(milliseconds=at) for headline, at in made}
    lost, delays, late = 0, list[float](), 0
    for site in sites:
        patience = 2 * site.interval + timedelta(hours=4)
        for number, appeared in enumerate(site.moments):
            if not begun + patience < appeared < end - patience:
                continue
            at = made_at.get(site.headline(number))
            lost += at is None
            is_troubled = at and any(appeared - patience < when < at for when in site.troubled)
            if at is not None and not is_troubled:
                delays.append((at - appeared).total_seconds() / 60)
                late += at - appeared > site.interval + 2 * TICK
    unchanged = press.with_validators[304] / max(press.with_validators.total(), 1)
    delays.sort()
    return [
        Figure("requests of all sources", press.statuses.total(), ""),
        Figure("requests sooner than a site wants", press.too_soon, "", most=0),
        Figure("requests to a host at once, or within two seconds", press.too_close, "", most=0),
        Figure("requests under way at once, at most", press.most, "", most=4),
        Figure("304, where there are validators", unchanged, "", least=MOST_UNCHANGED),
        Figure("drafts made", len(made), ""),
        Figure("items lost", lost, "", most=0),
        Figure("items doubled", counts.total() - len(counts), "", most=0),
        Figure("a draft after its item, the middle one", delays[len(delays) // 2], "min"),
        Figure("a draft after its item, 99 of 100", delays[len(delays) * 99 // 100], "min"),
        Figure("drafts later than the interval of their site", late, "", most=0),
    ]


class Loopback:
    """A real site with a feed that grows."""

    def __init__(self) -> None:
        self.count = KNOWN
        self.asked = asyncio.Event()

    async def rss(self, _: web.Request) -> web.Response:
        """All items, the newest first."""
        numbers = range(self.count - 1, -1, -1)
        items = "".join(
            f"<item><title>Item {each}</title><guid>id-{each}</guid>"
            f"<description>All of the text of number {each}.</description></item>"
            for each in numbers
        )
        self.asked.set()
        body = f'<rss version="2.0"><channel><title>S</title>{items}</channel></rss>'
        return web.Response(text=body, content_type="text/xml")


async def kill(kills: int) -> list[Figure]:
    """Kill the bot at random moments after it has asked; then let it make the rest."""
    site, emulator = Loopback(), Emulator()
    app = web.Application()
    app.router.add_get("/rss", site.rss)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    with TemporaryDirectory() as name:
        folder = Path(name)
        await _one_source(folder, f"http://127.0.0.1:{port}/rss")
        async with serve(emulator) as address:
            for number in range(kills + 1):
                site.count += A_ROUND
                await _run(folder, emulator, address, site, is_last=number == kills)
        counts = Counter(headline for headline, _ in _rows(folder, _MADE))
    await runner.cleanup()
    new = site.count - KNOWN
    return [
        Figure(f"items lost of {new}, kills: {kills}", new - len(counts), "", most=0),
        Figure(f"items doubled, kills: {kills}", counts.total() - len(counts), "", most=0),
    ]


async def _run(
    folder: Path, emulator: Emulator, address: str, site: Loopback, *, is_last: bool
) -> None:
    with closing(sqlite3.connect(folder / "news.db")) as database, database:
        for statement in _LET_TIME_PASS:
            database.execute(statement)
    before = len(_rows(folder, _MADE))
    site.asked.clear()
    process = await start(folder, emulator, address, fetch_allow="127.0.0.1")
    try:
        async with asyncio.timeout(_PATIENCE):
            await site.asked.wait()
            # Somewhere in the middle; what was left before may make it look further on.
            new = site.count - KNOWN
            wanted = new if is_last else random.randint(before, new - 1)
            await until(partial(_has_made, folder, wanted))
    finally:
        process.send_signal(signal.SIGTERM if is_last else signal.SIGKILL)
        await process.wait()
    print(f"  {len(_rows(folder, _MADE))} of {site.count - KNOWN}", flush=True)


def _has_made(folder: Path, count: int) -> bool:
    return len(_rows(folder, _MADE)) >= count


async def _one_source(folder: Path, url: str) -> None:
    database = await open_database(address_in(folder))
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    now = datetime.now(UTC)
    async with database.transaction() as connection:
        await add_editor(connection, EDITOR_ID, now)
    by = Doer(EDITOR_ID, now)
    source = await sourcing.add_source(desk, NewSource(SourceKind.FEED, url, "Site"), by)
    await collecting.take(desk, source.id, Feed("Site", None, None, _known()), now)
    await sourcing.switch_on(desk, source.id, by)
    await database.close()


def _known() -> tuple[FeedItem, ...]:
    texts = ((each, f"All of the text of number {each}.") for each in range(KNOWN))
    return tuple(FeedItem(ArticleDraft(f"Item {n}", (text,)), f"id-{n}") for n, text in texts)


def _rows(folder: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "news.db")) as database:
        return database.execute(statement).fetchall()


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sizes = (*given, *(100, 2, 5)[len(given) :])
    show("Polling", asyncio.run(simulate(sizes[0], sizes[1])))
    if sizes[2]:
        show("Polling, killed", asyncio.run(kill(sizes[2])))
