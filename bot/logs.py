"""Logs: one event a line, as text or JSON, and never with the token."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Literal

_TOKEN = re.compile(r"(?<!\d)\d{1,20}:[\w-]{20,100}")
_OWN_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def redact(text: str) -> str:
    """The text without anything that looks like a bot token."""
    return _TOKEN.sub("<token>", text)


class TextFormatter(logging.Formatter):
    """``2026-11-22 17:00:00 INFO delivery.snoozed chat=5 for=3``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, or more with a traceback."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = f"{moment:%Y-%m-%d %H:%M:%S} {record.levelname} {record.getMessage()}"
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        return redact(" ".join(filter(None, (line, fields))) + trace)


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
        return redact(json.dumps(event, ensure_ascii=False, default=str))


def set_up_logs(level: str, form: Literal["text", "json"]) -> None:
    """Send every log record to standard error."""
    handler = logging.StreamHandler(sys.stderr)
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
    return {name: value for name, value in vars(record).items() if name not in _OWN_FIELDS}
