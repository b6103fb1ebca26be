"""Whether a delivery that waits may be carried out now: the one place where that is decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.article import ArticleStatus
from news.dispatch import DispatchKind, Reason


@dataclass(frozen=True, slots=True)
class Send:
    """It may go now."""


@dataclass(frozen=True, slots=True)
class Skip:
    """It shall not go; what is skipped for the reader's comfort is held for the next digest."""

    reason: Reason


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
) -> Eligibility:
    """What is to become of a delivery; ``status`` is that of its article, None for a digest.

    An ``outdated`` copy is brought up to date silently, so nothing but a closed chat holds it back.
    A note of a correction waits for the end of a pause: its reader has the wrong wording. So does
    a check-up, which no digest could hold.
    """
    if inactive is not None:
        return Skip(inactive)
    if outdated:
        return _NOW
    if (reason := _is_over(status, expires_at, now)) is not None:
        return Skip(reason)
    if paused_until is not None and now < paused_until:
        if kind not in (DispatchKind.CORRECTION, DispatchKind.CHECKUP):
            return Skip(Reason.PAUSED)
        return Defer(min(paused_until, now + LONGEST_DEFERRAL))
    return _NOW


def _is_over(
    status: ArticleStatus | None, expires_at: datetime | None, now: datetime
) -> Reason | None:
    if status not in (None, ArticleStatus.PUBLISHED):
        return Reason.WITHDRAWN
    if expires_at is not None and expires_at <= now:
        return Reason.EXPIRED
    return None
