"""The documents say what is there."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import main
from news.role import Role
from tests.house.tree import PROGRAM, ROOT
from texts.commands import commands

PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/[0-9]*.md"))


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_architecture_page_describes_every_package(package: str) -> None:
    assert re.search(rf"^{package}/ ", read("docs/architecture.md"), re.MULTILINE)


def test_the_import_contracts_cover_every_package_of_the_program() -> None:
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]

    assert set(contracts["root_packages"]) == set(PROGRAM) == set(PACKAGES) - {"tests", "bench"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    local = [link for link in links if "://" not in link]

    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_a_document_names_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z]+)", document.read_text("utf-8"))) <= targets


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name)
def test_a_decision_says_what_was_chosen_why_and_what_else_there_was(decision: Path) -> None:
    page = decision.read_text("utf-8")

    for heading in ("## Decision", "## Why", "## Could have gone another way"):
        assert heading in page


@pytest.mark.parametrize("command", commands(Role.OWNER))
def test_the_tour_shows_every_command(command: str) -> None:
    assert re.search(rf"`/{command}\b", read("README.md"))


def test_the_operators_page_has_a_row_for_each_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    named = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)

    assert named
    page = read("docs/operations.md")
    assert [name for name in named if f"| `python -m bot {name}" not in page] == []


def test_the_list_of_decisions_is_complete() -> None:
    index = read("docs/decisions/README.md")

    assert [page.name for page in DECISIONS if f"({page.name})" not in index] == []


def test_every_hook_before_a_commit_is_a_step_of_ci() -> None:
    entries = re.findall(r"entry: (.+)", read(".pre-commit-config.yaml"))

    assert entries
    assert [entry for entry in entries if entry not in read(".ci/run")] == []
