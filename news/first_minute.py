"""What a newcomer is asked in the first minute: what, when, in which languages."""

from collections.abc import Iterable
from datetime import time
from enum import IntEnum, StrEnum

from news.subscription import Subscription, Timing
from news.timetable import DEFAULT, EVERY_DAY, Timetable

MORNING_AND_EVENING = Timetable.on(EVERY_DAY, [time(9), time(20)])


class Step(IntEnum):
    """The questions, in their order."""

    RUBRICS = 1
    WHEN = 2
    LANGUAGES = 3


class When(StrEnum):
    """When the news of rubrics are to come."""

    AT_ONCE = "at-once"
    MORNING = "morning"
    TWICE = "twice"

    @property
    def timing(self) -> Timing:
        """How each rubric is delivered then."""
        return Timing.INSTANT if self is When.AT_ONCE else Timing.DIGEST

    @property
    def timetable(self) -> Timetable | None:
        """The times of the digests; None leaves them as they are."""
        return {When.MORNING: DEFAULT, When.TWICE: MORNING_AND_EVENING}.get(self)


def chosen_when(held: Iterable[Subscription], timetable: Timetable) -> When | None:
    """What a reader's rubrics and timetable amount to; None when that is none of the choices."""
    timings = {one.timing for one in held if one.rubric}
    if timings == {Timing.INSTANT}:
        return When.AT_ONCE
    digests = {DEFAULT: When.MORNING, MORNING_AND_EVENING: When.TWICE}
    return digests.get(timetable) if timings <= {Timing.DIGEST} else None
