"""What stands before several processes: each post goes to the next one that takes it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import ClientError, ClientSession, ClientTimeout, web

_PATIENCE = ClientTimeout(total=10, connect=1)


class Proxy:
    """Spreads posts over ``upstreams``, which may be changed meanwhile."""

    def __init__(self, upstreams: Sequence[str], http: ClientSession) -> None:
        self.upstreams = [*upstreams]
        self._http = http
        self._next = 0

    async def take(self, request: web.Request) -> web.Response:
        """Hand one on."""
        body, headers = await request.read(), request.headers
        for _ in self.upstreams:
            self._next = (self._next + 1) % len(self.upstreams)
            address = self.upstreams[self._next] + request.path
            try:
                async with self._http.post(address, data=body, headers=headers) as answer:
                    if answer.status != HTTPStatus.SERVICE_UNAVAILABLE:
                        return web.Response(status=answer.status, body=await answer.read())
            except (ClientError, TimeoutError):
                continue
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)


@asynccontextmanager
async def proxy(*upstreams: str) -> AsyncIterator[tuple[Proxy, str]]:
    """Run one; gives it and its address."""
    async with ClientSession(timeout=_PATIENCE) as http:
        running = Proxy(upstreams, http)
        application = web.Application()
        application.router.add_post("/{path:.*}", running.take)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield running, f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
