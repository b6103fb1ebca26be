"""What goes back over the wire for a call."""

from dataclasses import dataclass

import orjson

from emulator.errors import ApiError

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or the lack of one."""

    status: int = 200
    body: bytes = b""
    content_type: str = JSON
    retry_after: int = 0
    description: str = ""
    is_dropped: bool = False
    """The connection is reset instead."""
    is_cut: bool = False
    """The connection is reset in the middle of the body."""


def succeeded(result: object, description: str = "") -> Reply:
    """A result; some methods describe it."""
    body = {"ok": True, "result": result}
    return Reply(body=orjson.dumps(body | {"description": description} if description else body))


def refused(error: ApiError) -> Reply:
    """An error as Telegram writes it."""
    wait = (error.parameters or {}).get("retry_after", 0)
    return Reply(
        error.code, orjson.dumps(error.as_dict()), retry_after=wait, description=error.description
    )
