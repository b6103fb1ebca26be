"""The listener: errors are problems below /api/, whatever raises them."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientConnectorError, ClientSession, web

from api.problem import CONTENT_TYPE
from api.server import LARGEST_BODY, Served, listen


async def failing(_: web.Request) -> web.Response:
    raise ZeroDivisionError("the secret part")


async def away(_: web.Request) -> web.Response:
    raise ConnectionRefusedError("the database's address")


async def reading(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    routes = [
        web.get("/api/v1/failing", failing),
        web.get("/failing", failing),
        web.get("/feeds/{secret}.rss", failing),
        web.get("/feeds/{secret}.json", away),
        web.get("/api/v1/away", away),
        web.post("/api/v1/reading", reading),
    ]
    listener = await listen("127.0.0.1", 0, routes)
    yield listener
    await listener.close()


@pytest.mark.parametrize(
    ("method", "path", "status", "detail"),
    [
        ("GET", "/api/v1/failing", 500, "This failed here; it has been logged."),
        ("GET", "/api/v1/away", 503, "The database cannot be used right now: try again."),
        ("GET", "/api/v1/nothing", 404, "There is nothing at /api/v1/nothing."),
        ("PUT", "/api/v1/reading", 405, "PUT is not for /api/v1/reading."),
    ],
)
async def test_an_error_is_a_problem_without_what_raised_it(
    served: Served, method: str, path: str, status: int, detail: str
) -> None:
    async with ClientSession() as session, session.request(method, served.address + path) as answer:
        said = await answer.json(content_type=CONTENT_TYPE)

    assert (answer.status, said["status"], said["detail"]) == (status, status, detail)
    assert set(said) == {"title", "status", "detail"}


async def test_a_method_that_is_not_allowed_is_told_which_are(served: Served) -> None:
    async with ClientSession() as session, session.get(f"{served.address}/api/v1/reading") as got:
        assert got.headers["Allow"] == "POST"


async def test_while_the_database_is_away_one_is_told_when_to_come_back(served: Served) -> None:
    async with ClientSession() as session, session.get(f"{served.address}/api/v1/away") as answer:
        assert answer.headers["Retry-After"] == "5"


async def test_a_body_beyond_the_limit_is_refused(served: Served) -> None:
    url = f"{served.address}/api/v1/reading"
    async with ClientSession() as session:
        async with session.post(url, data=BytesIO(b"x" * LARGEST_BODY)) as taken:
            assert taken.status == 200
        async with session.post(url, data=BytesIO(b"x" * (LARGEST_BODY + 1))) as refused:
            assert refused.status == 413
            assert refused.content_type == CONTENT_TYPE


async def test_other_pages_answer_errors_as_text(served: Served) -> None:
    async with ClientSession() as session, session.get(f"{served.address}/failing") as answer:
        assert (answer.status, answer.content_type) == (500, "text/plain")
        assert "secret" not in await answer.text()


@pytest.mark.parametrize("form", ["rss", "json"])
async def test_a_failure_is_logged_without_the_secret_in_its_path(
    served: Served, caplog: pytest.LogCaptureFixture, form: str
) -> None:
    async with ClientSession() as session, session.get(f"{served.address}/feeds/key.{form}"):
        pass

    assert [each.path for each in caplog.records] == [f"/feeds/{{secret}}.{form}"]  # type: ignore[attr-defined]


async def test_a_taken_port_is_an_error_and_leaves_nothing_open(served: Served) -> None:
    with pytest.raises(OSError, match="address already in use"):
        await listen("127.0.0.1", int(served.address.rpartition(":")[2]))


async def test_it_closes_when_the_program_ends_and_may_be_closed_twice(served: Served) -> None:
    ended = asyncio.create_task(asyncio.Event().wait())
    closing = asyncio.create_task(served.close_after(ended))  # type: ignore[arg-type]
    ended.cancel()

    await closing
    await served.close()

    async with ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(served.address)


async def test_what_is_no_http_is_refused_and_its_headers_are_not_logged(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    _, _, port = served.address.rpartition(":")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer nd_secret\x00\r\n\r\n")

    assert (await reader.read()).startswith(b"HTTP/1.0 400")

    writer.close()
    assert "nd_secret" not in caplog.text
