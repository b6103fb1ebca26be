"""A copy is of one moment, sound, and there whole or not at all."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import URL

from storage import backup
from storage.backup import BackupError, DamagedError, back_up, check
from tests.storage.damage import backup_of, cut_off, scribble


@pytest.fixture
def path(tmp_path: Path, migrated_sqlite: URL) -> Path:
    return copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")


@pytest.fixture
def writer(path: Path) -> Iterator[sqlite3.Connection]:
    """The one connection that writes, as the bot's does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        yield connection


def write(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("INSERT INTO facts (name, value) VALUES (?, 'x')", (name,))


def written(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM facts WHERE value = 'x'")}


def test_a_backup_holds_what_is_committed_and_waits_for_no_writer(
    path: Path, writer: sqlite3.Connection
) -> None:
    write(writer, "committed")
    writer.execute("BEGIN IMMEDIATE")
    write(writer, "open")

    back_up(path, backup_of(path))

    assert written(backup_of(path)) == {"committed"}


def test_a_backup_is_of_one_moment_whatever_is_written_meanwhile(
    path: Path, writer: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_STEP_PAGES", 1)
    write(writer, "before")
    steps: list[str] = []

    def stopped() -> bool:
        steps.append(f"meanwhile {len(steps)}")
        write(writer, steps[-1])
        return False

    back_up(path, backup_of(path), stopped)

    assert len(steps) > 10
    assert written(path) == {"before", *steps}
    assert written(backup_of(path)) == {"before"}


def test_a_backup_is_one_file_and_no_other_is_left(path: Path, tmp_path: Path) -> None:
    back_up(path, tmp_path / "elsewhere.db")

    assert not list(tmp_path.glob("elsewhere.db?*"))
    check(tmp_path / "elsewhere.db")


def test_a_new_backup_takes_the_place_of_the_old(path: Path, writer: sqlite3.Connection) -> None:
    back_up(path, backup_of(path))
    write(writer, "since")

    back_up(path, backup_of(path))

    assert written(backup_of(path)) == {"since"}


def test_a_backup_that_is_stopped_leaves_the_old_one(
    path: Path, writer: sqlite3.Connection
) -> None:
    back_up(path, backup_of(path))
    write(writer, "since")

    with pytest.raises(BackupError, match="Stopped"):
        back_up(path, backup_of(path), lambda: True)

    assert written(backup_of(path)) == set()
    assert not list(path.parent.glob("*.part*"))


@pytest.mark.parametrize("harm", [scribble, cut_off])
def test_a_damaged_database_does_not_take_the_place_of_its_backup(
    path: Path, harm: Callable[[Path], None]
) -> None:
    back_up(path, backup_of(path))
    harm(path)

    with pytest.raises(DamagedError) as refusal:
        back_up(path, backup_of(path))

    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    check(backup_of(path))


def test_a_copy_that_comes_out_damaged_is_no_damage_of_the_database(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = backup._copy

    def copy_badly(source: Path, part: Path, stopped: Callable[[], bool]) -> None:
        copied(source, part, stopped)
        scribble(part)

    monkeypatch.setattr(backup, "_copy", copy_badly)

    with pytest.raises(BackupError, match="came out damaged") as refusal:
        back_up(path, backup_of(path))

    assert not isinstance(refusal.value, DamagedError)
    assert not backup_of(path).exists()


def test_a_backup_does_not_fill_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "ROOM", 1 << 60)

    with pytest.raises(BackupError, match="No room"):
        back_up(path, backup_of(path))


def test_what_a_killed_copy_has_left_is_cleared_away_by_the_next(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(f"newsdesk-copy.part{end}").write_bytes(b"half")

    back_up(path, backup_of(path))

    check(backup_of(path))
    assert not list(path.parent.glob("*.part*"))


def test_two_backups_at_once_are_one(path: Path) -> None:
    refused: list[str] = []

    def stopped() -> bool:
        if not refused:
            with pytest.raises(BackupError, match="Another copy") as refusal:
                back_up(path, backup_of(path))
            refused.append(str(refusal.value))
        return False

    back_up(path, backup_of(path), stopped)

    assert refused
    check(backup_of(path))


@pytest.mark.parametrize("target", ["no/such/folder/copy.db", "copy.db"])
def test_what_cannot_be_copied_is_one_line(tmp_path: Path, target: str) -> None:
    with pytest.raises(BackupError) as refusal:
        back_up(tmp_path / "nothing.db", tmp_path / target)

    assert "\n" not in str(refusal.value)
