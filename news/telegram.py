"""What numbers Telegram may give us: one bound for each kind, wherever they come from.

JSON's ``true`` is an integer to Python, and nobody's number.
"""

import re

MOST_BITS = 52
"""Telegram's ids have no more, so that they fit into a double."""
MOST_ID = 2**MOST_BITS - 1
LONGEST_RETRY_AFTER = 86_400.0
"""Telegram asks for hours at most: what is longer than a day is taken for no answer at all."""
_USERNAME = re.compile(r"[A-Za-z0-9_]{1,32}")


def telegram_id(value: object) -> int | None:
    """The id of a chat, a person or a message, which any column can hold; None if it is none."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST_ID:
        return value
    return None


def update_number(value: object) -> int | None:
    """The number of an update; None if it is none."""
    number = telegram_id(value)
    return number if number is not None and number >= 0 else None


def user_id(text: str) -> int | None:
    """The id of a person, as somebody wrote it; None if it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_ID))):
        return None
    return telegram_id(int(text)) or None


def username(text: str) -> str | None:
    """A person's name as Telegram spells them, in lower case and without ``@``; None if none."""
    name = text.removeprefix("@")
    return name.lower() if _USERNAME.fullmatch(name) else None


def retry_after(value: object) -> float | None:
    """For how many seconds Telegram asks us to wait; None if it says nothing of the kind."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if 0 < value <= LONGEST_RETRY_AFTER else None
