"""What ``pip install`` brings: the whole program, and nothing else."""

import subprocess
import sys
import tomllib
from zipfile import ZipFile

import pytest

from tests.house.tree import PROGRAM, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Names of the files in a wheel; building it asks nobody outside."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 - the build tool of requirements-dev.txt
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with ZipFile(next(folder.iterdir())) as built:
        return built.namelist()


def files_of(package: str) -> set[str]:
    paths = (path for path in (ROOT / package).rglob("*") if path.is_file())
    return {str(path.relative_to(ROOT)) for path in paths if path.suffix != ".pyc"}


@pytest.mark.parametrize("package", PROGRAM)
def test_every_file_of_a_package_is_in_the_wheel(wheel: list[str], package: str) -> None:
    assert files_of(package) - set(wheel) == set()


def test_nothing_else_is_in_the_wheel(wheel: list[str]) -> None:
    packages = {name.partition("/")[0] for name in wheel}

    assert {name for name in packages if not name.endswith(".dist-info")} == set(PROGRAM)


def test_the_wheel_brings_the_command(wheel: list[str]) -> None:
    assert PROJECT["project"]["scripts"] == {"newsdesk": "bot.script:newsdesk"}
    assert any(name.endswith("entry_points.txt") for name in wheel)


def test_the_command_is_the_module() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from bot.script import newsdesk; newsdesk()", "--help"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout.startswith("usage: python -m bot")
