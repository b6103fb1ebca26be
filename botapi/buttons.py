"""Buttons under a message, as the Bot API takes them."""

from collections.abc import Sequence
from typing import Any

from texts.message import Button, Key, fitted


def inline_keyboard(rows: Sequence[Sequence[Button]]) -> list[list[dict[str, Any]]]:
    """The value of ``inline_keyboard``; no label is cut off on a narrow phone."""
    return [[_button(button) for button in row] for row in fitted(rows)]


def reply_keyboard(keys: Sequence[Key]) -> dict[str, Any]:
    """The value of ``reply_markup`` that shows keys until one is pressed, or takes them away."""
    if not keys:
        return {"remove_keyboard": True}
    rows = [[_key(key)] for key in keys]
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


def _key(key: Key) -> dict[str, Any]:
    asked = {"request_location": True} if key.asks_location else {}
    return {"text": key.label, **asked}


def _button(button: Button) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": button.label}
    if button.action is not None:
        shown["callback_data"] = button.action.pack()
    elif button.url is not None:
        shown["url"] = button.url
    elif button.inline_query is not None:
        shown["switch_inline_query"] = button.inline_query
    elif button.copy is not None:
        shown["copy_text"] = {"text": button.copy}
    return shown
