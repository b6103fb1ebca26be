"""Requests' bodies and parameters, read into their models."""

import asyncio
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, TypeVar

from aiohttp import web
from pydantic import BaseModel, TypeAdapter, ValidationError

from api.problem import Problem

JSON = "application/json"
LAST_ID = 2**63 - 1
_LONGEST_UPLOAD = 30.0
"""Seconds: whoever sends a body byte by byte holds a request up no longer."""
_MOST_MEMBERS = 100
"""Of a body; each that is wrong costs time, and a line of the answer."""

M = TypeVar("M", bound=BaseModel)

_OBJECT: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


async def body_of(request: web.Request, model: type[M]) -> M:
    """The body as its model. Raises Problem: 400, 408, 415, 422; HTTPRequestEntityTooLarge."""
    if request.content_type != JSON:
        accept = "Accept-Patch" if request.method == "PATCH" else "Accept-Post"
        headers = {accept: JSON} if request.method != "PUT" else {}
        kind = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        raise Problem(kind, f"Send the body as {JSON}.", headers=headers)
    return read_body(await _content_of(request), model)


async def _content_of(request: web.Request) -> bytes:
    length, most = request.content_length or 0, request.client_max_size
    if length > most:
        raise web.HTTPRequestEntityTooLarge(most, length)
    try:
        async with asyncio.timeout(_LONGEST_UPLOAD):
            return await request.read()
    except TimeoutError:
        detail = f"The body did not come within {_LONGEST_UPLOAD:.0f} seconds."
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, detail) from None
    except (web.RequestPayloadError, ConnectionError):
        # Cut off, or not of its Content-Encoding or Transfer-Encoding.
        detail = "The body cannot be read to its end."
        raise Problem(HTTPStatus.BAD_REQUEST, detail) from None


def read_body(body: bytes, model: type[M]) -> M:
    """The same of bytes. Raises Problem: 400, 422."""
    try:
        return model.model_validate(_object(body))
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
    told = [_told(each["loc"], each["msg"]) for each in found]
    raise invalid("The body is not as it has to be.", *told)


def _object(body: bytes) -> dict[str, Any]:
    """The JSON object that a body is. Raises Problem: 400, 422."""
    try:
        sent = _OBJECT.validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)[0]
        if found["type"] == "json_invalid":
            detail = f"The body is no JSON: {found['msg']}."
            raise Problem(HTTPStatus.BAD_REQUEST, detail) from None
        raise invalid("The body is no object.", _told((), found["msg"])) from None
    if len(sent) > _MOST_MEMBERS:
        raise invalid(f"The body has more than {_MOST_MEMBERS} members.")
    return sent


def invalid(detail: str, *errors: dict[str, str]) -> Problem:
    """What can be read, and is wrong."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


def id_in(request: web.Request) -> int:
    """The article's id in the path. Raises Problem: 404."""
    written = request.match_info["id"]
    number = _number(written)
    if number is None:
        raise no_article(written)
    return number


def number_in(request: web.Request, name: str, most: int, default: int | None) -> int | None:
    """A parameter of the query that is a number from 1. Raises Problem: 422."""
    written = request.query.getall(name, [])
    if not written:
        return default
    number = _number(written[0]) if len(written) == 1 else None
    if number is None or number > most:
        detail = f"a number from 1 to {most}, once"
        raise invalid(f"{name} is not as it has to be.", {"parameter": name, "detail": detail})
    return number


def no_article(written: object) -> Problem:
    """There is no such article."""
    return Problem(HTTPStatus.NOT_FOUND, f"There is no article № {written}.")


def _number(written: str) -> int | None:
    if not (written.isascii() and written.isdigit() and len(written) < len(str(LAST_ID)) + 1):
        return None
    number = int(written)
    return number if 0 < number <= LAST_ID and str(number) == written else None


def _told(place: Iterable[int | str], message: str) -> dict[str, str]:
    steps = (str(each).replace("~", "~0").replace("/", "~1") for each in place)
    pointer = "".join(f"/{step}" for step in steps)
    return {"pointer": f"#{pointer}", "detail": message.removeprefix("Value error, ")}
