"""The arrows between the packages hold, and a violation of each is seen."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

IMPORT_LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
NAMES = {contract["id"]: contract["name"] for contract in IMPORT_LINTER["contracts"]}

CACHES = shutil.ignore_patterns("__pycache__")

PLANTED = [
    ("layers", "news", "storage"),
    ("layers", "news", "newsroom"),
    ("layers", "storage", "newsroom"),
    ("layers", "newsroom", "handlers"),
    ("layers", "newsroom", "delivery"),
    ("layers", "sources", "handlers"),
    ("layers", "delivery", "handlers"),
    ("layers", "handlers", "bot"),
    ("layers", "delivery", "sources"),
    ("conversations", "handlers", "delivery"),
    ("texts-below", "texts", "storage"),
    ("texts-below", "texts", "newsroom"),
    ("texts-readers", "storage", "texts"),
    ("texts-readers", "sources", "texts"),
    ("texts-readers", "news", "texts"),
    ("aiogram", "newsroom", "aiogram"),
    ("aiogram", "texts", "aiogram.types"),
    ("aiogram", "delivery", "aiogram"),
    ("sql", "newsroom", "sqlalchemy"),
    ("sql", "handlers", "sqlalchemy.ext.asyncio"),
    ("schedule", "newsroom", "apscheduler.triggers.cron"),
    ("settings", "delivery", "pydantic_settings"),
    ("fluent", "handlers", "fluent.runtime"),
    ("emulator-alone", "emulator", "news"),
    ("emulator-alone", "emulator", "aiogram"),
    ("emulator-demo", "handlers", "emulator"),
    ("emulator-demo", "bot", "emulator"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the packages and their contracts, to plant violations in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in IMPORT_LINTER["root_packages"]:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=CACHES)
    return tmp_path


def broken_contracts(tree: Path) -> set[str]:
    """Ids of the contracts that import-linter reports as broken in this tree."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    run = subprocess.run(  # noqa: S603 - our own linter, in our own copy
        command, cwd=tree, capture_output=True, text=True, check=False
    )
    broken = {id_ for id_, name in NAMES.items() if f"{name} BROKEN" in run.stdout}
    assert run.returncode == bool(broken), run.stdout + run.stderr
    assert "Contracts: " in run.stdout, run.stdout + run.stderr
    return broken


def test_the_arrows_hold(tree: Path) -> None:
    assert broken_contracts(tree) == set()


@pytest.mark.parametrize(("contract", "importer", "imported"), PLANTED)
def test_a_planted_violation_is_reported(
    tree: Path, contract: str, importer: str, imported: str
) -> None:
    (tree / importer / "planted.py").write_text(f"import {imported}\n", "utf-8")

    assert contract in broken_contracts(tree)


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(NAMES)
