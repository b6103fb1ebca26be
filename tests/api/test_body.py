"""Bodies that end too early, too late, or are not what their headers say."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from yarl import URL

from tests.api.conftest import KEY, Api

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def begun(api: Api, *headers: str) -> AsyncIterator[Connection]:
    """A request whose body is yet to come, on a connection of its own."""
    address = URL(api.address)
    reader, writer = await asyncio.open_connection(address.host, address.port)
    head = ("POST /api/v1/articles HTTP/1.1", "Host: x", f"Authorization: Bearer {KEY}")
    lines = (*head, "Content-Type: application/json", *headers, "", "")
    writer.write("\r\n".join(lines).encode())
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def status_of(reader: asyncio.StreamReader) -> int:
    line = await asyncio.wait_for(reader.readline(), 60)
    assert b"problem+json" in await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
    return int(line.split()[1])


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_is_not_of_its_encoding_is_refused(api: Api, encoding: str) -> None:
    encoded = f"Content-Encoding: {encoding}"
    async with begun(api, "Content-Length: 10", encoded) as (reader, writer):
        writer.write(b'{"a": "b"}')

        assert await status_of(reader) == 400


async def test_a_length_beyond_the_limit_is_refused_before_the_body_comes(api: Api) -> None:
    async with begun(api, "Content-Length: 50000000") as (reader, _):
        assert await status_of(reader) == 413


async def test_a_body_that_never_ends_is_awaited_for_so_long(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.body._LONGEST_UPLOAD", 0.1)
    async with begun(api, "Content-Length: 1000") as (reader, writer):
        writer.write(b"{")

        assert await status_of(reader) == 408


async def test_whoever_goes_away_in_a_body_is_no_trouble_of_the_database(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    async with begun(api, "Content-Length: 1000", "Expect: 100-continue") as (reader, _):
        assert b"100" in await reader.readline()  # it awaits the body

    # The server sees the end of the one connection before it answers on another.
    assert (await api.call("GET", "articles")).status == 200
    assert not caplog.records
