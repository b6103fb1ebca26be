"""What is served beside the HTTP API: pages of articles, their photos, feeds."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientError

from api.server import Routes
from api.web.feeds import Feeds
from api.web.pages import Pages
from api.web.photos import MOST_BYTES, Photos
from api.web.site import Site
from bot.means import Means

_SECONDS = 20.0
"""Telegram may take so long to give a photo."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def web_routes(means: Means, url: str) -> AsyncIterator[list[Routes]]:
    """Its routes, for as long as somebody is served; ``url`` is where others find them."""
    desk = means.desk
    about = means.me.full_name, means.username, means.catalogues, desk.zone
    site = Site(url.rstrip("/"), *about)
    photos = Photos(TelegramPhotos(means.bot).fetch)
    try:
        yield [Pages(desk, site, photos).routes(), Feeds(desk, site, means.clock).routes()]
    finally:
        await photos.close()


class TelegramPhotos:
    """Fetches photos by their file ids."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> bytes | None:
        """The bytes of a photo; None when Telegram does not give them, or too many."""
        try:
            async with asyncio.timeout(_SECONDS):
                file = await self._bot.get_file(file_id)
                if file.file_path is None or (file.file_size or 0) > MOST_BYTES:
                    return None
                body = BytesIO()
                await self._bot.download_file(file.file_path, body)
        except (TelegramAPIError, ClientError, TimeoutError) as error:
            log.warning("photo.not_fetched", extra={"error": type(error).__name__})
            return None
        return body.getvalue()
