import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import env_file
from bot.env_file import EnvFileError
from bot.settings import Settings, read_settings

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(params=[0o000, 0o077], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_what_is_written_is_for_its_owner_alone_and_gives_the_same_settings(tmp_path: Path) -> None:
    settings = read_settings(
        bot_token=TOKEN,
        database_url="postgresql://a:b%20#'\"$c@host/news",
        timezone="Europe/Warsaw",
        admin_ids="5, 7",
        bot_api_url="http://127.0.0.1:8081",
    )

    env_file.keep(settings)

    assert names_in(tmp_path) == [".env"]
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600
    assert read_settings() == settings


def test_a_secret_that_has_a_file_stays_there_alone(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", "utf-8")

    env_file.keep(read_settings(bot_token_file=Path("token")))

    written = (tmp_path / ".env").read_text("utf-8")
    assert f"BOT_TOKEN_FILE={tmp_path / 'token'}\n" in written
    assert TOKEN not in written
    assert read_settings().token == TOKEN


@pytest.mark.parametrize("is_broken_link", [False, True])
def test_nothing_is_overwritten(tmp_path: Path, *, is_broken_link: bool) -> None:
    file = tmp_path / ".env"
    if is_broken_link:
        file.symlink_to("elsewhere")
    else:
        file.write_text("LOG_LEVEL=DEBUG\n", "utf-8")

    with pytest.raises(EnvFileError, match="nothing is overwritten"):
        env_file.refuse_another()
    with pytest.raises(EnvFileError, match="nothing is overwritten"):
        env_file.keep(read_settings(bot_token=TOKEN))

    assert names_in(tmp_path) == [".env"]
    assert is_broken_link or file.read_text("utf-8") == "LOG_LEVEL=DEBUG\n"


def test_what_env_would_change_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    settings = read_settings(bot_token=TOKEN, database_url="sqlite:///${HOME}.db")

    with pytest.raises(EnvFileError, match="DATABASE_URL"):
        env_file.keep(settings)

    assert names_in(tmp_path) == []


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    # Rights do not hold root up; a folder does.
    (tmp_path / ".env.part").mkdir()

    with pytest.raises(EnvFileError, match="cannot be written"):
        env_file.keep(read_settings(bot_token=TOKEN))
