"""Figures for editors."""

from dataclasses import dataclass

from news.article import Article
from news.dispatch import DeliveryState, Tally
from news.statistics import ArticleFigures
from newsroom.desk import Desk
from storage import counts, figures
from storage.dispatches import article_dispatch
from storage.publications import count_published
from storage.totals import Total, active_readers, totals

_MOST_CHUNKS = 20


@dataclass(frozen=True, slots=True)
class Statistics:
    """The newsroom in figures."""

    readers: int
    active_readers: int
    rubric_subscriptions: int
    rule_subscriptions: int
    rules: int
    published: int


async def tally(desk: Desk, dispatch_id: int) -> Tally:
    """How many deliveries of a dispatch stand in each state."""
    async with desk.database.snapshot() as connection:
        return await counts.tally_of_dispatch(connection, dispatch_id)


async def tally_of_article(desk: Desk, article_id: int) -> Tally:
    """How many deliveries of an article stand in each state; none when it is not published."""
    async with desk.database.snapshot() as connection:
        dispatch_id = await article_dispatch(connection, article_id)
        return await counts.tally_of_dispatch(connection, dispatch_id) if dispatch_id else Tally({})


async def figures_of_article(desk: Desk, article: Article) -> ArticleFigures:
    """What has become of an article wherever it went."""
    await desk.openings.keep(desk.database)
    async with desk.database.snapshot() as connection:
        dispatch_id = await article_dispatch(connection, article.id)
        alone = Tally({})
        if dispatch_id is not None:
            alone = await counts.tally_of_dispatch(connection, dispatch_id)
        in_digests = await counts.tally_in_digests(connection, article.id)
        done = await figures.of_article(connection, article.id)
    return ArticleFigures(alone.with_(in_digests), in_digests.total, done)


async def tally_of_all(desk: Desk) -> Tally:
    """How many deliveries there are in each state."""
    async with desk.database.snapshot() as connection:
        return await counts.tally_of_all(connection)


async def waiting(desk: Desk) -> int:
    """How many deliveries are still to be sent, or to be brought up to date."""
    async with desk.database.snapshot() as connection:
        tally = await counts.tally_of_all(connection)
    return tally.left + tally.count(DeliveryState.OUTDATED)


async def statistics(desk: Desk) -> Statistics:
    """The newsroom in figures."""
    async with desk.database.snapshot() as connection:
        counted = await totals(connection)
        published = await count_published(connection)
    return Statistics(
        readers=counted[Total.READERS],
        active_readers=active_readers(counted),
        rubric_subscriptions=counted[Total.TO_RUBRICS],
        rule_subscriptions=counted[Total.TO_RULES],
        rules=counted[Total.RULES],
        published=published,
    )


async def keep_changes(desk: Desk) -> None:
    """The tick: write what has been opened, and add changes to the kept figures."""
    await desk.openings.keep(desk.database)
    for _ in range(_MOST_CHUNKS):
        if not await desk.database.peek(figures.has_changes):
            return
        async with desk.database.transaction() as connection:
            if not await figures.keep_changes(connection):
                return
