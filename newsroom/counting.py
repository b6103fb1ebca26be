"""Figures for editors."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from news.article import Article
from news.dispatch import DeliveryState, Reason, Tally
from news.figure import BY_HOUR, LEAST, Figure
from news.statistics import MONTH, ArticleFigures, Audience, Day, Overview
from newsroom.desk import Desk
from storage import counts, figures
from storage.articles import count_published
from storage.database import Connection
from storage.dispatches import article_dispatch
from storage.rubrics import all_rubrics
from storage.rules import texts_of_rules
from storage.totals import Total, totals

MOST_WORDS = 20
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
        active_readers=counted[Total.READERS] - counted[Total.INACTIVE],
        rubric_subscriptions=counted[Total.TO_RUBRICS],
        rule_subscriptions=counted[Total.TO_RULES],
        rules=counted[Total.RULES],
        published=published,
    )


async def keep_changes(desk: Desk) -> None:
    """The tick: write what has been opened, and add changes to the kept figures."""
    await desk.openings.keep(desk.database)
    for _ in range(_MOST_CHUNKS):
        async with desk.database.snapshot() as connection:
            if not await figures.has_changes(connection):
                return
        async with desk.database.transaction() as connection:
            if not await figures.keep_changes(connection):
                return


async def over_days(desk: Desk, now: datetime, period: int) -> Overview:
    """The newsroom in figures over the last days of its zone, today among them."""
    await desk.openings.keep(desk.database)
    today = now.astimezone(desk.zone).date()
    dates = [today - timedelta(days=back) for back in range(max(period, MONTH))][::-1]
    since = datetime.combine(dates[0], time(), desk.zone).astimezone(UTC)
    async with desk.database.snapshot() as connection:
        happened = await figures.happened(connection, BY_HOUR, since)
        deliveries = await counts.tallies_by_day(connection, _number(dates[0]))
        standing = await _standing(connection)
    days = _days(desk, dates, happened, deliveries, standing.readers)
    within = set(dates[-period:])
    lately = [one for one in happened if _local(desk, one).date() in within]
    return Overview(period, days, standing, _reasons(lately), _hours(desk, lately))


async def _standing(connection: Connection) -> Audience:
    counted = await totals(connection)
    followed = await figures.standing(connection, Figure.IN_RUBRIC)
    spoken = await figures.standing(connection, Figure.IN_LANGUAGE)
    return Audience(
        readers=counted[Total.READERS] - counted[Total.INACTIVE],
        subscriptions=counted[Total.TO_RUBRICS] + counted[Total.TO_RULES],
        to_rubrics=[(one, followed[one.id]) for one in await all_rubrics(connection)],
        to_words=counted[Total.TO_RULES],
        by_language={language: spoken[code] for language, code in figures.LANGUAGES.items()},
        words=await _busiest(connection),
        published=await count_published(connection),
    )


async def _busiest(connection: Connection) -> list[tuple[str, int]]:
    """The words that most readers follow, those of a few left out."""
    followed = await figures.most_followed(connection, MOST_WORDS)
    shown = {rule_id: number for rule_id, number in followed if number >= LEAST}
    texts = await texts_of_rules(connection, list(shown))
    return [(texts[rule_id], number) for rule_id, number in shown.items() if rule_id in texts]


def _days(
    desk: Desk,
    dates: list[date],
    happened: list[figures.Happened],
    deliveries: dict[int, Tally],
    readers: int,
) -> list[Day]:
    by_date: dict[date, Counter[Figure]] = {each: Counter() for each in dates}
    for one in happened:
        # The first hour may have begun on the day before.
        by_date.get(_local(desk, one).date(), Counter())[one.figure] += one.number
    days = []
    for each in reversed(dates):
        tally = deliveries.get(_number(each), Tally({}))
        days.append(Day(each, by_date[each], readers, tally))
        did = by_date[each]
        readers -= did[Figure.JOINED] + did[Figure.RETURNED]
        readers += did[Figure.LEFT] + did[Figure.MERGED]
    return days[::-1]


def _reasons(happened: list[figures.Happened]) -> Counter[Reason | None]:
    named = {code: reason for reason, code in figures.REASONS.items()}
    reasons = Counter[Reason | None]()
    for one in happened:
        if one.figure is Figure.LEFT:
            reasons[named.get(one.subject)] += one.number
    return reasons


def _hours(desk: Desk, happened: list[figures.Happened]) -> list[int]:
    hours = [0] * 24
    for one in happened:
        if one.figure is Figure.READ:
            hours[_local(desk, one).hour] += one.number
    return hours


def _local(desk: Desk, one: figures.Happened) -> datetime:
    return datetime.fromtimestamp(one.hours * 3600, UTC).astimezone(desk.zone)


def _number(day: date) -> int:
    """Days since 1970."""
    return (day - date(1970, 1, 1)).days
