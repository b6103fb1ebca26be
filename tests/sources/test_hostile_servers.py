"""Servers that lie, drip, explode and never end."""

import asyncio
import gzip
import zlib
from collections.abc import Awaitable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.fetching import Fetched, FetchError, FetchProblem
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Answer, Site, answer, dialled, endless

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(20_000_000))
# As long as a busy machine may need: what is judged is the size.
PATIENCE = 110
TOO_LARGE: dict[str, Answer] = {
    "a length above the limit": answer(length=5_000_001),
    "a body without an end": endless(b"a", OK + b"\r\n"),
    "chunks without an end": endless(b"2710\r\n" + b"a" * 10_000 + b"\r\n", CHUNKED),
    "a bomb": answer(BOMB, Content_Encoding="gzip"),
    "a bomb by another name": answer(zlib.compress(bytes(20_000_000)), Content_Encoding="deflate"),
    "interim answers without an end": endless(b"HTTP/1.1 103 Wait\r\n\r\n"),
}
BROKEN: dict[str, Answer] = {
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "garbage": bytes(range(256)) * 10,
    "a page alone": b"<html><p>HTTP is not spoken here</p></html>",
    "no number for a status": b"HTTP/1.1 OK\r\n\r\n",
    "a body shorter than its length": answer(b"short", length=100),
    "two lengths": OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "no number for a length": OK + b"Content-Length: many\r\n\r\nab",
    "a length below nothing": OK + b"Content-Length: -1\r\n\r\nab",
    "chunks of no number": CHUNKED + b"xyz\r\nab\r\n0\r\n\r\n",
    "chunks that break off": CHUNKED + b"5\r\nab",
    "chunks with no end": CHUNKED + b"2\r\nab\r\n",
    "a chunk larger than all memory": CHUNKED + b"ffffffffffffffffff\r\nab",
    "notes beside a chunk without an end": endless(b"a", CHUNKED + b"1;"),
    "a header that has no end": endless(b"a", OK + b"X-A: "),
    "a status that has no end": endless(b"a", b"HTTP/1.1 200 "),
    "headers without an end": endless(b"X-A: b\r\n", OK),
    "headers after the body without an end": endless(b"X: b\r\n", CHUNKED + b"1\r\na\r\n0\r\n"),
    "a null in a header": OK + b"X-A: a\0b\r\n\r\n",
    "gzip that is none": answer(b"plain", Content_Encoding="gzip"),
    "gzip that breaks off": answer(gzip.compress(b"a" * 100)[:20], Content_Encoding="gzip"),
}


async def outcome(asked: Awaitable[Fetched]) -> bytes | FetchProblem:
    try:
        return (await asked).body
    except FetchError as error:
        return error.problem


@pytest.mark.parametrize("said", TOO_LARGE.values(), ids=[*TOO_LARGE])
async def test_too_much_is_refused(said: Answer, site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = said
    fetcher = make_fetcher(seconds=PATIENCE)

    assert await outcome(fetcher.get(site.url())) is FetchProblem.TOO_LARGE


@pytest.mark.parametrize("said", BROKEN.values(), ids=[*BROKEN])
async def test_an_answer_that_is_none_is_refused(
    said: Answer, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = said

    assert await outcome(make_fetcher().get(site.url())) is FetchProblem.BROKEN


async def test_a_server_that_breaks_off_is_unreachable(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    assert await outcome(make_fetcher().get(site.url("/reset"))) is FetchProblem.UNREACHABLE


async def test_a_server_that_speaks_no_tls_is_unreachable(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    assert (
        await outcome(make_fetcher().get(site.url().replace("http:", "https:")))
        is FetchProblem.UNREACHABLE
    )


@pytest.mark.parametrize("way", ["drip", "drip_headers", "say_nothing"])
async def test_a_server_that_takes_for_ever_is_given_up(
    way: str, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = getattr(site, way)

    assert await outcome(make_fetcher(seconds=0.2).get(site.url())) is FetchProblem.TOO_SLOW


async def test_the_time_is_for_all_redirects_together(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = answer(status=302, Location="/slow")
    site.answers["/slow"] = site.say_nothing

    assert await outcome(make_fetcher(seconds=0.2).get(site.url())) is FetchProblem.TOO_SLOW


@pytest.mark.parametrize("said", [answer(bytes(1000)), OK + b"\r\n" + bytes(1000)])
async def test_a_body_may_be_as_large_as_the_caller_says(
    said: bytes, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = said
    fetcher = make_fetcher()

    assert await outcome(fetcher.get(site.url(), most=1000)) == bytes(1000)
    assert await outcome(fetcher.get(site.url(), most=999)) is FetchProblem.TOO_LARGE


async def test_what_comes_after_the_body_is_left_out(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = answer(b"a") * 1000

    assert (await make_fetcher().get(site.url())).body == b"a"


async def test_the_body_of_a_redirect_is_not_read(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = endless(b"a", b"HTTP/1.1 302 Found\r\nLocation: /here\r\n\r\n")
    site.answers["/here"] = answer(b"here")

    assert (await make_fetcher().get(site.url())).body == b"here"


async def test_a_failure_costs_nobody_else_anything(site: Site, make_fetcher: MakeFetcher) -> None:
    # Long enough for the others on a busy machine.
    fetcher = make_fetcher(seconds=3)
    site.answers["/slow"] = site.drip
    asked = [fetcher.get(site.url(path)) for path in ("/slow", "/reset", "/")]
    slow, reset, good = await asyncio.gather(*map(outcome, asked))

    assert slow is FetchProblem.TOO_SLOW
    assert reset is FetchProblem.UNREACHABLE
    assert good == b"reached"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    said=st.one_of(
        st.binary(),
        st.binary().map(OK.__add__),
        st.binary().map((OK + b"Content-Encoding: gzip\r\n\r\n").__add__),
        st.binary().map(CHUNKED.__add__),
        st.text().map(
            lambda text: f"HTTP/1.1 302 F\r\nLocation: {text}\r\n\r\n".encode("utf-8", "replace")
        ),
    )
)
async def test_whatever_is_said_is_an_answer_or_refused(
    said: bytes, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = said
    with dialled() as found:
        heard = await outcome(make_fetcher().get(site.url()))

    assert heard is not FetchProblem.TOO_SLOW
    assert set(found) == {("127.0.0.1", site.port)}
