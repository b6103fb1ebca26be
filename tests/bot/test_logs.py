import asyncio
import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Literal

import pytest

from bot.logs import JsonFormatter, Redacting, TextFormatter, set_up_logs
from botapi.redaction import reason_of

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


@pytest.fixture
def kept_logging() -> Iterator[None]:
    """Let the root logger be as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def failing_download() -> None:
    raise OSError(f"cannot reach /file/bot{TOKEN}/photos/1.jpg")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_token_never_reaches_a_log_line(
    form: Literal["text", "json"],
    capsys: pytest.CaptureFixture[str],
    kept_logging: None,  # noqa: ARG001
) -> None:
    set_up_logs("INFO", form)
    try:
        failing_download()
    except OSError:
        logging.getLogger("bot").exception("download.failed", extra={"url": f"/bot{TOKEN}/getFile"})

    said = capsys.readouterr().err
    assert "AAaa" not in said
    assert said.count("<token>") >= 2


def test_a_long_reason_is_cut_between_words() -> None:
    reason = reason_of(OSError(f"{'x ' * 97}{TOKEN} y"))

    assert len(reason) <= 220
    assert "1234" not in reason


def test_a_reason_without_a_space_is_cut_as_well() -> None:
    assert reason_of(OSError("x" * 900)) == f"OSError: {'x' * 200}"
    assert "AAaa" not in reason_of(OSError(f"{'x' * 170}{TOKEN}"))


def test_what_ran_out_of_time_says_so() -> None:
    late = TimeoutError()
    late.__cause__ = asyncio.CancelledError()

    assert reason_of(late) == "TimeoutError"


def test_no_form_of_a_token_passes_to_a_stream() -> None:
    written = StringIO()
    token = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"

    Redacting(written).write(f"{token} {token.replace(':', '%3A')} /bot{token[:15]}")

    assert "AAaa" not in written.getvalue()
