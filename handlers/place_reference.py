"""Parses what names a place, after /manage and /places."""

import re
from enum import Enum, auto

from handlers.channel import Reference, channel_meant
from news.storable import visible
from news.switch_language import bare_word
from news.telegram import telegram_id

_ME = frozenset(
    {"me", "myself", "i"}
    | {"я", "меня", "себя", "за себя", "для себя"}
    | {"мяне", "сябе", "за сябе", "для сябе"}
)
# Phones make dashes of what is typed as a minus.
_MINUS = "−–—‐‑"
_NUMBER = re.compile(rf"(?P<minus>[-{_MINUS}]?)(?P<digits>[0-9]{{1,18}})")


class Meant(Enum):
    """What is named when it is no place."""

    ONESELF = auto()
    PERSON = auto()
    """The id of a person: those of groups and channels are below zero."""
    INVITATION = auto()
    """An invite link, with which bots can do nothing."""
    NOTHING = auto()


def place_meant(typed: str) -> Reference | Meant:
    """The group or channel that is named by its id, its ``@name`` or a link; or what else is."""
    typed = visible(typed).strip()
    if bare_word(typed) in _ME:
        return Meant.ONESELF
    if number := _NUMBER.fullmatch(typed):
        known = telegram_id(int(number["digits"]))
        if not known:
            return Meant.NOTHING
        return -known if number["minus"] else Meant.PERSON
    named = channel_meant(typed)
    if named is None:
        return Meant.NOTHING
    return named if isinstance(named, int | str) else Meant.INVITATION
