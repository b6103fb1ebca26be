"""Writing ``.env``: atomically, readable by its owner alone, and never over an existing one."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings, SettingsError, read_settings

ENV = Path(".env")
"""In the working directory, where the settings are read from."""
_HEAD = "# Written by `python -m bot init`. docs/operations.md has every setting.\n"
_PLAIN = re.compile(r"[\w@%+=:,./?&~-]*")
_OURS_ALONE = 0o600


class EnvFileError(Exception):
    """``.env`` cannot be written; the text is one line for the operator."""


def refuse_another() -> None:
    """Raises EnvFileError when there is one already."""
    if ENV.is_symlink() or ENV.exists():
        raise EnvFileError(
            f"There is a {ENV} in {Path.cwd()} already, and nothing is overwritten: edit it, "
            "or move it away; `python -m bot doctor` checks it"
        )


def keep(settings: Settings) -> None:
    """Write what the bot needs to run with these settings.

    Raises EnvFileError, also when somebody else has written one meanwhile.
    """
    lines = "".join(f"{name}={_quoted(value)}\n" for name, value in _needed(settings).items())
    part = ENV.with_name(f"{ENV.name}.part")
    try:
        part.unlink(missing_ok=True)
        _write(part, _HEAD + lines)
        try:
            _require_same(part, settings)
            # Unlike a rename, this fails where there is a file.
            ENV.hardlink_to(part)
        finally:
            part.unlink()
    except FileExistsError:
        refuse_another()
    except OSError as error:
        raise EnvFileError(f"{ENV.absolute()} cannot be written: {error.strerror}") from error


def _needed(settings: Settings) -> Mapping[str, str]:
    """What differs from the defaults, and what everybody wants to find there."""
    needed = {
        **_secret("BOT_TOKEN", settings.bot_token_file, settings.token),
        **_secret("DATABASE_URL", settings.database_url_file, settings.database_url),
        "TIMEZONE": settings.timezone,
    }
    if settings.admin_ids:
        needed["ADMIN_IDS"] = ",".join(map(str, settings.admin_ids))
    if settings.bot_api_url != Settings.model_fields["bot_api_url"].default:
        needed["BOT_API_URL"] = settings.bot_api_url
    return needed


def _secret(name: str, file: Path | None, value: str) -> dict[str, str]:
    """The setting, or the path of the file that it was read from."""
    return {name: value} if file is None else {f"{name}_FILE": str(file.absolute())}


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _OURS_ALONE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)


def _require_same(file: Path, settings: Settings) -> None:
    """Raises EnvFileError when what is read from the file is not what was to be written."""
    try:
        read = read_settings(_env_file=file)
    except SettingsError as error:
        raise EnvFileError(f"{ENV} would not be understood: {error}") from error
    for name in ("token", "database_url", "timezone", "admin_ids", "bot_api_url"):
        if getattr(read, name) != getattr(settings, name):
            raise EnvFileError(
                f"{ENV} cannot hold this {name.upper()}: write its unusual characters as %XX"
            )
