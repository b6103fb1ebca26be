"""The page of metrics: names, labels and values as Prometheus wants them."""

import shutil
import subprocess
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import Metric

from bot.measures import Measures
from bot.metrics import Metrics
from bot.metrics_counted import counted
from bot.metrics_sampled import sampled
from bot.monitor import Monitor
from delivery.leadership import FileLease
from news.dispatch import Lane
from news.sample import Sample
from newsroom.desk import Desk
from storage.condition import QUIET_SECONDS, Condition
from storage.trouble import Trouble
from tests.factories import Newsroom
from tests.samples import busy_sample, quiet_sample, samples

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Program:
    """What of a program is looked at."""

    def __init__(self, desk: Desk, sample: Sample | None) -> None:
        self.desk = desk
        self.lease = FileLease(None)
        self.sampler: Any = type("Sampler", (), {"last": sample})


@pytest.fixture
def monitor() -> Monitor:
    return Monitor(Measures(), lambda: NOW)


def values(*metrics: Metric) -> dict[str, float]:
    """Each value by its name with its labels, as it is written."""

    class Collected:
        def collect(self) -> list[Metric]:
            return list(metrics)

    registry = CollectorRegistry()
    registry.register(Collected())
    lines = generate_latest(registry).decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_a_process_that_has_done_nothing_tells_zeros_so_that_rates_begin(monitor: Monitor) -> None:
    found = values(*counted(monitor))

    assert found['newsdesk_sends_total{lane="breaking",outcome="in_doubt"}'] == 0
    assert found['newsdesk_updates_total{outcome="failed"}'] == 0
    assert found['newsdesk_too_many_requests_total{scope="reply"}'] == 0
    assert found["newsdesk_leader"] == found["newsdesk_ready"] == 0


def test_what_was_counted_is_told(monitor: Monitor) -> None:
    monitor.measures.sends.outcomes[Lane.DIGEST, "sent"] += 3
    monitor.measures.sends.too_fast["bot"] += 1
    monitor.measures.sends.lateness.observe(100.0)
    monitor.pulse.lag.observe(0.2)

    found = values(*counted(monitor))

    assert found['newsdesk_sends_total{lane="digest",outcome="sent"}'] == 3
    assert found['newsdesk_too_many_requests_total{scope="bot"}'] == 1
    assert found['newsdesk_digest_lateness_seconds_bucket{le="60.0",step="sent"}'] == 0
    assert found['newsdesk_digest_lateness_seconds_bucket{le="180.0",step="sent"}'] == 1
    assert found['newsdesk_digest_lateness_seconds_sum{step="sent"}'] == 100
    assert found['newsdesk_loop_lag_seconds_bucket{le="+Inf"}'] == 1


async def test_the_database_tells_how_writes_wait_and_its_trouble(
    monitor: Monitor, newsroom: Newsroom
) -> None:
    async with monitor.watching(newsroom.desk.database):
        async with newsroom.desk.database.transaction():
            pass
        monitor.database.condition.suffer(Trouble.FULL)  # type: ignore[union-attr]
        found = values(*counted(monitor))

    assert found["newsdesk_database_wait_seconds_count"] >= 1
    assert found['newsdesk_database_trouble{kind="full"}'] == 1
    assert found['newsdesk_database_trouble{kind="locked"}'] == 0


@pytest.mark.parametrize(
    ("trouble", "leads", "seconds", "told"),
    [
        (Trouble.UNREACHABLE, False, QUIET_SECONDS - 1, 1),
        (Trouble.UNREACHABLE, False, QUIET_SECONDS, 0),
        # It writes something before it says so.
        (Trouble.UNREACHABLE, True, QUIET_SECONDS, 1),
        (Trouble.DAMAGED, False, QUIET_SECONDS, 1),
    ],
)
async def test_trouble_that_is_over_is_not_told_of_by_those_who_stand_by(
    monitor: Monitor, newsroom: Newsroom, trouble: Trouble, leads: bool, seconds: float, told: int
) -> None:
    database, now = newsroom.desk.database, [0.0]
    database.condition = Condition(Trouble.UNREACHABLE, lambda: now[0])
    monitor.database = database
    if leads:
        monitor.show(Program(newsroom.desk, None))  # type: ignore[arg-type]
    await monitor.readiness.look(database)
    database.condition.suffer(trouble)
    now[0] += seconds

    found = values(*counted(monitor))

    assert found[f'newsdesk_database_trouble{{kind="{trouble}"}}'] == told


def test_a_sample_is_told_with_ages_as_of_now() -> None:
    found = values(*sampled(busy_sample(NOW), NOW))

    assert found['newsdesk_due_deliveries{lane="instant"}'] == 5_000
    assert found['newsdesk_oldest_due_age_seconds{lane="instant"}'] == 180
    assert found['newsdesk_oldest_due_age_seconds{lane="maintenance"}'] == 0
    assert found["newsdesk_sample_age_seconds"] == 4
    assert found['newsdesk_sources{condition="no_feed",status="trial"}'] == 1
    assert found['newsdesk_places{kind="channel",state="closed"}'] == 1
    assert found["newsdesk_backup_age_seconds"] == 3 * 3600
    assert found["newsdesk_pace_used_ratio"] == pytest.approx(21.6 / 22.4)


def test_no_backup_is_an_endless_age_only_where_the_bot_makes_them() -> None:
    *_, missing, none_made = samples(NOW)

    assert values(*sampled(missing, NOW))["newsdesk_backup_age_seconds"] == float("inf")
    assert "newsdesk_backup_age_seconds" not in values(*sampled(none_made, NOW))


async def test_only_who_sends_tells_of_the_whole_program(
    monitor: Monitor, newsroom: Newsroom
) -> None:
    page = Metrics(monitor).page
    assert b"newsdesk_readers" not in page().body

    monitor.show(Program(newsroom.desk, None))  # type: ignore[arg-type]
    assert b"newsdesk_leader 1.0" in page().body
    assert b"newsdesk_readers" not in page().body

    monitor.show(Program(newsroom.desk, quiet_sample(NOW)))  # type: ignore[arg-type]
    assert b"newsdesk_readers 1240.0" in page().body
    assert page().kind.startswith("text/plain; version=0.0.4")


async def test_promtool_has_nothing_to_say_of_the_page(
    monitor: Monitor, newsroom: Newsroom
) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("there is no promtool here: it comes with Debian's package prometheus")
    monitor.show(Program(newsroom.desk, busy_sample(NOW)))  # type: ignore[arg-type]
    async with monitor.watching(newsroom.desk.database):
        body = Metrics(monitor).page().body

    run = subprocess.run(  # noqa: ASYNC221, S603 - it takes 20 ms
        [promtool, "check", "metrics"], input=body, capture_output=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, b"")
