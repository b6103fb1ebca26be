"""What every answer of the web says of itself to browsers."""

from collections.abc import Mapping

SAFE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def of_page(style_hash: str) -> Mapping[str, str]:
    """A page has one style and pictures of its own; it is asked for anew each time, by its ETag."""
    policy = f"{_NOTHING}; img-src 'self'; style-src '{style_hash}'"
    return {**SAFE, "Cache-Control": "no-cache", "Content-Security-Policy": policy}


def of_feed() -> Mapping[str, str]:
    """A feed is for whoever knows its address, and for no search engine."""
    return {
        **SAFE,
        "Cache-Control": "private, no-cache",
        "Content-Security-Policy": _NOTHING,
        "X-Robots-Tag": "noindex",
    }


def of_photo() -> Mapping[str, str]:
    """A photo may stand on other pages too: in feed readers."""
    return {
        **SAFE,
        "Cache-Control": "no-cache",
        "Content-Security-Policy": _NOTHING,
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
