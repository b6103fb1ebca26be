"""Rules, board and page tell of the same metrics, and every alert is tested and explained."""

import asyncio
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml

from bot.measures import Measures
from bot.metrics_counted import counted
from bot.metrics_sampled import sampled
from bot.monitor import Monitor
from storage.database import Database
from tests.house.tree import ROOT
from tests.samples import busy_sample

DEPLOY = ROOT / "deploy"
RULES = DEPLOY / "prometheus" / "newsdesk.rules.yml"
TESTS = DEPLOY / "prometheus" / "newsdesk.rules.test.yml"
BOARD = json.loads((DEPLOY / "grafana" / "newsdesk.json").read_text("utf-8"))
PAGE = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
METRIC = re.compile(r"\bnewsdesk_[a-z_]+")
NOW = datetime(2026, 11, 30, tzinfo=UTC)
# Of the library, and of Prometheus itself.
STANDARD = {
    *("process_cpu_seconds_total", "process_resident_memory_bytes"),
    *("process_open_fds", "process_max_fds"),
}


def told() -> set[str]:
    """The names under which there are values on the page of a process that sends."""

    async def names() -> set[str]:
        monitor = Monitor(Measures(), lambda: NOW)
        monitor.database = Database("sqlite+aiosqlite://")
        metrics = [*counted(monitor), *sampled(busy_sample(NOW), NOW)]
        await monitor.database.close()
        return {sample.name for metric in metrics for sample in metric.samples}

    return asyncio.run(names()) | {"newsdesk_build_info"}


def alerts() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def panels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = BOARD["panels"]
    return found


def expressions() -> list[str]:
    return [target["expr"] for panel in panels() for target in panel.get("targets", ())]


def promtool(*arguments: str) -> None:
    command = shutil.which("promtool")
    if command is None:
        pytest.skip("there is no promtool here: it comes with Debian's package prometheus")
    run = subprocess.run(  # noqa: S603 - our own rules
        [command, *arguments], capture_output=True, text=True, check=False, cwd=RULES.parent
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_rules_are_well_formed() -> None:
    promtool("check", "config", "prometheus.yml")


def test_the_rules_ring_when_they_should_and_at_no_other_time() -> None:
    promtool("test", "rules", TESTS.name)


@pytest.mark.parametrize("rule", alerts(), ids=lambda rule: rule["alert"])
def test_an_alert_is_tested_and_leads_to_its_section(rule: dict[str, Any]) -> None:
    name = rule["alert"]

    assert rule["labels"]["severity"] in {"critical", "warning"}
    assert rule["annotations"]["runbook_url"] == (
        f"{{{{ $externalLabels.runbooks }}}}docs/monitoring.md#{name.lower()}"
    )
    assert f"\n### {name}\n" in PAGE
    assert re.search(rf"\b{name}\b", TESTS.read_text("utf-8"))


@pytest.mark.parametrize("rule", alerts(), ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_metrics_that_there_are(rule: dict[str, Any]) -> None:
    assert set(METRIC.findall(rule["expr"])) <= told()


def test_the_page_for_operators_has_every_metric_and_no_other() -> None:
    listed = set(re.findall(r"^\| `(newsdesk_[a-z_]+)` \|", PAGE, re.MULTILINE))

    assert listed == {re.sub("_(bucket|sum|count)$", "", name) for name in told()}


def test_every_query_of_the_board_asks_for_a_metric_that_there_is() -> None:
    asked = {
        name
        for expression in expressions()
        for name in re.findall(r"\b(?:newsdesk|process)_[a-z_]+", expression)
    }

    assert asked <= told() | STANDARD
    assert asked >= {name for name in told() if not re.search("_(sum|count)$", name)}


def test_the_board_can_be_imported() -> None:
    assert BOARD["schemaVersion"] >= 36
    assert BOARD["uid"] == "newsdesk"
    assert {one["name"] for one in BOARD["templating"]["list"]} == {"datasource", "job"}
    ids = [panel["id"] for panel in panels()]
    assert len(ids) == len(set(ids))
    for panel in panels():
        assert panel["type"] in {"row", "stat", "timeseries"}
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= 24
        if panel["type"] != "row":
            assert panel["datasource"]["uid"] == "${datasource}"
            references = [target["refId"] for target in panel["targets"]]
            assert references
            assert len(references) == len(set(references))


def test_no_panel_of_the_board_lies_upon_another() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels():
        place = panel["gridPos"]
        cells = {
            (place["x"] + across, place["y"] + down)
            for across in range(place["w"])
            for down in range(place["h"])
        }
        assert not cells & taken, panel["title"]
        taken |= cells


def test_the_health_check_of_the_page_is_a_program() -> None:
    (command,) = re.findall(r"^python -m (bot\.\w+)$", PAGE, re.MULTILINE)

    assert (ROOT / f"{command.replace('.', '/')}.py").is_file()
