import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientConnectionResetError
from aiohttp.abc import AbstractStreamWriter

from botapi.outcome import NotSent, Sent, Unknown
from botapi.sender import Sender, Withheld, _Body
from botapi.template import Target, template
from emulator import Emulator, Fault, Person
from texts.html import Html
from texts.message import Message

TOKEN = "123456789:SecretOfNoValue"
NEWS = template(Message(Html("Новость")))


class _ClosedWriter(AbstractStreamWriter):
    """Over a connection that the server has closed."""

    transport = None

    async def write(self, chunk: Any) -> None:  # noqa: ARG002 - the interface's
        raise AssertionError("nothing may be written")

    async def write_eof(self, chunk: bytes = b"") -> None:
        pass

    async def drain(self) -> None:
        pass

    def enable_compression(self, encoding: str = "deflate", strategy: int | None = None) -> None:
        pass

    def enable_chunking(self) -> None:
        pass

    async def write_headers(self, status_line: str, headers: Any) -> None:
        pass


def go() -> None:
    """Nothing keeps the send back."""


@pytest.fixture
def anna(emulator: Emulator) -> Person:
    anna = emulator.person("Anna")
    anna.user.started = True
    return anna


@pytest.fixture
async def bots() -> AsyncIterator[Callable[[str], Bot]]:
    made: list[Bot] = []

    def make(address: str) -> Bot:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        made.append(Bot(TOKEN, session=session))
        return made[-1]

    yield make
    for bot in made:
        await bot.session.close()


async def test_a_message_arrives_and_its_id_comes_back(bot: Bot, anna: Person) -> None:
    outcome = await Sender(bot).send(NEWS, Target(anna.id), go)

    (message,) = [message for message in anna.chat if message.text == "Новость"]
    assert outcome == Sent(message.message_id)


async def test_a_refused_connection_is_not_sent(bots: Callable[[str], Bot]) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()

    outcome = await Sender(bots(f"http://127.0.0.1:{port}")).send(NEWS, Target(1), go)

    assert outcome == NotSent("ClientConnectorError")


async def test_an_unknown_host_is_not_sent(bots: Callable[[str], Bot]) -> None:
    outcome = await Sender(bots("http://nowhere.invalid")).send(NEWS, Target(1), go)

    assert isinstance(outcome, NotSent)
    assert outcome.tried


async def test_a_server_without_tls_is_not_sent(bots: Callable[[str], Bot]) -> None:
    async def speak_no_tls(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(speak_no_tls, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    outcome = await Sender(bots(f"https://127.0.0.1:{port}")).send(NEWS, Target(1), go)

    server.close()
    assert isinstance(outcome, NotSent)


@pytest.mark.parametrize("fault", [Fault.reset_before(), Fault.reset_after()])
async def test_an_answer_that_never_came_leaves_a_doubt(
    bot: Bot, emulator: Emulator, anna: Person, fault: Fault
) -> None:
    emulator.faults.add(fault)

    outcome = await Sender(bot).send(NEWS, Target(anna.id), go)

    assert isinstance(outcome, Unknown)
    assert not outcome.answered


async def test_a_connection_that_the_server_closed_meanwhile_is_not_written_to() -> None:
    body = _Body(b"{}", go)

    with pytest.raises(ClientConnectionResetError):
        await body.write_with_length(_ClosedWriter(), None)

    assert not body.written


async def test_a_send_that_is_kept_back_writes_nothing(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    def keep_back() -> None:
        raise Withheld("paused")

    outcome = await Sender(bot).send(NEWS, Target(anna.id), keep_back)

    assert outcome == NotSent("paused", tried=False)
    assert not emulator.calls


@pytest.mark.parametrize("fault", [Fault.truncated(), Fault.undecodable(), Fault.odd_schema()])
async def test_a_200_that_cannot_be_read_is_sent(
    bot: Bot, emulator: Emulator, anna: Person, fault: Fault
) -> None:
    emulator.faults.add(fault)

    assert await Sender(bot).send(NEWS, Target(anna.id), go) == Sent(None)


async def test_an_error_cut_short_counts_by_its_status(bots: Callable[[str], Bot]) -> None:
    async def fail(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 100\r\n\r\n<html>")
        writer.close()

    server = await asyncio.start_server(fail, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    outcome = await Sender(bots(f"http://127.0.0.1:{port}")).send(NEWS, Target(1), go)

    server.close()
    assert outcome == Unknown("http 502", answered=True)


async def test_a_redirect_is_not_followed(bots: Callable[[str], Bot]) -> None:
    async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        writer.write(b"HTTP/1.1 307 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
        await reader.read()
        writer.close()

    server = await asyncio.start_server(redirect, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    outcome = await Sender(bots(f"http://127.0.0.1:{port}")).send(NEWS, Target(1), go)

    server.close()
    assert outcome == Unknown("http 307", answered=True)
