from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from statistics import fmean
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.arrival import WIDTHS, Arrival, first_arrival, next_arrival, offset_of, width_for
from news.timetable import EVERY_DAY, HOURLY, OFF, Timetable
from news.timetable_language import parse_timetable

MINSK = ZoneInfo("Europe/Minsk")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NOTHING = timedelta(0)
EARLIER, LATER = -10 * MINUTE, 10 * MINUTE
NINE = parse_timetable("09:00")
offsets = st.integers(-60, 60).map(lambda minutes: minutes * MINUTE)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """A moment in Minsk, in UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MINSK).astimezone(UTC)


def test_few_readers_are_served_on_the_dot() -> None:
    assert width_for(0, 28, 0) == width_for(5_000, 28, 0) == 0
    assert offset_of(12345, 0) == NOTHING


def test_the_width_is_what_sending_takes() -> None:
    assert width_for(15_000, 28, 0) == 10
    assert width_for(200_000, 28, 0) == 120
    assert width_for(200_000, 1000, 0) == 10
    assert width_for(10**9, 28, 0) == WIDTHS[-1]


def test_a_width_stays_until_it_is_far_too_wide() -> None:
    reached = width_for(20_000, 28, 0)

    assert reached == 20
    assert width_for(16_000, 28, reached) == reached
    assert width_for(11_000, 28, reached) == 10
    assert width_for(4_000, 28, 10) == 10
    assert width_for(3_000, 28, 10) == 0


@given(st.integers(1, 10**6), st.integers(1, 1000), st.sampled_from(WIDTHS))
def test_a_width_that_was_chosen_is_chosen_again(readers: int, rate: int, before: int) -> None:
    chosen = width_for(readers, rate, before)

    assert chosen in WIDTHS
    assert width_for(readers, rate, chosen) == chosen


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_readers_lie_evenly_around_the_slot(width: int) -> None:
    minutes = Counter(offset_of(chat, width) // MINUTE for chat in range(10**6, 10**6 + 50_000))

    assert sorted(minutes) == list(range(-width // 2, width // 2 + 1))
    assert max(minutes.values()) < 1.1 * fmean(minutes.values())


def test_wider_or_narrower_a_reader_stays_on_their_side() -> None:
    for chat in range(-2000, 2000, 7):
        narrow, wide = offset_of(chat, 30), offset_of(chat, 120)

        assert abs(wide - 4 * narrow) <= 4 * MINUTE


def test_times_set_a_few_minutes_ahead_still_bring_that_days_digest() -> None:
    now = at(8, 58)

    first = first_arrival(NINE, MINSK, EARLIER, now, upto=at(0))

    assert first == Arrival(at(9), now)
    assert next_arrival(NINE, MINSK, EARLIER, first.upto, at(9)).at == at(8, 50, day=24)


def test_the_digest_of_a_slot_that_came_early_does_not_come_again() -> None:
    pending = first_arrival(NINE, MINSK, EARLIER, at(0))
    assert pending.at == at(8, 50)
    after = next_arrival(NINE, MINSK, EARLIER, pending.upto, at(8, 50))
    both = parse_timetable("09:00 20:00")

    changed = first_arrival(both, MINSK, EARLIER, at(8, 55), after.upto, after.at)

    assert changed.at == at(19, 50)
    off = first_arrival(OFF, MINSK, EARLIER, at(8, 55), after.upto, after.at)
    assert first_arrival(NINE, MINSK, EARLIER, at(8, 56), off.upto, off.at).at == at(8, 50, day=24)


def test_a_digest_that_is_on_its_way_is_not_lost_by_a_change() -> None:
    pending = first_arrival(NINE, MINSK, LATER, at(0))
    assert pending.at == at(9, 10)
    both = parse_timetable("09:00 20:00")

    changed = first_arrival(both, MINSK, LATER, at(9, 5), pending.upto, pending.at)
    elsewhere = first_arrival(
        parse_timetable("20:00"), MINSK, LATER, at(9, 5), pending.upto, pending.at
    )

    assert changed.at == at(9, 10)
    assert next_arrival(both, MINSK, LATER, changed.upto, at(9, 10)).at == at(20, 10)
    assert elsewhere.at == at(20, 10)


def test_another_width_neither_doubles_a_slot_nor_loses_one() -> None:
    pending = first_arrival(NINE, MINSK, EARLIER, at(0))
    assert pending.at == at(8, 50)

    widened = next_arrival(NINE, MINSK, 3 * LATER, pending.upto, at(8, 50))

    assert widened.at == at(9, 30, day=24)
    assert next_arrival(NINE, MINSK, EARLIER, widened.upto, at(9, 30, day=24)).at == at(
        8, 50, day=25
    )


def test_a_reader_of_an_earlier_version_gets_the_next_slot() -> None:
    for offset in (EARLIER, NOTHING, LATER):
        following = next_arrival(NINE, MINSK, offset, None, at(9))
        assert following.at == at(9, day=24) + offset


def test_no_digest_is_wanted() -> None:
    assert first_arrival(OFF, MINSK, LATER, at(9)).at is None
    assert next_arrival(OFF, MINSK, LATER, at(9), at(9)).at is None


class Ticks:
    """Runs a reader's timetable as the tick does, and counts the digests of each slot."""

    def __init__(self, timetable: Timetable, zone: ZoneInfo, offset: timedelta) -> None:
        self.timetable, self.zone, self.offset = timetable, zone, offset
        self.came: list[datetime] = []

    def run(self, begin: datetime, end: datetime, late: Iterator[timedelta]) -> None:
        """From one moment to another, each tick ``late`` by something."""
        kept = first_arrival(self.timetable, self.zone, self.offset, begin)
        while kept.at is not None and kept.at < end:
            now = kept.at + next(late)
            self.came.append(now)
            kept = next_arrival(self.timetable, self.zone, self.offset, kept.upto, now)


