"""Which addresses Telegram takes in a link or a button (tdlib, ``HttpUrl`` and ``LinkManager``)."""

import re
from ipaddress import AddressValueError, IPv6Address

_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_APP_SCHEME = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)
_APP_HOST = re.compile(r"[A-Za-z0-9\-_.]*")
_HOST = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*")
_USER = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*")
_MENTION = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=(\d+)(?:[&#].*)?", re.IGNORECASE)
_MOST_PORT = 65535


class LinkError(ValueError):
    """An address Telegram does not take; the message is its reason."""


def mentioned_user(url: str) -> int | None:
    """The user id of a ``tg://user?id=`` link."""
    found = _MENTION.fullmatch(url)
    return int(found[1]) if found else None


def checked(url: str, *, https_only: bool = False) -> str:
    """The address as Telegram keeps it; raises LinkError."""
    app = _APP_SCHEME.match(url)
    if app:
        return _app_link(app[1].lower(), url[app.end() :], https_only=https_only)
    scheme, user, host, port, rest = _split(url)
    if https_only and scheme != "https":
        raise LinkError("Only HTTPS links are allowed")
    if "." not in host and not host.startswith("["):
        raise LinkError("Wrong HTTP URL")
    return f"{scheme}://{user + '@' if user else ''}{host}{f':{port}' if port else ''}{rest}"


def _app_link(scheme: str, link: str, *, https_only: bool) -> str:
    if https_only:
        raise LinkError("Only HTTPS links are allowed")
    kind, user, host, port, rest = _split(link)
    if kind != "http" or user or port or link.lower().startswith("http://"):
        raise LinkError("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    if not _APP_HOST.fullmatch(host) or ("." in host and scheme != "tonsite"):
        raise LinkError("Unallowed characters in URL host")
    return f"{scheme}://{host}{rest.removeprefix('/') if rest[:2] in ('/', '/?') else rest}"


def _split(url: str) -> tuple[str, str, str, int, str]:
    scheme, url = _scheme(url)
    authority = re.split(r"[/?#]", url, maxsplit=1)[0]
    user, _, place = authority.rpartition("@")
    host, port = _host_and_port(place)
    if not _USER.fullmatch(user):
        raise LinkError("Disallowed character in URL userinfo")
    return scheme, user, host.lower(), port, _rest(url[len(authority) :])


def _scheme(url: str) -> tuple[str, str]:
    found = _SCHEME.match(url)
    if not found:
        return "http", url
    scheme = found[1].lower()
    if scheme not in ("http", "https"):
        raise LinkError("Unsupported URL protocol")
    return scheme, url[found.end() :]


def _host_and_port(place: str) -> tuple[str, int]:
    host, colon, digits = place.rpartition(":")
    if not colon or digits.endswith("]") or not host:
        host, digits = place, ""
    if (colon and host != place) and not (digits.isdecimal() and 0 < int(digits) <= _MOST_PORT):
        raise LinkError("Wrong port number specified in the URL")
    _check_host(host)
    return host, int(digits or 0)


def _check_host(host: str) -> None:
    if not host:
        raise LinkError("URL host is empty")
    if host == ".":
        raise LinkError("Host is invalid")
    if host.startswith("[") and host.endswith("]"):
        try:
            IPv6Address(host[1:-1])
        except AddressValueError:
            raise LinkError("Wrong IPv6 address specified in the URL") from None
    elif not _HOST.fullmatch(host):
        raise LinkError("Disallowed character in URL host")


def _rest(rest: str) -> str:
    rest = rest.rstrip() or "/"
    rest = rest if rest.startswith("/") else "/" + rest
    return re.sub(r"[\x00-\x20]", lambda found: f"%{ord(found[0]):02X}", rest)
