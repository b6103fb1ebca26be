"""Whether a delivery that waits may be carried out now: the one place where that is decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.article import ArticleStatus
from news.comfort import Comfort, Interest
from news.dispatch import DispatchKind, Lane, Occasion, Reason


@dataclass(frozen=True, slots=True)
class Send:
    """It may go now; it ``is_counted`` against its reader's daily limit, and may be silent."""

    is_counted: bool = False
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """It shall not go; what is skipped for the reader's comfort is held for the next digest.

    ``comes_at`` is when there has to be one, in UTC; None leaves that to the timetable.
    """

    reason: Reason
    comes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Defer:
    """It may go from this moment on, in UTC."""

    until: datetime


Eligibility = Send | Skip | Defer
_NOW = Send()

LONGEST_DEFERRAL = timedelta(hours=1)
"""Then it is asked again: a pause may be without end, and its reader may end it at any time."""


def eligibility(
    *,
    kind: DispatchKind,
    outdated: bool,
    inactive: Reason | None,
    status: ArticleStatus | None,
    expires_at: datetime | None,
    paused_until: datetime | None,
    now: datetime,
    lane: Lane = Lane.INSTANT,
    occasion: Occasion | None = None,
    comfort: Comfort | None = None,
) -> Eligibility:
    """What is to become of a delivery; ``status`` is that of its article, None for a digest.

    An ``outdated`` copy is brought up to date silently, so nothing but a closed chat holds it back.
    A note of a correction waits for the end of a pause or of quiet hours: its reader has the wrong
    wording. So does a check-up, which no digest could hold. ``comfort`` None is a reader who has
    asked for nothing special.
    """
    if inactive is not None:
        return Skip(inactive)
    if outdated:
        return _NOW
    is_news = kind is DispatchKind.ARTICLE
    if (reason := _is_over(status, expires_at, comfort if is_news else None, now)) is not None:
        return Skip(reason)
    if paused_until is not None and now < paused_until:
        return _at_rest(kind, Reason.PAUSED, paused_until, _without_digests(comfort, now), now)
    if comfort is None or occasion is Occasion.ASKED:
        return _NOW
    return _as_asked_for(kind, lane, comfort, now)


def _is_over(
    status: ArticleStatus | None,
    expires_at: datetime | None,
    comfort: Comfort | None,
    now: datetime,
) -> Reason | None:
    if status not in (None, ArticleStatus.PUBLISHED):
        return Reason.WITHDRAWN
    if comfort is not None and (refusal := comfort.refusal) is not None:
        return refusal
    if expires_at is not None and expires_at <= now:
        return Reason.EXPIRED
    return None


def _as_asked_for(kind: DispatchKind, lane: Lane, comfort: Comfort, now: datetime) -> Eligibility:
    breaking = lane.is_breaking
    is_news = kind is DispatchKind.ARTICLE
    if is_news and not breaking and comfort.interest is Interest.BY_DIGEST:
        return Skip(Reason.BY_DIGEST)
    if (ends := comfort.quiet_until(now, breaking=breaking)) is not None:
        return _at_rest(kind, Reason.QUIET, ends, ends, now)
    if not is_news:
        return _NOW
    is_counted = comfort.limit is not None and not breaking
    if is_counted and comfort.is_full:
        return Skip(Reason.LIMITED, comfort.unasked_digest(now))
    return Send(is_counted, comfort.is_silent)


def _at_rest(
    kind: DispatchKind, reason: Reason, ends: datetime, comes_at: datetime | None, now: datetime
) -> Eligibility:
    if kind in (DispatchKind.CORRECTION, DispatchKind.CHECKUP):
        return Defer(min(ends, now + LONGEST_DEFERRAL))
    return Skip(reason, comes_at)


def _without_digests(comfort: Comfort | None, now: datetime) -> datetime | None:
    """A pause keeps back for the next digest; who has none is brought it when the pause ends.

    Nothing is caught up with during a pause, so it is due at once.
    """
    return None if comfort is None or comfort.has_digests else now