def on_time() -> Iterator[timedelta]:
    while True:
        yield NOTHING


def local_slots(timetable: Timetable, zone: ZoneInfo, day: date, days: int) -> list[datetime]:
    """The slots of some days as PEP 495 has them, told apart from the code's own search."""
    found = []
    for after in range(days):
        on = day + after * DAY
        for moment in timetable.week[on.weekday()]:
            naive = datetime.combine(on, moment)
            found.append(naive - (naive.replace(tzinfo=zone).utcoffset() or NOTHING))
    return sorted(each.replace(tzinfo=UTC) for each in found)


def transitions(zone: ZoneInfo) -> list[datetime]:
    """When a zone's clocks are set, 2024 to 2030."""
    days = [datetime(2024, 1, 1, tzinfo=UTC) + n * 7 * DAY for n in range(366)]
    offsets_then = [day.astimezone(zone).utcoffset() for day in days]
    found = []
    for (before, then), (after, now) in pairwise(zip(days, offsets_then, strict=True)):
        if then != now:
            found.append(_between(zone, before, after))
    return found


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = before.astimezone(zone).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(second=0, microsecond=0)


@pytest.mark.parametrize("name", sorted(available_timezones()))
def test_every_local_slot_has_one_digest_in_every_zone_over_every_transition(name: str) -> None:
    zone = ZoneInfo(name)
    draw = Random(name)  # noqa: S311 - how late a tick is
    moments = transitions(zone) or [datetime(2027, 3, 28, 1, tzinfo=UTC)]
    for number, moment in enumerate(moments):
        wall = moment.astimezone(zone)
        around = [(wall + n * MINUTE).time() for n in (-45, 0, 15)]
        timetable = Timetable.on(EVERY_DAY, [time(each.hour, each.minute) for each in around])
        offset = (-60, -10, 0, 10, 60)[(number + len(name)) % 5] * MINUTE
        ticks = Ticks(timetable, zone, offset)
        # Half a day away from any slot.
        begin, end = moment - 1.5 * DAY, moment + 1.5 * DAY
        around_it = local_slots(timetable, zone, wall.date() - 3 * DAY, 7)
        slots = sorted({slot for slot in around_it if begin < slot < end})

        ticks.run(begin, end, on_time())

        assert ticks.came == [slot + offset for slot in slots], (name, wall)
        late = Ticks(timetable, zone, offset)
        late.run(begin, end, iter(lambda: timedelta(minutes=draw.randint(0, 90)), None))
        assert _each_slot_once(late.came, slots, offset), (name, wall)


def _each_slot_once(came: list[datetime], slots: list[datetime], offset: timedelta) -> bool:
    """Whether every digest stands for a slot of its own, and comes as soon as it can."""
    answered = 0
    for digest in came:
        due = [slot for slot in slots[answered:] if min(slot, slot + offset) <= digest]
        if not due:
            return False
        passed = [slot for slot in due if max(slot, slot + offset) <= digest]
        answered += max(len(passed), 1)
    return answered >= len(slots) - 1


@given(
    st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "America/New_York", "Asia/Kathmandu"]),
    st.sampled_from([HOURLY, NINE, parse_timetable("02:30 03:00"), parse_timetable("mon 00:05")]),
    offsets,
    st.integers(0, 5 * 365 * 24 * 60),
    st.lists(st.tuples(st.integers(0, 600), offsets), min_size=1, max_size=12),
)
# What is expected at 1:48 is the digest of two o'clock, not of one, which came at 0:48.
@example("Europe/Berlin", HOURLY, -12 * MINUTE, 0, [(60, 48 * MINUTE), (48, 0 * MINUTE)])
def test_changes_of_times_and_widths_never_double_a_slot(
    name: str,
    timetable: Timetable,
    offset: timedelta,
    begin: int,
    changes: list[tuple[int, timedelta]],
) -> None:
    zone = ZoneInfo(name)
    now = datetime(2025, 1, 1, tzinfo=UTC) + begin * MINUTE
    kept = first_arrival(timetable, zone, offset, now)
    served = []
    for wait, other in changes:
        now += wait * MINUTE
        while kept.at is not None and kept.at <= now:
            tick = kept.at
            assert kept.upto is not None
            served.append(timetable.next_slot(kept.upto, zone))
            kept = next_arrival(timetable, zone, offset, kept.upto, tick)
            assert kept.at is None or kept.at > tick
        kept = first_arrival(timetable, zone, other, now, kept.upto, kept.at)
        offset = other
        assert kept.at is None or kept.at > now

    assert len(set(served)) == len(served)
