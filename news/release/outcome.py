"""What comes of a time in words: a moment, a question, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ReleaseTime:
    """When an article goes out.

    `at` is in UTC, `zone` the one to say it back in. `skipped` is the time on the wall that was
    asked for when the clock skips it (spring); `at` is then as much later as the clock jumps.
    """

    at: datetime
    zone: ZoneInfo
    skipped: datetime | None = None

    @property
    def local(self) -> datetime:
        """The moment in the editor's zone."""
        return self.at.astimezone(self.zone)


class Question(StrEnum):
    """What is to be asked, because the words leave it open."""

    HOUR = "hour"
    """A day without a time: «завтра». The choices are usual hours."""
    HALF_OF_DAY = "half"
    """«в 9» in the afternoon: this evening or tomorrow morning?"""
    DAY = "day"
    """«на следующей неделе»: on which day? The choices are its working days, or a weekend's two."""
    WEEK = "week"
    """«в следующий вторник» on a Sunday; «в среду» on a Wednesday."""
    MIDNIGHT = "midnight"
    """«завтра в полночь»: where the day begins, or where it ends?"""
    CLOCK_TWICE = "clock-twice"
    """The clock is put back, so that this time comes twice."""
    DAY_OR_MONTH = "day-or-month"
    """03/04 is the third of April or the fourth of March."""
    DATE_OR_TIME = "date-or-time"
    """12.10 alone is a time or a date."""
    DURATION_OR_CLOCK = "duration-or-clock"
    """«2 часа» alone: in two hours, or at two?"""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words with several meanings, all of them ahead, in the order of time."""

    question: Question
    choices: Sequence[ReleaseTime]


@dataclass(frozen=True, slots=True)
class Past:
    """A moment that is over; `offer` is when the clock next shows the same time."""

    moment: ReleaseTime
    offer: ReleaseTime | None


@dataclass(frozen=True, slots=True)
class TooFar:
    """A moment more than a year ahead."""

    moment: ReleaseTime


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A date that is another weekday than the one named beside it: «во вторник 2 декабря».

    `named` is the weekday that was written, 0 for Monday; `choices` are the date as written and the
    nearest day of that name, if ahead.
    """

    day: date
    named: int
    choices: Sequence[ReleaseTime]


@dataclass(frozen=True, slots=True)
class NoRelease:
    """The plan is to be dropped: «отменить», "off"."""


class Refusal(StrEnum):
    """Why a time in words could not be read."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNKNOWN_WORD = "unknown-word"
    NO_MOMENT = "no-moment"
    NO_DAY = "no-day"
    """A whole week or month: «на следующей неделе»."""
    NO_UNIT = "unit"
    """A number without its unit, or the other way round: «через 2», «час»."""
    NO_SUCH_DATE = "no-such-date"
    NO_SUCH_TIME = "no-such-time"
    SEVERAL = "several"
    """More than one moment, or from one to another."""
    REPEATED = "repeated"
    VAGUE = "vague"
    """«скоро», «через несколько минут»."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What cannot be read: `word` is the part to blame, `near` the known word that it resembles."""

    refusal: Refusal
    word: str = ""
    near: str | None = None


Outcome = ReleaseTime | Ambiguous | Past | TooFar | Contradiction | NoRelease | Unreadable
