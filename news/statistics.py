"""The newsroom in figures over some days, and an article's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from news.dispatch import Reason, Tally
from news.figure import Figure, is_few
from news.language import Language
from news.place import ManagedChat
from news.rubric import Rubric
from news.subscriber import PlaceKind, Subscriber

WEEK = 7
MONTH = 30
PERIODS = (WEEK, MONTH)
TABLED = 90
"""Days that the file tells of."""


class Chart(StrEnum):
    """What a chart of the newsroom shows."""

    READERS = "r"
    FLOW = "f"
    HOURS = "h"
    RUBRICS = "s"


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day of the newsroom's zone; ``readers`` there were at its end.

    Its deliveries are those of what began to be sent on that day of UTC.
    """

    date: date
    happened: Mapping[Figure, int]
    readers: int
    deliveries: Tally = field(default_factory=lambda: Tally({}))


@dataclass(frozen=True, slots=True)
class Audience:
    """What is, now. Subscriptions are counted of readers who left, too: they wait for them."""

    readers: int
    subscriptions: int
    to_rubrics: Sequence[tuple[Rubric, int]]
    to_words: int
    by_language: Mapping[Language, int]
    words: Sequence[tuple[str, int]]
    published: int
    places: Mapping[PlaceKind, int] = field(default_factory=dict)
    """Groups, topics and channels that are sent something: none of the others counts them."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The newsroom in figures; ``days`` are whole months of them, the last is today.

    ``hours`` are openings by the hour of the newsroom's clock, ``reasons`` why readers left.
    """

    period: int
    days: Sequence[Day]
    now: Audience
    reasons: Mapping[Reason | None, int]
    hours: Sequence[int]

    @property
    def shown_days(self) -> Sequence[Day]:
        """The days of the period."""
        return self.days[-self.period :]

    @property
    def deliveries(self) -> Tally:
        """What became of what began to be sent in the period."""
        total = Tally({})
        for day in self.shown_days:
            total = total.with_(day.deliveries)
        return total

    def total(self, figure: Figure) -> int | None:
        """How often something happened in the period.

        None if that would tell of a few: whoever compares a month with its last week learns of
        the days between.
        """
        total = self._in(figure, self.period)
        return None if is_few(total - self._in(figure, min(self.period, WEEK))) else total

    def _in(self, figure: Figure, days: int) -> int:
        return sum(day.happened.get(figure, 0) for day in self.days[-days:])


@dataclass(frozen=True, slots=True)
class PlaceDays:
    """What became of a group, topic or channel, within its chat, on each of some days."""

    of: ManagedChat
    place: Subscriber
    happened: Mapping[Figure, Sequence[int]]


@dataclass(frozen=True, slots=True)
class PlacesByDay:
    """The places of which anything is known on these days of UTC."""

    dates: Sequence[date] = ()
    places: Sequence[PlaceDays] = ()


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """An article's deliveries by state, how many of them are in digests, what readers did."""

    tally: Tally
    in_digests: int
    done: Mapping[Figure, int] = field(default_factory=dict)
