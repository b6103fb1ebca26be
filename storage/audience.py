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

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import FromClause

from news.comfort import local_day
from news.quiet import after_quiet, stored_quiet
from news.subscription import Timing
from news.zone import stored_zone
from storage.dialect import listed, listed_words
from storage.news_languages import reads
from storage.tables import subscribers, subscriptions

_HOURS = subscribers.c.quiet + " " + func.coalesce(subscribers.c.zone, "")
_INSTANT, _DIGEST = Timing.INSTANT.value, Timing.DIGEST.value


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers whom an article would reach, each counted once; places are none of them.

    At once ``by_words`` of theirs, or else ``by_rubric``, or else ``by_story``; the others by
    ``digest``, as those whose day has had as many as they want. Those who want it at once, but are
    in ``quiet`` hours, and those who are ``paused`` are in none of these numbers.
    """

    by_words: int = 0
    by_rubric: int = 0
    digest: int = 0
    paused: int = 0
    quiet: int = 0
    by_story: int = 0


async def audience(
    connection: AsyncConnection,
    rubric_ids: Sequence[int],
    rule_ids: Sequence[int],
    now: datetime,
    zone: ZoneInfo,
    language: str,
) -> Audience:
    """Whom an article in a language would reach now, by its rubrics and the rules that it meets.

    ``zone`` is that of readers who chose none; whose day is full is judged by its day.
    """
    as_of = await as_of_now(connection, now, zone)
    total = Counter[str]()
    if rubric_ids:
        asked = _of_rubrics(rubric_ids, as_of).where(reads(language))
        for timing, *found in await connection.execute(asked):
            _add(total, timing, "by_rubric", _Found(*found))
    if rule_ids:
        asked = _of_rules(rubric_ids, rule_ids, as_of).where(reads(language))
        for timing, of_rubric, *found in await connection.execute(asked):
            _count_word(total, timing, of_rubric, _Found(*found))
    return Audience(**total)


class AsOf(NamedTuple):
    """A moment; its day, in days since 1970, and the quiet hours that it is in."""

    now: datetime
    day: int
    quiet: Sequence[str]


async def as_of_now(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> AsOf:
    """What readers are judged by at a moment; ``zone`` is that of readers who chose none."""
    return AsOf(now, local_day(now, zone), await _quiet_now(connection, now, zone))


class _Found(NamedTuple):
    """How many readers there are; the others are parts of it. ``full`` is a day with a limit."""

    total: int
    paused: int
    quiet: int
    full: int

    def __neg__(self) -> "_Found":
        return _Found(-self.total, -self.paused, -self.quiet, -self.full)


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
        total[at_once] += found.total - found.paused - found.quiet - found.full
        total["digest"] += found.full
        total["quiet"] += found.quiet
    else:
        total["digest"] += found.total - found.paused


async def _quiet_now(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> list[str]:
    """Those of the readers' quiet hours that are now: each with its zone, as _HOURS has them."""
    hours = select(subscribers.c.quiet, subscribers.c.zone).where(subscribers.c.quiet.is_not(None))
    rows = await connection.execute(hours.distinct())
    return [
        f"{notation} {key or ''}"
        for notation, key in rows
        if after_quiet(now, stored_quiet(notation), stored_zone(key, zone)) != now
    ]


def _of_rubrics(rubric_ids: Sequence[int], as_of: AsOf) -> Select[Any]:
    now = as_of.now
    follows = and_(subscriptions.c.rubric_id.in_(rubric_ids), hears(subscriptions, now))
    if len(rubric_ids) > 1:
        readers = _gathered(follows)
        return _counted(readers, [readers.c.timing], as_of)
    # One row a reader, in the order of the index: nothing has to be gathered first.
    return _counted(subscriptions, [subscriptions.c.timing], as_of).where(follows)


def _of_rules(rubric_ids: Sequence[int], rule_ids: Sequence[int], as_of: AsOf) -> Select[Any]:
    now = as_of.now
    follows = and_(listed(subscriptions.c.rule_id, rule_ids), hears(subscriptions, now))
    readers = _gathered(follows)
    other = subscriptions.alias("other")
    of_rubric = (
        select(func.max(other.c.timing))
        .where(other.c.rubric_id.in_(rubric_ids), other.c.timing.in_((_INSTANT, _DIGEST)))
        .where(other.c.subscriber_id == readers.c.subscriber_id, hears(other, now))
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


def _counted(readers: FromClause, by: Sequence[ColumnElement[Any]], as_of: AsOf) -> Select[Any]:
    """How many of some readers may be sent to, by something, and what keeps the others."""
    numbers = [func.count(), *(func.count().filter(each) for each in kept_back(as_of))]
    return (
        select(*by, *numbers)
        .join_from(readers, subscribers, subscribers.c.id == readers.c.subscriber_id)
        .where(subscribers.c.inactive_reason.is_(None), subscribers.c.chat_id > 0)
        .group_by(*by)
    )


def kept_back(as_of: AsOf) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Whether a reader pauses; or else is in quiet hours; or else has had as many as they want."""
    pauses = func.coalesce(subscribers.c.paused_until > as_of.now, false())
    is_full = func.coalesce(
        and_(
            subscribers.c.daily_limit <= subscribers.c.instants,
            subscribers.c.instants_day == as_of.day,
        ),
        false(),
    )
    # Mostly there are none: then nobody is asked.
    is_quiet: ColumnElement[bool] = false()
    if as_of.quiet:
        is_quiet = and_(subscribers.c.quiet.is_not(None), listed_words(_HOURS, as_of.quiet))
    return pauses, and_(is_quiet, ~pauses), and_(is_full, ~is_quiet, ~pauses)


def hears(of: FromClause, now: datetime) -> ColumnElement[bool]:
    """Whether a subscription is not muted."""
    return or_(of.c.muted_until.is_(None), of.c.muted_until <= now)
