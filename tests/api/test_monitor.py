"""The monitor's listener: small limits, two methods, and never the program's own loop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import monitor
from api.monitor import LARGEST_HEAD, MOST_CONNECTIONS, MonitorPage, bind, monitored

GET = b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"


def broken() -> MonitorPage:
    raise LookupError


PAGES = {
    "/livez": lambda: MonitorPage(b"alive\n"),
    "/readyz": lambda: MonitorPage(b"no\n", HTTPStatus.SERVICE_UNAVAILABLE),
    "/broken": broken,
}


@pytest.fixture
def place() -> Iterator[tuple[str, int]]:
    with monitored(bind("127.0.0.1", 0), PAGES) as address:
        parts = urlsplit(address)
        yield parts.hostname or "", parts.port or 0


def said(place: tuple[str, int], request: bytes) -> bytes:
    with closing(socket.create_connection(place, timeout=20)) as connection:
        connection.sendall(request)
        answer = b""
        with suppress(ConnectionError):
            while some := connection.recv(65536):
                answer += some
        return answer


def status(answer: bytes) -> int:
    return int(answer.split(maxsplit=2)[1])


def test_a_page_is_answered_and_the_connection_closed(place: tuple[str, int]) -> None:
    head, _, body = said(place, GET).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Content-Length: 6" in head
    assert b"Cache-Control: no-store" in head
    assert body == b"alive\n"


def test_what_follows_a_question_mark_is_let_pass(place: tuple[str, int]) -> None:
    assert status(said(place, b"GET /livez?verbose HTTP/1.0\r\n\r\n")) == 200


def test_a_head_has_no_body(place: tuple[str, int]) -> None:
    head, _, body = said(place, b"HEAD /livez HTTP/1.1\r\n\r\n").partition(b"\r\n\r\n")

    assert status(head) == 200
    assert b"Content-Length: 6" in head
    assert body == b""


@pytest.mark.parametrize(
    ("request_line", "code"),
    [
        (b"GET /readyz HTTP/1.1", 503),
        (b"GET / HTTP/1.1", 404),
        (b"GET /livez/ HTTP/1.1", 404),
        (b"POST /nothing HTTP/1.1", 404),
        (b"POST /livez HTTP/1.1", 405),
        (b"DELETE /livez HTTP/1.1", 405),
        (b"GET /broken HTTP/1.1", 500),
        (b"GET /livez", 400),
        (b"GET /livez HTTP/2.0", 400),
        (b"get /livez HTTP/1.1", 400),
        (b"GET livez HTTP/1.1", 400),
        (b"\x16\x03\x01", 400),
        (b"", 400),
    ],
)
def test_each_request_has_its_status(
    place: tuple[str, int], request_line: bytes, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    answer = said(place, request_line + b"\r\n\r\n")

    assert status(answer) == code
    assert (b"Allow: GET, HEAD\r\n" in answer) == (code == 405)
    assert [record.message for record in caplog.records] == ["monitor.failed"] * (code == 500)


def test_a_request_that_is_too_long_is_refused(place: tuple[str, int]) -> None:
    assert status(said(place, b"GET /livez HTTP/1.1\r\nX: " + b"x" * 3 * LARGEST_HEAD)) == 431


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200))
def test_anything_is_answered_and_nothing_breaks_it(place: tuple[str, int], sent: bytes) -> None:
    assert 200 <= status(said(place, sent + b"\r\n\r\n")) < 500


def test_who_says_nothing_is_left_and_keeps_nobody_waiting(
    place: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitor, "PATIENCE", 2.0)
    with closing(socket.create_connection(place, timeout=20)) as silent:
        assert status(said(place, GET)) == 200
        with suppress(ConnectionError):
            assert silent.recv(1) == b""


def test_more_connections_than_it_has_places_for_are_dropped_and_others_answered_after(
    place: tuple[str, int],
) -> None:
    held = [socket.create_connection(place, timeout=20) for _ in range(MOST_CONNECTIONS)]
    for each in held:
        each.sendall(GET[:4])
    assert said(place, GET) == b""

    held[0].sendall(GET[4:])
    assert status(held[0].recv(65536)) == 200
    for each in held:
        each.close()
    while not said(place, GET):
        pass


async def test_it_answers_while_the_loop_of_the_program_stands_still(
    place: tuple[str, int],
) -> None:
    # This very thread waits, and nothing else turns its loop.
    assert asyncio.get_running_loop().is_running()
    assert status(said(place, GET)) == 200


def test_a_port_that_is_taken_cannot_be_had(place: tuple[str, int]) -> None:
    with pytest.raises(OSError, match="in use"):
        bind(*place)


def test_it_listens_on_an_ipv6_address_too() -> None:
    try:
        bound = bind("::1", 0)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with monitored(bound, PAGES) as address:
        assert address.startswith("http://[::1]:")
