"""Quiet hours: when nothing arrives at a reader."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_NOTATION = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)( breaking)?")
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MINUTES_A_DAY = _DAY // _MINUTE


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local times from ``start`` up to ``end``, over midnight when that is earlier.

    With ``breaking``, breaking news passes. Raises ValueError when both times are the same.
    """

    start: time
    end: time
    breaking: bool = False

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError(f"quiet hours without an end: {self.start}")

    @property
    def length(self) -> timedelta:
        """How long they are by the clock."""
        return timedelta(minutes=(_minutes(self.end) - _minutes(self.start)) % _MINUTES_A_DAY)

    def holds(self, at: time) -> bool:
        """Whether a local time is in them."""
        return (_minutes(at) - _minutes(self.start)) % _MINUTES_A_DAY < self.length // _MINUTE

    def end_after(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet hours end that ``moment`` is in, in UTC; None outside them.

        A local time that the clocks skip is as much later as they skip, and one that they repeat
        counts the first time for the start and the second for the end: so a night that is an hour
        longer is quiet throughout.
        """
        found = _around(self, moment, zone)
        return None if found is None else found[1]

    def around(self, moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """From when until when the quiet hours last that ``moment`` is in, in UTC."""
        return _around(self, moment, zone)

    def once(self, moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """The same of one day's, which the next day's may go on from."""
        today = moment.astimezone(zone).date()
        for day in (today - _DAY, today):
            start, end = self._on(day, zone)
            if start <= moment < end:
                return start, end
        return None

    def _on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        last = day + _DAY if self.end < self.start else day
        start = datetime.combine(day, self.start, zone)
        end = datetime.combine(last, self.end, zone).replace(fold=1)
        return start.astimezone(UTC), _after_gap(end)

    def __str__(self) -> str:
        """The notation that ``stored_quiet`` reads back: ``23:00-07:00 breaking``."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}{' breaking' if self.breaking else ''}"


# Of a thousand readers at one moment most share a few hours and zones.
@lru_cache(maxsize=4096)
def _around(
    quiet: QuietHours, moment: datetime, zone: ZoneInfo
) -> tuple[datetime, datetime] | None:
    found = quiet.once(moment, zone)
    if found is None:
        return None
    start, end = found
    # Clocks that are put back may begin the next ones before these are over.
    while (following := quiet.once(end, zone)) is not None:
        end = following[1]
    return start, end


def after_quiet(moment: datetime, quiet: QuietHours | None, zone: ZoneInfo) -> datetime:
    """The moment, or the end of the quiet hours that it is in, in UTC."""
    ends = None if quiet is None else quiet.end_after(moment, zone)
    return moment if ends is None else ends


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _after_gap(local: datetime) -> datetime:
    """A local time in UTC; with fold=1 one that is skipped would be earlier (PEP 495)."""
    first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(first, second)


@lru_cache(maxsize=4096)
def stored_quiet(notation: str | None) -> QuietHours | None:
    """The quiet hours that a row has; what cannot be read is none."""
    found = _NOTATION.fullmatch(notation or "")
    if found is None:
        return None
    start = time(int(found[1]), int(found[2]))
    end = time(int(found[3]), int(found[4]))
    return QuietHours(start, end, breaking=bool(found[5])) if start != end else None
