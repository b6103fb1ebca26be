"""What a process tells Prometheus, read when it is asked: nothing is counted twice.

Every name is in docs/monitoring.md. No label names a person, a chat or an address.
"""

import platform
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from api.monitor import MonitorPage
from bot.agent import version
from bot.metrics_counted import counted
from bot.metrics_sampled import sampled

if TYPE_CHECKING:
    from bot.monitor import Monitor

PREFIX = "newsdesk_"


class Metrics:
    """The page of a process's metrics."""

    def __init__(self, monitor: "Monitor") -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Collector(monitor))
        ProcessCollector(registry=self._registry)

    def page(self) -> MonitorPage:
        """All of them, as Prometheus reads them."""
        return MonitorPage(generate_latest(self._registry), kind=CONTENT_TYPE_PLAIN_0_0_4)


class _Collector(Collector):
    def __init__(self, monitor: "Monitor") -> None:
        self._monitor = monitor

    def describe(self) -> Iterable[Metric]:
        # Otherwise registering would collect.
        return ()

    def collect(self) -> Iterator[Metric]:
        monitor, program = self._monitor, self._monitor.leading
        yield _build(monitor)
        yield from counted(monitor)
        if program is not None and program.sampler.last is not None:
            yield from sampled(program.sampler.last, monitor.clock())


def _build(monitor: "Monitor") -> Metric:
    labels = {
        "version": version(),
        "python": platform.python_version(),
        "schema": monitor.readiness.schema,
    }
    family = GaugeMetricFamily(
        f"{PREFIX}build_info", "Which program this is: always 1.", labels=list(labels)
    )
    family.add_metric(list(labels.values()), 1)
    return family
