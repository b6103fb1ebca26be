"""Updates that Telegram posts: any number of processes take them, each update is handled once.

One is confirmed when it has been handled, or is kept and has to wait. A later update of a chat is
refused while another process has an earlier one: so order within a chat is kept whichever takes it.
"""

import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web

from botapi.update import RawUpdate
from storage.database import DatabaseError
from storage.trouble import trouble_of
from updates.polling import UNDECODABLE, is_update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_LARGEST_POST = 1024 * 1024

log = logging.getLogger(__name__)


def secret_of(token: str) -> str:
    """What Telegram shows with every post, so that nobody else can: the same in all processes."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


@asynccontextmanager
async def receiving(
    host: str,
    port: int,
    secret: str,
    receive: Callable[[RawUpdate], Awaitable[bool]],
    patience: float = 1.0,
) -> AsyncIterator[str]:
    """Take posts on a port meanwhile, behind whatever speaks TLS; gives the address.

    Port 0 is any free one. ``receive`` says whether Telegram may forget an update; at the end
    those under way have ``patience`` seconds.
    """
    application = web.Application(client_max_size=_LARGEST_POST)
    application.router.add_post("/{path:.*}", _Receiver(secret, receive).take)
    runner = web.AppRunner(
        application, access_log=None, handle_signals=False, shutdown_timeout=patience
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


class _Receiver:
    def __init__(self, secret: str, receive: Callable[[RawUpdate], Awaitable[bool]]) -> None:
        self._secret = secret.encode()
        self._receive = receive

    async def take(self, request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        update = await _read(request)
        if update is None:
            # Telegram would post it again and again, and nothing else from that chat.
            return web.Response()
        try:
            may_forget = await self._receive(update)
        except RecursionError:
            # It could be read, but not be written again.
            log.error("update.undecodable", extra={"update_id": update["update_id"]})  # noqa: TRY400
            return web.Response()
        except (DatabaseError, OSError) as error:
            if trouble_of(error) is None:
                log.warning("webhook.not_kept", extra={"error": type(error).__name__})
            may_forget = False
        status = HTTPStatus.OK if may_forget else HTTPStatus.SERVICE_UNAVAILABLE
        return web.Response(status=status)


async def _read(request: web.Request) -> RawUpdate | None:
    body = b""
    try:
        body = await request.read()
        update = json.loads(body)
        return update if is_update(update) else None
    except (*UNDECODABLE, web.HTTPRequestEntityTooLarge):
        # Without the traceback: it would show the same frame a thousand times.
        about = {"body": body[:500], "bytes": request.content_length}
        log.error("update.undecodable", extra=about)  # noqa: TRY400
        return None
