"""What runs the bot in production, judged by the tools that know: each skips where it is absent."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from tests.house.tree import PROGRAM, ROOT

DEPLOY = ROOT / "deploy"
COMPOSED = sorted(DEPLOY.glob("compose*.yaml"))
UNIT = DEPLOY / "systemd" / "newsdesk.service"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
HIGHEST_EXPOSURE = 2.0


def told(*command: str) -> str:
    """What a tool says, when it is there; it has to be content."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed; .ci/run says where it comes from")
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def services() -> list[Any]:
    return [
        pytest.param(service, id=f"{path.stem}:{name}")
        for path in COMPOSED
        for name, service in yaml.safe_load(path.read_text("utf-8"))["services"].items()
    ]


def ours() -> list[Any]:
    return [each for each in services() if "build" in each.values[0]]


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    assert told("hadolint", "deploy/Dockerfile") == ""


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: path.stem)
def test_dclint_finds_nothing_in_a_compose_file(path: Path) -> None:
    assert told("dclint", "--max-warnings", "0", str(path)).strip() == ""


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    # It looks whether the program is there.
    unit = UNIT.read_text("utf-8").replace("/opt/newsdesk/bin/newsdesk", sys.executable)
    (tmp_path / UNIT.name).write_text(unit, "utf-8")

    assert told("systemd-analyze", "verify", str(tmp_path / UNIT.name)) == ""


def test_commands_run_as_the_unit_does(tmp_path: Path) -> None:
    pretended = tmp_path / "systemd-run"
    pretended.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    pretended.chmod(0o700)
    command = DEPLOY / "systemd" / "newsdesk"

    said = subprocess.run(  # noqa: S603 - our own
        [command, "restore", "a copy.db"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    unit = UNIT.read_text("utf-8")
    settings = [each.partition("--property=")[2] for each in said if "--property" in each]
    assert [each for each in settings if each not in unit.splitlines()] == []
    assert said[-2:] == ["restore", "a copy.db"]


def test_the_unit_exposes_little() -> None:
    verdict = told("systemd-analyze", "security", "--offline=true", str(UNIT)).splitlines()[-1]

    assert float(verdict.partition(": ")[2].split()[0]) <= HIGHEST_EXPOSURE


def calls_in(name: str) -> set[str]:
    """The system calls of a name in a filter: a set of them, or one."""
    if not name.startswith("@"):
        return {name}
    listed = told("systemd-analyze", "syscall-filter", name).splitlines()[1:]
    members = (line.strip() for line in listed if line.startswith("    "))
    return set().union(*(calls_in(each) for each in members if not each.startswith("#")))


# With the first a process lowers its priority, with the second it limits its memory.
@pytest.mark.parametrize("call", ["setpriority", "prlimit64"])
def test_the_unit_lets_the_processes_beside_the_bot_limit_themselves(call: str) -> None:
    allowed = False
    for line in UNIT.read_text("utf-8").splitlines():
        if line.startswith("SystemCallFilter="):
            names = line.partition("=")[2]
            listed = names.lstrip("~").split()
            if any(call in calls_in(name) for name in listed):
                allowed = not names.startswith("~")

    assert allowed


def test_the_image_gets_every_package_and_nothing_that_is_no_part_of_the_program() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_in = {line.removeprefix("!/") for line in lines if line.startswith("!")}

    assert "*" in lines
    assert let_in == {
        *PROGRAM,
        *("pyproject.toml", "README.md", "LICENSE"),
        *("requirements.txt", "requirements-build.txt"),
    }


def test_the_image_runs_as_nobody_in_particular_and_checks_itself_lightly() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]

    assert "\nUSER 10001:10001\n" in last
    assert '\nENTRYPOINT ["newsdesk"]\n' in last
    assert '"bot.healthcheck"]' in last
    assert DOCKERFILE.count("--require-hashes") == DOCKERFILE.count("--requirement ")


@pytest.mark.parametrize("service", services())
def test_every_service_is_confined(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("service", services())
def test_only_the_proxy_is_open_to_the_world(service: dict[str, Any]) -> None:
    open_to = [port for port in service.get("ports", ()) if not port.startswith("127.0.0.1:")]

    assert open_to == [] or service["image"].startswith("caddy:")


@pytest.mark.parametrize("service", ours())
def test_the_bot_has_its_secrets_in_files_and_its_time_to_end(service: dict[str, Any]) -> None:
    environment = service["environment"]

    assert {"BOT_TOKEN_FILE", "MONITOR_LISTEN"} <= set(environment)
    assert not {"BOT_TOKEN", "DATABASE_URL"} & set(environment)
    assert {name.lower() for name in environment} <= set(Settings.model_fields)
    assert service["stop_grace_period"] == "40s"


@pytest.mark.parametrize("service", services())
def test_an_image_of_others_is_pinned_and_names_no_host(service: dict[str, Any]) -> None:
    image, _, tag = service.get("image", "ours:1").partition(":")

    assert tag not in {"", "latest"}
    assert "." not in image.partition("/")[0]


def test_the_proxy_serves_nothing_of_the_monitor() -> None:
    file = (DEPLOY / "proxy" / "Caddyfile").read_text("utf-8")

    assert "9100" not in file
    assert "path /metrics /livez /readyz" in file


def test_the_unit_does_not_start_again_what_an_operator_has_to_mend() -> None:
    unit = UNIT.read_text("utf-8").splitlines()

    assert "RestartPreventExitStatus=2" in unit
    assert "TimeoutStopSec=40" in unit
    assert "Environment=BOT_TOKEN_FILE=%d/bot_token" in unit
