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
    ("layers", "handlers", "updates"),
    ("layers", "updates", "bot"),
    ("layers", "updates", "handlers"),
    ("layers", "delivery", "updates"),
    ("layers", "newsroom", "updates"),
    ("layers", "delivery", "sources"),
    ("layers", "api", "bot"),
    ("layers", "api", "handlers"),
    ("layers", "handlers", "api"),
    ("layers", "updates", "api"),
    ("layers", "newsroom", "api"),
    ("conversations", "handlers", "delivery"),
    ("programs", "api", "delivery"),
    ("updates", "updates", "delivery"),
    ("updates", "updates", "sources"),
    ("botapi-below", "botapi", "delivery"),
    ("botapi-below", "botapi", "updates"),
    ("botapi-below", "botapi", "storage"),
    ("botapi-callers", "newsroom", "botapi"),
    ("botapi-callers", "storage", "botapi"),
    ("botapi-callers", "api", "botapi"),
    ("texts-below", "texts", "storage"),
    ("texts-below", "texts", "newsroom"),
    ("texts-below", "texts", "botapi"),
    ("texts-readers", "storage", "texts"),
    ("texts-readers", "sources", "texts"),
    ("texts-readers", "news", "texts"),
    ("texts-readers", "api", "texts"),
    ("aiogram", "newsroom", "aiogram"),
    ("aiogram", "texts", "aiogram.types"),
    ("aiogram", "delivery", "aiogram"),
    ("aiogram", "api", "aiogram"),
    ("fetching", "sources", "aiohttp"),
    ("fetching", "newsroom", "aiohttp"),
    ("sql", "newsroom", "sqlalchemy"),
    ("sql", "handlers", "sqlalchemy.ext.asyncio"),
    ("sql", "api", "sqlalchemy"),
    ("metrics", "delivery", "prometheus_client"),
    ("metrics", "bot", "prometheus_client"),
    ("schedule", "newsroom", "apscheduler.triggers.cron"),
    ("settings", "delivery", "pydantic_settings"),
    ("fluent", "handlers", "fluent.runtime"),
    ("drawing", "handlers", "resvg_py"),
    ("webpages", "handlers", "trafilatura"),
    ("borders", "handlers", "tzfpy"),
    ("emulator-alone", "emulator", "news"),
    ("emulator-alone", "emulator", "aiogram"),
    ("emulator-demo", "handlers", "emulator"),
    ("emulator-demo", "botapi", "emulator"),
    ("emulator-demo", "bot", "emulator"),
]
NUMBERED = [(number, *planted) for number, planted in enumerate(PLANTED)]


def copied(folder: Path) -> Path:
    """A copy of the packages and their contracts."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in IMPORT_LINTER["root_packages"]:
        shutil.copytree(ROOT / package, folder / package, ignore=CACHES)
    return folder


def broken_contracts(tree: Path) -> dict[str, str]:
    """The contracts that import-linter reports as broken in this tree, and what it says of each."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    run = subprocess.run(  # noqa: S603 - our own linter, in our own copy
        command, cwd=tree, capture_output=True, text=True, check=False
    )
    broken = [id_ for id_, name in NAMES.items() if f"{name} BROKEN" in run.stdout]
    assert run.returncode == bool(broken), run.stdout + run.stderr
    assert "Contracts: " in run.stdout, run.stdout + run.stderr
    below = {id_: run.stdout.partition(f"\n{NAMES[id_]}\n---")[2] for id_ in broken}
    return {id_: text.partition("\n---")[0] for id_, text in below.items()}


@pytest.fixture(scope="module")
def violations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of a tree with all violations planted, each in a module of its own."""
    tree = copied(tmp_path_factory.mktemp("planted"))
    for number, (_, importer, imported) in enumerate(PLANTED):
        (tree / importer / f"planted_{number}.py").write_text(f"import {imported}\n", "utf-8")
    return broken_contracts(tree)


def test_the_arrows_hold(tmp_path: Path) -> None:
    assert not broken_contracts(copied(tmp_path))


@pytest.mark.parametrize(("number", "contract", "importer", "imported"), NUMBERED)
def test_a_planted_violation_is_reported(
    violations: dict[str, str], number: int, contract: str, importer: str, imported: str
) -> None:
    package = imported.partition(".")[0]

    assert f"{importer}.planted_{number} -> {package} (l.1)" in violations[contract]


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(NAMES)
