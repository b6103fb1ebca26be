"""Events are posted to other programs, signed, in order, until they are taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from api.posting import Poster
from news.webhook import LONGEST_TRYING, Webhook, WebhookPost
from newsroom import amending, webhooks, withdrawing
from newsroom.rights import Doer
from tests.api.receiver import Receiver, is_signed, posting, receiving
from tests.factories import EDITOR, NOON, Newsroom

HOUR = timedelta(hours=1)
SECRET = "whsec_secret"


@dataclass
class Desk:
    """A newsroom that posts to a receiver."""

    newsroom: Newsroom
    receiver: Receiver
    poster: Poster
    webhook: Webhook
    now: datetime = NOON
    told: list[int] = field(default_factory=list)
    """Webhooks of which owners were told."""

    async def post(self, after: timedelta = timedelta(0)) -> None:
        self.now += after
        await self.poster.post_due()

    async def outcomes(self) -> list[tuple[str | None, bool]]:
        listed = await webhooks.posts(self.newsroom.desk, self.webhook.id)
        assert listed is not None
        return [(each.outcome, each.taken_at is not None) for each in reversed(listed)]


async def registered(newsroom: Newsroom, url: str) -> Webhook:
    by = Doer(EDITOR, NOON)
    return await webhooks.register(newsroom.desk, url, None, by, lambda: SECRET)


@pytest.fixture
async def desk(newsroom: Newsroom) -> AsyncIterator[Desk]:
    found: list[Desk] = []
    clock: Callable[[], datetime] = lambda: found[0].now  # noqa: E731

    def tell(webhook: Webhook, _: WebhookPost) -> None:
        found[0].told.append(webhook.id)

    async with receiving(Receiver()) as receiver, posting() as post:
        poster = Poster(newsroom.desk, post, tell, clock)
        found.append(Desk(newsroom, receiver, poster, await registered(newsroom, receiver.url)))
        yield found[0]


async def test_what_becomes_of_an_article_is_posted_in_order(desk: Desk) -> None:
    article = await desk.newsroom.publish("society", "Мир", "Подписан.")
    seen = desk.newsroom.seen("Мир", "Не подписан.")
    await amending.revise(desk.newsroom.desk, article.id, seen, EDITOR, NOON + HOUR)

    await desk.post(HOUR)

    published, edited = desk.receiver.events
    assert published["event"] == "article.published"
    assert published["made_at"] == "2026-11-23T12:00:00Z"
    assert (edited["event"], edited["revision"]) == ("article.edited", 2)
    assert edited["article"]["text"] == "Не подписан."
    assert edited["article"]["rubric"] == "society"
    assert edited["article"]["status"] == "published"
    assert published["id"] != edited["id"]
    assert await desk.outcomes() == [("204", True), ("204", True)]
    await desk.post(HOUR)
    assert len(desk.receiver.posts) == 2


async def test_a_post_is_signed_and_names_its_event(desk: Desk) -> None:
    await desk.newsroom.publish("society", "Мир", "Подписан.")

    await desk.post()

    ((headers, body),) = desk.receiver.posts
    assert is_signed(SECRET, headers, body)
    assert not is_signed(SECRET, headers, body + b" ")
    assert not is_signed("another", headers, body)
    assert headers["X-Newsdesk-Signature"].startswith(f"t={int(NOON.timestamp())},v1=")
    assert headers["X-Newsdesk-Event"] == "article.published"
    assert headers["X-Newsdesk-Event-Id"] == desk.receiver.events[0]["id"]
    assert headers["Content-Type"] == "application/json"


async def test_what_is_not_taken_is_posted_again_under_its_id_before_what_came_later(
    desk: Desk,
) -> None:
    desk.receiver.statuses = [500, 302, 429]
    first = await desk.newsroom.publish("society", "Мир", "Подписан.")
    second = await desk.newsroom.publish("society", "Суд", "Отложен.")

    for wait in (0, 10, 20, 40):
        await desk.post(timedelta(seconds=wait))

    event = "article.published"
    assert desk.receiver.told == [(event, first.id)] * 4 + [(event, second.id)]
    assert len({each["id"] for each in desk.receiver.events[:4]}) == 1
    assert await desk.outcomes() == [("204", True), ("204", True)]


async def test_what_nobody_takes_for_a_day_is_given_up_and_owners_are_told_once(
    desk: Desk,
) -> None:
    desk.receiver.statuses = [500] * 100
    for headline in ("Мир", "Суд"):
        await desk.newsroom.publish("society", headline, "Подписан.")

    waited = timedelta(0)
    while waited <= LONGEST_TRYING + HOUR:
        await desk.post(HOUR)
        waited += HOUR

    assert await webhooks.due(desk.newsroom.desk, desk.now + 100 * HOUR) == []
    assert await desk.outcomes() == [("500", False), ("500", False)]
    assert desk.told == [desk.webhook.id]
    assert len(desk.receiver.posts) < 30
    desk.receiver.statuses = []
    await desk.newsroom.publish("society", "Лес", "Зелёный.")
    await desk.post()
    assert (await desk.outcomes())[-1] == ("204", True)


async def test_a_replay_is_the_same_event(desk: Desk) -> None:
    await desk.newsroom.publish("society", "Мир", "Подписан.")
    await desk.post()
    (post,) = await webhooks.posts(desk.newsroom.desk, desk.webhook.id) or ()

    await webhooks.replay(desk.newsroom.desk, desk.webhook.id, post.id, Doer(EDITOR, NOON))
    await desk.post(HOUR)

    first, again = desk.receiver.events
    assert first["id"] == again["id"]
    assert is_signed(SECRET, *desk.receiver.posts[1])


async def test_an_address_of_a_private_network_is_not_dialled(newsroom: Newsroom) -> None:
    async with receiving(Receiver()) as receiver, posting(inward=False) as post:
        webhook = await registered(newsroom, receiver.url)
        await newsroom.publish("society", "Мир", "Подписан.")

        await Poster(newsroom.desk, post, lambda *_: None, lambda: NOON).post_due()

        (told,) = await webhooks.posts(newsroom.desk, webhook.id) or ()
    assert (told.outcome, told.tries) == ("forbidden", 1)
    assert receiver.posts == []


async def test_one_that_does_not_answer_keeps_no_other_from_being_told(
    newsroom: Newsroom,
) -> None:
    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    over = asyncio.Event()
    silent = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    async with silent, receiving(Receiver()) as receiver, posting(seconds=2.0) as post:
        slow = await registered(newsroom, f"http://127.0.0.1:{port}/")
        await registered(newsroom, receiver.url)
        await newsroom.publish("society", "Мир", "Подписан.")

        await Poster(newsroom.desk, post, lambda *_: None, lambda: NOON).post_due()

        over.set()
        (told,) = await webhooks.posts(newsroom.desk, slow.id) or ()
    assert (told.outcome, told.next_try_at) == ("too-slow", NOON + timedelta(seconds=10))
    assert len(receiver.posts) == 1


async def test_an_event_of_an_article_that_is_withdrawn_by_now_says_so(desk: Desk) -> None:
    article = await desk.newsroom.publish("society", "Мир", "Подписан.")
    await withdrawing.withdraw(desk.newsroom.desk, article.id, EDITOR, NOON)

    await desk.post()

    assert [each["event"] for each in desk.receiver.events] == [
        "article.published",
        "article.withdrawn",
    ]
    assert {each["article"]["status"] for each in desk.receiver.events} == {"withdrawn"}
