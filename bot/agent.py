"""Who asks other sites: they look this up before they block somebody."""

from importlib.metadata import PackageNotFoundError, version

_NAME = "newsdesk"


def agent_of(username: str, readers: int | None = None) -> str:
    """The User-Agent of the bot of that name, which asks for so many readers."""
    count = "" if readers is None else f"; {readers} readers"
    return f"{_NAME}/{_version()} (+https://t.me/{username}{count})"


def _version() -> str:
    try:
        return version(_NAME)
    except PackageNotFoundError:  # run from a checkout
        return "0"
