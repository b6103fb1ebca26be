"""Pictures that other programs name by their addresses, as photos that Telegram knows."""

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from api.wording import NoPicture
from handlers.answer import delete, send_picture
from handlers.picture import TO_UPLOAD
from newsroom import editors
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.image import ImageError, fetch_image
from sources.unfetchable import FetchError
from texts.html import Html
from texts.message import Message


class Pictures:
    """Fetches pictures, and uploads them: an owner's chat has each for a moment, quietly."""

    def __init__(self, desk: Desk, bot: Bot, fetcher: Fetcher) -> None:
        self._desk = desk
        self._bot = bot
        self._fetcher = fetcher

    async def photo_at(self, url: str) -> str:
        """The file id of the picture at an address. Raises NoPicture."""
        try:
            picture = await fetch_image(self._fetcher, url)
        except (FetchError, ImageError) as error:
            raise NoPicture(error.problem.value) from error
        uploaded = await self.upload(picture)
        if uploaded is None:
            raise NoPicture("refused by Telegram")
        return uploaded

    async def upload(self, picture: bytes) -> str | None:
        """The file id of a picture; None when no owner can be sent it, or Telegram refuses it."""
        for owner_id in await editors.owners(self._desk):
            empty = Message(Html(), photo=TO_UPLOAD, silent=True)
            try:
                sent = await send_picture(self._bot, owner_id, empty, picture, None)
            except TelegramAPIError:
                continue
            if sent is not None and sent.photo:
                await delete(self._bot, owner_id, [sent.message_id])
                return sent.photo[-1].file_id
        return None
