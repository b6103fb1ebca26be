"""What is served on API_LISTEN: the HTTP API."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from secrets import token_hex

from api.application import api_routes
from api.server import Routes, Served, listen
from bot.asked import Asked
from bot.means import Means
from bot.pictures import Pictures
from bot.settings import SettingsError
from bot.waiting import cancel
from bot.web import web_routes
from newsroom import repeating

log = logging.getLogger(__name__)


@asynccontextmanager
async def listening(
    means: Means, ended: asyncio.Task[None], *, is_alone: bool
) -> AsyncIterator[None]:
    """Answer other programs meanwhile, but no longer than until ``ended``; nobody when it is off.

    ``is_alone`` says that no other process answers. Raises SettingsError when the port cannot be
    had.
    """
    place = means.settings.api_listen
    if place is None:
        yield
        return
    if is_alone:
        await repeating.release(means.desk)
    url = means.settings.public_url or ""
    told = means.desk, means.bot, means.catalogues
    asked = Asked(*told, means.username, means.clock)
    async with web_routes(means, url) as pages:
        served = await _served(place, _api_routes(means, asked, url), *pages)
        closing = asyncio.create_task(served.close_after(ended))
        try:
            yield
        finally:
            await cancel(closing)
            await served.close()
            await asked.drain()


def _api_routes(means: Means, asked: Asked, url: str) -> Routes:
    return api_routes(
        means.desk,
        means.reader,
        partial(Pictures(means.desk, means.bot).photo_at, means.fetcher),
        asked.tell,
        url=url,
        holder=token_hex(8),
        clock=means.clock,
    )


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
