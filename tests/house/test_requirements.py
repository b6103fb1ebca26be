"""The requirement files pin everything, agree with each other, and name no place to fetch from."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import PROGRAM, ROOT, imported_packages, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
BUILD = PROJECT["dependency-groups"]["build"]
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt")


def text(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


def pinned(file: str) -> dict[str, str]:
    """Pinned version by canonical package name."""
    pins = re.findall(r"^([\w.-]+)(?:\[.*?\])?==([\w.!+-]+)", text(file), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("file", FILES)
def test_a_requirement_file_names_no_place(file: str) -> None:
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)|(^|\s)[/~]", text(file))


@pytest.mark.parametrize("file", FILES)
def test_every_package_is_pinned_with_hashes(file: str) -> None:
    blocks = re.split(r"\n(?=[\w])", re.sub(r"^\s*#.*\n?", "", text(file), flags=re.MULTILINE))

    assert [block for block in blocks if not re.search(r"==[\s\S]*--hash=sha256:", block)] == []


@pytest.mark.parametrize(
    ("file", "declared"),
    [
        ("requirements.txt", RUNTIME),
        ("requirements-dev.txt", RUNTIME + DEVELOPMENT),
        ("requirements-build.txt", BUILD),
    ],
)
def test_what_the_project_declares_is_pinned_within_its_bounds(
    file: str, declared: list[str]
) -> None:
    pins = pinned(file)

    for requirement in map(Requirement, declared):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_development_runs_on_the_very_packages_that_readers_get() -> None:
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


def test_an_image_is_built_by_what_pip_install_builds_with() -> None:
    assert PROJECT["build-system"]["requires"] == BUILD


def test_every_package_that_the_program_imports_is_declared() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in RUNTIME}
    distributions = packages_distributions()
    imported = set[str]().union(
        *(imported_packages(path.read_text("utf-8")) for path in modules(*PROGRAM))
    )

    foreign = imported - sys.stdlib_module_names - set(PROGRAM)
    undeclared = {
        package
        for package in foreign
        if not declared & set(map(canonicalize_name, distributions.get(package, [])))
    }
    assert undeclared == set()
