import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from delivery.leadership import FileLease
from storage.database import Database
from storage.schema import bring_to
from tests.storage.damage import scribble

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without .env, and a token that opens nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """The program sends logs to this test's standard error, which is closed when the test ends."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", ""),
        ("BOT_TOKEN", "not-a-token"),
        ("DATABASE_URL", "news.db"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("DATABASE_URL", "sqlite+aiosqlite:////no/such/folder/news.db"),
        ("ADMIN_IDS", "anna"),
        ("TIMEZONE", "Mars/Base"),
        ("BOT_API_URL", "telegram"),
        ("MESSAGES_PER_SECOND", "0"),
        ("UNDO_SECONDS", "soon"),
        ("BACKUPS", "-1"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_setting_to_mend_is_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    assert main([]) == 2

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert name in complaint
    assert TOKEN not in complaint


@pytest.mark.parametrize("command", [[], ["migrate"]])
def test_a_folder_in_the_databases_place_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "news.db").mkdir()

    assert main(command) == 2

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "DATABASE_URL" in complaint


def test_a_server_that_is_away_is_one_line_after_which_a_supervisor_starts_the_bot_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://127.0.0.1:1/news")

    assert main([]) == os.EX_TEMPFAIL

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "DATABASE_URL" in complaint


def test_a_file_that_is_no_database_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "news.db").write_text("not a database " * 100)

    assert main(["migrate"]) == 2

    assert capsys.readouterr().err.count("\n") == 1


def test_migrate_makes_a_database(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0

    assert (tmp_path / "news.db").exists()
    assert "up to date" in capsys.readouterr().out


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "demo" in printed
    assert "`" not in printed


def test_damage_is_one_line_that_names_the_backup_which_restore_puts_in_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["migrate"])
    assert main(["backup"]) == 0
    assert "copied to news-2" in capsys.readouterr().out
    scribble(tmp_path / "news.db")

    for command in ("run", "migrate", "backup", "audit 1"):
        assert main(command.split()) == 2
        complaint = capsys.readouterr().err
        assert complaint.count("\n") == 1
        assert "its newest backup is news-2" in complaint
        assert "python -m bot restore" in complaint

    assert main(["restore"]) == 0
    assert "news.db.replaced-" in capsys.readouterr().out
    assert main(["migrate"]) == 0


def test_a_database_in_use_is_not_replaced(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["migrate"])
    main(["backup", "copy.db"])
    running = FileLease.take(tmp_path / "news.db")

    assert main(["restore", "copy.db"]) == 2

    assert "already runs" in capsys.readouterr().err
    running.release()
    assert not list(tmp_path.glob("*replaced*"))


@pytest.mark.parametrize("command", ["migrate", "audit 1", "token list"])
def test_a_database_of_an_earlier_version_is_not_upgraded_under_its_bot(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    asyncio.run(_made_at("0019", tmp_path / "news.db"))
    running = FileLease.take(tmp_path / "news.db")

    assert main(command.split()) == 2

    assert "already runs on news.db: stop that one first" in capsys.readouterr().err
    running.release()
    assert main(command.split()) == 0


def test_no_key_is_made_while_the_database_is_moved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["migrate"])
    capsys.readouterr()
    moving = FileLease.take(tmp_path / "news.db", "move")

    assert main(["token", "add", "CMS"]) == 2

    assert capsys.readouterr().err == "A `move` is at work on news.db: wait until it is over.\n"
    moving.release()
    assert main(["token", "add", "CMS"]) == 0
    running = FileLease.take(tmp_path / "news.db")
    assert main(["token", "list"]) == 0
    running.release()


async def _made_at(revision: str, path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.rebuilding() as connection:
        await connection.run_sync(bring_to, revision)
    await database.close()


def test_a_command_whose_reader_has_gone_ends_silently() -> None:
    main(["migrate"])
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run(
        [sys.executable, "-m", "bot", "audit", "1"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize("command", ["backup", "move news.db", "move sqlite:///other.db"])
def test_what_cannot_be_copied_is_one_line_without_a_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://nobody:secret@127.0.0.1:1/news")

    assert main(command.split()) == 2

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "secret" not in complaint


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add"], "Say what the program is called"),
        (["add", " "], "Say what the program is called"),
        (["remove", "CMS"], "There is no token CMS"),
    ],
)
def test_what_is_wrong_with_a_token_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["token", *arguments]) == 2

    assert capsys.readouterr().err.splitlines()[-1].startswith(told)


def test_a_key_is_printed_alone_and_once_for_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", "add", "CMS"]) == 0
    key = capsys.readouterr().out
    assert key.startswith("nd_")
    assert len(key.split()) == 1

    assert main(["token", "add", "cms"]) == 2
    assert main(["token", "list"]) == 0
    assert key.strip() not in capsys.readouterr().out
