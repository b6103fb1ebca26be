"""Whatever a Bot API server answers, or an address that is none: one line, and another try."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path
from shutil import copyfile
from typing import cast

import aiohttp
import pytest
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from sqlalchemy import URL

from bot import operation
from bot.clients import make_bot, make_plain_bot
from bot.identity import identify
from bot.logs import TextFormatter, redacting
from bot.operation import introduce
from bot.settings import Settings, TelegramUnreachableError
from botapi.calls import Reply, reply
from botapi.pacing import Pacing
from texts.html import Html
from texts.message import Message
from updates import polling
from updates.polling import Poller

TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"
PATH = b"%(path)b"
ME = {"id": 123456789, "is_bot": True, "first_name": "News", "username": "news_bot"}


def answer(body: bytes, status: bytes = b"200 OK", headers: bytes = b"") -> bytes:
    return b"HTTP/1.1 %b\r\nConnection: close\r\n%b\r\n%b" % (status, headers, body)


ODD = {
    "no UTF-8": answer(b"\xff\xfe\x00"),
    "Latin-1": answer('{"ok":true,"result":"é"}'.encode("latin-1")),
    "UTF-16": answer('{"ok":true}'.encode("utf-16")),
    "another charset": answer(b"\xff", headers=b"Content-Type: text/html; charset=nonsense\r\n"),
    "HTML": answer(b"<html><body>\nBad gateway\n</body></html>", b"502 Bad Gateway"),
    "nothing": answer(b""),
    "null": answer(b"null"),
    "a list": answer(b"[]"),
    "no result": answer(b'{"ok":true}'),
    "an empty result": answer(b'{"ok":true,"result":null}'),
    "a word": answer(b'{"ok":true,"result":"x"}'),
    "a refusal without words": answer(b'{"ok":false}', b"500 Internal Server Error"),
    "numbers for words": answer(b'{"ok":false,"description":5,"parameters":7}'),
    "brackets": answer(b"[" * 100_000),
    "digits": answer(b'{"ok":true,"result":' + b"1" * 6000 + b"}"),
    "the path": answer(b'{"ok":false,"description":"no ' + PATH + b'"}', b"400 Bad Request"),
    "the path in HTML": answer(b"<p>Cannot POST " + PATH + b"</p>"),
    "itself": answer(b"", b"302 Found", b"Location: " + PATH + b"\r\n"),
    "no address": answer(b"", b"302 Found", b"Location: http://[bad:" + PATH + b"\r\n"),
    "another protocol": b"SSH-2.0-OpenSSH_9.2 " + PATH + b"\r\n",
    "a part": answer(b"{", headers=b"Content-Length: 500\r\n"),
    "no gzip": answer(b"x" * 20, headers=b"Content-Encoding: gzip\r\n"),
    "long headers": answer(b"", headers=b"X: " + b"a" * 20_000 + b"\r\n"),
    "a closed connection": b"",
}

Handle = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

odd_answers = pytest.mark.parametrize("odd", ODD.values(), ids=ODD)


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[str]:
    """A server that gives the answers one after another, the last one for ever."""
    left = [*answers]

    async def give(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1]
            found = left.pop(0) if len(left) > 1 else left[0]
            writer.write(found.replace(PATH, path))
            await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()

    async with serving(give) as address:
        yield address


@asynccontextmanager
async def serving(handle: Handle) -> AsyncIterator[str]:
    async with await asyncio.start_server(handle, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def settings_at(address: str, path: Path) -> Settings:
    return Settings(
        bot_token=TOKEN,  # type: ignore[arg-type]
        bot_api_url=address,
        database_url=f"sqlite+aiosqlite:///{path}",
    )


def printed(text: str) -> str:
    """The text as it comes out of the program."""
    written = StringIO()
    redacting(written).write(text)
    return written.getvalue()


def lines_of(records: Iterable[logging.LogRecord]) -> list[str]:
    return [printed(TextFormatter().format(record)) for record in records]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operation, "_FIRST_BACKOFF", 0.0)
    monkeypatch.setattr(polling, "_LONGEST_BACKOFF", 0.0)


@odd_answers
async def test_who_it_is_is_asked_again_and_the_reason_is_one_line(
    odd: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = answer(json.dumps({"ok": True, "result": ME}).encode())
    # A redirect is followed to the next answer.
    again = 1 + 11 * (b"Location: " + PATH in odd)
    async with answering(*[odd] * again, good) as address:
        bot = make_bot(settings_at(address, tmp_path), Pacing(28))
        try:
            assert (await introduce(bot)).username == "news_bot"
        finally:
            await bot.session.close()

    said = lines_of(caplog.records)
    assert said
    assert all("start.telegram_unreachable reason=" in line for line in said)
    assert not any("\n" in line or TOKEN in line or len(line) > 400 for line in said)


@odd_answers
async def test_polling_goes_on_and_the_reason_is_one_line(
    odd: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    good = answer(b'{"ok":true,"result":[{"update_id":5}]}')
    taken = asyncio.Event()

    async def take(_: object) -> None:
        taken.set()

    async with answering(*[odd] * 15, good) as address, aiohttp.ClientSession() as http:
        polls = asyncio.create_task(Poller(http, address, TOKEN, take).run())
        await asyncio.wait_for(taken.wait(), 30)
        polls.cancel()
        await asyncio.wait([polls])

    said = lines_of(caplog.records)
    assert "polling.failed reason=" in said[0]
    assert not any("\n" in line or TOKEN in line or len(line) > 400 for line in said)


@odd_answers
async def test_a_reply_fails_in_a_way_that_its_sender_knows(odd: bytes, tmp_path: Path) -> None:
    async with answering(odd) as address:
        bot = make_plain_bot(settings_at(address, tmp_path))
        try:
            with pytest.raises((TelegramAPIError, ClientDecodeError)):
                await bot(reply(5, Message(Html("Новость"))))
        finally:
            await bot.session.close()


async def test_a_reply_is_answered_with_the_id_of_its_message(tmp_path: Path) -> None:
    async with answering(answer(b'{"ok":true,"result":{"message_id":7}}')) as address:
        bot = make_plain_bot(settings_at(address, tmp_path))
        try:
            assert await bot(reply(5, Message(Html("Новость")))) == 7
        finally:
            await bot.session.close()


def test_a_reply_in_a_topic_says_which() -> None:
    made = cast("Reply", reply(5, Message(Html("Новость")), topic=3))

    assert json.loads(made.body)["message_thread_id"] == 3
    assert "message_thread_id" not in json.loads(
        cast("Reply", reply(5, Message(Html("Новость")))).body
    )


Complaint = Callable[[str], Awaitable[str]]


@pytest.fixture
def complaint(
    migrated_sqlite: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Complaint:
    path = copyfile(migrated_sqlite.database or "", tmp_path / "news.db")

    async def complaint(address: str) -> str:
        with pytest.raises(TelegramUnreachableError) as refused:
            await identify(settings_at(address, path))
        assert TOKEN not in "".join(capsys.readouterr())
        return printed(str(refused.value))

    return complaint


@pytest.mark.parametrize(
    "name", ["no UTF-8", "HTML", "no result", "brackets", "itself", "the path", "no gzip"]
)
async def test_the_doctor_complains_in_one_line(
    name: str, complaint: Complaint, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(ODD[name]) as address:
        line = await complaint(address)

    assert line.startswith("Telegram cannot be reached (")
    assert "\n" not in line
    assert TOKEN not in line
    assert not caplog.records


async def test_the_doctor_complains_of_a_closed_port_in_one_line(
    complaint: Complaint, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(b"") as address:
        pass

    assert "Connect call failed" in await complaint(address)
    assert not caplog.records


async def test_the_doctor_complains_of_what_is_no_tls_in_one_line(complaint: Complaint) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 Welcome\r\n")
        writer.close()

    async with serving(greet) as address:
        line = await complaint(address.replace("http:", "https:"))

    assert "\n" not in line


async def test_the_doctor_waits_for_an_answer_only_so_long(
    complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.identity.PATIENCE", 0.05)
    ended = asyncio.Event()

    async def say_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await ended.wait()
        writer.close()

    async with serving(say_nothing) as address:
        assert "TimeoutError" in await complaint(address)
        ended.set()
