"""Quiet hours, in every zone and over every change of its clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import ArticleStatus
from news.comfort import Comfort
from news.dispatch import DispatchKind, Lane, Reason
from news.eligibility import Defer, Send, Skip, eligibility
from news.quiet import QuietHours, after_quiet, stored_quiet
from news.zone import NO_CLOCKS

ZONES = sorted(available_timezones() - NO_CLOCKS)
MINSK, BERLIN, HOWE = (
    ZoneInfo(key) for key in ("Europe/Minsk", "Europe/Berlin", "Australia/Lord_Howe")
)
NIGHT = QuietHours(time(23), time(7))
MINUTE = timedelta(minutes=1)
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.floats(0, 7 * 365.25).map(lambda days: FIRST + timedelta(days=days))


def quiet_hours() -> st.SearchStrategy[QuietHours]:
    pairs = st.tuples(times, times).filter(lambda pair: pair[0] != pair[1])
    return st.builds(
        lambda pair, breaking: QuietHours(pair[0], pair[1], breaking=breaking),
        pairs,
        st.booleans(),
    )


def changes_of(zone: ZoneInfo) -> list[datetime]:
    """The moments of 2024–2030 when a zone's clocks change, to the minute after."""
    found, day = [], FIRST
    while day < LAST:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            low, high = day, following
            while high - low > MINUTE:
                middle = low + (high - low) / 2
                same = middle.astimezone(zone).utcoffset() == day.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append(high.replace(second=0, microsecond=0))
        day = following
    return found


def is_between(local: time, quiet: QuietHours) -> bool:
    if quiet.start < quiet.end:
        return quiet.start <= local < quiet.end
    return local >= quiet.start or local < quiet.end


@pytest.mark.parametrize(
    ("local", "ends"),
    [
        ("2026-11-23 22:59", None),
        ("2026-11-23 23:00", "2026-11-24 07:00"),
        ("2026-11-24 00:00", "2026-11-24 07:00"),
        ("2026-11-24 06:59", "2026-11-24 07:00"),
        ("2026-11-24 07:00", None),
    ],
)
def test_a_night_lasts_from_its_start_up_to_its_end(local: str, ends: str | None) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=MINSK)

    found = NIGHT.end_after(moment, MINSK)

    assert found == (ends and datetime.fromisoformat(ends).replace(tzinfo=MINSK))


def test_a_night_that_the_clocks_make_longer_is_quiet_throughout() -> None:
    # On 25 October 2026 it is half past two twice in Berlin.
    quiet = QuietHours(time(1), time(2, 30))
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)

    assert quiet.end_after(first, BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_end_that_the_clocks_skip_is_as_much_later() -> None:
    # On 29 March 2026 two o'clock is three in Berlin.
    quiet = QuietHours(time(23), time(2, 30))

    ends = quiet.end_after(datetime(2026, 3, 29, 0, 0, tzinfo=UTC), BERLIN)

    assert ends == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_hours_that_begin_again_before_they_end_are_one_night() -> None:
    # Clocks put back by half an hour: 01:45 comes again after the end, at 01:50 the first time.
    quiet = QuietHours(time(1, 46), time(1, 45))
    night = datetime(2026, 4, 4, 14, 50, tzinfo=UTC)

    ends = quiet.end_after(night, HOWE)

    assert ends is not None
    assert quiet.end_after(ends, HOWE) is None


def test_hours_without_an_end_are_refused_and_nonsense_is_none() -> None:
    with pytest.raises(ValueError, match="without an end"):
        QuietHours(time(7), time(7))
    for notation in (None, "", "7-8", "07:00-07:00", "24:00-07:00", "23:00-07:00 x", "off"):
        assert stored_quiet(notation) is None


@given(quiet_hours())
def test_what_is_kept_is_read_back(quiet: QuietHours) -> None:
    assert stored_quiet(str(quiet)) == quiet


@given(quiet_hours(), moments, zones)
def test_the_end_of_quiet_hours_is_outside_them(
    quiet: QuietHours, moment: datetime, zone: ZoneInfo
) -> None:
    after = after_quiet(moment, quiet, zone)

    assert after >= moment
    assert quiet.end_after(after, zone) is None
    assert after_quiet(after, quiet, zone) == after


def decided(
    quiet: QuietHours, moment: datetime, zone: ZoneInfo, kind: DispatchKind, lane: Lane
) -> object:
    return eligibility(
        kind=kind,
        outdated=False,
        inactive=None,
        status=None if kind is DispatchKind.DIGEST else ArticleStatus.PUBLISHED,
        expires_at=None,
        paused_until=None,
        now=moment,
        lane=lane,
        comfort=Comfort(zone, quiet),
    )


def check_silence(quiet: QuietHours, moment: datetime, zone: ZoneInfo) -> None:
    """That inside quiet hours, by the clock on the wall, nothing goes but what may."""
    wall = moment.astimezone(zone).time()
    inside = is_between(wall, quiet)
    for kind in (DispatchKind.ARTICLE, DispatchKind.DIGEST, DispatchKind.CORRECTION):
        what = decided(quiet, moment, zone, kind, Lane.INSTANT)
        if inside:
            assert not isinstance(what, Send), (str(quiet), moment, zone.key)
        if isinstance(what, Skip):
            assert what.reason is Reason.QUIET
            assert what.comes_at is not None
            assert what.comes_at > moment
            assert not is_between(what.comes_at.astimezone(zone).time(), quiet)
        elif isinstance(what, Defer):
            assert kind is DispatchKind.CORRECTION
            assert what.until > moment
    breaking = decided(quiet, moment, zone, DispatchKind.ARTICLE, Lane.BREAKING)
    assert isinstance(breaking, Send) or not quiet.breaking


@given(quiet_hours(), moments, zones)
def test_nothing_reaches_a_reader_inside_their_quiet_hours(
    quiet: QuietHours, moment: datetime, zone: ZoneInfo
) -> None:
    check_silence(quiet, moment, zone)


def test_nor_around_any_change_of_the_clocks() -> None:
    # Many zones have the same clocks.
    zones = {
        tuple((each, each.astimezone(zone).utcoffset()) for each in changes_of(zone)): zone
        for zone in map(ZoneInfo, ZONES)
    }
    for changes, zone in zones.items():
        for change, _ in changes:
            edge = (change - MINUTE).astimezone(zone).time().replace(second=0)
            for quiet in (NIGHT, QuietHours(time(0, 30), edge), QuietHours(edge, time(3, 30))):
                for minutes in range(-180, 181, 30):
                    check_silence(quiet, change + minutes * MINUTE, zone)
