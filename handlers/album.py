"""An album as one message: its spokesman's, which knows the others."""

import json
from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.types import Message

from botapi.update import RawUpdate
from newsroom import albums, originals
from newsroom.desk import Desk
from storage.albums import Album

_MESSAGES = "messages_of_album"
"""An extra field of a message that speaks for its album: all messages of it."""


def dumped(message: Message) -> str:
    """A message as JSON that can be read again, and holds no character that cannot be kept."""
    # Only what is set: aiogram's own defaults cannot be written.
    return json.dumps(message.model_dump(mode="json", by_alias=True, exclude_unset=True))


def update_of(album: Album, payloads: Sequence[str]) -> RawUpdate:
    """The update as which a whole album waits for its turn in its chat.

    No update of Telegram's has a number below 0, and an album has one number only: it is handled
    once, however often it is handed over.
    """
    message = json.loads(payloads[0])
    is_post = message["chat"]["type"] == "channel"
    return {"update_id": -album.update_id, "channel_post" if is_post else "message": message}


async def together(desk: Desk, bot: Bot, chat_id: int, group_id: str) -> Message | None:
    """An album as one message, as far as it has come; None when nothing of it is known."""
    payloads = await albums.messages(desk, chat_id, group_id)
    of_bot = {"bot": bot}
    messages = [Message.model_validate(json.loads(each), context=of_bot) for each in payloads]
    if not messages:
        return None
    return _spokesman(messages).model_copy(update={_MESSAGES: tuple(messages)})


async def article_of_album(message: Message, desk: Desk) -> int | None:
    """The article that the album of a late message has gone into, if any."""
    if message.media_group_id is None or _MESSAGES in (message.model_extra or {}):
        return None
    chat_id = message.chat.id
    for each in await albums.messages(desk, chat_id, message.media_group_id):
        pieces = await originals.originals(desk, chat_id, json.loads(each)["message_id"])
        if pieces:
            return pieces[0].article_id
    return None


def messages_of(message: Message) -> tuple[Message, ...]:
    """The messages of the album that a message speaks for, in order, or the message alone."""
    extra: dict[str, Any] = message.model_extra or {}
    return extra.get(_MESSAGES) or (message,)


def _spokesman(messages: Sequence[Message]) -> Message:
    """The one whose caption is a command, or else the first that has a caption."""
    captioned = [each for each in messages if each.caption]
    commands = [each for each in captioned if (each.caption or "").startswith("/")]
    return [*commands, *captioned, *messages][0]
