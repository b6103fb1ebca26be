import json
import logging
import sys
from io import StringIO

from bot.logs import JsonFormatter, Redacting, TextFormatter

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"


def record(message: str, **fields: object) -> logging.LogRecord:
    made = logging.LogRecord("delivery", logging.INFO, __file__, 1, message, None, None)
    vars(made).update(fields)
    return made


def test_a_text_line_is_an_event_with_its_fields() -> None:
    line = TextFormatter().format(record("delivery.snoozed", chat=5, seconds=3))

    assert line.endswith("INFO delivery.snoozed chat=5 seconds=3")


def test_a_json_line_is_an_event_with_its_fields() -> None:
    event = json.loads(JsonFormatter().format(record("delivery.snoozed", chat=5)))

    assert event["event"] == "delivery.snoozed"
    assert event["chat"] == 5


def failing_download() -> None:
    raise OSError(f"cannot reach /file/bot{TOKEN}/photos/1.jpg")


def test_the_token_never_reaches_a_log_line() -> None:
    failed = record("download.failed", url=f"/bot{TOKEN}/getFile")
    try:
        failing_download()
    except OSError:
        failed.exc_info = sys.exc_info()

    for formatter in (TextFormatter(), JsonFormatter()):
        line = formatter.format(failed)
        assert TOKEN not in line
        assert "<token>" in line


def test_no_form_of_a_token_passes_to_a_stream() -> None:
    written = StringIO()
    token = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"

    Redacting(written).write(f"{token} {token.replace(':', '%3A')} /bot{token[:15]}")

    assert "AAaa" not in written.getvalue()
