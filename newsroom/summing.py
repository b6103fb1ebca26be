"""The newsroom's days in figures, made of kept hours."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from news.dispatch import Reason, Tally
from news.figure import BY_HOUR, LEAST, Figure
from news.sample import PlaceState
from news.statistics import MONTH, Audience, Day, Overview
from news.subscriber import PlaceKind
from newsroom.desk import Desk
from storage import counts, figures
from storage.database import Connection
from storage.inventory import places_by_state
from storage.publications import count_published
from storage.rubrics import all_rubrics
from storage.rules import texts_of_rules
from storage.totals import Total, active_readers, totals

MOST_WORDS = 20


async def over_days(desk: Desk, now: datetime, period: int) -> Overview:
    """The newsroom in figures over the last days of its zone, today among them."""
    await desk.openings.keep(desk.database)
    today = now.astimezone(desk.zone).date()
    dates = [today - timedelta(days=back) for back in range(max(period, MONTH))][::-1]
    since, lately = (
        _hours(desk.zone, datetime.combine(first, time(), desk.zone), now)
        for first in (dates[0], dates[-period])
    )
    async with desk.database.snapshot() as connection:
        happened = await figures.happened(connection, BY_HOUR, since)
        read = await figures.by_hour(connection, Figure.READ, lately)
        deliveries = await counts.tallies_by_day(connection, _number(dates[0]))
        audience = await _audience(connection, now)
    return Overview(
        period=period,
        days=_days(dates, happened, deliveries, audience.readers),
        now=audience,
        reasons=_reasons(happened, _number(dates[-period])),
        hours=[read[hour] for hour in range(24)],
    )


def _hours(zone: ZoneInfo, since: datetime, until: datetime) -> list[figures.Hours]:
    """The hours between two moments, each stretch in which the zone keeps its distance to UTC."""

    def ahead(hour: int) -> int:
        local = datetime.fromtimestamp(hour * 3600, UTC).astimezone(zone)
        return (local.utcoffset() or timedelta()) // timedelta(hours=1)

    hours = range(figures.hour_of(since), figures.hour_of(until) + 1)
    stretches = ((distance, list(of)) for distance, of in groupby(hours, ahead))
    return [figures.Hours(of[0], of[-1], distance) for distance, of in stretches]


async def _audience(connection: Connection, now: datetime) -> Audience:
    counted = await totals(connection)
    followed = await figures.standing(connection, Figure.IN_RUBRIC)
    spoken = await figures.standing(connection, Figure.IN_LANGUAGE)
    return Audience(
        readers=active_readers(counted),
        subscriptions=counted[Total.TO_RUBRICS] + counted[Total.TO_RULES],
        # Those of a merged rubric may stand under its former id.
        to_rubrics=[
            (one, sum(followed[id_] for id_ in one.ids)) for one in await all_rubrics(connection)
        ],
        to_words=counted[Total.TO_RULES],
        by_language={language: spoken[code] for language, code in figures.LANGUAGES.items()},
        words=await _busiest(connection),
        published=await count_published(connection),
        places=await _open_places(connection, now),
    )


async def _open_places(connection: Connection, now: datetime) -> Counter[PlaceKind]:
    """How many groups, topics and channels there are that may be sent something."""
    counted = Counter[PlaceKind]()
    for each in await places_by_state(connection, now):
        if each.state is not PlaceState.CLOSED:
            counted[each.kind] += each.count
    return counted


async def _busiest(connection: Connection) -> list[tuple[str, int]]:
    """The words that most readers follow, those of a few left out."""
    followed = await figures.most_followed(connection, MOST_WORDS)
    shown = {rule_id: number for rule_id, number in followed if number >= LEAST}
    texts = await texts_of_rules(connection, list(shown))
    return [(texts[rule_id], number) for rule_id, number in shown.items() if rule_id in texts]


def _days(
    dates: list[date],
    happened: list[figures.Happened],
    deliveries: dict[int, Tally],
    readers: int,
) -> list[Day]:
    by_day: dict[int, Counter[Figure]] = defaultdict(Counter)
    for one in happened:
        by_day[one.day][one.figure] += one.number
    days = []
    for each in reversed(dates):
        number = _number(each)
        did = by_day[number]
        days.append(Day(each, did, readers, deliveries.get(number, Tally({}))))
        readers -= did[Figure.JOINED] + did[Figure.RETURNED]
        readers += did[Figure.LEFT] + did[Figure.MERGED]
    return days[::-1]


def _reasons(happened: list[figures.Happened], since: int) -> Counter[Reason | None]:
    named = {code: reason for reason, code in figures.REASONS.items()}
    reasons = Counter[Reason | None]()
    for one in happened:
        if one.figure is Figure.LEFT and one.day >= since:
            reasons[named.get(one.subject)] += one.number
    return reasons


def _number(day: date) -> int:
    """Days since 1970."""
    return (day - date(1970, 1, 1)).days
