"""What may be carried out now, what is skipped and why, what waits until when."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from news.article import ArticleStatus
from news.comfort import Comfort, Interest, local_day
from news.dispatch import DispatchKind, Lane, Occasion, Reason
from news.eligibility import LONGEST_DEFERRAL, Defer, Eligibility, Send, Skip, eligibility
from news.language import Language
from news.quiet import QuietHours

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ARTICLE, DIGEST, CORRECTION = (
    DispatchKind.ARTICLE,
    DispatchKind.DIGEST,
    DispatchKind.CORRECTION,
)
PUBLISHED, WITHDRAWN = ArticleStatus.PUBLISHED, ArticleStatus.WITHDRAWN


def decide(
    kind: DispatchKind = ARTICLE,
    *,
    outdated: bool = False,
    inactive: Reason | None = None,
    status: ArticleStatus | None = PUBLISHED,
    expires_at: datetime | None = None,
    paused_until: datetime | None = None,
) -> Eligibility:
    return eligibility(
        kind=kind,
        outdated=outdated,
        inactive=inactive,
        status=status,
        expires_at=expires_at,
        paused_until=paused_until,
        now=NOON,
    )


@pytest.mark.parametrize(
    ("kind", "status"), [(ARTICLE, PUBLISHED), (DIGEST, None), (CORRECTION, PUBLISHED)]
)
def test_what_nothing_holds_back_goes_now(kind: DispatchKind, status: ArticleStatus | None) -> None:
    assert decide(kind, status=status) == Send()


@pytest.mark.parametrize("reason", [Reason.BLOCKED, Reason.KICKED, Reason.NO_RIGHTS])
@pytest.mark.parametrize("outdated", [False, True])
@pytest.mark.parametrize("kind", [ARTICLE, DIGEST, CORRECTION])
def test_a_closed_chat_gets_nothing_for_the_reason_that_closed_it(
    kind: DispatchKind, outdated: bool, reason: Reason
) -> None:
    later = NOON + SECOND

    assert decide(
        kind, outdated=outdated, inactive=reason, status=WITHDRAWN, paused_until=later
    ) == Skip(reason)


@pytest.mark.parametrize("status", [one for one in ArticleStatus if one is not PUBLISHED])
@pytest.mark.parametrize("kind", [ARTICLE, CORRECTION])
def test_what_is_not_published_is_not_sent(kind: DispatchKind, status: ArticleStatus) -> None:
    assert decide(kind, status=status, expires_at=NOON) == Skip(Reason.WITHDRAWN)


@pytest.mark.parametrize(
    ("expires_at", "what"),
    [
        (NOON - SECOND, Skip(Reason.EXPIRED)),
        (NOON, Skip(Reason.EXPIRED)),
        (NOON + SECOND, Send()),
        (None, Send()),
    ],
)
def test_what_is_too_late_expires_at_its_moment(
    expires_at: datetime | None, what: Eligibility
) -> None:
    assert decide(expires_at=expires_at) == what


@pytest.mark.parametrize("kind", [ARTICLE, DIGEST])
@pytest.mark.parametrize(
    ("paused_until", "what"),
    [(NOON + SECOND, Skip(Reason.PAUSED)), (NOON, Send()), (NOON - SECOND, Send())],
)
def test_a_reader_at_rest_gets_it_with_the_next_digest(
    kind: DispatchKind, paused_until: datetime, what: Eligibility
) -> None:
    status = None if kind is DIGEST else PUBLISHED

    assert decide(kind, status=status, paused_until=paused_until) == what


@pytest.mark.parametrize(
    ("paused_until", "what"),
    [
        (NOON + SECOND, Defer(NOON + SECOND)),
        (NOON + LONGEST_DEFERRAL + SECOND, Defer(NOON + LONGEST_DEFERRAL)),
        (NOON, Send()),
    ],
)
def test_a_correction_waits_until_its_reader_rests_no_longer(
    paused_until: datetime, what: Eligibility
) -> None:
    assert decide(CORRECTION, paused_until=paused_until) == what


def test_too_late_is_said_before_at_rest() -> None:
    assert decide(expires_at=NOON, paused_until=NOON + SECOND) == Skip(Reason.EXPIRED)
    assert decide(CORRECTION, status=WITHDRAWN, paused_until=NOON + SECOND) == Skip(
        Reason.WITHDRAWN
    )


@pytest.mark.parametrize(
    ("kind", "status", "expires_at", "paused_until"),
    list(
        product(
            [ARTICLE, DIGEST, CORRECTION],
            [None, *ArticleStatus],
            [None, NOON - SECOND],
            [None, NOON + SECOND],
        )
    ),
)
def test_an_outdated_copy_is_held_back_by_a_closed_chat_alone(
    kind: DispatchKind,
    status: ArticleStatus | None,
    expires_at: datetime | None,
    paused_until: datetime | None,
) -> None:
    assert (
        decide(kind, outdated=True, status=status, expires_at=expires_at, paused_until=paused_until)
        == Send()
    )


def asked_for(
    comfort: Comfort,
    kind: DispatchKind = ARTICLE,
    *,
    lane: Lane = Lane.INSTANT,
    occasion: Occasion | None = None,
    paused_until: datetime | None = None,
    expires_at: datetime | None = None,
) -> Eligibility:
    return eligibility(
        kind=kind,
        outdated=False,
        inactive=None,
        status=None if kind is DIGEST else PUBLISHED,
        expires_at=expires_at,
        paused_until=paused_until,
        now=NOON,
        lane=lane,
        occasion=occasion,
        comfort=comfort,
    )


MINSK = ZoneInfo("Europe/Minsk")
NAP, NAP_ENDS = QuietHours(time(14), time(15, 30)), NOON + timedelta(minutes=30)
"""Noon of UTC is three in the afternoon in Minsk."""
NINE_TOMORROW = NOON + timedelta(hours=18)


@pytest.mark.parametrize(
    ("comfort", "what"),
    [
        (Comfort(MINSK), Send()),
        (Comfort(MINSK, is_silent=True), Send(is_silent=True)),
        (Comfort(MINSK, limit=3, spent=2), Send(is_counted=True)),
        (Comfort(MINSK, limit=3, spent=3), Skip(Reason.LIMITED)),
        (Comfort(MINSK, limit=0), Skip(Reason.LIMITED)),
        (Comfort(MINSK, limit=1, spent=9), Skip(Reason.LIMITED)),
        (Comfort(MINSK, limit=3, spent=3, has_digests=False), Skip(Reason.LIMITED, NINE_TOMORROW)),
        (Comfort(MINSK, NAP), Skip(Reason.QUIET, NAP_ENDS)),
        (Comfort(MINSK, NAP, limit=3, spent=3), Skip(Reason.QUIET, NAP_ENDS)),
        (Comfort(MINSK, NAP, interest=Interest.BY_DIGEST), Skip(Reason.BY_DIGEST)),
        (Comfort(MINSK, NAP, interest=Interest.NONE), Skip(Reason.UNFOLLOWED)),
        (Comfort(MINSK, languages=frozenset({Language.BE}), language=Language.BE), Send()),
        (Comfort(MINSK, languages=frozenset({Language.BE})), Send()),
        (
            Comfort(MINSK, NAP, languages=frozenset({Language.BE}), language=Language.RU),
            Skip(Reason.LANGUAGE),
        ),
    ],
)
def test_an_article_goes_as_its_reader_has_asked(comfort: Comfort, what: Eligibility) -> None:
    assert asked_for(comfort) == what


def test_breaking_news_passes_limits_and_digests_and_quiet_hours_that_let_it() -> None:
    full = Comfort(MINSK, limit=3, spent=3, interest=Interest.BY_DIGEST)
    lets_it = replace(NAP, breaking=True)

    assert asked_for(full, lane=Lane.BREAKING) == Send()
    assert asked_for(replace(full, quiet=lets_it), lane=Lane.BREAKING) == Send()
    assert asked_for(Comfort(MINSK, NAP), lane=Lane.BREAKING) == Skip(Reason.QUIET, NAP_ENDS)


def test_a_digest_is_held_in_quiet_hours_unless_it_was_asked_for() -> None:
    quiet = Comfort(MINSK, NAP, limit=3, spent=3, interest=Interest.NONE)

    assert asked_for(quiet, DIGEST) == Skip(Reason.QUIET, NAP_ENDS)
    assert asked_for(quiet, DIGEST, occasion=Occasion.NIGHT) == Skip(Reason.QUIET, NAP_ENDS)
    assert asked_for(quiet, DIGEST, occasion=Occasion.ASKED) == Send()
    assert asked_for(replace(quiet, quiet=None), DIGEST) == Send()


def test_a_note_of_a_correction_waits_for_the_end_of_quiet_hours() -> None:
    long = QuietHours(time(14), time(23))

    assert asked_for(Comfort(MINSK, NAP), CORRECTION) == Defer(NAP_ENDS)
    assert asked_for(Comfort(MINSK, long), CORRECTION) == Defer(NOON + LONGEST_DEFERRAL)


def test_what_a_pause_keeps_back_is_brought_to_who_has_no_digests() -> None:
    later = NOON + SECOND

    assert asked_for(Comfort(MINSK, NAP), paused_until=later) == Skip(Reason.PAUSED)
    assert asked_for(Comfort(MINSK, has_digests=False), paused_until=later) == Skip(
        Reason.PAUSED, NOON
    )


def test_what_is_not_wanted_is_not_held_for_being_late() -> None:
    unfollowed = Comfort(MINSK, interest=Interest.NONE)

    assert asked_for(unfollowed, expires_at=NOON) == Skip(Reason.UNFOLLOWED)


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("1970-01-01T00:00+00:00", "UTC", 0),
        ("2026-11-23T20:59+00:00", "Europe/Minsk", 20780),
        ("2026-11-23T21:00+00:00", "Europe/Minsk", 20781),
        ("2026-11-23T21:00+00:00", "America/New_York", 20780),
    ],
)
def test_a_day_is_the_readers_own(moment: str, zone: str, day: int) -> None:
    assert local_day(datetime.fromisoformat(moment), ZoneInfo(zone)) == day


@pytest.mark.parametrize("away", [SECOND, timedelta(hours=9)])
def test_a_check_up_waits_for_the_end_of_a_pause_and_is_given_up_in_time(away: timedelta) -> None:
    until = NOON + min(away, LONGEST_DEFERRAL)

    waits = decide(DispatchKind.CHECKUP, status=None, paused_until=NOON + away)
    over = decide(
        DispatchKind.CHECKUP, status=None, paused_until=NOON + away, expires_at=NOON - SECOND
    )

    assert (waits, over) == (Defer(until), Skip(Reason.EXPIRED))


def test_a_check_up_waits_for_the_end_of_quiet_hours() -> None:
    quiet = Comfort(ZoneInfo("UTC"), quiet=QuietHours(time(11), time(12, 30)))

    decided = eligibility(
        kind=DispatchKind.CHECKUP,
        outdated=False,
        inactive=None,
        status=None,
        expires_at=None,
        paused_until=None,
        now=NOON,
        comfort=quiet,
    )

    assert decided == Defer(NOON + timedelta(minutes=30))
