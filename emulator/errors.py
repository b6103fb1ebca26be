"""The one way a call is refused."""

from typing import Any


class ApiError(Exception):
    """A refusal as Telegram words it."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_dict(self) -> dict[str, Any]:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(reason: str, **parameters: int) -> ApiError:
    """A 400; ``reason`` as the Bot API server ends the sentence."""
    return ApiError(400, f"Bad Request: {reason}", dict(parameters))


def forbidden(reason: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """A 429 that asks to wait ``retry_after`` seconds."""
    return ApiError(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )
