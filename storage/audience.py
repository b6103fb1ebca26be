"""Whom an article would reach: counted by subject, for a million readers within a second.

Followers of a rubric are many and those of the rules that an article meets are few: so the former
are counted in one sweep, and only the latter are looked up in it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import FromClause

from news.subscription import Timing
from storage.dialect import listed
from storage.tables import subscribers, subscriptions

_INSTANT, _DIGEST = Timing.INSTANT.value, Timing.DIGEST.value


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers whom an article would reach, each counted once.

    At once ``by_words`` of theirs, or else ``by_rubric``, or else ``by_story``; the others by
    ``digest``. Those who are ``paused`` are in none of these numbers.
    """

    by_words: int = 0
    by_rubric: int = 0
    digest: int = 0
    paused: int = 0
    by_story: int = 0


async def audience(
    connection: AsyncConnection, rubric_ids: Sequence[int], rule_ids: Sequence[int], now: datetime
) -> Audience:
    """Whom an article under these rubrics that meets these rules would reach now."""
    total = Counter[str]()
    if rubric_ids:
        for timing, active, paused in await connection.execute(_of_rubrics(rubric_ids, now)):
            total["by_rubric" if timing == _INSTANT else "digest"] += active
            total["paused"] += paused
    if rule_ids:
        found = await connection.execute(_of_rules(rubric_ids, rule_ids, now))
        for timing, of_rubric, active, paused in found:
            _count_word(total, timing, of_rubric, active, paused)
    return Audience(**total)


def _count_word(
    total: Counter[str], timing: str, of_rubric: str | None, active: int, paused: int
) -> None:
    """Count readers by a word, of whom those of a rubric have been counted by that."""
    if of_rubric is None:
        total["paused"] += paused
    elif timing == _INSTANT:
        total["by_rubric" if of_rubric == _INSTANT else "digest"] -= active
    if of_rubric is None or timing == _INSTANT:
        total["by_words" if timing == _INSTANT else "digest"] += active


def _of_rubrics(rubric_ids: Sequence[int], now: datetime) -> Select[Any]:
    follows = and_(subscriptions.c.rubric_id.in_(rubric_ids), hears(subscriptions, now))
    if len(rubric_ids) > 1:
        readers = _gathered(follows)
        return _counted(readers, [readers.c.timing], now)
    # One row a reader, in the order of the index: nothing has to be gathered first.
    return _counted(subscriptions, [subscriptions.c.timing], now).where(follows)


def _of_rules(rubric_ids: Sequence[int], rule_ids: Sequence[int], now: datetime) -> Select[Any]:
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
    return _counted(readers, [readers.c.timing, of_rubric.label("of_rubric")], now)


def _gathered(follows: ColumnElement[bool]) -> FromClause:
    """A row a reader, with the promptest of their subscriptions."""
    timing = func.max(subscriptions.c.timing).label("timing")
    reader = subscriptions.c.subscriber_id
    return select(reader, timing).where(follows).group_by(reader).subquery("readers")


def _counted(readers: FromClause, by: Sequence[ColumnElement[Any]], now: datetime) -> Select[Any]:
    """How many of some readers may be sent to, by something, and how many pause."""
    pauses = func.coalesce(subscribers.c.paused_until > now, false())
    active, paused = func.count().filter(~pauses), func.count().filter(pauses)
    return (
        select(*by, active, paused)
        .join_from(readers, subscribers, subscribers.c.id == readers.c.subscriber_id)
        .where(subscribers.c.inactive_reason.is_(None))
        .group_by(*by)
    )


def hears(of: FromClause, now: datetime) -> ColumnElement[bool]:
    """Whether a subscription is not muted."""
    return or_(of.c.muted_until.is_(None), of.c.muted_until <= now)
