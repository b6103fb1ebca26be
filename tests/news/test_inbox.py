"""When an editor's message of drafts rings, is edited, or is left alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.inbox import MOST_LISTED, QUIET, Inbox, Step, next_step

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NEW = Inbox(1)
RANG = Inbox(1, message_id=5, rang_at=NOW - MINUTE, newest=7, articles=(7, 3))
LONG_AGO = replace(RANG, rang_at=NOW - QUIET)
IDS = st.lists(st.integers(1, 99), unique=True, max_size=30).map(lambda ids: sorted(ids)[::-1])


@pytest.mark.parametrize(
    ("inbox", "waiting", "step"),
    [
        (NEW, (), Step.NOTHING),
        (NEW, (3,), Step.RING),
        (RANG, (7, 3), Step.NOTHING),
        (RANG, (8, 7, 3), Step.REFRESH),
        (RANG, (3,), Step.REFRESH),
        (RANG, (), Step.REFRESH),
        (LONG_AGO, (7, 3), Step.NOTHING),
        (LONG_AGO, (8, 7, 3), Step.RING),
        (replace(LONG_AGO, articles=(8, 7, 3)), (8, 7, 3), Step.RING),
        (replace(RANG, wanted=False), (8, 7, 3), Step.NOTHING),
        (replace(RANG, stale_at=NOW), (7, 3), Step.REFRESH),
        (replace(RANG, stale_at=NOW + MINUTE), (8,), Step.NOTHING),
        (replace(RANG, message_id=None, articles=()), (7, 3), Step.NOTHING),
        (replace(RANG, message_id=None, articles=(), stale_at=NOW), (7, 3), Step.SEND),
        (replace(RANG, message_id=None, articles=(), stale_at=NOW), (), Step.NOTHING),
        (replace(RANG, message_id=None, articles=()), (8,), Step.SEND),
    ],
)
def test_a_message_follows_what_waits_and_rings_once_an_hour(
    inbox: Inbox, waiting: tuple[int, ...], step: Step
) -> None:
    assert next_step(inbox, waiting, NOW) is step


def test_more_than_a_message_lists_makes_no_difference() -> None:
    waiting = tuple(range(50, 0, -1))
    shown = replace(RANG, newest=50, articles=waiting[:MOST_LISTED])

    assert next_step(shown, waiting, NOW) is Step.NOTHING


@given(IDS, IDS, st.booleans(), st.sampled_from([None, NOW - 2 * QUIET, NOW - MINUTE]))
def test_nobody_is_rung_up_twice_within_the_hour(
    before: list[int], waiting: list[int], has_message: bool, rang_at: datetime | None
) -> None:
    message_id = 5 if has_message else None
    articles = tuple(before[:MOST_LISTED])
    inbox = Inbox(1, message_id=message_id, rang_at=rang_at, articles=articles)

    step = next_step(inbox, waiting, NOW)

    if step is Step.RING:
        assert waiting
        assert rang_at != NOW - MINUTE
        after = replace(inbox, message_id=6, rang_at=NOW, newest=waiting[0])
        assert next_step(after, [*waiting], NOW + QUIET - MINUTE) is not Step.RING
