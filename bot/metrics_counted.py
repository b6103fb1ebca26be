"""Metrics that every process has."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.utils import floatToGoString

from bot.measures import Measures
from botapi.reply_counts import ReplyOutcome
from news.histogram import Histogram
from storage.database import Database
from storage.trouble import Trouble

if TYPE_CHECKING:
    from bot.monitor import Monitor


def counted(monitor: "Monitor") -> Iterator[Metric]:
    """All of them."""
    yield from _conditions(monitor)
    yield from _counts(monitor.measures)
    yield _histogram(
        "newsdesk_loop_lag_seconds",
        "How late the event loop came to what was due.",
        monitor.pulse.lag,
    )
    if monitor.database is not None:
        yield from _of_database(monitor.database, monitor.trouble)
    yield _lateness(monitor)


def _conditions(monitor: "Monitor") -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "newsdesk_leader", "Whether this process sends news.", monitor.leading is not None
    )
    yield GaugeMetricFamily(
        "newsdesk_ready",
        "Whether this process can use the database.",
        not monitor.readiness.obstacle,
    )
    yield GaugeMetricFamily(
        "newsdesk_loop_standstill_seconds",
        "How long ago the event loop last turned; it is asked twice a second.",
        monitor.pulse.standstill,
    )


def _counts(measures: Measures) -> Iterator[Metric]:
    yield _counter(
        "newsdesk_updates",
        "What became of updates from Telegram.",
        ("outcome",),
        (((outcome,), count) for outcome, count in list(measures.updates.items())),
    )
    yield _counter(
        "newsdesk_sends",
        "What became of bulk requests to Telegram, edits and deletions included.",
        ("lane", "outcome"),
        (
            ((lane.name.lower(), outcome), count)
            for (lane, outcome), count in list(measures.sends.outcomes.items())
        ),
    )
    yield _counter(
        "newsdesk_replies",
        "What became of requests that answer people.",
        ("outcome",),
        (((outcome,), count) for outcome, count in list(measures.replies.items())),
    )
    refused = {**measures.sends.too_fast, "reply": measures.replies[ReplyOutcome.TOO_FAST]}
    yield _counter(
        "newsdesk_too_many_requests",
        "Answers 429 of Telegram: to bulk for the whole bot or one chat, and to replies.",
        ("scope",),
        (((scope,), count) for scope, count in refused.items()),
    )


def _of_database(database: Database, trouble: Trouble | None) -> Iterator[Metric]:
    yield _histogram(
        "newsdesk_database_wait_seconds",
        "How long writing transactions waited until they began.",
        database.waits,
    )
    family = GaugeMetricFamily(
        "newsdesk_database_trouble", "Whether the database is in trouble.", labels=("kind",)
    )
    for kind in Trouble:
        family.add_metric([kind], trouble is kind)
    yield family


def _lateness(monitor: "Monitor") -> Metric:
    family = HistogramMetricFamily(
        "newsdesk_digest_lateness_seconds",
        "How late digests were made after their moment, and sent after they were made.",
        labels=("step",),
    )
    if monitor.leading is not None:
        family.add_metric(["made"], *_buckets(monitor.leading.desk.digest_lateness))
    family.add_metric(["sent"], *_buckets(monitor.measures.sends.lateness))
    return family


def _counter(
    name: str,
    about: str,
    labels: tuple[str, ...],
    rows: Iterable[tuple[tuple[str, ...], int]],
) -> Metric:
    family = CounterMetricFamily(name, about, labels=labels)
    for values, count in rows:
        family.add_metric(values, count)
    return family


def _histogram(name: str, about: str, histogram: Histogram) -> Metric:
    family = HistogramMetricFamily(name, about)
    family.add_metric([], *_buckets(histogram))
    return family


def _buckets(histogram: Histogram) -> tuple[list[tuple[str, float]], float]:
    """Cumulative counts by upper bound, as Prometheus wants them, and the sum of all values."""
    bounds = (*map(floatToGoString, histogram.bounds), "+Inf")
    sums = map(float, accumulate(histogram.counts))
    return list(zip(bounds, sums, strict=True)), histogram.sum
