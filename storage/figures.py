"""Figures of readers, kept as things happen, so that none is ever counted out.

Whoever changes a figure adds a row to the journal, so that nobody waits for another's transaction;
a tick adds the rows to the kept figures. What is asked for is the sum of both.

A figure is told apart by an hour of UTC, if it is one of what happens, so that the days and hours
of any zone can be made of it; and by a subject: a rubric, a rule, an article by its id, a reason
or a language by its code.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, delete, func, literal_column, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import Reason
from news.figure import OF_A_PLACE, OF_AN_ARTICLE, Figure
from news.language import Language
from storage.dialect import insert, listed
from storage.tables import figure_changes, figures
from storage.timestamp import to_milliseconds

HOUR = 3_600_000
"""Milliseconds of an hour."""
ADDED_AT_ONCE = 2_000
FEW_CHANGES = 200
"""So many rows of the journal may wait: they are read with every question."""
LANGUAGES = {Language.RU: 1, Language.BE: 2, Language.EN: 3}
REASONS = {
    Reason.BLOCKED: 1,
    Reason.DEACTIVATED: 2,
    Reason.NEVER_STARTED: 3,
    Reason.KICKED: 4,
    Reason.NOT_FOUND: 5,
    Reason.NO_RIGHTS: 6,
}
OTHER_REASON = 0

_NEVER = 0
# Closer than a sum: as a product does.
_BINDS = 8
_FOLLOWERS: ColumnElement[str] = literal_column(f"'{Figure.FOLLOWERS}'")
"""A constant, so that the index of followers serves."""


class Change(NamedTuple):
    """A figure that grows by ``by``; of what happens, with the moment."""

    figure: Figure
    subject: int = 0
    by: int = 1
    at: datetime | None = None


class Hours(NamedTuple):
    """Hours since 1970 from one up to another, and how many a zone is ahead of UTC meanwhile."""

    first: int
    last: int
    ahead: int


class Happened(NamedTuple):
    """How often something happened on a day of a zone, of which ``day`` have passed since 1970."""

    figure: Figure
    subject: int
    day: int
    number: int


async def count(connection: AsyncConnection, changes: Iterable[Change]) -> None:
    """Note changes of figures."""
    rows = [
        {"name": each.figure.value, "hour": hour_of(each.at), "subject": each.subject, "number": by}
        for each in changes
        if (by := each.by)
    ]
    if rows:
        await connection.execute(figure_changes.insert(), rows)


async def happened(
    connection: AsyncConnection, wanted: Collection[Figure], within: Iterable[Hours]
) -> list[Happened]:
    """What happened in some hours, by the day of their zone."""
    found = Counter[tuple[str, int, int]]()
    for hours in within:
        rows = await _during(connection, wanted, hours, "/")
        found.update({(name, subject, day): number for name, subject, day, number in rows})
    return [
        Happened(Figure(name), subject, day, number)
        for (name, subject, day), number in found.items()
    ]


async def by_hour(
    connection: AsyncConnection, figure: Figure, within: Iterable[Hours]
) -> Counter[int]:
    """How often something happened in some hours, by the hour of their zone's day."""
    found = Counter[int]()
    for hours in within:
        rows = await _during(connection, [figure], hours, "%")
        found.update({hour: number for _, _, hour, number in rows})
    return found


async def standing(connection: AsyncConnection, figure: Figure) -> Counter[int]:
    """What a figure is now, by subject."""
    both = _both(lambda table: (table.c.name == figure.value, table.c.hour == _NEVER))
    rows = await _summed(connection, both)
    return Counter({subject: number for _, subject, _, number in rows if number})


async def of_article(connection: AsyncConnection, article_id: int) -> Counter[Figure]:
    """What readers did with an article."""
    names = [each.value for each in OF_AN_ARTICLE]
    both = _both(
        lambda table: (
            table.c.name.in_(names),
            table.c.hour == _NEVER,
            table.c.subject == article_id,
        )
    )
    return Counter({Figure(name): number for name, _, _, number in await _summed(connection, both)})


async def of_place(connection: AsyncConnection, place: int, since: datetime) -> Counter[Figure]:
    """What a group or channel was sent, and what came of it, since the day of a moment."""
    names = [each.value for each in OF_A_PLACE]
    first = hour_of(day_of(since))
    both = _both(
        lambda table: (
            table.c.name.in_(names),
            table.c.hour >= first,
            table.c.subject == place,
        ),
        lambda _: literal_column("0"),
    )
    return Counter({Figure(name): number for name, _, _, number in await _summed(connection, both)})


class OfPlace(NamedTuple):
    """A figure of a group or channel on a day of UTC, of which ``day`` have passed since 1970."""

    place: int
    figure: Figure
    day: int
    number: int


