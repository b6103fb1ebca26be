from pathlib import Path

import pytest

from bot.demo import demo_settings
from bot.settings import Settings, SettingsError, read_settings, strange_names
from emulator import DEFAULT_TOKEN

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_setting_but_the_token_has_a_default() -> None:
    settings = read_settings()

    assert settings.database_url == "sqlite+aiosqlite:///news.db"
    assert settings.zone.key == "Europe/Minsk"
    assert settings.messages_per_second == 28
    assert settings.undo_seconds == 10
    assert settings.keep_days == 90
    with pytest.raises(SettingsError, match="BotFather"):
        _ = settings.token


def test_settings_come_from_the_environment_and_from_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nADMIN_IDS=5, 7\nUNDO_SECONDS=3\n", "utf-8")
    monkeypatch.setenv("UNDO_SECONDS", "0")

    settings = read_settings()

    assert settings.token == TOKEN
    assert settings.admin_ids == (5, 7)
    assert settings.undo_seconds == 0


def test_an_empty_setting_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "")
    monkeypatch.setenv("BOT_API_URL", "")

    settings = read_settings()

    assert settings.admin_ids == ()
    assert settings.bot_api_url == "https://api.telegram.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hunter2"),
        ("BOT_TOKEN", f"{TOKEN} "),
        ("DATABASE_URL", "news.db"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://news:p@ss@localhost/news"),
        ("DATABASE_URL", "postgresql+asyncpg://localhost:port/news"),
        ("DATABASE_URL", "postgresql://localhost:99999/news"),
        ("DATABASE_URL", "postgresql://localhost/news?sslmode=maybe"),
        ("DATABASE_URL", "postgresql://localhost/news?channel_binding=require"),
        ("DATABASE_URL", "sqlite+aiosqlite:///news.db?mode=ro"),
        ("ADMIN_IDS", "anna"),
        ("ADMIN_IDS", "-5"),
        ("TIMEZONE", "Europe/Atlantis"),
        ("TIMEZONE", "../../etc/passwd"),
        ("TIMEZONE", "Factory"),
        ("TIMEZONE", "localtime"),
        ("TIMEZONE", "posixrules"),
        ("BOT_API_URL", "telegram"),
        ("BOT_API_URL", "http://:8081"),
        ("BOT_API_URL", "http://localhost:port"),
        ("BOT_API_URL", "http://localhost:99999"),
        ("BOT_API_URL", "http://localhost:0"),
        ("BOT_API_URL", "http://[::1"),
        ("WEBHOOK_URL", "https://:443/telegram"),
        ("WEBHOOK_URL", "https://news.example.org:99999/telegram"),
        ("WEBHOOK_LISTEN", ":8080"),
        ("WEBHOOK_LISTEN", "127.0.0.1:0"),
        ("WEBHOOK_URL", "http://news.example.org/telegram"),
        ("WEBHOOK_URL", "http://127.0.0.1.example.org/telegram"),
        ("WEBHOOK_URL", "https://news.example.org/?telegram"),
        ("WEBHOOK_LISTEN", "8080"),
        ("WEBHOOK_LISTEN", "127.0.0.1:port"),
        ("WEBHOOK_LISTEN", "127.0.0.1:65536"),
        ("API_LISTEN", "8090"),
        ("MONITOR_LISTEN", "0"),
        ("MONITOR_LISTEN", ":9100"),
        ("MONITOR_LISTEN", "127.0.0.1"),
        ("MONITOR_LISTEN", "99999"),
        ("API_LISTEN", "127.0.0.1:0"),
        ("API_URL", "news.example.org"),
        ("API_URL", "https://news.example.org/?api"),
        ("MESSAGES_PER_SECOND", "0"),
        ("MESSAGES_PER_SECOND", "1001"),
        ("PAID_BROADCAST_STARS", "-1"),
        ("UNDO_SECONDS", "soon"),
        ("KEEP_DAYS", "0"),
        ("KEEP_DAYS", "3651"),
        ("FETCH_ALLOW", "intranet"),
        ("FETCH_ALLOW", "10.1.0.0/16; 10.2.0.0/16"),
        ("FETCH_ALLOW", "10.1.2.3/16"),
        ("FETCH_ALLOW", "10.0.0.0/33"),
        ("FETCH_ALLOW", "10.1.0.0/16:8080"),
        ("FETCH_ALLOW", "example.org"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_malformed_setting_is_named_in_one_line_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refusal:
        read_settings()

    assert str(refusal.value).startswith(name)
    assert "\n" not in str(refusal.value)
    assert name != "BOT_TOKEN" or value.strip() not in str(refusal.value)


def test_networks_to_fetch_from_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FETCH_ALLOW", "10.1.0.0/16, 192.168.7.2,fd00::/8")

    networks = read_settings().fetch_allow

    assert [str(network) for network in networks] == ["10.1.0.0/16", "192.168.7.2/32", "fd00::/8"]


def test_names_of_levels_and_formats_are_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    monkeypatch.setenv("LOG_FORMAT", "JSON")

    settings = read_settings()

    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_the_token_is_not_in_the_settings_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)

    assert TOKEN not in repr(read_settings())


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_the_address_that_a_hosted_database_gives_is_taken(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://a:b%40@[::1]:5432/news?sslmode=require")

    url = read_settings().database_url

    assert url == "postgresql+asyncpg://a:b%40@[::1]:5432/news?sslmode=require"


def test_a_name_that_resembles_a_setting_is_noticed_and_no_other() -> None:
    names = ["ADMIN_ID", "BOTTOKEN", "MESSAGE_PER_SECOND", "TIMEZONE", "PATH", "HOME", "LOGNAME"]

    assert strange_names(names) == {
        "ADMIN_ID": "ADMIN_IDS",
        "BOTTOKEN": "BOT_TOKEN",
        "MESSAGE_PER_SECOND": "MESSAGES_PER_SECOND",
    }


@pytest.mark.parametrize(
    ("listen", "url", "public"),
    [
        (None, None, None),
        (None, "https://news.example.org", None),
        ("127.0.0.1:8090", None, "http://127.0.0.1:8090"),
        ("127.0.0.1:8090", "https://news.example.org/", "https://news.example.org"),
    ],
)
def test_the_public_address_of_the_api(
    monkeypatch: pytest.MonkeyPatch, listen: str | None, url: str | None, public: str | None
) -> None:
    monkeypatch.setenv("API_LISTEN", listen or "")
    monkeypatch.setenv("API_URL", url or "")

    settings = read_settings()
    assert settings.public_url == public
    assert settings.web_url == (public if url else None)


def test_a_secret_may_stand_in_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\r\n", "utf-8")
    (tmp_path / "url").write_text("postgres://a:b@host/news\n", "utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))

    settings = read_settings()

    assert settings.token == TOKEN
    assert settings.database_url == "postgresql+asyncpg://a:b@host/news"
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "token cannot be read: No such file or directory"),
        (b"\xff\xfe", "token cannot be read: it is no text"),
        (b"\n", "token is empty"),
        (b"x" * 5000, "token is too long"),
    ],
)
def test_a_file_without_a_secret_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "token").write_bytes(content)
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")

    with pytest.raises(SettingsError) as refusal:
        read_settings()

    assert str(refusal.value) == f"BOT_TOKEN_FILE: {told}"


def test_what_a_file_has_is_checked_like_any_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text("hunter2", "utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")

    with pytest.raises(SettingsError, match=r"^BOT_TOKEN is missing or malformed"):
        read_settings()


def test_a_secret_and_a_file_for_it_are_one_too_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\n", "utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", "token")

    with pytest.raises(SettingsError) as refusal:
        read_settings()

    assert str(refusal.value).startswith("BOT_TOKEN_FILE and BOT_TOKEN are both set")


def test_a_demo_asks_for_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", "nowhere")
    monkeypatch.setenv("DATABASE_URL_FILE", "nowhere")

    assert read_settings(**demo_settings()).token == DEFAULT_TOKEN


def test_a_port_alone_is_watched_from_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_LISTEN", "9100")
    assert read_settings().monitor_listen == "127.0.0.1:9100"

    monkeypatch.setenv("MONITOR_LISTEN", "[::]:9100")
    assert read_settings().monitor_listen == "[::]:9100"
