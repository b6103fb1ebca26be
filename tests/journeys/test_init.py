"""``python -m bot init``: at a terminal, and from a script."""

import asyncio
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.env_file import EnvFileError
from bot.init import Given, initialize
from bot.settings import Settings, read_settings
from botapi.errors import WrongTokenError
from emulator import Emulator
from news.words.morphology import Morphology
from newsroom import editors
from newsroom.desk import open_desk
from storage.migrating import open_database
from tests.factories import NOON

ROOT = Path(__file__).parents[2]
SECONDS = 180.0


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("BOT_API_URL", address)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def refusals() -> set[str]:
    return {"Unauthorized"}


def is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


class Terminal:
    """A terminal with the program on it."""

    def __init__(self) -> None:
        self._ours, theirs = pty.openpty()
        self._unread = ""
        self.screen = ""
        self._theirs = theirs
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "init"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )

    def types(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def sees(self, text: str) -> None:
        """Read on until the text is there."""
        while text not in self._unread:
            self._unread += os.read(self._ours, 4096).decode()
        seen, text, self._unread = self._unread.partition(text)
        self.screen += seen + text

    @property
    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self._theirs)[3] & termios.ECHO)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


async def test_a_person_is_asked_until_the_answers_will_do_and_never_sees_the_token(
    terminal: Terminal, emulator: Emulator, tmp_path: Path
) -> None:
    def talk() -> None:
        terminal.sees("Token (it is not shown): ")
        terminal.types(emulator.token[:-1] + "1")
        terminal.sees("does not know BOT_TOKEN")
        # What is typed before a question is thrown away.
        terminal.sees("Token (it is not shown): ")
        terminal.types(emulator.token)
        terminal.sees("Database")
        terminal.types("no/such/folder.db")
        terminal.sees("cannot be opened")
        terminal.types("desk.db")
        terminal.sees("up to date")
        terminal.types("Mars")
        terminal.sees("TIMEZONE is unknown")
        terminal.types("")
        terminal.sees("Start it")

    await asyncio.wait_for(asyncio.to_thread(talk), SECONDS)

    assert await asyncio.to_thread(terminal.process.wait) == 0
    assert emulator.token[:-1] not in terminal.screen
    link = f"https://t.me/{emulator.bot.username}?start=claim_"
    assert link in terminal.screen
    settings = read_settings()
    assert settings.token == emulator.token
    assert settings.database_url == "sqlite+aiosqlite:///desk.db"
    assert (tmp_path / "desk.db").exists()


async def test_ctrl_c_leaves_a_terminal_that_shows_what_is_typed(
    terminal: Terminal, tmp_path: Path
) -> None:
    def interrupt() -> None:
        terminal.sees("Token")
        terminal.process.send_signal(signal.SIGINT)
        terminal.sees("no .env was written")

    await asyncio.wait_for(asyncio.to_thread(interrupt), SECONDS)

    assert await asyncio.to_thread(terminal.process.wait) != 0
    assert "Traceback" not in terminal.screen
    assert terminal.echoes
    assert is_empty(tmp_path)


async def test_a_script_gives_the_token_on_standard_input(
    emulator: Emulator, tmp_path: Path
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "init", "--owner", "5"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate(f"{emulator.token}\n".encode())

    assert process.returncode == 0
    assert f"@{emulator.bot.username}" in said.decode()
    assert "claim_" not in said.decode()
    assert read_settings().admin_ids == (5,)
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


async def test_the_link_makes_whoever_opens_it_first_the_owner(
    emulator: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    await asyncio.to_thread(initialize, Given(token=emulator.token))

    key = capsys.readouterr().out.partition("start=claim_")[2].split()[0]
    database = await open_database(read_settings().database_url)
    desk = await open_desk(database, zone=read_settings().zone, morphology=Morphology())
    assert await editors.ensure_owners(desk, (), NOON, lambda: "another") == key
    await database.close()


async def test_nothing_is_written_where_telegram_does_not_know_the_token(
    emulator: Emulator, tmp_path: Path
) -> None:
    with pytest.raises(WrongTokenError):
        await asyncio.to_thread(initialize, Given(token=emulator.token[:-1] + "1"))

    assert is_empty(tmp_path)


async def test_an_env_that_is_there_is_refused_before_anything_is_asked(
    emulator: Emulator, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("", "utf-8")

    with pytest.raises(EnvFileError):
        await asyncio.to_thread(initialize, Given(token=emulator.token))

    assert not emulator.calls
