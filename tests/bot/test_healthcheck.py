"""What a container asks with: it must be light, and must tell the dead from the living."""

import subprocess
import sys
from collections.abc import Mapping
from http import HTTPStatus

import pytest

from api.monitor import MonitorPage, bind, monitored
from bot.healthcheck import address_of, main
from tests.house.tree import ROOT

NOTHING: Mapping[str, str] = {}
DEAD = MonitorPage(b"the loop stands still\n", HTTPStatus.SERVICE_UNAVAILABLE)


def asked_by(page: MonitorPage) -> int:
    """The exit code, where that is served."""
    bound = bind("127.0.0.1", 0)
    with monitored(bound, {"/livez": lambda: page}) as address:
        return main([], {"MONITOR_LISTEN": address.removeprefix("http://")})


def test_who_lives_is_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked_by(MonitorPage(b"alive\n")) == 0
    assert capsys.readouterr().out == "alive\n"


def test_who_stands_still_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked_by(DEAD) == 1
    assert capsys.readouterr().out == "the loop stands still\n"


def test_where_nobody_listens_nobody_is_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    with bind("127.0.0.1", 0) as bound:
        place = f"127.0.0.1:{bound.getsockname()[1]}"

    assert main([place], NOTHING) == 1
    assert capsys.readouterr().err.startswith(f"no answer from {place}: ")


def test_who_is_told_no_address_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], NOTHING) == 2
    assert "MONITOR_LISTEN is not set" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "place"),
    [
        ("127.0.0.1:9100", ("127.0.0.1", 9100)),
        ("9100", ("127.0.0.1", 9100)),
        ("0.0.0.0:9100", ("127.0.0.1", 9100)),
        ("[::]:9100", ("::1", 9100)),
        ("bot:9100", ("bot", 9100)),
    ],
)
def test_what_listens_everywhere_is_asked_here(setting: str, place: tuple[str, int]) -> None:
    assert address_of(setting) == place


@pytest.mark.parametrize("setting", ["bot", "bot:", ":x"])
def test_an_address_that_is_none_is_no_answer(setting: str) -> None:
    assert main([setting], NOTHING) == 1


def test_it_imports_nothing_of_the_bot() -> None:
    told = "import sys; import bot.healthcheck; print(*sorted(sys.modules))"
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )

    ours = {"bot", "bot.healthcheck"}
    packages = {name.partition(".")[0] for name in run.stdout.split()} - sys.stdlib_module_names
    assert not packages & {"aiogram", "aiohttp", "pydantic", "sqlalchemy", "asyncio", "api"}
    assert {name for name in run.stdout.split() if name.partition(".")[0] == "bot"} == ours
