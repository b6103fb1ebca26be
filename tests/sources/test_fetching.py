import gzip
import socket
from collections.abc import AsyncIterator

import pytest

from sources.fetching import MOST_REDIRECTS, FetchError, FetchProblem
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Names, Site, answer, dialled, redirect


@pytest.fixture
async def other() -> AsyncIterator[Site]:
    async with Site().serving() as site:
        yield site


async def test_an_answer_is_handed_over_as_it_came(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/rss"] = answer(b"<rss/>", ETag='W/"a b"', Content_Type="text/xml")

    fetched = await make_fetcher().get(site.url("/rss#top"))

    assert fetched.url == site.url("/rss")
    assert (fetched.status, fetched.body, fetched.moved_to) == (200, b"<rss/>", None)
    assert fetched.headers["etag"] == 'W/"a b"'
    assert fetched.headers["content-type"] == "text/xml"


@pytest.mark.parametrize("status", [204, 304, 300, 400, 403, 404, 410, 429, 500, 503, 599])
async def test_every_status_is_an_answer(
    status: int, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = answer(b"", status, Retry_After="120")

    fetched = await make_fetcher().get(site.url())

    assert (fetched.status, fetched.body) == (status, b"")
    assert fetched.headers["retry-after"] == "120"


async def test_the_page_of_a_refusal_is_read(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = answer(b"Are you a robot?", 403)

    assert (await make_fetcher().get(site.url())).body == b"Are you a robot?"


async def test_a_header_that_comes_twice_is_joined(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nLink: <a>\r\nlink: <b>\r\nX: \xff\r\n\r\n"

    headers = (await make_fetcher().get(site.url())).headers

    assert headers["link"] == "<a>, <b>"
    assert headers["x"] == "\ufffd"


async def test_a_packed_body_is_unpacked(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = answer(gzip.compress(b"<rss/>"), Content_Encoding="gzip")

    assert (await make_fetcher().get(site.url())).body == b"<rss/>"
    assert site.sent("accept-encoding") == ["gzip, deflate"]


async def test_a_request_says_who_asks_and_for_what(site: Site, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()

    await fetcher.get(site.url(), accept="application/rss+xml")
    await fetcher.get(site.url(), user_agent="newsdesk/1 (7 readers)")

    assert site.sent("user-agent") == ["newsdesk/1", "newsdesk/1 (7 readers)"]
    assert site.sent("accept") == ["application/rss+xml", "*/*"]
    assert site.sent("host") == [f"127.0.0.1:{site.port}"] * 2


async def test_a_request_tells_nothing_else(
    site: Site, make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.9:3128")
    site.answers["/"] = redirect("/login")
    site.answers["/login"] = answer(Set_Cookie="session=1")
    fetcher = make_fetcher()

    with dialled() as found:
        await fetcher.get(site.url())
        await fetcher.get(site.url())

    assert {host for host, _ in found} == {"127.0.0.1"}
    told = {line.partition(":")[0] for request in site.requests for line in request.split("\r\n")}
    assert told - {"GET / HTTP/1.1", "GET /login HTTP/1.1"} == {
        *("Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"),
    }


async def test_no_connection_is_kept(site: Site, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()
    for _ in range(3):
        await fetcher.get(site.url())

    assert site.connections == 3


@pytest.mark.parametrize("etag", ['"1"', 'W/"1, 2"', "no quotes", '"a\'b"'])
async def test_validators_go_back_as_they_came(
    etag: str, site: Site, make_fetcher: MakeFetcher
) -> None:
    modified = "Mon, 30 Nov 2026 03:00:00 GMT"
    site.answers["/"] = answer(status=304, ETag=etag)

    fetched = await make_fetcher().get(site.url(), etag=etag, modified=modified)

    assert (fetched.status, fetched.headers["etag"]) == (304, etag)
    assert site.sent("if-none-match") == [etag]
    assert site.sent("if-modified-since") == [modified]


@pytest.mark.parametrize("value", ["", None, "a\r\nX: y", "a\nb", "a\x00b", "я", "\udcff", "a\x7f"])
async def test_a_validator_that_cannot_be_sent_is_left_out(
    value: str | None, site: Site, make_fetcher: MakeFetcher
) -> None:
    await make_fetcher().get(site.url(), etag=value, modified=value)

    assert site.sent("if-none-match") == site.sent("if-modified-since") == [None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed(
    status: int, site: Site, other: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = redirect(other.url("/rss"), status)
    other.answers["/rss"] = answer(b"<rss/>")

    fetched = await make_fetcher().get(site.url(), etag='"1"')

    assert (fetched.url, fetched.status, fetched.body) == (other.url("/rss"), 200, b"<rss/>")
    assert fetched.moved_to == (other.url("/rss") if status in {301, 308} else None)
    assert other.sent("if-none-match") == ['"1"']
    assert other.sent("referer") == [None]


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((301, 302, 301), "/1"),
        ((302, 301), None),
        ((307, 303), None),
        ((301, 308, 301, 308, 301), "/5"),
    ],
)
async def test_a_source_has_moved_as_far_as_redirects_are_for_good(
    statuses: tuple[int, ...], moved_to: str | None, site: Site, make_fetcher: MakeFetcher
) -> None:
    for number, status in enumerate(statuses):
        site.answers[f"/{number}"] = redirect(f"/{number + 1}", status)
    site.answers[f"/{len(statuses)}"] = answer(b"here")

    fetched = await make_fetcher().get(site.url("/0"))

    assert fetched.url == site.url(f"/{len(statuses)}")
    assert fetched.moved_to == (moved_to and site.url(moved_to))


async def test_redirects_without_an_end_are_given_up(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/"] = redirect("/")

    with pytest.raises(FetchError) as refusal:
        await make_fetcher().get(site.url())

    assert refusal.value.problem is FetchProblem.TOO_MANY_REDIRECTS
    assert site.connections == MOST_REDIRECTS + 1


@pytest.mark.parametrize("location", ["", " "])
async def test_a_redirect_to_nowhere_is_an_answer(
    location: str, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = redirect(location, 301)

    fetched = await make_fetcher().get(site.url())

    assert (fetched.status, fetched.moved_to) == (301, None)


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("?page=2", "/from?page=2"),
        ("новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("//example.org:PORT/x", "/x"),
        ("http://example.org:PORT/a b", "/a%20b"),
    ],
)
async def test_a_redirect_may_be_written_in_many_ways(
    location: str, path: str, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/from"] = redirect(location.replace("PORT", str(site.port)))
    site.answers[path] = answer(b"here")
    fetcher = make_fetcher(resolver=Names({"example.org": ["127.0.0.1"]}))

    assert (await fetcher.get(site.url("/from"))).body == b"here"


async def test_a_redirect_in_a_legacy_encoding_is_followed_byte_by_byte(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    location = "/новости".encode("windows-1251")
    site.answers["/"] = b"HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n" % location
    site.answers["/%ED%EE%E2%EE%F1%F2%E8"] = answer(b"here")

    assert (await make_fetcher().get(site.url())).body == b"here"


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "//a@127.0.0.1/", "http://[::1/", "data:,x"],
)
async def test_a_redirect_off_the_web_is_refused(
    location: str, site: Site, make_fetcher: MakeFetcher
) -> None:
    site.answers["/"] = redirect(location)

    with pytest.raises(FetchError) as refusal:
        await make_fetcher().get(site.url())

    assert refusal.value.problem is FetchProblem.FORBIDDEN
    assert site.connections == 1


class Nobody(Names):
    async def resolve(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
        raise socket.gaierror(socket.EAI_NONAME, "no such name")


async def test_a_name_that_nobody_has_is_not_found(make_fetcher: MakeFetcher) -> None:
    with pytest.raises(FetchError) as refusal:
        await make_fetcher(resolver=Nobody({})).get("https://example.org/")

    assert refusal.value.problem is FetchProblem.NOT_FOUND


async def test_a_port_where_nobody_listens_is_unreachable(make_fetcher: MakeFetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(FetchError) as refusal:
            await make_fetcher().get(f"http://127.0.0.1:{port}/")

    assert refusal.value.problem is FetchProblem.UNREACHABLE


async def test_what_is_under_way_when_it_is_closed_is_broken_off(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    fetcher = make_fetcher()

    async def close(_: object) -> None:
        await fetcher.close()

    site.answers["/"] = close

    with pytest.raises(FetchError) as refusal:
        await fetcher.get(site.url())

    assert refusal.value.problem is FetchProblem.UNREACHABLE


async def test_a_connection_that_breaks_is_not_made_again(
    make_fetcher: MakeFetcher, site: Site
) -> None:
    with pytest.raises(FetchError):
        await make_fetcher().get(site.url("/reset"))

    assert len(site.requests) == 1
