"""What is served on API_LISTEN: the HTTP API."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.server import Routes, listen
from bot.settings import Settings, SettingsError
from bot.waiting import cancel

log = logging.getLogger(__name__)


@asynccontextmanager
async def listening(
    settings: Settings, ended: asyncio.Task[None], *routes: Routes
) -> AsyncIterator[None]:
    """Answer other programs meanwhile, but no longer than until ``ended``; nobody when it is off.

    Raises SettingsError when the port cannot be had.
    """
    if settings.api_listen is None:
        yield
        return
    host, _, port = settings.api_listen.rpartition(":")
    try:
        served = await listen(host.strip("[]"), int(port), *routes)
    except OSError as error:
        raise SettingsError(
            f"API_LISTEN: {settings.api_listen} cannot be had ({error.strerror or error}): "
            "choose another port, or stop what has it"
        ) from error
    log.info("api.listening", extra={"address": served.address})
    closing = asyncio.create_task(served.close_after(ended))
    try:
        yield
    finally:
        await cancel(closing)
        await served.close()
