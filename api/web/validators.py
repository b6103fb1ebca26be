"""Answers that a client need not be sent again: ETag, Last-Modified, 304 (RFC 9110, 8.8 and 13)."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from aiohttp import ETag, web

_SECOND = timedelta(seconds=1)


def answer(
    request: web.Request,
    body: bytes,
    content_type: str,
    headers: Mapping[str, str],
    *,
    charset: str | None = "utf-8",
    modified_at: datetime | None = None,
) -> web.Response:
    """The body, or 304 for a client that has it. An ETag that is sent goes before a date."""
    tag = ETag(hashlib.sha256(body).hexdigest()[:32])
    if _is_had(request, tag, modified_at):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    else:
        response = web.Response(
            body=body, content_type=content_type, charset=charset, headers=headers
        )
    response.etag = tag
    response.last_modified = modified_at
    return response


def _is_had(request: web.Request, tag: ETag, modified_at: datetime | None) -> bool:
    known = request.if_none_match
    if known is not None:
        # Compared weakly: a proxy that compresses may have weakened it.
        return any(each.value in ("*", tag.value) for each in known)
    since = request.if_modified_since
    return since is not None and modified_at is not None and modified_at <= since


class Changes:
    """When what is read under an address last became another, as far as this process has seen.

    Made of what was answered, and of no row: so whatever changes a feed (a withdrawal, a rubric
    that is merged or named anew) changes its date. A process that has just started takes all for
    new, which costs a reader one answer more. So many addresses are remembered.
    """

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._seen: dict[str, tuple[bytes, datetime]] = {}

    def since(self, address: str, body: bytes, now: datetime) -> datetime | None:
        """Since when ``body`` is read under ``address``; None while that second is not over.

        A date has whole seconds: told earlier, it would be that of a later change as well.
        """
        digest = hashlib.sha256(body).digest()
        seen = self._seen.pop(address, None)
        if seen is None or seen[0] != digest:
            seen = digest, now.astimezone(UTC).replace(microsecond=0)
        self._seen[address] = seen
        if len(self._seen) > self._most:
            del self._seen[next(iter(self._seen))]
        return seen[1] if now - seen[1] >= _SECOND else None
