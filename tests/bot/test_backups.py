"""A backup is made once a day, whatever the ticks do."""

import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import URL

from bot.backups import AGAIN, AGE, Backups
from storage import backup
from storage.backup import NoRoomError, check
from storage.database import Database
from storage.rotation import Rotation, rotation_for
from storage.trouble import Trouble
from tests.conftest import copied
from tests.storage.damage import scribble
from texts.locale import Locale
from texts.message import Message

SECOND = timedelta(seconds=1)


class Clock:
    """The machine's time, moved on as far as a test likes."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Callable[[Locale], Message]]:
    return []


@pytest.fixture
def path(tmp_path: Path, migrated_sqlite: URL) -> Path:
    return copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.close()


@pytest.fixture
def rotation(url: str) -> Rotation:
    return rotation_for(url, keep=2)


@pytest.fixture
def backups(
    database: Database,
    url: str,
    rotation: Rotation,
    told: list[Callable[[Locale], Message]],
    clock: Clock,
) -> Backups:
    return Backups(database, url, rotation, told.append, clock)


@pytest.fixture
def today(rotation: Rotation, clock: Clock) -> Path:
    """What the copy of the day is called."""
    return rotation.daily(clock())


def is_there(copy: Path) -> bool:
    return copy.exists()


def date(copy: Path, moment: datetime) -> None:
    """Let a copy be of this moment."""
    copy.touch()
    os.utime(copy, (moment.timestamp(), moment.timestamp()))


async def test_the_first_look_makes_a_copy(
    backups: Backups, today: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    await backups.look()

    check(today)
    assert "backup.made" in caplog.text


@pytest.mark.parametrize(
    ("age", "due"), [(AGE - SECOND, False), (AGE, True), (-SECOND * 2, True), (SECOND, False)]
)
async def test_the_files_time_says_when_another_is_due(
    backups: Backups, rotation: Rotation, today: Path, clock: Clock, age: timedelta, due: bool
) -> None:
    dated = clock() - age
    date(rotation.daily(clock() - 3 * AGE), dated)

    await backups.look()

    assert is_there(today) == due


async def test_the_copy_that_earlier_versions_made_counts_until_it_is_too_old(
    backups: Backups, rotation: Rotation, path: Path, clock: Clock
) -> None:
    former = path.with_name("news.db.backup")
    date(former, clock() - SECOND)
    await backups.look()
    assert not rotation.daily(clock()).exists()

    for _ in range(2):
        clock.now += AGE
        assert former.exists()
        await backups.look()
        date(rotation.daily(clock()), clock())

    assert not former.exists()


async def test_of_the_daily_copies_the_newest_are_kept(
    backups: Backups, rotation: Rotation, clock: Clock
) -> None:
    made = []
    for _ in range(4):
        await backups.look()
        made.append(rotation.daily(clock()))
        date(made[-1], clock())
        clock.now += AGE

    assert [copy.exists() for copy in made] == [False, False, True, True]


async def test_no_copy_is_made_where_none_is_wanted(
    database: Database, url: str, told: list[Callable[[Locale], Message]], clock: Clock, path: Path
) -> None:
    await Backups(database, url, rotation_for(url), told.append, clock).look()

    assert not list(path.parent.glob("news-*"))


async def test_a_failure_is_told_once_and_tried_again_in_an_hour(
    backups: Backups,
    rotation: Rotation,
    today: Path,
    clock: Clock,
    told: list[Callable[[Locale], Message]],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(backup, "ROOM", 1 << 60)
        await backups.look()
        await backups.look()
        clock.now += AGAIN
        await backups.look()
    assert caplog.text.count("backup.failed") == 2
    assert len(told) == 1
    assert not is_there(today)

    clock.now += AGAIN
    await backups.look()

    assert rotation.newest() is not None
    assert len(told) == 1


async def test_damage_that_a_copy_brings_to_light_is_the_databases_condition(
    backups: Backups,
    path: Path,
    database: Database,
    told: list[Callable[[Locale], Message]],
    today: Path,
) -> None:
    scribble(path)

    await backups.look()

    assert database.condition.trouble is Trouble.DAMAGED
    assert not told
    assert not is_there(today)


async def test_no_backup_is_made_of_a_database_in_trouble(
    backups: Backups, today: Path, database: Database
) -> None:
    database.condition.suffer(Trouble.FULL)

    await backups.look()

    assert not is_there(today)


async def test_a_stop_leaves_a_backup_unfinished(
    backups: Backups,
    today: Path,
    told: list[Callable[[Locale], Message]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied = backup._copy

    def copy(source: Path, part: Path, stopped: Callable[[], bool]) -> None:
        backups.stop()
        copied(source, part, stopped)

    monkeypatch.setattr(backup, "_copy", copy)

    await backups.look()
    await backups.look()

    assert not is_there(today)
    assert not told


async def test_a_database_on_a_server_is_copied_by_another_process(
    migrated_postgresql: URL,
    tmp_path: Path,
    told: list[Callable[[Locale], Message]],
    clock: Clock,
) -> None:
    async with copied(migrated_postgresql, tmp_path) as url:
        database = Database(url)
        rotation = rotation_for(url, tmp_path / "copies", 7)
        await Backups(database, url, rotation, told.append, clock).look()
        await database.close()

    copy = rotation.daily(clock())
    check(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not told


async def test_why_a_server_was_not_copied_is_told_without_its_password(
    tmp_path: Path,
    told: list[Callable[[Locale], Message]],
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = "postgresql+asyncpg://nobody:secret@127.0.0.1:1/news"
    rotation = rotation_for(url, tmp_path, 7)

    await Backups(Database(url), url, rotation, told.append, clock).look()

    (reason,) = [record.reason for record in caplog.records if record.msg == "backup.failed"]  # type: ignore[attr-defined]
    assert "nobody:***@127.0.0.1" in reason
    assert "secret" not in reason
    assert len(told) == 1


async def test_where_there_is_no_room_the_oldest_copies_make_some(
    backups: Backups,
    rotation: Rotation,
    today: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    days = [rotation.daily(clock() - age * AGE) for age in (1, 2, 3)]
    for age, copy in enumerate(days, start=1):
        date(copy, clock() - age * AGE)
    copied_when = iter([False, True])
    monkeypatch.setattr(
        "storage.backup._require_room", lambda *_: refuse_room(next(copied_when, True))
    )

    await backups.look()

    assert is_there(today)
    assert [is_there(copy) for copy in days] == [True, False, False]
    assert caplog.text.count("backup.dropped") == 1


def refuse_room(is_enough: bool) -> None:
    if not is_enough:
        raise NoRoomError("No room")


async def test_the_last_copy_makes_room_for_none(
    backups: Backups, rotation: Rotation, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = rotation.daily(clock() - AGE)
    date(yesterday, clock() - AGE)
    monkeypatch.setattr(backup, "ROOM", 1 << 60)

    await backups.look()

    assert is_there(yesterday)
