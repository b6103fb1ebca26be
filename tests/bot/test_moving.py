"""``move``, ``backup`` and ``restore`` as an operator types them."""

import asyncio
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.__main__ import main
from bot.moving import CopyProgress
from delivery.leadership import FileLease
from tests.storage.moved import contents, fill, migrated_at

ALL = re.compile(r"^all +(\d+) rows in ", re.MULTILINE)


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without .env."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def news() -> str:
    """The address of the database that the settings name: three rows in every table."""
    url = "sqlite+aiosqlite:///news.db"
    main(["migrate"])
    asyncio.run(fill(url))
    return url


def test_a_move_ends_with_its_proof_and_what_to_do(
    news: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert main(["move", "sqlite:///other.db"]) == 0

    said = capsys.readouterr().out
    proofs = asyncio.run(contents(news))
    for proof in proofs:
        assert f"{proof.checksum[:16]}  equal" in said
    assert (found := ALL.search(said))
    assert int(found[1]) == sum(proof.rows for proof in proofs)
    assert "set DATABASE_URL" in said.replace("Set", "set")
    assert asyncio.run(contents("sqlite+aiosqlite:///other.db")) == proofs


@pytest.mark.parametrize("running", ["news.db", "other.db"])
def test_nothing_is_moved_under_a_running_bot(
    news: str, running: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = asyncio.run(contents(news))
    capsys.readouterr()
    lease = FileLease.take(Path(running))

    assert main(["move", "sqlite:///other.db"]) == 2

    lease.release()
    assert capsys.readouterr().err == f"The bot already runs on {running}: stop that one first.\n"
    assert not Path("other.db").exists()
    assert asyncio.run(contents(news)) == before


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("other.db", "malformed"),
        ("sqlite:///news.db", "the database itself"),
        ("sqlite:////no/such/folder/news.db", "No such file"),
    ],
)
@pytest.mark.usefixtures("news")
def test_an_address_that_is_no_target_is_one_line(
    address: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert main(["move", address]) == 2

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert why in complaint


@pytest.mark.usefixtures("news")
def test_there_is_no_backup_to_restore_by_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()

    assert main(["restore"]) == 2

    assert "There is no backup in" in capsys.readouterr().err


def test_a_server_is_backed_up_and_restored_by_the_same_commands(
    migrated_postgresql: URL,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with asyncio.Runner() as runner:
        ends = migrated_at("postgresql", tmp_path / "x", migrated_postgresql)
        url = runner.run(ends.__aenter__())
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "copies"))
        runner.run(fill(url))

        assert main(["backup"]) == 0
        assert main(["restore"]) == 2
        assert main(["restore", "--replace"]) == 0

        runner.run(ends.__aexit__(None, None, None))
    said = capsys.readouterr()
    assert "is not empty" in said.err
    assert "schema replaced_" in said.out
    assert len(list((tmp_path / "copies").glob("*-20*.db"))) == 1


def test_progress_is_a_line_for_what_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    progress = CopyProgress(lambda: now[0])

    for seconds, table, rows in (
        (0.0, "facts", 10),
        (0.1, "deliveries", 0),
        (1.1, "deliveries", 1_000),
        (6.1, "deliveries", 6_000),
    ):
        now[0] = seconds
        progress.tell(table, rows)
    now[0] = 10.1
    progress.end()

    assert capsys.readouterr().err.splitlines() == [
        "deliveries: 6,000 rows, 1,000 rows/s…",
        "deliveries: 6,000 rows, 600 rows/s",
    ]
