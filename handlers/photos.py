"""An article's other photos, sent as albums."""

import logging
from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMediaGroup, SendPhoto, TelegramMethod
from aiogram.types import InputMediaPhoto, ReplyParameters
from aiogram.types import MaybeInaccessibleMessageUnion as AnyMessage

from handlers.answer import topic_of

MOST_IN_ALBUM = 10
"""Telegram takes 2 to 10: https://core.telegram.org/bots/api#sendmediagroup"""

log = logging.getLogger(__name__)


async def send_photos(
    bot: Bot, chat_id: int, photos: Sequence[str], below: AnyMessage | None
) -> bool:
    """Send photos silently, as answers to a message; whether Telegram has sent any of them."""
    sent = False
    for start in range(0, len(photos), MOST_IN_ALBUM):
        sent |= await _send_some(bot, chat_id, photos[start : start + MOST_IN_ALBUM], below)
    return sent


async def _send_some(
    bot: Bot, chat_id: int, photos: Sequence[str], below: AnyMessage | None
) -> bool:
    """Send one album; of one that Telegram refuses, each photo by itself that it does not."""
    try:
        await bot(_call(chat_id, photos, below))
    except TelegramBadRequest as error:
        log.warning("photos.refused", extra={"chat": chat_id, "reason": error.message})
        if len(photos) == 1:
            return False
        return any([await _send_some(bot, chat_id, [each], below) for each in photos])
    return True


def _call(chat_id: int, photos: Sequence[str], below: AnyMessage | None) -> TelegramMethod[Any]:
    common: dict[str, Any] = {
        "chat_id": chat_id,
        "message_thread_id": topic_of(below),
        "disable_notification": True,
    }
    if below is not None:
        # Its reader may have deleted it.
        common["reply_parameters"] = ReplyParameters(
            message_id=below.message_id, allow_sending_without_reply=True
        )
    if len(photos) == 1:
        return SendPhoto(photo=photos[0], **common)
    return SendMediaGroup(media=[InputMediaPhoto(media=each) for each in photos], **common)
