"""Buttons under a message, as the Bot API takes them."""

from collections.abc import Sequence
from typing import Any

from texts.message import Button


def inline_keyboard(rows: Sequence[Sequence[Button]]) -> list[list[dict[str, Any]]]:
    """The value of ``inline_keyboard``."""
    return [[_button(button) for button in row] for row in rows]


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
