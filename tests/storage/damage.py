"""Real damage to real files."""

import random
from pathlib import Path

PAGE = 4096


def scribble(path: Path, *, first: int = 8, last: int | None = None) -> None:
    """Overwrite pages, counted from 0, up to the last of the file."""
    noise = random.Random(1)  # noqa: S311 - repeatable on purpose
    pages = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        for page in range(first, min(pages, last or pages)):
            file.seek(page * PAGE)
            file.write(noise.randbytes(PAGE))


def cut_off(path: Path, pages: int = 20) -> None:
    """Leave the first pages of a file alone."""
    with path.open("r+b") as file:
        file.truncate(pages * PAGE)


def backup_of(path: Path) -> Path:
    """Where a test keeps the copy of a database: as the program would."""
    return path.with_name(f"{path.stem}-2026-11-29.db")
