"""Calls as they come over the wire: JSON, a form, multipart, or in the address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, ClientResponse, MultipartReader
from aiohttp.web import Request
from yarl import URL

from emulator.call import Call, Upload
from emulator.errors import ApiError, bad_request
from emulator.files import MOST_UPLOADED

_NOT_UTF8 = "strings must be encoded in UTF-8"


async def read_call(request: Request, method: str) -> Call:
    """The call of a request; raises ApiError when it cannot be read."""
    content_type = request.headers.get("Content-Type", "")
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if content_type.startswith("multipart/"):
        call = await _from_multipart(await request.multipart(), method)
        call.values = values | call.values
        return call
    body = await request.read()
    return Call(method, values | _values(content_type, body) if body else values)


def _values(content_type: str, body: bytes) -> dict[str, Any]:
    if content_type.startswith("application/json"):
        return _from_json(body)
    if content_type.startswith("application/x-www-form-urlencoded"):
        return _from_form(body)
    return {}


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise bad_request(f"can't parse JSON object: {error}") from None
    if not isinstance(values, dict):
        raise bad_request("JSON object expected")
    return values


def _from_form(body: bytes) -> dict[str, str]:
    try:
        form = body.decode("ascii")
        values = dict(URL.build(path="/", query_string=form, encoded=True).query)
        if any("\ufffd" in value for value in values.values()):
            # yarl, fifty times as fast as the standard library, puts this for what is no UTF-8
            values = dict(parse_qsl(form, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request(_NOT_UTF8) from None
    return values


async def _from_multipart(reader: MultipartReader, method: str) -> Call:
    call = Call(method)
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            raise bad_request("field name in multipart/form-data not found")
        content = bytes(await part.read(decode=True))
        if len(content) > MOST_UPLOADED:
            raise ApiError(413, "Request Entity Too Large")
        if part.filename is not None:
            mime_type = part.headers.get("Content-Type", "")
            call.files[part.name] = Upload(part.filename, content, mime_type)
            continue
        try:
            call.values[part.name] = content.decode()
        except UnicodeDecodeError:
            raise bad_request(_NOT_UTF8) from None
    return call


async def call_in_response(response: ClientResponse) -> Call | None:
    """The call with which a bot answers a webhook, if it does."""
    content_type = response.headers.get("Content-Type", "")
    if content_type.startswith("multipart/"):
        call = await _from_multipart(MultipartReader(response.headers, response.content), "")
        return _named(call, call.values)
    body = await response.read()
    if not body or not content_type.startswith("application/json"):
        return None
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return _named(Call("", values), values) if isinstance(values, dict) else None


def _named(call: Call, values: Mapping[str, Any]) -> Call | None:
    method = values.get("method")
    if not isinstance(method, str):
        return None
    call.method = method.lower()
    call.values = {name: value for name, value in values.items() if name != "method"}
    return call
