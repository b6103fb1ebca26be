"""Metrics of the whole program: only the process that sends has them, so none is summed twice."""

from collections.abc import Iterator
from datetime import datetime
from math import inf

from prometheus_client.core import GaugeMetricFamily, Metric

from news.sample import Sample, Sending


def sampled(sample: Sample, now: datetime) -> Iterator[Metric]:
    """All of them."""
    yield _gauge(
        "sample_age_seconds",
        "How old the figures of the database are.",
        _age(sample.taken_at, now),
    )
    yield from _of_sending(sample.sending)
    yield from _of_queues(sample, now)
    yield from _of_sources(sample, now)
    yield _places(sample)
    yield _gauge("readers", "Readers who can be sent news.", sample.readers)
    if sample.makes_backups:
        age = inf if sample.backup_at is None else _age(sample.backup_at, now)
        yield _gauge("backup_age_seconds", "How old the newest backup is; +Inf if none.", age)


def _of_sending(sending: Sending) -> Iterator[Metric]:
    yield _gauge("pace_messages_per_second", "How fast bulk may go now.", sending.pace)
    yield _gauge("pace_limit_messages_per_second", "How fast bulk may go at best.", sending.limit)
    used = sending.speed / sending.pace if sending.pace else 0.0
    yield _gauge("pace_used_ratio", "How much of the pace has been used of late.", used)
    yield _gauge("bulk_halted", "Whether bulk is stopped.", sending.stands)
    yield _gauge(
        "bulk_pause_seconds", "How long bulk rests yet, after an answer 429.", sending.paused
    )


def _of_queues(sample: Sample, now: datetime) -> Iterator[Metric]:
    due = _family("due_deliveries", "Deliveries that are due, as far as they are counted.", "lane")
    age = _family("oldest_due_age_seconds", "How long the oldest of them has been due.", "lane")
    for queue in sample.queues:
        lane = [queue.lane.name.lower()]
        due.add_metric(lane, queue.count)
        age.add_metric(lane, _age(queue.since, now))
    yield from (due, age)
    yield _gauge("waiting_deliveries", "Deliveries to be made or mended, due or not.", sample.left)
    yield _gauge("waiting_updates", "Updates from Telegram that are not handled.", sample.updates)
    yield _gauge(
        "oldest_update_age_seconds",
        "How long the oldest of them has waited.",
        _age(sample.updates_since, now),
    )


def _of_sources(sample: Sample, now: datetime) -> Iterator[Metric]:
    family = _family(
        "sources",
        "Sources, by whether they are looked at and what the last look came to.",
        "status",
        "condition",
    )
    for each in sample.sources:
        family.add_metric([each.status, each.condition.replace(" ", "_")], each.count)
    yield family
    yield _gauge("dead_sources", "Feeds that have not answered for a day.", sample.dead_sources)
    for name, about, at in (
        ("newest_look_age_seconds", "How long ago a feed last answered.", sample.newest_look),
        ("oldest_look_age_seconds", "The same of the most belated one.", sample.oldest_look),
    ):
        yield _gauge(name, about, _age(at, now))


def _places(sample: Sample) -> Metric:
    family = _family("places", "Groups, topics and channels, by state.", "kind", "state")
    for each in sample.places:
        family.add_metric([each.kind, each.state], each.count)
    return family


def _age(since: datetime | None, now: datetime) -> float:
    """Seconds; nothing is 0 s old."""
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"newsdesk_{name}", about, value)


def _family(name: str, about: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"newsdesk_{name}", about, labels=labels)
