"""What nobody may make the bot dial: seen by every connection of the process, and by a server."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress

import pytest

from sources.fetching import FetchError, FetchProblem
from sources.guard import PORTS
from tests.house.tree import ROOT
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Names, Site, dialled, redirect

LINES = (ROOT / "tests" / "data" / "forbidden_addresses.tsv").read_text("utf-8").splitlines()
FORBIDDEN = [line for line in LINES if not line.startswith("#")]
REFUSED = {FetchProblem.FORBIDDEN, FetchProblem.NOT_FOUND}
NAMES = ("private.example", "xn--80aikifvh.example", "localhost", "a.example")
REACHING = [
    *("127.0.0.1", "127.255.255.254", "0x7f000001", "0x7f.1", "0.0.0.0", "①②⑦.⓪.⓪.①"),  # noqa: S104
    *("localhost", "[::1]", "[::ffff:127.0.0.1]", "private.example"),
]


def names(answer: str = "127.0.0.1") -> Names:
    return Names({name: [answer] for name in NAMES})


@pytest.fixture
async def sites() -> AsyncIterator[list[Site]]:
    """Servers on one port of all addresses of this machine."""
    async with AsyncExitStack() as serving:
        first = await serving.enter_async_context(Site().serving())
        found = [first]
        with suppress(OSError):  # a machine without IPv6
            found.append(await serving.enter_async_context(Site("::", first.port).serving()))
        yield found


def connections(sites: list[Site]) -> int:
    return sum(site.connections for site in sites)


def test_the_list_is_long_and_says_nothing_twice() -> None:
    assert len(FORBIDDEN) == len(set(FORBIDDEN)) >= 100


def asked(line: str, sites: list[Site]) -> tuple[str, Names]:
    url, _, answer = line.replace("PORT", str(sites[0].port)).partition("\t")
    return url, names(answer or "127.0.0.1")


@pytest.mark.parametrize("line", FORBIDDEN)
async def test_none_is_dialled(line: str, sites: list[Site], make_fetcher: MakeFetcher) -> None:
    url, names = asked(line, sites)
    fetcher = make_fetcher("", resolver=names, ports=PORTS | {sites[0].port})

    with dialled() as found, pytest.raises(FetchError) as refusal:
        await fetcher.get(url)

    assert refusal.value.problem in REFUSED
    assert found == []
    assert connections(sites) == 0


@pytest.mark.parametrize("line", FORBIDDEN)
async def test_none_is_dialled_after_a_redirect(
    line: str, sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    url, names = asked(line, sites)
    sites[0].answers["/"] = redirect(url)
    fetcher = make_fetcher("127.0.0.3", resolver=names, ports=PORTS | {sites[0].port})

    with dialled() as found, pytest.raises(FetchError):
        await fetcher.get(sites[0].url(host="127.0.0.3"))

    assert set(found) == {("127.0.0.3", sites[0].port)}
    assert connections(sites) == len(found)


@pytest.mark.parametrize("host", REACHING)
async def test_they_would_be_reached_if_they_were_dialled(
    host: str, sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    if "::" in host and len(sites) == 1:
        pytest.skip("no IPv6 here")
    fetcher = make_fetcher("0.0.0.0/0 ::/0", resolver=names())

    with dialled() as found:
        fetched = await fetcher.get(sites[0].url(host=host))

    assert fetched.body == b"reached"
    assert len(found) == connections(sites) == 1


async def test_a_name_may_change_its_mind_and_gains_nothing(
    sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    names = Names({"private.example": ["127.0.0.3", "127.0.0.1"]})
    fetcher = make_fetcher("127.0.0.3", resolver=names)
    url = sites[0].url(host="private.example")

    assert (await fetcher.get(url)).body == b"reached"
    with dialled() as found, pytest.raises(FetchError) as refusal:
        await fetcher.get(url)

    assert refusal.value.problem is FetchProblem.FORBIDDEN
    assert found == []
    assert names.asked == ["private.example"] * 2


async def test_a_name_may_change_its_mind_between_redirects_and_gains_nothing(
    sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    names = Names({"private.example": ["127.0.0.3", "127.0.0.1"]})
    url = sites[0].url(host="private.example")
    sites[0].answers["/"] = redirect(url)

    with dialled() as found, pytest.raises(FetchError):
        await make_fetcher("127.0.0.3", resolver=names).get(url)

    assert found == [("127.0.0.3", sites[0].port)]


async def test_a_name_may_change_its_mind_after_a_reset_and_gains_nothing(
    sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    """A request whose connection breaks is made again, and the name looked up again."""
    names = Names({"private.example": ["127.0.0.3", "127.0.0.1"]})
    url = sites[0].url("/reset", host="private.example")

    with dialled() as found, pytest.raises(FetchError):
        await make_fetcher("127.0.0.3", resolver=names).get(url)

    assert found == [("127.0.0.3", sites[0].port)]


@pytest.mark.parametrize("order", ["127.0.0.1 127.0.0.3", "127.0.0.3 127.0.0.1", "::1 127.0.0.3"])
async def test_of_several_addresses_only_those_that_may_be_are_dialled(
    order: str, sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    fetcher = make_fetcher("127.0.0.3", resolver=Names({"private.example": [order]}))

    with dialled() as found:
        fetched = await fetcher.get(sites[0].url(host="private.example"))

    assert fetched.body == b"reached"
    assert found == [("127.0.0.3", sites[0].port)]


async def test_nothing_else_is_allowed_by_what_is_allowed(
    sites: list[Site], make_fetcher: MakeFetcher
) -> None:
    fetcher = make_fetcher("127.0.0.3")

    for host in ("127.0.0.1", "127.0.0.4", "[::1]"):
        with dialled() as found, pytest.raises(FetchError):
            await fetcher.get(sites[0].url(host=host))
        assert found == []
