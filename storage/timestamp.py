"""One column type for moments, the same on both engines."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
# What lies beyond is read as these, which have room for any zone and any reader's arithmetic.
_EARLIEST, _LATEST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


class Timestamp(TypeDecorator[datetime]):
    """An aware moment, kept as whole milliseconds since 1970 UTC.

    SQLite has no time zones and returns naive values; an integer means the same everywhere.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Milliseconds since the epoch; refuses a naive moment."""
        return None if value is None else to_milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """The moment, in UTC."""
        if value is None:
            return None
        try:
            moment: datetime = EPOCH + value * _MILLISECOND
            return min(max(moment, _EARLIEST), _LATEST)
        except OverflowError:
            return _LATEST if value > 0 else _EARLIEST


def to_milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970 UTC; raises TypeError for a naive moment."""
    return (moment - EPOCH) // _MILLISECOND
