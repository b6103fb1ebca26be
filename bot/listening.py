"""What is served on API_LISTEN: the HTTP API."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from secrets import token_hex

from aiogram import Bot
from aiogram.types import User

from api.application import api_routes
from api.server import Routes, Served, listen
from bot.asked import Asked
from bot.clock import Clock
from bot.pictures import Pictures
from bot.settings import Settings, SettingsError
from bot.waiting import cancel
from bot.web import web_routes
from handlers.visitor import Catalogues
from newsroom import repeating
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.reader import Reader

log = logging.getLogger(__name__)


@asynccontextmanager
async def listening(
    settings: Settings,
    desk: Desk,
    bot: Bot,
    me: User,
    catalogues: Catalogues,
    reader: Reader,
    fetcher: Fetcher,
    clock: Clock,
    ended: asyncio.Task[None],
    *,
    is_alone: bool,
) -> AsyncIterator[None]:
    """Answer other programs meanwhile, but no longer than until ``ended``; nobody when it is off.

    ``is_alone`` says that no other process answers. Raises SettingsError when the port cannot be
    had.
    """
    if settings.api_listen is None:
        yield
        return
    if is_alone:
        await repeating.release(desk)
    url = settings.public_url or ""
    asked = Asked(desk, bot, catalogues, me.username or "", clock)
    routes = api_routes(
        desk,
        reader,
        partial(Pictures(desk, bot).photo_at, fetcher),
        asked.tell,
        url=url,
        holder=token_hex(8),
        clock=clock,
    )
    async with web_routes(desk, bot, me, catalogues, url, clock) as pages:
        served = await _served(settings.api_listen, routes, *pages)
        closing = asyncio.create_task(served.close_after(ended))
        try:
            yield
        finally:
            await cancel(closing)
            await served.close()
            await asked.drain()


async def _served(place: str, *routes: Routes) -> Served:
    host, _, port = place.rpartition(":")
    try:
        served = await listen(host.strip("[]"), int(port), *routes)
    except OSError as error:
        raise SettingsError(
            f"API_LISTEN: {place} cannot be had ({error.strerror or error}): "
            "choose another port, or stop what has it"
        ) from error
    log.info("api.listening", extra={"address": served.address})
    return served
