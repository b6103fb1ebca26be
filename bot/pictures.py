"""Pictures that no editor has sent: Telegram makes photos of them in somebody's chat."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from api.wording import NoPicture
from handlers.picture import upload
from newsroom import editors
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.image import ImageError, fetch_image
from sources.unfetchable import FetchError

_TRIED = 3

log = logging.getLogger(__name__)


class Pictures:
    """Uploads pictures of feeds and of the HTTP API.

    Telegram takes a file only in a message. It goes, without a sound, to an owner, and is deleted
    at once; the photo can be sent for ever after.
    """

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot

    async def upload(self, picture: bytes) -> str | None:
        """The file id of a picture; None when Telegram does not take it, or nobody can be sent it.

        Owners are tried before editors.
        """
        for person_id, _ in (await editors.everyone(self._desk))[:_TRIED]:
            try:
                photo = await upload(self._bot, person_id, picture)
            except TelegramAPIError as error:
                about = {"user": person_id, "reason": type(error).__name__}
                log.warning("picture.not_uploaded", extra=about)
                continue
            if photo is not None:
                return photo.file_id
        return None

    async def photo_at(self, fetcher: Fetcher, url: str) -> str:
        """The file id of the picture at an address. Raises NoPicture."""
        try:
            picture = await fetch_image(fetcher, url)
        except (FetchError, ImageError) as error:
            raise NoPicture(error.problem.value) from error
        photo = await self.upload(picture)
        if photo is None:
            raise NoPicture("refused by Telegram")
        return photo
