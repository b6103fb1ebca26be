"""The listener of the HTTP API, and of whatever else is served beside it."""

import asyncio
from collections.abc import Iterable
from logging import Logger, NullHandler

from aiohttp import web

from api.problem import problems

LARGEST_BODY = 1024 * 1024
"""Bytes that a request may carry."""

Routes = Iterable[web.AbstractRouteDef]


async def listen(host: str, port: int, *routes: Routes, patience: float = 10.0) -> "Served":
    """Answer requests until that is closed; port 0 is any free one.

    Errors below ``/api/`` are answered as problems (see ``api.problem``); other routes answer
    their own. Raises OSError when the port cannot be had.
    """
    application = web.Application(client_max_size=LARGEST_BODY, middlewares=[problems])
    for each in routes:
        application.add_routes(each)
    runner = web.AppRunner(
        application,
        access_log=None,
        handle_signals=False,
        shutdown_timeout=patience,
        logger=_silence(),
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Served(runner, host)


class Served:
    """A listener that answers."""

    def __init__(self, runner: web.AppRunner, host: str) -> None:
        self._runner = runner
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{runner.addresses[0][1]}"

    async def close_after(self, ended: asyncio.Task[None]) -> None:
        """Close when that is over, whatever came of it."""
        await asyncio.wait({ended})
        await self.close()

    async def close(self) -> None:
        """Take no new requests, and see those through that are under way."""
        await self._runner.cleanup()


def _silence() -> Logger:
    """Says nothing: aiohttp would log requests that are no HTTP, keys in their headers and all."""
    logger = Logger("api.protocol")  # noqa: LOG001 - nobody's child: no handler hears it
    logger.addHandler(NullHandler())
    return logger
