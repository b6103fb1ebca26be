"""Addresses in feeds and pages: absolute ones of the web, or none."""

import re
from urllib.parse import urljoin, urlsplit

LONGEST_ADDRESS = 2048
_WHITE = re.compile(r"\s+")


def absolute(base: str, address: str) -> str | None:
    """An address as it is meant at ``base``; None for what is no address of the web."""
    if len(address) > 2 * LONGEST_ADDRESS:
        return None
    try:
        joined = urljoin(base, _WHITE.sub("", address))
        parts = urlsplit(joined)
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return joined if is_web and len(joined) <= LONGEST_ADDRESS else None
