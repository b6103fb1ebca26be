"""House rules that no linter knows: who reads the environment, what news imports, no sleep."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.house.tree import PROGRAM, ROOT, imported_packages, modules

PURE = {"news", "pymorphy3"} | sys.stdlib_module_names
IMPURE = {"asyncio", "http", "os", "random", "shutil", "socket", "sqlite3", "subprocess", "urllib"}


def names(source: str) -> Iterator[str]:
    """Every dotted name used in the source, imported names spelt out in full."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reads_environment(source: str) -> bool:
    return any(name in {"os.environ", "os.environb", "os.getenv"} for name in names(source))


def sleeps(source: str) -> bool:
    return any(name in {"asyncio.sleep", "time.sleep"} for name in names(source))


def is_pure(source: str) -> bool:
    # To take an address apart reaches nobody.
    taken_apart = "urllib.parse."
    reaching = (name for name in names(source) if name.startswith("urllib"))
    allowed = (PURE - IMPURE) | {"urllib"}
    return imported_packages(source) <= allowed and all(
        name.startswith(taken_apart) for name in reaching
    )


@pytest.mark.parametrize("folder", PROGRAM)
def test_only_settings_read_the_environment(folder: str) -> None:
    readers = {path for path in modules(folder) if reads_environment(path.read_text("utf-8"))}

    # The health check of a container cannot wait for the settings to be imported.
    assert readers <= {ROOT / "bot" / "settings.py", ROOT / "bot" / "healthcheck.py"}


def test_news_imports_nothing_but_itself_and_a_dictionary() -> None:
    impure = [path.name for path in modules("news") if not is_pure(path.read_text("utf-8"))]

    assert impure == []


def test_no_test_sleeps() -> None:
    sleepers = [path.name for path in modules("tests") if sleeps(path.read_text("utf-8"))]

    assert sleepers == []


@pytest.mark.parametrize(
    "planted",
    ["import os\nos.environ['X']", "from os import environ", "import os\nx = os.getenv('X')"],
)
def test_a_planted_reading_of_the_environment_is_seen(planted: str) -> None:
    assert reads_environment(planted)


@pytest.mark.parametrize(
    "planted",
    [
        *("import sqlalchemy", "from os import path", "import asyncio"),
        *("import urllib", "import urllib.request", "from urllib import request"),
    ],
)
def test_a_planted_impurity_is_seen(planted: str) -> None:
    assert not is_pure(planted)


def test_a_planted_sleep_is_seen() -> None:
    assert sleeps("import asyncio\nawait asyncio.sleep(1)")
