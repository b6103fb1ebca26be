"""Webhooks are registered, listed, removed and replayed over the API."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from aiohttp import ClientSession

from api.gate import Gate
from api.once import Once, digest
from api.server import listen
from api.webhooks import Webhooks
from news.token import Token
from news.webhook import Webhook
from news.words.morphology import Morphology
from newsroom import repeating, tokens, webhooks
from newsroom.rights import Doer
from newsroom.webhooks import MOST_WEBHOOKS
from storage.database import Connection, Database
from storage.idempotency import Keyed, StoredAnswer
from tests.factories import NOON, Newsroom, open_newsroom

PATH = "/api/v1/webhooks"
HOOK = {"url": "https://cms.example.org/hook?key=1"}
SECOND = timedelta(seconds=1)


@dataclass
class Api:
    """A program that asks with a token, and the newsroom that it asks."""

    newsroom: Newsroom
    session: ClientSession
    address: str
    token: Token

    async def __call__(
        self, method: str, path: str = "", body: object = None, **headers: str
    ) -> tuple[int, Any]:
        url = f"{self.address}{PATH}{path}"
        async with self.session.request(method, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json(content_type=None)


@pytest.fixture
async def api(database: Database, morphology: Morphology) -> AsyncIterator[Api]:
    newsroom = await open_newsroom(database, morphology)
    numbers = count(1)
    secrets: Callable[[], str] = lambda: f"secret {next(numbers)}"  # noqa: E731
    by = Doer(tokens.OPERATOR, NOON)
    token, _ = await tokens.add(database, "CMS", by, lambda: "key")
    gate, once = Gate(database, lambda: NOON), Once(newsroom.desk, "this run", lambda: NOON)
    routes = Webhooks(newsroom.desk, gate, once, secrets).routes()
    served = await listen("127.0.0.1", 0, routes)
    async with ClientSession(headers={"Authorization": "Bearer key"}) as session:
        yield Api(newsroom, session, served.address, token)
    await served.close()


async def test_a_webhook_is_registered_with_a_secret_that_is_told_once(api: Api) -> None:
    status, made = await api("POST", body={**HOOK, "events": ["article.withdrawn"]})

    assert status == 201
    known = {
        "id": made["id"],
        "url": HOOK["url"],
        "events": ["article.withdrawn"],
        "added_at": "2026-11-23T12:00:00Z",
    }
    assert made == {**known, "secret": "secret 1"}
    assert await api("GET") == (200, {"webhooks": [known]})


async def test_one_that_names_no_events_is_told_of_all(api: Api) -> None:
    _, made = await api("POST", body=HOOK)

    assert made["events"] == ["article.published", "article.edited", "article.withdrawn"]


@pytest.mark.parametrize(
    "body",
    [
        *({}, [], {"url": 1}, {"url": ""}, {"url": "ftp://cms/hook"}, {"url": "https://"}),
        *({"url": "https://user@cms/"}, {"url": "https://cms/ /"}, {"url": "https://cms:0/"}),
        *({"url": "https://cms:65536/"}, {"url": "https://cms/#part"}, {"url": "//cms/"}),
        *({**HOOK, "events": []}, {**HOOK, "events": ["article.read"]}, {**HOOK, "more": 1}),
    ],
    ids=str,
)
async def test_what_is_no_webhook_is_refused(api: Api, body: object) -> None:
    status, problem = await api("POST", body=body)

    assert (status, problem["status"]) == (422, 422)
    assert problem["errors"]
    assert await webhooks.listed(api.newsroom.desk) == ()


async def test_a_repeat_under_its_key_registers_nothing_more(api: Api) -> None:
    key = {"Idempotency-Key": "k"}
    first = await api("POST", body=HOOK, **key)

    assert await api("POST", body=HOOK, **key) == first
    assert (await api("POST", body={"url": "https://example.org"}, **key))[0] == 422
    assert len((await api("GET"))[1]["webhooks"]) == 1


async def test_a_crash_before_the_answer_leaves_one_that_a_repeat_finds(api: Api) -> None:
    desk, holder = api.newsroom.desk, "another run"
    keyed = Keyed(api.token.id, "k", digest("POST", PATH, json.dumps(HOOK).encode()))
    await repeating.begin(desk, keyed, holder, NOON)

    async def keep(connection: Connection, _: Webhook) -> None:
        await repeating.settle(connection, keyed, holder, StoredAnswer(201, {}, '"kept"'))

    by = Doer(api.token.actor_id, NOON)
    await webhooks.register(desk, HOOK["url"], None, by, lambda: "secret", keep)

    again = await api("POST", body=HOOK, **{"Idempotency-Key": "k"})

    assert again == (201, "kept")
    assert len((await api("GET"))[1]["webhooks"]) == 1


async def test_whoever_was_overtaken_registers_nothing(api: Api) -> None:
    desk, by = api.newsroom.desk, Doer(api.token.actor_id, NOON)
    keyed = Keyed(api.token.id, "k", "a request")
    await repeating.begin(desk, keyed, "fast", NOON)

    async def keep(connection: Connection, _: Webhook) -> None:
        await repeating.settle(connection, keyed, "slow", StoredAnswer(201, {}, ""))

    with pytest.raises(repeating.Overtaken):
        await webhooks.register(desk, HOOK["url"], None, by, lambda: "secret", keep)

    assert await api("GET") == (200, {"webhooks": []})


async def test_a_removed_webhook_is_there_no_more(api: Api) -> None:
    _, made = await api("POST", body=HOOK)

    assert await api("DELETE", f"/{made['id']}") == (204, None)
    assert (await api("DELETE", f"/{made['id']}"))[0] == 404
    assert await api("GET") == (200, {"webhooks": []})
    assert (await api("GET", f"/{made['id']}/posts"))[0] == 404


async def test_its_posts_are_listed_newest_first_in_pages(api: Api) -> None:
    _, made = await api("POST", body=HOOK)
    for headline in ("Мир", "Суд", "Лес"):
        await api.newsroom.publish("society", headline, "Текст.")

    _, first = await api("GET", f"/{made['id']}/posts?limit=2")
    _, second = await api("GET", f"/{made['id']}/posts?limit=2&before={first['next']}")

    assert [each["article_id"] for each in first["posts"]] == [3, 2]
    assert [each["article_id"] for each in second["posts"]] == [1]
    assert second["next"] is None
    assert first["posts"][0] == {
        "id": first["posts"][0]["id"],
        "event_id": f"3-1-{int(NOON.timestamp())}",
        "event": "article.published",
        "article_id": 3,
        "revision": 1,
        "made_at": "2026-11-23T12:00:00Z",
        "tries": 0,
        "outcome": None,
        "taken_at": None,
        "next_try_at": "2026-11-23T12:00:00Z",
    }
    assert (await api("GET", f"/{made['id']}/posts?limit=0"))[0] == 422


async def test_a_post_is_replayed(api: Api) -> None:
    _, made = await api("POST", body=HOOK)
    await api.newsroom.publish("society", "Мир", "Подписан.")
    post = await webhooks.take_next(api.newsroom.desk, made["id"], NOON)
    assert post is not None
    await webhooks.settle_taken(api.newsroom.desk, post, "200", NOON)

    status, again = await api("POST", f"/{made['id']}/posts/{post.id}/replay")

    assert (status, again["event_id"], again["tries"]) == (202, post.event_id, 0)
    assert again["next_try_at"] == "2026-11-23T12:00:00Z"
    assert (await api("POST", f"/{made['id']}/posts/999/replay"))[0] == 404
    assert (await api("POST", f"/999/posts/{post.id}/replay"))[0] == 404


async def test_nothing_is_done_without_a_token(api: Api) -> None:
    _, made = await api("POST", body=HOOK)

    for method, path in (
        ("POST", ""),
        ("GET", ""),
        ("DELETE", f"/{made['id']}"),
        ("GET", f"/{made['id']}/posts"),
        ("POST", f"/{made['id']}/posts/1/replay"),
    ):
        status, _ = await api(method, path, HOOK, Authorization="Bearer another")
        assert status == 401
    assert len(await webhooks.listed(api.newsroom.desk)) == 1


async def test_there_are_so_many_at_most(api: Api) -> None:
    for _ in range(MOST_WEBHOOKS):
        assert (await api("POST", body=HOOK))[0] == 201

    status, problem = await api("POST", body=HOOK)

    assert status == 409
    assert str(MOST_WEBHOOKS) in problem["detail"]
