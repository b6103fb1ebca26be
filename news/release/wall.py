"""Between the clock on the wall of a place and moments."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from news.release.outcome import ReleaseTime


def moments(wall: datetime, place: tzinfo, zone: ZoneInfo) -> Sequence[ReleaseTime]:
    """When a clock in `place` shows a time: once as a rule, twice when it is put back.

    A time that it skips is as much later as it jumps. `zone` is the one to say it back in.
    """
    early, late = (wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if early == late:
        return [ReleaseTime(early, zone)]
    if early < late:
        return [ReleaseTime(early, zone), ReleaseTime(late, zone)]
    return [ReleaseTime(early, zone, skipped=wall)]
