"""One poison item, of any kind, costs itself alone."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import literal_column, update
from sqlalchemy.exc import DBAPIError

from delivery import contents, landed, rendering
from delivery.assembly import Delivery
from delivery.breakers import SAME_REFUSALS
from delivery.notice import DispatchHalted
from news.article import Article
from news.dispatch import DeliveryState
from storage.articles import articles_by_id
from storage.deliveries import Settlement
from storage.deliveries import settle as deliveries_settle
from storage.tables import deliveries, subscribers
from storage.waiting import Waiting
from tests.delivery.post import Post

SENT, DEAD = DeliveryState.SENT, DeliveryState.DEAD
ERRORS = (TypeError("odd"), RuntimeError("odd"), OSError("odd"), RecursionError("odd"))


def breaks(monkeypatch: pytest.MonkeyPatch, name: str, headline: str, error: Exception) -> None:
    """Let what renders an article raise for one of them."""
    real = getattr(rendering, name)

    def render(locale: object, article: Article) -> object:
        if article.headline == headline:
            raise error
        return real(locale, article)

    monkeypatch.setattr(rendering, name, render)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
async def test_an_article_whose_rendering_raises_costs_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    people = await post.readers(5)
    breaks(monkeypatch, "article_message", "Яд", error)
    poison, other = await post.send(*people, headline="Яд"), await post.send(*people)

    await post.work()

    assert await post.states(poison) == {DEAD: 5}
    assert {(row.reason, row.words) for row in await post.rows(poison)} == {
        ("unrenderable", f"cannot be rendered: {type(error).__name__}")
    }
    assert await post.states(other) == {SENT: 5}
    assert caplog.text.count("delivery.unrenderable") == 1


async def test_an_article_that_cannot_be_rendered_for_anybody_stands_still_and_is_told_of(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await post.readers(SAME_REFUSALS + 5)
    with monkeypatch.context() as patch:
        breaks(patch, "article_message", "Яд", TypeError("odd"))
        poison, other = await post.send(*people, headline="Яд"), await post.send(*people)
        await post.work()

    assert post.notices == [DispatchHalted(poison, "cannot be rendered: TypeError")]
    assert await post.states(poison) == {DeliveryState.PENDING: len(people)}
    assert await post.states(other) == {SENT: len(people)}


async def test_an_article_that_a_digest_cannot_show_costs_its_line_alone(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    (anna,) = await post.readers(1)
    breaks(monkeypatch, "digest_line", "Яд", TypeError("odd"))
    mixed = (await post.article("Яд"), await post.article("Другая"))
    digest = await post.digest(anna, mixed, mixed[:1])

    await post.work()

    assert await post.states(digest) == {SENT: 1, DEAD: 1}
    assert "Другая" in post.emulator.ledger.to(anna.id)[0].text


async def test_many_digests_of_nothing_but_poison_hold_up_no_other_digest(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = await post.readers(SAME_REFUSALS + 5)
    breaks(monkeypatch, "digest_line", "Яд", TypeError("odd"))
    poison, good = await post.article("Яд"), await post.article("Другая")
    digest = await post.digest(readers, (poison,))
    others = [row.subscriber_id for row in await post.rows(digest)][SAME_REFUSALS:]
    async with post.database.transaction() as connection:
        theirs = update(deliveries).where(deliveries.c.subscriber_id.in_(others))
        await connection.execute(theirs.values(items=str(good)))

    await post.work()

    assert post.notices == []
    assert await post.states(digest) == {SENT: len(others), DEAD: SAME_REFUSALS}


@pytest.mark.parametrize(
    "columns",
    [
        {"items": "1 x"},
        {"items": "1.5"},
        {"language": "xx"},
        {"paused_until": 10**17},
    ],
    ids=str,
)
async def test_a_row_that_cannot_be_read_costs_no_other(
    post: Post, columns: dict[str, Any]
) -> None:
    anna, boris = await post.readers(2)
    dispatch = await post.send(anna, boris)
    (table,) = (one for one in (deliveries, subscribers) if next(iter(columns)) in one.c)
    key = deliveries.c.subscriber_id if table is deliveries else subscribers.c.id
    first = min(row.subscriber_id for row in await post.rows(dispatch))
    async with post.database.transaction() as connection:
        await connection.execute(update(table).where(key == first).values(_raw(columns)))

    await post.work()

    states = await post.states(dispatch)
    assert states.pop(SENT) == 1
    assert sum(states.values()) == 1
    assert set(states) <= {DEAD, DeliveryState.SKIPPED}


def _raw(columns: dict[str, Any]) -> dict[str, Any]:
    """Values that a column's own type would refuse."""
    return {
        name: literal_column(str(value)) if isinstance(value, int) else value
        for name, value in columns.items()
    }


async def test_an_article_that_cannot_be_read_costs_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await post.readers(3)
    poison = await post.article("Яд")
    real = articles_by_id

    async def read(connection: Any, ids: Sequence[int]) -> dict[int, Article]:
        if poison in ids:
            raise ValueError("odd")
        return await real(connection, ids)

    monkeypatch.setattr(contents, "articles_by_id", read)
    broken, other = await post.send(*people, article_id=poison), await post.send(*people)

    await post.work()

    assert await post.states(broken) == {DEAD: 3}
    assert await post.states(other) == {SENT: 3}


