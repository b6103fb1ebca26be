"""The emulator on a port: the Bot API, file downloads, the people's side."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import web

from emulator import client_api, control_api, control_places
from emulator.answering import answer, mark_undelivered
from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import ApiError
from emulator.files import MOST_UPLOADED
from emulator.replies import JSON, Reply, refused
from emulator.wire import read_call

_BODY_LIMIT = MOST_UPLOADED + 1024 * 1024
_UNAUTHORIZED = refused(ApiError(401, "Unauthorized"))
_NOT_FOUND = refused(ApiError(404, "Not Found"))


@asynccontextmanager
async def serve(
    emulator: Emulator,
    host: str = "127.0.0.1",
    port: int = 0,
    beside: Callable[[web.Application], None] = lambda _: None,
) -> AsyncIterator[str]:
    """Serves the emulator on loopback; gives its base URL, without a slash at the end.

    Port 0 is any free one. ``beside`` adds addresses of somebody else. The host must be a loopback
    address: raises ValueError otherwise.
    """
    if host not in ("127.0.0.1", "::1", "localhost"):
        raise ValueError("the emulator listens on loopback only")
    app = application(emulator)
    beside(app)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.1)
    emulator.webhook.carry_out = partial(answer, emulator)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port, backlog=1024)
        await site.start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await emulator.close()
        await runner.cleanup()


def application(emulator: Emulator) -> web.Application:
    """All addresses."""
    app = web.Application(client_max_size=_BODY_LIMIT)
    bot_api = _BotApi(emulator)
    app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", bot_api.handle)
    app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", bot_api.download)
    client_api.add_routes(app, emulator)
    control_api.add_routes(app, emulator)
    control_places.add_routes(app, emulator)
    return app


class _BotApi:
    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def _refusal(self, token: str) -> Reply | None:
        if token == self._emulator.token:
            return None
        number, colon, secret = token.partition(":")
        well_formed = number.isdecimal() and colon and secret
        return _UNAUTHORIZED if well_formed else _NOT_FOUND

    async def handle(self, request: web.Request) -> web.StreamResponse:
        refusal = self._refusal(request.match_info["token"])
        if refusal is not None:
            await request.read()
            return _response(refusal)
        method = request.match_info["method"].lower()
        try:
            call = await read_call(request, method)
        except ApiError as error:
            call, reply = Call(method), refused(error)
            self._emulator.log(call, error.code, error.description)
        else:
            reply = await answer(self._emulator, call)
        if request.transport is None or request.transport.is_closing():
            mark_undelivered(call)
        if reply.is_dropped or reply.is_cut:
            return await _broken(request, reply)
        return _response(reply)

    async def download(self, request: web.Request) -> web.StreamResponse:
        refusal = self._refusal(request.match_info["token"])
        if refusal is not None:
            return _response(refusal)
        stored = self._emulator.files.at(request.match_info["path"])
        if stored is None:
            return _response(_NOT_FOUND)
        return web.Response(body=stored.content, content_type=stored.mime_type)


def _response(reply: Reply) -> web.Response:
    headers = {"Content-Type": reply.content_type}
    if reply.retry_after and reply.content_type == JSON:
        headers["Retry-After"] = str(reply.retry_after)
    return web.Response(status=reply.status, body=reply.body, headers=headers)


async def _broken(request: web.Request, reply: Reply) -> web.StreamResponse:
    """Breaks the connection: at once, or in the middle of the body."""
    response = web.StreamResponse(status=reply.status or 200)
    if reply.is_cut:
        response.content_type = reply.content_type
        response.content_length = len(reply.body)
        await response.prepare(request)
        await response.write(reply.body[: len(reply.body) // 2])
        await asyncio.sleep(0)
    if request.transport is not None:
        if reply.is_cut:
            request.transport.close()
        else:
            request.transport.abort()
    return response
