"""Pictures of sources: each is sent to an owner once, so that it has a file id, and taken back."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from botapi.redaction import reason_of
from handlers.answer import delete, send_picture
from handlers.picture import TO_UPLOAD
from news.role import EDITORS
from newsroom import editors
from newsroom.desk import Desk
from texts.html import Html
from texts.message import Message

_MOST_TRIED = 3

log = logging.getLogger(__name__)


class Pictures:
    """Gives pictures file ids, under which Telegram sends them to anybody."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot

    async def upload(self, picture: bytes) -> str | None:
        """The file id that a picture has by now; None when Telegram does not take it."""
        everyone = await editors.everyone(self._desk)
        # Owners come first. Whoever has blocked the bot cannot be sent anything.
        for user_id in [id_ for id_, role in everyone if role in EDITORS][:_MOST_TRIED]:
            try:
                return await self._uploaded(user_id, picture)
            except TelegramAPIError as error:
                log.info("picture.not_sent", extra={"chat": user_id, "reason": reason_of(error)})
        return None

    async def _uploaded(self, user_id: int, picture: bytes) -> str | None:
        empty = Message(Html(), photo=TO_UPLOAD)
        sent = await send_picture(self._bot, user_id, empty, picture, None)
        if sent is None or not sent.photo:
            return None
        await delete(self._bot, user_id, [sent.message_id])
        return sent.photo[-1].file_id
