"""The settings: the only reader of the environment."""

import os
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from botapi.redaction import reason_of
from news.telegram import MOST_ID
from news.zone import NO_CLOCKS
from storage.database import (
    PARAMETERS,
    SSL_MODES,
    file_of,
    is_address,
    normal_address,
    unknown_parameter,
)
from storage.rotation import DAILY, Rotation, rotation_for

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
LogFormat = Literal["text", "json"]
_TOKEN = re.compile(r"\d{1,20}:[\w-]{20,100}")
_PORT = re.compile("[0-9]{1,5}")
_HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})*\.?")
_LAST_PORT = 65535
_LEAST_FORGET_DAYS = 30
_RESEMBLANCE = 0.85
_SECRET = ("bot_token", "database_url")
"""These may stand in a file of their own, which ``<NAME>_FILE`` names."""
_LONGEST_SECRET = 4096
_ASSIGNED = re.compile(r"^\s*(?:export\s+)?(\w+)\s*=", re.MULTILINE)


class SettingsError(Exception):
    """A setting that is missing or malformed; the text says what to do."""


class TelegramUnreachableError(SettingsError):
    """Telegram gives no answer that can be understood."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(
            f"Telegram cannot be reached ({reason_of(cause)}): look at BOT_API_URL and the network"
        )


class _ToldError(ValueError):
    """What is wrong with a setting, in a line for the operator."""


class _UnknownParameterError(_ToldError):
    def __init__(self, parameter: str) -> None:
        super().__init__(
            f"DATABASE_URL has a parameter that is not known: {' '.join(parameter.split())}. Known "
            f"for PostgreSQL: {', '.join(PARAMETERS)}; sslmode is one of {', '.join(SSL_MODES)}"
        )


class Settings(BaseSettings):
    """What the operator may set, by environment variable or in ``.env``."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    bot_token: SecretStr | None = None
    bot_token_file: Path | None = None
    database_url: str = "sqlite+aiosqlite:///news.db"
    database_url_file: Path | None = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    timezone: str = "Europe/Minsk"
    bot_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1:8080"
    api_listen: str | None = None
    api_url: str | None = None
    monitor_listen: str | None = None
    messages_per_second: int = Field(default=28, ge=1, le=1000)
    paid_broadcast_stars: int = Field(default=0, ge=0)
    undo_seconds: int = Field(default=10, ge=0, le=3600)
    keep_days: int = Field(default=90, ge=1, le=3650)
    forget_days: int = Field(default=0, ge=0, le=3650)
    backups: int = Field(default=DAILY, ge=0, le=366)
    backup_dir: Path | None = None
    fetch_allow: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    log_level: LogLevel = "INFO"
    log_format: LogFormat = "text"

    @property
    def token(self) -> str:
        """The bot's token; raises SettingsError when there is none."""
        if self.bot_token is None:
            raise SettingsError(_ADVICE["bot_token"])
        return self.bot_token.get_secret_value()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of readers who chose none."""
        return ZoneInfo(self.timezone)

    @property
    def rotation(self) -> Rotation:
        """The copies that are kept of the database."""
        whose = self.token.partition(":")[0] if self.bot_token else None
        return rotation_for(self.database_url, self.backup_dir, self.backups, whose)

    @property
    def public_url(self) -> str | None:
        """The address under which others find what is on API_LISTEN; None when that is off."""
        if self.api_listen is None:
            return None
        return self.api_url or f"http://{self.api_listen}"

    @property
    def web_url(self) -> str | None:
        """The same for Telegram's own servers, which see no loopback address: as it was set."""
        return self.api_url if self.api_listen is not None else None

    @model_validator(mode="before")
    @classmethod
    def _secrets_are_read(cls, given: dict[str, object]) -> dict[str, object]:
        read = {
            name: _secret_in(name, str(place), given)
            for name in _SECRET
            if (place := given.get(f"{name}_file"))
        }
        return given | read

    @field_validator("bot_token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError
        return token

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: str) -> str:
        url = normal_address(url)
        if not is_address(url) or (url.startswith("sqlite") and file_of(url) is None):
            raise ValueError
        if unknown := unknown_parameter(url):
            raise _UnknownParameterError(unknown)
        return url

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids_by_comma(cls, ids: object) -> object:
        if not isinstance(ids, str):
            return ids
        numbers = tuple(int(part) for part in ids.replace(",", " ").split())
        if not all(0 < number <= MOST_ID for number in numbers):
            raise ValueError
        return numbers

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        if name in NO_CLOCKS:
            raise ValueError
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError, ValueError) as error:
            raise ValueError from error
        return name

    @field_validator("bot_api_url", "api_url")
    @classmethod
    def _url_is_http(cls, url: str | None) -> str | None:
        if url is None:
            return None
        if not re.fullmatch(r"https?://[^\s?#@]+", url) or not _has_place(url):
            raise ValueError
        return url.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_https(cls, url: str | None) -> str | None:
        # Telegram posts to https only, a Bot API server on the same machine to itself as well.
        if url is not None and not re.fullmatch(r"(https://|http://127\.0\.0\.1[:/])[^\s?#]+", url):
            raise ValueError
        if url is not None and not _has_place(url):
            raise ValueError
        return url

    @field_validator("monitor_listen", mode="before")
    @classmethod
    def _alone_a_port_is_of_this_machine(cls, place: object) -> object:
        is_port = isinstance(place, str) and _PORT.fullmatch(place)
        return f"127.0.0.1:{place}" if is_port else place

    @field_validator("webhook_listen", "api_listen", "monitor_listen")
    @classmethod
    def _listens_on_a_port(cls, place: str | None) -> str | None:
        if place is None:
            return None
        host, colon, port = place.rpartition(":")
        if not (host and colon and _PORT.fullmatch(port) and _has_place(f"http://{place}")):
            raise ValueError
        return place

    @field_validator("forget_days")
    @classmethod
    def _departed_can_return(cls, days: int) -> int:
        # So long updates are kept that failed: of whoever is erased none is left by then.
        if 0 < days < _LEAST_FORGET_DAYS:
            raise ValueError
        return days

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _networks_by_comma(cls, networks: object) -> object:
        if not isinstance(networks, str):
            return networks
        return tuple(ip_network(part) for part in networks.replace(",", " ").split())

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_any_case(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("log_format", mode="before")
    @classmethod
    def _format_in_any_case(cls, form: object) -> object:
        return form.lower() if isinstance(form, str) else form


def _secret_in(name: str, place: str, given: Mapping[str, object]) -> str:
    """What stands in the file that ``<NAME>_FILE`` names, without the end of its line."""
    setting = f"{name.upper()}_FILE"
    if given.get(name):
        raise _ToldError(f"{setting} and {name.upper()} are both set: leave one of them empty")
    try:
        with Path(place).open(encoding="utf-8") as file:
            secret = file.read(_LONGEST_SECRET + 1).rstrip("\r\n")
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or "it is no text"
        raise _ToldError(f"{setting}: {place} cannot be read: {why}") from error
    if not secret or len(secret) > _LONGEST_SECRET:
        raise _ToldError(f"{setting}: {place} is {'too long' if secret else 'empty'}")
    return secret


_ADVICE: Mapping[str, str] = {
    "bot_token": "BOT_TOKEN is missing or malformed: get one from @BotFather (it looks like "
    "123456789:AA…), or try the bot without one: python -m bot demo",
    "database_url": "DATABASE_URL is malformed: write sqlite+aiosqlite:///news.db "
    "or postgresql+asyncpg://user:password@host/database (in a password @ is %40, and % is %25)",
    "admin_ids": "ADMIN_IDS is malformed: write numeric Telegram user ids, separated by commas",
    "timezone": "TIMEZONE is unknown: write a name such as Europe/Minsk",
    "bot_api_url": "BOT_API_URL is malformed: write an address such as http://127.0.0.1:8081",
    "webhook_url": "WEBHOOK_URL is malformed: write the address that Telegram is to post to, "
    "such as https://news.example.org/telegram, or leave it empty to poll",
    "webhook_listen": "WEBHOOK_LISTEN is malformed: write host:port, such as 127.0.0.1:8080",
    "api_listen": "API_LISTEN is malformed: write host:port, such as 127.0.0.1:8090, "
    "or leave it empty for no HTTP API",
    "monitor_listen": "MONITOR_LISTEN is malformed: write host:port, such as 127.0.0.1:9100, "
    "or leave it empty for nothing to be watched",
    "api_url": "API_URL is malformed: write the address under which others find API_LISTEN, "
    "such as https://news.example.org",
    "messages_per_second": "MESSAGES_PER_SECOND is out of range: write a number from 1 to 1000",
    "paid_broadcast_stars": "PAID_BROADCAST_STARS is malformed: write a number, 0 for never",
    "undo_seconds": "UNDO_SECONDS is out of range: write a number from 0 to 3600",
    "keep_days": "KEEP_DAYS is out of range: write a number from 1 to 3650",
    "forget_days": "FORGET_DAYS is out of range: write 0 for never, or a number from 30 to 3650",
    "backups": "BACKUPS is out of range: write how many daily copies to keep, 0 (none) to 366",
    "backup_dir": "BACKUP_DIR is malformed: write a folder, or leave it empty for the database's",
    "fetch_allow": "FETCH_ALLOW is malformed: write networks such as 10.1.0.0/16, 192.168.7.2, "
    "separated by commas",
    "log_level": f"LOG_LEVEL is unknown: write one of {', '.join(get_args(LogLevel))}",
    "log_format": f"LOG_FORMAT is unknown: write one of {', '.join(get_args(LogFormat))}",
}


def _has_place(url: str) -> bool:
    """Whether an address names a host that can exist, and no port that cannot."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        if ":" in host:
            ip_address(host)
        elif not _HOST.fullmatch(host):
            return False
    except ValueError:
        return False
    return port != 0


def strange_names(given: Iterable[str]) -> dict[str, str]:
    """Names that resemble a setting's and are none, each with the name that was likely meant."""
    known = [name.upper() for name in Settings.model_fields]
    found: dict[str, str] = {}
    for name in sorted({name.upper() for name in given} - {*known}):
        near = get_close_matches(name, known, 1, _RESEMBLANCE)
        if near and name[0] == near[0][0]:
            found[name] = near[0]
    return found


def read_strange_names() -> dict[str, str]:
    """The same of the environment and ``.env``."""
    file = Path(".env")
    written = file.read_text("utf-8") if file.is_file() else ""
    return strange_names([*os.environ, *_ASSIGNED.findall(written)])


def read_settings(**chosen: object) -> Settings:
    """Read the settings from the environment and ``.env``; what is ``chosen`` goes before both.

    Raises SettingsError, one line for the first setting that is wrong.
    """
    try:
        return Settings(**chosen)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        if isinstance(told := first.get("ctx", {}).get("error"), _ToldError):
            raise SettingsError(str(told)) from None
        name = str(first["loc"][0])
        raise SettingsError(_ADVICE.get(name, f"{name.upper()} is malformed")) from None
    except (UnicodeDecodeError, OSError):
        raise SettingsError(".env cannot be read: save it as UTF-8 text") from None