async def of_all_places(connection: AsyncConnection, since: datetime) -> list[OfPlace]:
    """What every group and channel was sent, and what came of it, day by day since a moment."""
    names = [each.value for each in OF_A_PLACE]
    first = hour_of(day_of(since))
    both = _both(
        lambda table: (table.c.name.in_(names), table.c.hour >= first),
        lambda hour: hour.op("/", precedence=_BINDS)(literal_column("24")),
    )
    return [
        OfPlace(place, Figure(name), day, number)
        for name, place, day, number in await _summed(connection, both)
    ]


async def most_followed(connection: AsyncConnection, most: int) -> list[tuple[int, int]]:
    """Ids of the rules that most readers follow, with how many do; of equals the newest first."""
    changed = await _changed_followers(connection)
    kept = select(figures.c.subject, figures.c.number).where(figures.c.name == _FOLLOWERS)
    # As many again as have changed: what is not among them is surpassed by what has not.
    largest = kept.order_by(figures.c.number.desc(), figures.c.subject.desc()).limit(
        most + len(changed)
    )
    found = Counter(dict((await connection.execute(largest)).all()))
    if changed:
        by_key = kept.where(figures.c.hour == _NEVER, listed(figures.c.subject, sorted(changed)))
        found |= Counter(dict((await connection.execute(by_key)).all()))
    found.update(changed)
    return sorted((+found).items(), key=lambda each: each[::-1], reverse=True)[:most]


async def has_changes(connection: AsyncConnection) -> bool:
    """Whether it is time to add changes to the kept figures."""
    changes = select(figure_changes.c.id).limit(1).offset(FEW_CHANGES)
    return await connection.scalar(changes) is not None


async def keep_changes(connection: AsyncConnection) -> bool:
    """Add the oldest changes to the kept figures; whether there may be more."""
    oldest = select(figure_changes.c.id).order_by(figure_changes.c.id).limit(ADDED_AT_ONCE)
    gone = await connection.execute(
        delete(figure_changes)
        .where(figure_changes.c.id.in_(oldest))
        .returning(*(figure_changes.c[name] for name in ("name", "hour", "subject", "number")))
    )
    rows = gone.all()
    sums = Counter[tuple[str, int, int]]()
    for name, hour, subject, number in rows:
        sums[name, hour, subject] += number
    await _add(connection, sums)
    return len(rows) == ADDED_AT_ONCE


async def _add(connection: AsyncConnection, sums: Counter[tuple[str, int, int]]) -> None:
    rows = [
        {"name": name, "hour": hour, "subject": subject, "number": number}
        for (name, hour, subject), number in sorted(sums.items())
        if number
    ]
    if not rows:
        return
    statement = insert(connection, figures)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[figures.c.name, figures.c.hour, figures.c.subject],
            set_={"number": figures.c.number + statement.excluded.number},
        ),
        rows,
    )
    # A rule that nobody follows any more may be gone.
    nobody = figures.c.name == _FOLLOWERS, figures.c.number == literal_column("0")
    await connection.execute(delete(figures).where(*nobody))


async def _changed_followers(connection: AsyncConnection) -> Counter[int]:
    rows = await connection.execute(
        select(figure_changes.c.subject, func.sum(figure_changes.c.number))
        .where(figure_changes.c.name == Figure.FOLLOWERS.value)
        .group_by(figure_changes.c.subject)
    )
    return Counter({subject: int(number) for subject, number in rows})


async def _during(
    connection: AsyncConnection, wanted: Collection[Figure], hours: Hours, by: str
) -> list[tuple[str, int, int, int]]:
    """The days (``/``) or the hours of the day (``%``) are those of a zone."""
    names = [each.value for each in wanted]
    both = _both(
        lambda table: (table.c.name.in_(names), table.c.hour.between(hours.first, hours.last)),
        lambda hour: (hour + hours.ahead).op(by, precedence=_BINDS)(literal_column("24")),
    )
    return await _summed(connection, both)


def _both(where: Any, when: Any = lambda hour: hour) -> Select[Any]:  # noqa: ANN401
    """What is kept and what has changed since, as one: rows ``where``, told apart by ``when``."""

    def part(table: Table) -> Select[Any]:
        columns = table.c.name, table.c.subject, when(table.c.hour).label("time"), table.c.number
        return select(*columns).where(*where(table))

    every = union_all(part(figures), part(figure_changes)).subquery()
    key = every.c.name, every.c.subject, every.c.time
    return select(*key, func.sum(every.c.number)).group_by(*key)


async def _summed(
    connection: AsyncConnection, statement: Select[Any]
) -> list[tuple[str, int, int, int]]:
    rows = await connection.execute(statement)
    return [(name, subject, int(when), int(number)) for name, subject, when, number in rows]


def day_of(moment: datetime) -> datetime:
    """When the day of UTC began: what is kept of each place has no hours, since places are many."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def hour_of(moment: datetime | None) -> int:
    """Hours since 1970; 0 of no moment."""
    return _NEVER if moment is None else to_milliseconds(moment) // HOUR
