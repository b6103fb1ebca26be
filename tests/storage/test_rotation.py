"""A week of copies is kept, those from before migrations apart, and nothing else is touched."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.backup import BackupError
from storage.rotation import BEFORE_AGE, BEFORE_MIGRATIONS, Rotation, rotation_for

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def rotation(tmp_path: Path) -> Rotation:
    return rotation_for(f"sqlite+aiosqlite:///{tmp_path}/news.db", keep=3)


def put(path: Path, at: datetime) -> Path:
    path.touch()
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_copies_are_named_after_the_database_and_the_day(rotation: Rotation) -> None:
    assert rotation.daily(NOW).name == "news-2026-11-30.db"
    assert rotation.before("0020").name == "news-before-0020.db"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite+aiosqlite:////var/lib/news.sqlite", "/var/lib/news-2026-11-30.db"),
        ("postgresql+asyncpg://me@host/desk", "desk-2026-11-30.db"),
        ("postgresql+asyncpg://me@host/..%2Fdesk", ".._desk-2026-11-30.db"),
    ],
)
def test_they_are_beside_the_database_unless_a_folder_is_named(url: str, name: str) -> None:
    assert rotation_for(url).daily(NOW) == Path(name)
    assert rotation_for(url, Path("/mnt")).daily(NOW) == Path("/mnt") / Path(name).name


def test_two_bots_share_a_folder_though_their_databases_have_one_name(tmp_path: Path) -> None:
    url = "sqlite+aiosqlite:///news.db"
    one, other = (rotation_for(url, tmp_path, 1, whose) for whose in ("42", "43"))
    for days in range(2):
        put(one.daily(NOW - days * DAY), NOW)
    put(other.before("0020"), NOW)

    one.rotate(NOW)

    assert names(tmp_path) == {"news-42-2026-11-30.db", "news-43-before-0020.db"}
    assert one.files() == [tmp_path / "news-42-2026-11-30.db"]
    assert rotation_for(url, whose="42").daily(NOW) == Path("news-2026-11-30.db")


def test_the_newest_days_are_kept(rotation: Rotation, tmp_path: Path) -> None:
    # They were copied from another disk, and lost their times.
    for days in range(6):
        put(rotation.daily(NOW - days * DAY), NOW)

    rotation.rotate(NOW)

    assert names(tmp_path) == {f"news-2026-11-{day}.db" for day in (28, 29, 30)}


def test_a_day_that_has_yet_to_come_goes_first(rotation: Rotation, tmp_path: Path) -> None:
    for days in range(-2, 3):
        put(rotation.daily(NOW - days * DAY), NOW)

    rotation.rotate(NOW)

    assert names(tmp_path) == {f"news-2026-11-{day}.db" for day in (28, 29, 30)}


def test_copies_from_before_migrations_are_kept_apart(rotation: Rotation, tmp_path: Path) -> None:
    for number in range(5):
        put(rotation.before(f"00{number}"), NOW - number * DAY)
        put(rotation.daily(NOW - number * DAY), NOW)

    rotation.rotate(NOW)

    assert len(list(tmp_path.glob("news-before-*"))) == BEFORE_MIGRATIONS
    assert len(list(tmp_path.glob("news-2026-*"))) == 3


def test_a_copy_from_before_a_migration_does_not_outlive_its_use(
    rotation: Rotation, tmp_path: Path
) -> None:
    put(rotation.before("0019"), NOW - BEFORE_AGE - timedelta(seconds=1))
    put(rotation.before("0020"), NOW - BEFORE_AGE)

    rotation.rotate(NOW)

    assert names(tmp_path) == {"news-before-0020.db"}


def test_nothing_else_is_ever_deleted(rotation: Rotation, tmp_path: Path) -> None:
    others = {"news.db", "news-2026-11.db", "old-news-2026-11-01.db", "news-2026-11-01.db.gz"}
    for name in others:
        put(tmp_path / name, NOW)
    for days in range(3):
        put(rotation.daily(NOW - days * DAY), NOW)

    rotation.rotate(NOW)
    rotation_for(f"sqlite:///{tmp_path}/news.db", keep=0).rotate(NOW)

    assert others < names(tmp_path)
    assert len(names(tmp_path)) == len(others) + 3


def test_the_copy_of_earlier_versions_is_one_of_the_days(
    rotation: Rotation, tmp_path: Path
) -> None:
    former = put(tmp_path / "news.db.backup", NOW - 2 * DAY)
    assert rotation.newest(NOW) == (former, NOW - 2 * DAY)
    for days in range(2):
        put(rotation.daily(NOW - days * DAY), NOW)
    rotation.rotate(NOW)
    assert former.exists()

    put(rotation.daily(NOW + DAY), NOW)
    rotation.rotate(NOW + DAY)

    assert not former.exists()


def test_the_newest_copy_is_of_any_kind_but_not_of_the_future(rotation: Rotation) -> None:
    assert rotation.newest(NOW) is None
    put(rotation.daily(NOW), NOW - 2 * DAY)
    before = put(rotation.before("0020"), NOW - DAY)
    later = put(rotation.daily(NOW + DAY), NOW + DAY)

    assert rotation.newest(NOW) == (before, NOW - DAY)
    assert rotation.newest() == (later, NOW + DAY)


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    rotation = rotation_for("postgresql+asyncpg://me@host/desk", tmp_path / "copies", 7)
    assert rotation.newest(NOW) is None

    rotation.make_folder()
    rotation.make_folder()

    assert (tmp_path / "copies").stat().st_mode & 0o777 == 0o700
    with pytest.raises(BackupError, match="There is no folder"):
        rotation_for("sqlite:///news.db", tmp_path / "no" / "such", 7).make_folder()
