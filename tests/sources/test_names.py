import asyncio
import socket
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from sources.fetching import FetchError, FetchProblem
from sources.names import SystemNames
from tests.sources.conftest import MakeFetcher
from tests.sources.site import Site


@pytest.fixture
async def names() -> AsyncIterator[SystemNames]:
    names = SystemNames()
    yield names
    await names.close()


async def test_a_name_is_looked_up_as_the_system_does(names: SystemNames) -> None:
    (found,) = await names.resolve("0x7f000001", 80)

    assert (found["hostname"], found["host"], found["port"]) == ("0x7f000001", "127.0.0.1", 80)
    assert found["family"] is socket.AF_INET


async def test_a_name_that_nobody_has_raises(
    names: SystemNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    with pytest.raises(OSError, match="no such name"):
        await names.resolve("example.org", 80)


async def test_the_system_is_asked_unless_somebody_else_is_named(
    site: Site, make_fetcher: MakeFetcher
) -> None:
    assert (await make_fetcher().get(site.url(host="0x7f000001"))).body == b"reached"


async def test_a_name_server_that_hangs_holds_up_its_request_alone(
    make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Event()

    def hang(*_: object, **__: object) -> list[object]:
        answered.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))

    with pytest.raises(FetchError) as refusal:
        await make_fetcher(seconds=0.1).get("https://example.org/")
    elsewhere = await asyncio.to_thread(str, 1)
    answered.set()

    assert refusal.value.problem is FetchProblem.TOO_SLOW
    assert elsewhere == "1"
