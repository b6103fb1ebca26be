"""What a person may type: the command menus, by role."""

from news.role import Role
from texts.catalogue import Catalogue

_READER = (
    "latest",
    "search",
    "rubrics",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "digest",
    "quiet",
    "limit",
    "mute",
    "saved",
    "pause",
    "resume",
    "settings",
    "language",
    "timezone",
    "plain",
    "places",
    "manage",
    "feed",
    "feeds",
    "help",
    "privacy",
    "mydata",
    "forget",
)
_AUTHOR = (
    "post",
    "articles",
    "article",
    "edit",
)
_EDITOR = (
    "schedule",
    "correct",
    "withdraw",
    "log",
    "stats",
    "campaigns",
    "letters",
    "sources",
    "source",
    "synonyms",
    "rubric",
    "stop",
    "continue",
)
_OWNER = ("editors", "approval", "tokens", "status")


_PLACE = (
    "latest",
    "search",
    "rubrics",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "digest",
    "quiet",
    "limit",
    "mute",
    "pause",
    "resume",
    "settings",
    "language",
    "timezone",
    "plain",
    "help",
)


def commands(role: Role) -> tuple[str, ...]:
    """The commands of a role, without the slash, the likeliest first."""
    match role:
        case Role.READER:
            return _READER
        case Role.AUTHOR:
            return _AUTHOR + _READER
        case Role.EDITOR:
            return _AUTHOR + _EDITOR + _READER
        case Role.OWNER:
            return _AUTHOR + _EDITOR + _OWNER + _READER


def menu(catalogue: Catalogue, role: Role) -> list[tuple[str, str]]:
    """Commands and their descriptions, for Telegram's setMyCommands."""
    return [(name, catalogue.plain(f"command-{name}")) for name in commands(role)]


def menu_of_place(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The same for those who run a group: what they may ask for there."""
    return [(name, catalogue.plain(f"command-{name}")) for name in _PLACE]
