"""A process that is killed while it makes articles of a feed: none is lost, none is made twice."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import utc_now
from news.source import Mode, NewSource, SourceKind
from news.subscription import Timing
from newsroom import collecting, sourcing, subscribing
from newsroom.rights import Doer
from storage.editors import add_editor
from storage.tables import articles, source_items, sources
from tests.faults.conftest import EDITOR, MOST_DOUBLED, PATIENCE, Office
from tests.sites import feed
from tests.sources.site import Site, answer

KILLS = 3
A_ROUND = 4
BEFORE = timedelta(hours=2)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site("127.0.0.1").serving() as site:
        yield site


def serve(site: Site, upto: int) -> None:
    """Let the site have articles up to a number, the newest first."""
    items = "".join(
        f"<item><title>Статья {number}</title><guid>id-{number}</guid>"
        f"<description>Полный текст статьи номер {number}.</description></item>"
        for number in range(upto, -1, -1)
    )
    body = f'<rss version="2.0"><channel><title>Сайт</title>{items}</channel></rss>'
    site.answers["/rss"] = answer(body.encode())


async def open_source(office: Office, site: Site) -> None:
    """A reader, and a source that publishes what it has from now on."""
    then = utc_now() - BEFORE
    by = Doer(EDITOR, then)
    person = office.emulator.person("Анна")
    person.user.started = True
    office.people = [person]
    async with office._desk() as desk:
        async with desk.database.transaction() as connection:
            await add_editor(connection, EDITOR, then)
        reader, _ = await subscribing.arrive(desk, person.id, "ru", then)
        made = await subscribing.subscribe(desk, reader, "society", then)
        await subscribing.set_timing(desk, reader, made.id, Timing.INSTANT, then)
        assert made.rubric is not None
        about = "Сайт", Mode.PUBLISH, made.rubric.id
        new = NewSource(SourceKind.FEED, site.url("/rss"), *about)
        source = await sourcing.add_source(desk, new, by)
        await collecting.take(desk, source.id, feed(), then)
        await sourcing.switch_on(desk, source.id, by)


async def let_time_pass(office: Office) -> None:
    """Whatever was begun may be taken up again, and it is time to look."""
    then = utc_now() - BEFORE
    async with office._database() as database, database.transaction() as connection:
        await connection.execute(update(sources).values(next_look_at=then, held_until=None))
        held = source_items.c.fetch_at.is_not(None)
        await connection.execute(update(source_items).where(held).values(fetch_at=then))


async def has(office: Office, count: int) -> None:
    """Wait until the reader has so many articles; a kill may have sent one twice."""
    (person,) = office.people

    def enough() -> bool | None:
        return len({each.text for each in office.emulator.ledger.to(person.id)}) >= count or None

    await office.emulator.changes.until(person.id, enough, PATIENCE)


async def headlines(office: Office) -> Counter[str]:
    async with office._database() as database, database.snapshot() as connection:
        return Counter(await connection.scalars(select(articles.c.headline)))


async def test_every_item_is_one_article_over_kills(office: Office, site: Site) -> None:
    office._environment["FETCH_ALLOW"] = "127.0.0.1"
    await open_source(office, site)
    for kill in range(KILLS):
        serve(site, (kill + 1) * A_ROUND - 1)
        await let_time_pass(office)
        process = office.process()
        await process.start()
        await has(office, kill * A_ROUND + 1 + kill * 2 % A_ROUND)
        await process.kill()
    await let_time_pass(office)
    await office.process().start()

    await has(office, KILLS * A_ROUND)
    for process in office._processes:
        await process.kill()

    expected = {f"Статья {number}" for number in range(KILLS * A_ROUND)}
    assert await headlines(office) == Counter(expected)
    counts = office.emulator.ledger.recipients()
    assert sum(counts.values()) - len(expected) <= KILLS * MOST_DOUBLED