async def test_a_renderer_that_raises_for_a_whole_batch_costs_the_one_it_raises_for(
    post: Post,
) -> None:
    people = await post.readers(4)
    dispatch = await post.send(*people)
    delivery = post.assemble()
    render = delivery.worker._render

    async def fussy(rows: Sequence[Waiting]) -> Any:
        if any(row.chat_id == people[0].id for row in rows):
            raise TypeError("odd")
        return await render(rows)

    delivery.worker._render = fussy
    await _until_it_rests(delivery)

    assert await post.states(dispatch) == {SENT: 3, DEAD: 1}


async def test_an_outcome_that_cannot_be_recorded_costs_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await post.readers(4)
    await people[0].blocks()
    dispatch = await post.send(*people)

    async def refuse(*_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(landed, "deactivate_chat", refuse)
    monkeypatch.setattr("delivery.worker.TROUBLE_SECONDS", 0.01)
    await post.work()

    assert await post.states(dispatch) == {SENT: 3, DEAD: 1}


@pytest.mark.parametrize("name", ["halt_dispatch", "take_up_again"])
async def test_a_halt_that_cannot_be_recorded_costs_no_delivery(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    people = await post.readers(2 * SAME_REFUSALS + 1)
    poison, other = await post.send(*people, headline="Яд"), await post.send(*people)
    breaks(monkeypatch, "article_message", "Яд", TypeError("odd"))

    async def refuse(_: object, what: object, *__: object) -> None:
        if what:
            raise ValueError("odd")

    monkeypatch.setattr(landed, name, refuse)
    monkeypatch.setattr("delivery.worker.TROUBLE_SECONDS", 0.001)
    await post.work()

    assert await post.states(other) == {SENT: len(people)}
    assert await post.states(poison) == {DEAD: len(people)}
    reasons = {(row.reason, row.words) for row in await post.rows(poison)}
    assert reasons == {("unrenderable", "cannot be rendered: TypeError")}
    assert caplog.text.count("delivery.dispatch_not_halted") == 1
    # It goes on, and is to blame again and again; that is told once.
    assert len(post.notices) == 1


async def test_a_delivery_of_which_nothing_can_be_recorded_holds_up_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    people = await post.readers(4)
    dispatch = await post.send(*people)
    poison = (await post.rows(dispatch))[1].subscriber_id
    real = deliveries_settle

    async def fussy(connection: Any, settlements: Sequence[Settlement], now: Any) -> Any:
        if any(one.key.subscriber_id == poison for one in settlements):
            raise ValueError("odd")
        return await real(connection, settlements, now)

    monkeypatch.setattr(landed, "settle", fussy)
    monkeypatch.setattr("delivery.worker.TROUBLE_SECONDS", 0.001)
    await post.work()

    # The next start takes it back.
    assert await post.states(dispatch) == {SENT: 3, DeliveryState.CLAIMED: 1}
    assert caplog.text.count("delivery.unrecorded") == 1


async def test_what_is_not_the_fault_of_an_outcome_changes_none(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await post.readers(4)
    await people[0].blocks()
    dispatch = await post.send(*people)
    monkeypatch.setattr("delivery.worker.TROUBLE_SECONDS", 0.001)
    delivery = post.assemble()
    save, failures = delivery.halts.save, iter([False] + [True] * 6)

    async def fussy(*args: Any) -> None:
        if next(failures, False):
            raise ValueError("odd")
        await save(*args)

    monkeypatch.setattr(delivery.halts, "save", fussy)
    await _until_it_rests(delivery)

    assert await post.states(dispatch) == {SENT: 3, DEAD: 1}
    assert await post.reason_gone(people[0].id) == "blocked"
    assert all(row.message_id for row in await post.rows(dispatch) if row.state == SENT.value)


async def test_what_the_loop_meets_does_not_end_it(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    dispatch = await post.send(*await post.readers(2))
    monkeypatch.setattr("delivery.worker.TROUBLE_SECONDS", 0.01)
    delivery = post.assemble()
    fill, tries = delivery.worker._claimer.fill, iter((True, False))

    async def fussy(*args: Any) -> None:
        if next(tries, False):
            raise TypeError("odd")
        await fill(*args)

    monkeypatch.setattr(delivery.worker._claimer, "fill", fussy)
    await _until_it_rests(delivery)

    assert await post.states(dispatch) == {SENT: 2}
    assert "delivery.trouble" in caplog.text


async def test_a_transaction_that_met_another_is_tried_again_at_once_and_not_reported(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    dispatch = await post.send(*await post.readers(2))
    delivery = post.assemble()
    fill, tries = delivery.worker._claimer.fill, iter((True, True, False))

    async def meeting(*args: Any) -> None:
        if next(tries, False):
            raise DBAPIError(None, None, Deadlock())
        await fill(*args)

    monkeypatch.setattr(delivery.worker._claimer, "fill", meeting)
    await _until_it_rests(delivery)

    assert await post.states(dispatch) == {SENT: 2}
    assert "delivery.trouble" not in caplog.text


class Deadlock(Exception):  # noqa: N818 - as the driver of PostgreSQL raises it
    sqlstate = "40P01"


async def _until_it_rests(delivery: Delivery) -> None:
    task = asyncio.create_task(delivery.worker.run())
    await delivery.worker.resting.wait()
    delivery.worker.stop()
    await task
