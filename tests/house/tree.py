"""The source tree, as the tests of the house read it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "api",
    "bot",
    "botapi",
    "delivery",
    "emulator",
    "handlers",
    "news",
    "newsroom",
    "sources",
    "storage",
    "texts",
    "updates",
)


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imported_packages(source: str) -> set[str]:
    """Top-level packages that the source imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
