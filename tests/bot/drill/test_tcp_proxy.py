import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientConnectionError, ClientSession, web

from bot.drill.tcp_proxy import TcpProxy

SECONDS = 60.0


class Telegram:
    """A server that counts what gets through to it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        return web.Response(text="ok")


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def proxy(telegram: Telegram) -> AsyncIterator[TcpProxy]:
    app = web.Application()
    app.router.add_get("/{path}", telegram.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    proxy = TcpProxy(runner.addresses[0][1])
    await proxy.open()
    yield proxy
    await proxy.open()
    proxy.refuse()
    await runner.cleanup()


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def ask(http: ClientSession, proxy: TcpProxy, path: str) -> str:
    async with http.get(f"{proxy.address}/{path}") as response:
        return await response.text()


async def test_an_open_proxy_lets_everything_through(proxy: TcpProxy, http: ClientSession) -> None:
    assert [await ask(http, proxy, str(number)) for number in range(3)] == ["ok"] * 3


async def test_a_shut_proxy_refuses_until_it_is_opened_at_the_same_address(
    proxy: TcpProxy, http: ClientSession, telegram: Telegram
) -> None:
    address = proxy.address
    await ask(http, proxy, "before")
    proxy.refuse()
    proxy.refuse()
    with pytest.raises(ClientConnectionError):
        await ask(http, proxy, "meanwhile")

    await proxy.open()

    assert proxy.address == address
    assert await ask(http, proxy, "after") == "ok"
    assert telegram.asked == ["/before", "/after"]


async def test_what_is_held_arrives_when_the_proxy_opens(
    proxy: TcpProxy, http: ClientSession, telegram: Telegram
) -> None:
    proxy.hold()
    held = asyncio.create_task(ask(http, proxy, "held"))
    other = TcpProxy(proxy.port)
    await other.open()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await ask(http, other, "also")
    assert telegram.asked == []

    await proxy.open()

    async with asyncio.timeout(SECONDS):
        assert await held == "ok"
    other.refuse()


async def test_what_its_sender_has_given_up_never_arrives(
    proxy: TcpProxy, telegram: Telegram, http: ClientSession
) -> None:
    proxy.hold()
    _, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(b"GET /given-up HTTP/1.1\r\nHost: x\r\n\r\n")
    await writer.drain()
    writer.close()
    await writer.wait_closed()

    await proxy.open()

    assert await ask(http, proxy, "later") == "ok"
    assert telegram.asked == ["/later"]


async def test_where_nobody_listens_behind_it_a_connection_is_broken(
    http: ClientSession,
) -> None:
    proxy = TcpProxy(1)
    await proxy.open()
    with pytest.raises(ClientConnectionError):
        await ask(http, proxy, "x")
    proxy.refuse()
