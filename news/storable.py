"""What can be kept and shown of what others send."""

import re
import string

from news.words.signs import INVISIBLE

# PostgreSQL keeps no NUL, and neither engine keeps half a character.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")

_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
_AROUND = f"{string.whitespace}\u00a0{INVISIBLE}"


def visible(text: str) -> str:
    """The text without soft hyphens, zero-width characters and direction marks."""
    return text.translate(_UNSEEN)


def trimmed(text: str) -> str:
    """The text without spaces, and without what is invisible, around it."""
    return text.strip(_AROUND)


def storable(text: str) -> str:
    """The text without what one of the engines refuses; most texts as they are."""
    return _NOT_STORABLE.sub("", text)


def one_line(text: str) -> str:
    """What is storable of a text, on one line and without what a terminal would obey."""
    return "".join(filter(str.isprintable, " ".join(storable(text).split())))
