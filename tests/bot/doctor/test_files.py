import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.doctor.files import examine_backup, examine_rights, examine_room, examine_writing
from bot.doctor.finding import Verdict
from bot.settings import Settings
from storage.backup import back_up
from storage.migrating import open_database
from storage.rotation import rotation_for


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    await (await open_database(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}")).close()
    return tmp_path / "news.db"


def settings(path: Path, token_file: Path) -> Settings:
    return Settings.model_construct(
        bot_token_file=token_file,
        database_url=f"sqlite+aiosqlite:///{path}",
        backup_dir=path.with_name("copies"),
    )


def test_each_file_that_others_can_read_is_wrong_with_the_command_that_mends_it(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    secrets = [
        tmp_path / name
        for name in ("token", "news.db", "news.db.backup", "copies/news-2026-11-30.db")
    ]
    for each in (Path(".env"), *secrets):
        each.touch(0o600)
    (calm,) = examine_rights(settings(path, secrets[0]), path)
    assert calm.verdict is Verdict.OK

    for each in (Path(".env"), *secrets):
        each.chmod(0o640)

    found = list(examine_rights(settings(path, secrets[0]), path))
    assert {each.verdict for each in found} == {Verdict.WRONG}
    named = [each.text.rpartition("chmod 600 ")[2] for each in found]
    assert named == [".env", *map(str, secrets)]


def test_room_is_judged_by_what_a_backup_needs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def verdict(free: int) -> Verdict:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
        return examine_room(path, path.parent / "copies").verdict

    assert verdict(10 * 2**20) is Verdict.WRONG
    assert verdict(100 * 2**20) is Verdict.WARNING
    assert verdict(200 * 2**20) is Verdict.OK


def test_a_folder_that_can_take_no_backup_is_wrong(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(folder: Path) -> str:
        rotation = rotation_for(f"sqlite+aiosqlite:///{path}", folder, keep=7)
        finding = examine_backup(rotation, datetime.now(UTC))
        return finding.text if finding.verdict is Verdict.WRONG else ""

    missing = tmp_path / "not" / "there"
    assert f"no folder {missing.parent}" in told(missing)
    assert f"{path} is no folder" in told(path)
    assert told(tmp_path / "made at the start") == ""
    # Root, as whom tests may run, can write anywhere.
    for refused, said in ((os.R_OK, "read"), (os.W_OK, "written to")):
        monkeypatch.setattr(os, "access", lambda _, mode, refused=refused: not mode & refused)
        assert f"{tmp_path} cannot be {said}" in told(tmp_path / "copies")


def test_copies_that_cannot_be_listed_do_not_end_the_doctor(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "copies").mkdir()

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)

    (found,) = examine_rights(settings(path, tmp_path / "token"), path)

    assert found.verdict is Verdict.OK


def test_room_is_looked_at_although_the_folder_for_backups_can_not_be_made(path: Path) -> None:
    assert examine_room(path, path.parent / "not" / "there" / "yet").about == "disk"


def test_a_database_that_the_bot_cannot_write_is_wrong(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(examine_writing(path)) == []

    monkeypatch.setattr(os, "access", lambda *_: False)

    found = list(examine_writing(path))
    assert [each.verdict for each in found] == [Verdict.WRONG, Verdict.WRONG]


def test_a_backup_is_to_be_there_of_late_and_readable(path: Path) -> None:
    now = datetime.now(UTC)
    rotation = rotation_for(f"sqlite+aiosqlite:///{path}", keep=7)
    backup = rotation.daily(now)
    assert examine_backup(rotation, now).verdict is Verdict.WARNING

    back_up(path, backup)
    now = datetime.now(UTC)
    assert examine_backup(rotation, now).verdict is Verdict.OK
    assert "old" in examine_backup(rotation, now + timedelta(days=3)).text

    backup.write_bytes(os.urandom(10_000))
    assert examine_backup(rotation, datetime.now(UTC)).verdict is Verdict.WRONG
