"""What a person sends is told from Telegram's notices, those of tomorrow too."""

from typing import Any

import pytest
from aiogram.enums import ContentType
from aiogram.types import Message

from handlers.content import is_sent


def message(**content: object) -> Message:
    chat: dict[str, Any] = {"id": 5, "type": "private"}
    return Message.model_validate({"message_id": 1, "date": 1, "chat": chat, **content})


@pytest.mark.parametrize(
    "content",
    [
        {"hologram": {"file_id": "x"}},
        {"live_sticker": {"file_id": "x"}},
        {"something_new": {}},
        {"something_that_was_added": {}, "caption": "text"},
        {"something_that_was_added": {}, "forward_date": 1},
    ],
)
def test_content_of_an_unknown_kind_is_sent(content: dict[str, object]) -> None:
    assert message(**content).content_type == ContentType.UNKNOWN
    assert is_sent(message(**content))


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"sender_mood": "fine"},
        {"gift_returned": {}},
        {"hologram_sent": {}},
        {"new_chat_mood": {}},
        {"something_that_telegram_adds_tomorrow": {}},
        {"hologram": {}, "hologram_expired": {}},
    ],
)
def test_notices_of_an_unknown_kind_are_not_sent(content: dict[str, object]) -> None:
    assert not is_sent(message(**content))
