"""Fields of word processors: codes whose results stand in the text."""

import re

from news.formatting import is_linkable

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2048})"', re.IGNORECASE)


def address_of(code: str) -> str:
    """Where a field such as ``HYPERLINK "https://…"`` leads; empty when it may not be linked."""
    found = _HYPERLINK.match(code)
    return found[1] if found and is_linkable(found[1]) else ""
