"""Whom an article would reach: counted by subject, for a million readers within a second.

Followers of a rubric are many and those of the rules that an article meets are few: so the former
are counted in one sweep, and only the latter are looked up in it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import FromClause

from news.comfort import local_day
from news.quiet import after_quiet, stored_quiet
from news.subscription import Timing
from news.zone import stored_zone
from storage.dialect import listed, listed_words
from storage.tables import subscribers, subscriptions

_HOURS = subscribers.c.quiet + " " + func.coalesce(subscribers.c.zone, "")
_INSTANT, _DIGEST = Timing.INSTANT.value, Timing.DIGEST.value


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers whom an article would reach, each counted once.

    At once ``by_words`` of theirs, or else ``by_rubric``; the others by ``digest``, as those whose
    day has had as many as they want. Those who want it at once, but are in ``quiet`` hours, and
    those who are ``paused`` are in none of these numbers.
    """

    by_words: int = 0
    by_rubric: int = 0
    digest: int = 0
    paused: int = 0
    quiet: int = 0


async def audience(
    connection: AsyncConnection,
    rubric_ids: Sequence[int],
    rule_ids: Sequence[int],
    now: datetime,
    zone: ZoneInfo,
) -> Audience:
    """Whom an article under these rubrics that meets these rules would reach now.

    ``zone`` is that of readers who chose none; whose day is full is judged by its day.
    """
    as_of = _AsOf(now, local_day(now, zone), await _quiet_now(connection, now, zone))
    total = Counter[str]()
    if rubric_ids:
        for timing, *found in await connection.execute(_of_rubrics(rubric_ids, as_of)):
            _add(total, timing, "by_rubric", _Found(*found))
    if rule_ids:
        rows = await connection.execute(_of_rules(rubric_ids, rule_ids, as_of))
        for timing, of_rubric, *found in rows:
            _count_word(total, timing, of_rubric, _Found(*found))
    return Audience(**total)


class _AsOf(NamedTuple):
    """A moment; its day, in days since 1970, and the quiet hours that it is in."""

    now: datetime
    day: int
    quiet: Sequence[str]


class _Found(NamedTuple):
    """Readers, each in one of these numbers; ``full`` is the day of those who have a limit."""

    active: int
    full: int
    quiet: int
    paused: int

    def __neg__(self) -> "_Found":
        return _Found(-self.active, -self.full, -self.quiet, -self.paused)


def _count_word(total: Counter[str], timing: str, of_rubric: str | None, found: _Found) -> None:
    """Count readers by a word, of whom those of a rubric have been counted by that."""
    if of_rubric is not None and timing != _INSTANT:
        return
    if of_rubric is not None:
        _add(total, of_rubric, "by_rubric", -found)
    _add(total, timing, "by_words", found)


def _add(total: Counter[str], timing: str, at_once: str, found: _Found) -> None:
    total["paused"] += found.paused
    if timing == _INSTANT:
        total[at_once] += found.active
        total["digest"] += found.full
        total["quiet"] += found.quiet
    else:
        total["digest"] += found.active + found.full + found.quiet


async def _quiet_now(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> list[str]:
    """Those of the readers' quiet hours that are now: each with its zone, as _HOURS has them."""
    hours = select(subscribers.c.quiet, subscribers.c.zone).where(subscribers.c.quiet.is_not(None))
    rows = await connection.execute(hours.distinct())
    return [
        f"{notation} {key or ''}"
        for notation, key in rows
        if after_quiet(now, stored_quiet(notation), stored_zone(key, zone)) != now
    ]


def _of_rubrics(rubric_ids: Sequence[int], as_of: _AsOf) -> Select[Any]:
    now = as_of.now
    follows = and_(subscriptions.c.rubric_id.in_(rubric_ids), _hears(subscriptions, now))
    if len(rubric_ids) > 1:
        readers = _gathered(follows)
        return _counted(readers, [readers.c.timing], as_of)
    # One row a reader, in the order of the index: nothing has to be gathered first.
    return _counted(subscriptions, [subscriptions.c.timing], as_of).where(follows)


def _of_rules(rubric_ids: Sequence[int], rule_ids: Sequence[int], as_of: _AsOf) -> Select[Any]:
    now = as_of.now
    follows = and_(listed(subscriptions.c.rule_id, rule_ids), _hears(subscriptions, now))
    readers = _gathered(follows)
    other = subscriptions.alias("other")
    of_rubric = (
        select(func.max(other.c.timing))
        .where(other.c.rubric_id.in_(rubric_ids), other.c.timing.in_((_INSTANT, _DIGEST)))
        .where(other.c.subscriber_id == readers.c.subscriber_id, _hears(other, now))
        # It has all that is asked for, where the unique one leads to the table.
        .with_hint(other, "INDEXED BY ix_subscriptions_rubric", "sqlite")
        .scalar_subquery()
    )
    return _counted(readers, [readers.c.timing, of_rubric.label("of_rubric")], as_of)


def _gathered(follows: ColumnElement[bool]) -> FromClause:
    """A row a reader, with the promptest of their subscriptions."""
    timing = func.max(subscriptions.c.timing).label("timing")
    reader = subscriptions.c.subscriber_id
    return select(reader, timing).where(follows).group_by(reader).subquery("readers")


def _counted(readers: FromClause, by: Sequence[ColumnElement[Any]], as_of: _AsOf) -> Select[Any]:
    """How many of some readers may be sent to, by something, and what keeps the others."""
    pauses = func.coalesce(subscribers.c.paused_until > as_of.now, false())
    is_quiet = and_(subscribers.c.quiet.is_not(None), listed_words(_HOURS, as_of.quiet))
    is_full = func.coalesce(
        and_(
            subscribers.c.daily_limit <= subscribers.c.instants,
            subscribers.c.instants_day == as_of.day,
        ),
        false(),
    )
    kept = case((pauses, 3), (is_quiet, 2), (is_full, 1), else_=0)
    numbers = [func.count().filter(kept == place) for place in range(len(_Found._fields))]
    return (
        select(*by, *numbers)
        .join_from(readers, subscribers, subscribers.c.id == readers.c.subscriber_id)
        .where(subscribers.c.inactive_reason.is_(None))
        .group_by(*by)
    )


def _hears(of: FromClause, now: datetime) -> ColumnElement[bool]:
    return or_(of.c.muted_until.is_(None), of.c.muted_until <= now)
