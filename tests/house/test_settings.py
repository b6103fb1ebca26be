"""Every setting is in .env.example, with its default, and on the operator's page."""

import shutil
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.house.tree import ROOT

EXAMPLE = ROOT / ".env.example"
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}

    assert named == NAMES


def test_the_example_copied_to_env_gives_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    defaults = Settings()

    shutil.copy(EXAMPLE, ".env")

    assert Settings() == defaults


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_operators_page_has_a_row_for_each_setting(name: str) -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")

    assert f"| `{name}` |" in page
