"""One request a host at a time, two seconds apart, four in all."""

import asyncio
from contextlib import AsyncExitStack
from itertools import count

import pytest

from sources.turns import APART, MOST, Turns, host_of


class Watch:
    """Seconds that pass only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class Requests:
    """What was under way at once: each lasts until no other can begin."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.most = 0
        self._now = 0

    async def ask(self, url: str, *, is_awaited: bool = False) -> None:
        async with self._turns.at(url, is_awaited=is_awaited):
            self._now += 1
            self.most = max(self.most, self._now)
            others_had_their_turn = asyncio.Event()
            asyncio.get_running_loop().call_soon(others_had_their_turn.set)
            await others_had_their_turn.wait()
            self._now -= 1


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def turns(watch: Watch) -> Turns:
    return Turns(now=watch, sleep=watch.sleep)


async def test_a_host_is_asked_every_two_seconds(turns: Turns, watch: Watch) -> None:
    begun = []
    for path in range(3):
        async with turns.at(f"https://site.by/{path}"):
            begun.append(watch.now)

    assert begun == [100, 100 + APART, 100 + 2 * APART]


async def test_one_request_a_host_is_under_way(turns: Turns) -> None:
    requests = Requests(turns)

    await asyncio.gather(*(requests.ask(f"https://site.by/{path}") for path in range(9)))

    assert requests.most == 1


async def test_four_are_under_way_in_all(turns: Turns) -> None:
    requests = Requests(turns)

    await asyncio.gather(
        *(requests.ask(f"https://site-{name}.by/", is_awaited=name > 9) for name in range(20))
    )

    assert requests.most == MOST


async def test_the_last_turn_is_for_what_somebody_waits_for(turns: Turns) -> None:
    async with AsyncExitStack() as under_way:
        for name in range(MOST - 1):
            await under_way.enter_async_context(turns.at(f"https://drips-{name}.by/"))
        later = asyncio.create_task(Requests(turns).ask("https://another.by/"))

        await Requests(turns).ask("https://site.by/", is_awaited=True)

        assert not later.done()
    await later


async def test_a_host_is_busy_while_it_is_asked_and_a_little_after(
    turns: Turns, watch: Watch
) -> None:
    assert turns.is_free("https://site.by/")
    async with turns.at("https://site.by/a"):
        assert not turns.is_free("https://site.by/b")
        assert turns.is_free("https://other.by/")
    assert not turns.is_free("http://SITE.by:80/")
    await watch.sleep(APART)
    assert turns.is_free("https://site.by/")


async def test_who_fails_gives_the_turn_on(turns: Turns) -> None:
    for _ in range(2 * MOST):
        with pytest.raises(OSError, match="x"):
            async with turns.at("https://site.by/"):
                raise OSError("x")


async def test_hosts_are_forgotten(turns: Turns, watch: Watch) -> None:
    for number in count():
        async with turns.at(f"https://site-{number}.by/"):
            await watch.sleep(APART)
        if number > 3000:
            break

    assert len(turns._hosts) < 2100


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Site.by./a", "site.by"),
        ("http://site.by:80/", "site.by"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
        ("http://[", "http://["),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host
