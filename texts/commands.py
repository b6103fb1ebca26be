"""What a person may type: the command menus, by role."""

from enum import StrEnum

from texts.catalogue import Catalogue


class Role(StrEnum):
    """What a person may do; each role may all that the ones before it may."""

    READER = "reader"
    EDITOR = "editor"
    OWNER = "owner"


_READER = (
    "latest",
    "search",
    "rubrics",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "digest",
    "pause",
    "resume",
    "language",
    "timezone",
    "help",
)
_EDITOR = (
    "post",
    "article",
    "edit",
    "correct",
    "withdraw",
    "stats",
    "synonyms",
    "stop",
    "continue",
)
_OWNER = ("editors",)


def commands(role: Role) -> tuple[str, ...]:
    """The commands of a role, without the slash, the likeliest first."""
    if role is Role.READER:
        return _READER
    return _EDITOR + (_OWNER if role is Role.OWNER else ()) + _READER


def menu(catalogue: Catalogue, role: Role) -> list[tuple[str, str]]:
    """Commands and their descriptions, for Telegram's setMyCommands."""
    return [(name, catalogue.plain(f"command-{name}")) for name in commands(role)]
