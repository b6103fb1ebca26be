"""Errors as ``application/problem+json`` (RFC 9457)."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from aiohttp import web

from storage.database import DatabaseError
from storage.trouble import concerns_all

CONTENT_TYPE = "application/problem+json"
PREFIX = "/api/"
"""Below it errors are problems."""
_RETRY_SECONDS = 5

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Problem(Exception):  # noqa: N818 - the RFC's name
    """An error that is answered: a status, a sentence about this case, and what is wrong where.

    ``errors`` are dictionaries with ``pointer`` (RFC 6901, into the body) or ``parameter``, and
    ``detail``.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[Mapping[str, str]] = (),
        **more: Any,  # noqa: ANN401 - members of the problem's own
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = errors
        self.more = more

    @property
    def body(self) -> dict[str, Any]:
        """The members, as the RFC names them."""
        members = {"title": self.status.phrase, "status": self.status.value, "detail": self.detail}
        return {**members, **self.more, **({"errors": list(self.errors)} if self.errors else {})}

    def response(self) -> web.Response:
        """The answer."""
        return web.Response(
            status=self.status.value,
            body=json.dumps(self.body, ensure_ascii=False).encode(),
            content_type=CONTENT_TYPE,
            headers=self.headers,
        )


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what handlers raise: as a problem below PREFIX, else as a line of text."""
    try:
        return await handler(request)
    except Problem as problem:
        return _answer(request, problem)
    except web.HTTPException as error:
        if not request.path.startswith(PREFIX) or error.status < HTTPStatus.BAD_REQUEST:
            raise
        return _answer(request, _of_http(request, error))
    except Exception as error:
        if concerns_all(error) or isinstance(error, DatabaseError | OSError):
            log.warning("api.unavailable", extra={"path": _route(request), "error": _name(error)})
            return _answer(request, unavailable())
        log.exception("api.failed", extra={"path": _route(request)})
        return _answer(
            request,
            Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "This failed here; it has been logged."),
        )


def unavailable() -> Problem:
    """The database does not answer now."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The database cannot be used right now: try again.",
        headers={"Retry-After": str(_RETRY_SECONDS)},
    )


def _answer(request: web.Request, problem: Problem) -> web.StreamResponse:
    if request.path.startswith(PREFIX):
        return problem.response()
    return web.Response(
        status=problem.status.value, text=f"{problem.detail}\n", headers=problem.headers
    )


def _of_http(request: web.Request, error: web.HTTPException) -> Problem:
    """What aiohttp's own refusals mean."""
    status = HTTPStatus(error.status)
    headers = {name: error.headers[name] for name in ("Allow",) if name in error.headers}
    details = {
        HTTPStatus.NOT_FOUND: f"There is nothing at {request.path}.",
        HTTPStatus.METHOD_NOT_ALLOWED: f"{request.method} is not for {request.path}.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body may have 1 MiB at most.",
    }
    return Problem(status, details.get(status, status.description), headers=headers)


def _route(request: web.Request) -> str:
    """The path with its parts by their names: what stands there may be the secret of a feed."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""


def _name(error: BaseException) -> str:
    return type(error).__name__
