"""An article's number as people type it after a command: ``12``, ``№ 12``, ``#12``."""

import re

from news.words.signs import INVISIBLE

_SPACE = rf"[ \t\xa0{INVISIBLE}]*"
_SIGN = rf"(?:(?:№|#|n[oº°]?\.?){_SPACE})?"
_BEHIND = re.compile(
    rf"{_SPACE}{_SIGN}([0-9]{{1,18}})[.,:;)]?[{INVISIBLE}]*(?=\s|$)", re.IGNORECASE
)
# Below the command a number may begin the text itself, unless it stands alone.
_BELOW = re.compile(
    rf"(?=[^\S\n]*\n)[\s{INVISIBLE}]*{_SIGN}([0-9]{{1,18}}){_SPACE}(?:\n|$)", re.IGNORECASE
)
_COMMAND = re.compile(r"\s*/\S+")
_AMENDING = re.compile(r"/(?:edit|correct)(?:@\w+)?(?=\s|$)", re.IGNORECASE)


def split_number(after: str) -> tuple[int | None, str]:
    """What follows a command: the article's number, None without one, and the text below it."""
    found = _BEHIND.match(after) or _BELOW.match(after)
    if found is None:
        return None, after.lstrip()
    return int(found[1]), after[found.end() :].lstrip()


def numbered(typed: str) -> tuple[int | None, str]:
    """The same of a whole message that begins with a command."""
    command = _COMMAND.match(typed)
    return split_number(typed[command.end() :] if command else typed)


def amended_number(typed: str) -> int | None:
    """The number behind ``/edit`` or ``/correct``; None of any other text."""
    return numbered(typed)[0] if _AMENDING.match(typed) else None
