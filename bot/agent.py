"""Who asks other sites: they look this up before they block somebody."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of

_NAME = "newsdesk"


def agent_of(username: str, readers: int | None = None) -> str:
    """The User-Agent of the bot of that name, which asks for so many readers."""
    count = "" if readers is None else f"; {readers} readers"
    return f"{_NAME}/{version()} (+https://t.me/{username}{count})"


def version() -> str:
    """The program's own version; 0 for one that is not installed."""
    try:
        return version_of(_NAME)
    except PackageNotFoundError:  # run from a checkout
        return "0"
