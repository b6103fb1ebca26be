"""What a command is taken for when something invisible was copied along with it."""

from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.types import Chat, Message

from handlers.typed import Typed

BOT = Bot("1:token")


@pytest.mark.parametrize(
    ("typed", "args"),
    [
        ("/digest\u200b", None),
        ("/digest now\u200b", "now"),
        ("/digest\u2060 \u200e08:00\u200e\u00a0", "08:00"),
        ("/digest\n\ufeff08:00", "08:00"),
        ("/digest \u200b\u200e", None),
        ("/digest 👨\u200d👩\u200d👧 дети", "👨\u200d👩\u200d👧 дети"),
    ],
)
async def test_nothing_invisible_is_left_around_a_command_and_its_words(
    typed: str, args: str | None
) -> None:
    found = await Typed("digest")(said(typed), BOT)

    assert isinstance(found, dict)
    assert found["command"].args == args


async def test_words_that_begin_like_a_command_are_none() -> None:
    assert not await Typed("digest")(said("/digests\u200b"), BOT)


def said(text: str) -> Message:
    chat = Chat(id=1, type="private")
    return Message(message_id=1, date=datetime(2026, 1, 1, tzinfo=UTC), chat=chat, text=text)
