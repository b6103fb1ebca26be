"""Canonical URLs, by which an article is recognized."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:(?:utm|mtm|itm|hmb|hsa|oly|vero|fb|campaign|_branch)_\w*|at_(?:medium|campaign|custom\d)"
    r"|(?:fb|g|y|ys|d|tw)clid|msclkid|gclsrc|gbraid|wbraid|srsltid|igshid|mc_(?:cid|eid|tc)"
    r"|mkt_tok|wickedid|rb_clickid|sc_cid|_hsenc|_hsmi|__hs(?:sc|tc|fp)|hsctatracking|_bhlid"
    r"|_openstat|from)$",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str | None:
    """The one spelling of a web address; None when it is not a web address.

    Scheme and host in lower case, no default port, no user, no fragment, no trailing slash, no
    parameters that only say where the visitor came from.
    """
    url = f"https://{url}" if url.lower().startswith("www.") else url
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in _PORTS or "." not in host:
        return None
    if port not in {None, _PORTS[parts.scheme]}:
        host = f"{host}:{port}"
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0])
    ]
    encoded = urlencode(query, errors="replace")  # half a character, as no address has
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), encoded, ""))


def same_page_key(url: str) -> str | None:
    """Equal for addresses of one page, in http or https, with ``www.`` or without.

    None for what is no web address, and for a site's front page, which any article may name.
    """
    one = canonical_url(url)
    if one is None:
        return None
    parts = urlsplit(one)
    if not parts.path and not parts.query:
        return None
    host = parts.netloc.removeprefix("www.").removeprefix("m.")
    return urlunsplit(("", host, parts.path, parts.query, ""))
