"""What can be kept and shown of what others send."""

import re

# PostgreSQL keeps no NUL, and neither engine keeps half a character.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what one of the engines refuses; most texts as they are."""
    return _NOT_STORABLE.sub("", text)


def one_line(text: str) -> str:
    """What is storable of a text, on one line and without what a terminal would obey."""
    return "".join(filter(str.isprintable, " ".join(storable(text).split())))
