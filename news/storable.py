"""What a database can keep of what a person sends."""

import re

# PostgreSQL keeps no NUL, and neither engine keeps half a character.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what one of the engines refuses; most texts as they are."""
    return _NOT_STORABLE.sub("", text)
