"""Changed settings neither cost a reader a digest nor bring one twice."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.language import Language
from news.quiet import QuietHours
from news.rearrangement import rearranged
from news.subscriber import Subscriber
from news.timetable import EVERY_DAY, Timetable

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATE = 45 * MINUTE
READER = Subscriber(
    id=1,
    chat_id=1,
    language=Language.RU,
    zone=ZoneInfo("UTC"),
    timetable=Timetable.on(EVERY_DAY, [time(9)]),
    next_digest_at=NINE + LATE,
    digest_sequence=0,
    paused_until=None,
    active=True,
    digests_upto=NINE - HOUR,
)


def test_a_digest_on_its_way_comes_when_the_quiet_hours_end_that_would_have_put_it_off() -> None:
    quiet = replace(READER, quiet=QuietHours(time(9, 30), time(20)))
    put_off = rearranged(READER, quiet, LATE, NINE - HOUR)
    assert put_off.at == NINE + 11 * HOUR
    before = replace(quiet, next_digest_at=put_off.at, digests_upto=put_off.upto)

    ended = rearranged(before, replace(before, quiet=None), LATE, NINE + 40 * MINUTE)

    assert ended.at == NINE + LATE


def test_a_digest_that_has_come_is_not_on_its_way_again() -> None:
    before = replace(READER, next_digest_at=NINE + 24 * HOUR + LATE, digests_upto=NINE)

    changed = rearranged(before, replace(before, quiet=None), LATE, NINE + 40 * MINUTE)

    assert changed.at == before.next_digest_at


def test_a_slot_of_other_times_is_not_taken_for_the_one_that_is_due() -> None:
    before = replace(READER, next_digest_at=NINE, digests_upto=NINE - HOUR)
    evening = replace(before, timetable=Timetable.on(EVERY_DAY, [time(20)]))

    assert rearranged(before, evening, timedelta(0), NINE).upto is None
    assert rearranged(before, before, timedelta(0), NINE).upto == before.digests_upto
