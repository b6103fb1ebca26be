"""Samples of how everything may be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from news.dispatch import Lane
from news.sample import PlaceCount, PlaceState, Queue, Sample, Sending, Settled, SourceCount
from news.source import Condition, SourceStatus
from news.subscriber import PlaceKind


def quiet_sample(now: datetime) -> Sample:
    """Nothing is the matter."""
    return Sample(
        taken_at=now - timedelta(seconds=4),
        sending=Sending("host:12", pace=28.0, limit=28.0, speed=0.0),
        queues=tuple(Queue(lane, 0, None) for lane in Lane),
        left=0,
        settled=Settled(),
        updates=0,
        updates_since=None,
        sources=(),
        dead_sources=0,
        newest_look=None,
        oldest_look=None,
        places=(),
        readers=1240,
        makes_backups=True,
        backup_at=now - timedelta(hours=3),
        write_wait=0.0021,
    )


def busy_sample(now: datetime) -> Sample:
    """There is some of everything."""
    return replace(
        quiet_sample(now),
        sending=Sending("host:12", pace=22.4, limit=28.0, speed=21.6),
        queues=(
            Queue(Lane.BREAKING, 0, None),
            Queue(Lane.INSTANT, 5_000, now - timedelta(minutes=3), full=True),
            Queue(Lane.DIGEST, 1, now - timedelta(seconds=5)),
            Queue(Lane.MAINTENANCE, 12, None),
            Queue(Lane.PLACE_BREAKING, 2, now - timedelta(seconds=3)),
            Queue(Lane.PLACE, 40, now - timedelta(seconds=20)),
        ),
        left=31_000,
        updates=3,
        updates_since=now - timedelta(seconds=2),
        sources=(
            SourceCount(SourceStatus.ON, Condition.FRESH, 4),
            SourceCount(SourceStatus.TRIAL, Condition.NO_FEED, 1),
            SourceCount(SourceStatus.PAUSED, Condition.FRESH, 2),
        ),
        dead_sources=1,
        newest_look=now - timedelta(minutes=1),
        oldest_look=now - timedelta(days=2),
        places=(
            PlaceCount(PlaceKind.GROUP, PlaceState.OPEN, 3),
            PlaceCount(PlaceKind.CHANNEL, PlaceState.CLOSED, 1),
        ),
    )


def samples(now: datetime) -> Iterator[Sample]:
    """Every kind of them."""
    quiet, busy = quiet_sample(now), busy_sample(now)
    yield from (quiet, busy)
    yield replace(busy, sending=replace(busy.sending, stopped=True))
    yield replace(busy, sending=replace(busy.sending, stopped=True, halted="wrong token"))
    yield replace(busy, sending=replace(busy.sending, paused=31.5))
    yield replace(quiet, backup_at=None)
    yield replace(quiet, backup_at=None, makes_backups=False)
