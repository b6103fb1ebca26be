"""Where the copies of a database are kept, what they are called, and how many of them there are.

One a day, ``news-2026-11-30.db``, and one before each migration, ``news-before-0020.db``, which the
daily ones do not push out. ``news.db.backup`` is the only copy that earlier versions kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import make_url

from storage.backup import BackupError
from storage.database import file_of

BEFORE_MIGRATIONS = 3
"""So many copies from before migrations are kept, each for BEFORE_AGE at most."""
BEFORE_AGE = timedelta(days=14)
DAILY = 7
_LEAST = 2
_UNSAFE = re.compile(r"[^\w.-]")


class BackupFile(NamedTuple):
    """A copy, and when it was made, in UTC."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Rotation:
    """The copies of one database: in ``folder``, named after ``name``, ``keep`` daily ones.

    With 0 none is made. ``former`` is where earlier versions kept theirs.
    """

    folder: Path
    name: str
    keep: int
    former: Path | None = None

    def daily(self, now: datetime) -> Path:
        """What the copy of a day, of UTC, is called."""
        return self.folder / f"{self.name}-{now.astimezone(UTC):%Y-%m-%d}.db"

    def before(self, revision: str) -> Path:
        """What the copy is called that is made before a migration to a revision."""
        return self.folder / f"{self.name}-before-{revision}.db"

    def newest(self, by: datetime | None = None) -> BackupFile | None:
        """The newest copy of any kind, if there is one; ``by`` leaves out later ones.

        One from the future says that a clock was wrong, and nothing else.
        """
        found = [*self._of_days(), *self._before_migrations()]
        known = [copy for copy in found if by is None or copy.made_at <= by]
        return max(known, key=lambda copy: copy.made_at, default=None)

    def files(self) -> list[Path]:
        """Every copy that is there."""
        return [copy.path for copy in (*self._of_days(), *self._before_migrations())]

    def make_folder(self) -> None:
        """Make the folder, which only its owner reads, unless it is there. Raises BackupError."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise BackupError(f"There is no folder {self.folder}: {error.strerror}") from error

    def rotate(self, now: datetime) -> None:
        """Delete the copies that are too many. Raises OSError."""
        if not self.keep:
            return
        days = sorted(self._of_days(), key=lambda copy: _day_of(copy, now), reverse=True)
        before = sorted(self._before_migrations(), key=lambda copy: copy.made_at, reverse=True)
        old = [copy for copy in before if now - copy.made_at > BEFORE_AGE]
        for copy in {*days[self.keep :], *before[BEFORE_MIGRATIONS:], *old}:
            copy.path.unlink(missing_ok=True)

    def drop_oldest(self) -> Path | None:
        """Delete the oldest copy for the sake of a new one; None when there is no more than one."""
        found = sorted(
            (*self._of_days(), *self._before_migrations()), key=lambda copy: copy.made_at
        )
        if len(found) < _LEAST:
            return None
        found[0].path.unlink(missing_ok=True)
        return found[0].path

    def _of_days(self) -> Iterator[BackupFile]:
        yield from self._named(r"\d{4}-\d\d-\d\d")
        if self.former is not None:
            yield from _made(self.former)

    def _before_migrations(self) -> Iterator[BackupFile]:
        return self._named(r"before-\w+")

    def _named(self, kind: str) -> Iterator[BackupFile]:
        wanted = re.compile(rf"{re.escape(self.name)}-{kind}\.db")
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if wanted.fullmatch(path.name):
                    yield from _made(path)


def rotation_for(url: str, folder: Path | None = None, keep: int = 0) -> Rotation:
    """The copies of the database at ``url``: beside it when no folder is given.

    Beside a database on a server is the working directory.
    """
    path = file_of(url)
    if path is None:
        name = _UNSAFE.sub("_", make_url(url).database or "news")
        return Rotation(folder or Path(), name, keep)
    former = path.with_name(f"{path.name}.backup")
    return Rotation(folder or path.parent, path.stem, keep, former)


def _made(path: Path) -> Iterator[BackupFile]:
    try:
        yield BackupFile(path, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except FileNotFoundError:
        return


def _day_of(copy: BackupFile, now: datetime) -> date:
    """The day in its name; one that has yet to come goes first when there are too many."""
    named = re.search(r"(\d{4}-\d\d-\d\d)\.db$", copy.path.name)
    try:
        day = date.fromisoformat(named[1]) if named else copy.made_at.date()
    except ValueError:
        return date.min
    return day if day <= now.astimezone(UTC).date() else date.min
