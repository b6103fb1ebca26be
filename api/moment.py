"""Moments as RFC 3339 writes them."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_FORM = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:)(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE | re.ASCII
)
_LEAP = "60"
_EARLIEST, _LATEST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def read_moment(written: object) -> datetime | None:
    """A moment in UTC, to the second; one beyond the years 1000 to 9000 is the nearest of those.

    Raises ValueError for what RFC 3339 does not allow.
    """
    if written is None:
        return None
    found = _FORM.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError("not a moment with its zone, such as 2026-12-01T18:00:00+03:00")
    second = "59" if found[2] == _LEAP else found[2]
    moment = datetime.fromisoformat(f"{found[1]}{second}{found[3]}".upper())
    try:
        return min(max(moment.astimezone(UTC), _EARLIEST), _LATEST)
    except OverflowError:
        return _LATEST if moment.year > _LATEST.year else _EARLIEST


def write_moment(moment: datetime) -> str:
    """A moment, as ``2026-12-01T15:00:00Z``."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


_SCHEMA = WithJsonSchema({"type": "string", "format": "date-time"})

Moment = Annotated[datetime, BeforeValidator(read_moment), _SCHEMA]
"""One that is sent to us."""
WrittenMoment = Annotated[datetime, PlainSerializer(write_moment), _SCHEMA]
"""One that we answer."""
