"""Logs: one event a line, as text or JSON; and streams without the token."""

import json
import logging
import sys
from datetime import UTC, datetime
from io import TextIOBase
from typing import Literal, TextIO, cast

from botapi.redaction import without_tokens

_OF_RECORDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_OF_JSON = frozenset({"at", "level", "logger", "event", "exception"})
TAKEN_NAMES = _OF_RECORDS | _OF_JSON
"""Names that no field may have: the record's attributes, and the keys of a JSON line."""


class Redacting(TextIOBase):
    """A stream on which no token appears, whoever writes: a log, a command, a traceback."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text without tokens."""
        self._stream.write(without_tokens(text))
        return len(text)

    def flush(self) -> None:
        """Pass on what is written."""
        self._stream.flush()

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether a person reads it."""
        return self._stream.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As of the stream."""
        return self._stream.encoding


def redacting(stream: TextIO) -> TextIO:
    """The stream without tokens."""
    return stream if isinstance(stream, Redacting) else cast("TextIO", Redacting(stream))


class TextFormatter(logging.Formatter):
    """``2026-11-22 17:00:00 WARNING delivery.too_fast seconds=3``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, or more with a traceback."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = f"{moment:%Y-%m-%d %H:%M:%S} {record.levelname} {record.getMessage()}"
        said = (f"{name}={value}" for name, value in _fields(record).items())
        fields = " ".join(" ".join(each.splitlines()) for each in said)
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        return " ".join(filter(None, (line, fields))) + trace


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One line whatever the record holds."""
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False, default=str)


def set_up_logs(level: str, form: Literal["text", "json"]) -> None:
    """Send every log record to standard error."""
    handler = logging.StreamHandler(redacting(sys.stderr))
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # These say one line a request or a tick, which is ours to say.
    for chatty in (
        "aiogram.event",
        "alembic",
        "aiohttp.access",
        "aiosqlite",
        "pymorphy3",
    ):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # A tick that waits for the database is not called beside itself: nobody need be warned.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OF_RECORDS}
