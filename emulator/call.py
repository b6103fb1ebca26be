"""One call of a method: its name and its parameters, however they were written."""

from dataclasses import dataclass, field
from typing import Any

import orjson

from emulator.errors import bad_request
from emulator.ledger import Entry

_TRUE = ("true", "yes", "1")


@dataclass(slots=True)
class Upload:
    """A file sent with a call."""

    name: str
    content: bytes
    mime_type: str = ""


@dataclass(slots=True)
class Call:
    """What a bot asks. JSON gives typed values, forms give text: the readers take both."""

    method: str
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    accepted: list[Entry] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        """A string; a number is written out, as the Bot API server does."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else orjson.dumps(value).decode()

    def required(self, name: str) -> str:
        """A string that must be there."""
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A number; what is none counts as 0, as with the Bot API server."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        if value is None or value == "":
            return default
        try:
            return int(str(value))
        except ValueError:
            return 0

    def clamped(self, name: str, default: int, least: int, most: int) -> int:
        """A number brought into its range."""
        return max(least, min(most, self.integer(name, default)))

    def flag(self, name: str) -> bool:
        """A truth value."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).lower() in _TRUE

    def json(self, name: str, what: str = "") -> object:
        """A list or an object, or None when it is not there."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {what or name} JSON object") from None

    def message_ids(self, most: int = 100) -> list[int]:
        """The parameter ``message_ids``."""
        ids = self.json("message_ids")
        if not ids:
            raise bad_request("message identifiers are not specified")
        if not isinstance(ids, list):
            raise bad_request("expected an Array of message identifiers")
        if len(ids) > most:
            raise bad_request("too many message identifiers specified")
        if not all(str(item).isdecimal() and int(item) > 0 for item in ids):
            raise bad_request("invalid message identifier specified")
        return [int(item) for item in ids]
