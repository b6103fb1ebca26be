"""Addresses of pages, as people type them and as other pages give them."""

import re
from ipaddress import IPv6Address

from yarl import URL

from sources.unfetchable import FetchError, FetchProblem

LONGEST = 8000
"""Characters, letters outside ASCII in percent signs; what servers take, as a rule."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_UNDECODED = re.compile(r"[\udc80-\udcff]")
"""Bytes that are no UTF-8, as Python keeps them in text."""
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\.?$){_LABEL}(\.{_LABEL})*\.?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_address(text: str, base: URL | None = None) -> URL:
    """An http or https address, its host in ASCII, without a fragment; from ``base`` if relative.

    Whether its host may be dialled is seen when it is dialled. Raises FetchError (FORBIDDEN).
    """
    try:
        url = _parsed(text, base)
    except ValueError as error:
        raise FetchError(FetchProblem.FORBIDDEN) from error
    if not _is_plain(url):
        raise FetchError(FetchProblem.FORBIDDEN)
    return url


def is_fetchable(text: str) -> bool:
    """Whether this is an address that can be asked for, as far as its form tells."""
    try:
        read_address(text)
    except FetchError:
        return False
    return True


def completed(typed: str) -> str:
    """What a person typed or pasted as an address, with the scheme that they left out."""
    text = typed.strip().removeprefix("<").removesuffix(">").removeprefix("feed:")
    if _SCHEME.match(text):
        return text
    return f"https://{text.removeprefix('//')}"


def _parsed(text: str, base: URL | None) -> URL:
    """Raises ValueError."""
    text = _UNDECODED.sub(_in_percent, text.strip())
    if len(text) > LONGEST or _CONTROLS.search(text) or _SURROGATES.search(text):
        raise ValueError
    url = base.join(URL(text)) if base else URL(text)
    # Reading the host decodes it, which raises where it is no name that can be.
    if not url.host or "@" in url.raw_authority or len(str(url)) > LONGEST:
        raise ValueError
    return url.with_fragment(None)


def _in_percent(byte: re.Match[str]) -> str:
    return f"%{ord(byte[0]) & 0xFF:02X}"


def _is_plain(url: URL) -> bool:
    return url.scheme in {"http", "https"} and url.port != 0 and _is_host(url.raw_host or "")


def _is_host(host: str) -> bool:
    if ":" not in host:
        return _HOST.fullmatch(host) is not None
    try:
        return IPv6Address(host).scope_id is None
    except ValueError:
        return False
