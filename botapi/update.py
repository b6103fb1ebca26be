"""An update as Telegram delivers it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

RawUpdate = Mapping[str, Any]

POSTS = ("channel_post", "edited_channel_post")
"""What is posted in a channel, by whomever but this bot."""
MESSAGES = ("message", "edited_message", *POSTS)
UPDATE_TYPES = (
    *(*MESSAGES, "callback_query"),
    *("inline_query", "chosen_inline_result", "my_chat_member"),
)
"""What the handlers are for. Telegram is asked for updates before the handlers are there."""
UNREAD = "unread_content"
"""An extra field of a message: the names of its fields that could not be read."""


class UpdateOutcome(StrEnum):
    """What became of an update."""

    HANDLED = "handled"
    FAILED = "failed"
    """Handling raised; where it could be, the person was told."""
    OVERDUE = "overdue"
    """Its handling ran past its time; it is tried again."""
    SET_ASIDE = "set_aside"
    STALE = "stale"
    """An inline query that came too late to be answered."""
