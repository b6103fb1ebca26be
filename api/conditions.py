"""ETags and If-Match: an article's revision, so that nobody overwrites what they have not seen."""

import re
from http import HTTPStatus

from aiohttp import web

from api.problem import Problem

_ETAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')


def etag(revision: int) -> str:
    """The tag of an article in a revision."""
    return f'"{revision}"'


def names_revision(request: web.Request) -> bool:
    """Whether the request is about one revision; ``*`` is any."""
    written = request.headers.getall("If-Match", [])
    return bool(written) and "*" not in (each.strip() for each in written)


def check_match(request: web.Request, revision: int) -> None:
    """That the request is about this revision, or about any. Raises Problem: 412."""
    if not names_revision(request):
        return
    written = request.headers.getall("If-Match")
    found = _ETAG.findall(", ".join(written))
    # RFC 9110: what is weak never matches here.
    if not any(not weak and f'"{tag}"' == etag(revision) for weak, tag in found):
        raise Problem(
            HTTPStatus.PRECONDITION_FAILED,
            f"The article is in revision {revision} by now: read it, then change that.",
            headers={"ETag": etag(revision)},
        )
