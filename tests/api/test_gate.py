"""Who may ask, and how often."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import ClientSession, web

from api.gate import Gate
from api.limiting import Limiter
from api.problem import CONTENT_TYPE
from api.server import listen
from newsroom import tokens
from newsroom.rights import Doer
from newsroom.tokens import OPERATOR
from tests.api.conftest import KEY, Api
from tests.factories import NOON


@pytest.mark.parametrize(
    ("shown", "error"),
    [
        ("", ""),
        ("Bearer", ""),
        ("Basic a2V5", ""),
        ("Bearer " + "x" * 300, ""),
        ("Bearer nd_wrong", ', error="invalid_token"'),
        (f"Bearer {KEY}x", ', error="invalid_token"'),
    ],
)
async def test_without_a_key_of_ours_nothing_is_told(api: Api, shown: str, error: str) -> None:
    for method, path in (("GET", "articles"), ("POST", "articles"), ("GET", "stats")):
        refused = await api.call(method, path, Authorization=shown)

        assert (refused.status, refused.headers["content-type"]) == (401, CONTENT_TYPE)
        assert refused.headers["www-authenticate"] == f'Bearer realm="newsdesk"{error}'


async def test_the_scheme_is_known_in_any_case(api: Api) -> None:
    assert (await api.call("GET", "stats", Authorization=f"bearer {KEY}")).status == 200


async def test_a_removed_key_works_no_more(api: Api) -> None:
    desk = api.newsroom.desk
    await tokens.remove(desk.database, api.token, Doer(OPERATOR, NOON))

    assert (await api.call("GET", "stats")).status == 401


async def test_the_last_use_is_kept_once_a_minute(api: Api) -> None:
    database = api.newsroom.desk.database
    await api.call("GET", "stats")
    changes = database.changes
    api.clock.now += timedelta(seconds=59)
    await api.call("GET", "stats")
    (used,) = await tokens.everyone(database)
    assert (used.used_at, database.changes) == (NOON, changes)

    api.clock.now += timedelta(seconds=1)
    await api.call("GET", "stats")

    (used,) = await tokens.everyone(database)
    assert used.used_at == NOON + timedelta(minutes=1)


async def test_who_asks_too_often_is_told_when_to_go_on(narrow: Api) -> None:
    assert [(await narrow.call("GET", "")).status for _ in range(3)] == [200, 200, 429]
    refused = await narrow.call("GET", "")

    assert (refused.headers["retry-after"], refused.headers["content-type"]) == ("4", CONTENT_TYPE)


async def test_wrong_keys_hold_up_no_right_one(narrow: Api) -> None:
    tried = [await narrow.call("GET", "", Authorization="Bearer nd_wrong") for _ in range(3)]

    assert [each.status for each in tried] == [401, 401, 429]
    assert (await narrow.call("GET", "")).status == 200


async def test_no_key_is_no_wrong_key(narrow: Api) -> None:
    tried = [await narrow.call("GET", "", Authorization="") for _ in range(5)]

    assert {each.status for each in tried} == {401}


@pytest.fixture
async def narrow(api: Api) -> AsyncIterator[Api]:
    """The same program at a gate that lets two requests through, and another in four seconds."""
    limiters = [Limiter(0.25, 2, lambda: 0.0) for _ in range(2)]
    gate = Gate(api.newsroom.desk.database, api.clock, *limiters)

    async def admit(request: web.Request) -> web.Response:
        await gate.admit(request)
        return web.Response()

    served = await listen("127.0.0.1", 0, [web.get("/api/v1/", admit)])
    async with ClientSession(served.address) as session:
        yield replace(api, session=session)
    await served.close()
