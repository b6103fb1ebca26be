"""Edits and recalls while Telegram, the marking and other editors get in their way."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import literal, select

from emulator import Fault
from news.article import ArticleDraft
from news.dispatch import DeliveryState
from news.subscription import Timing
from newsroom import amending, departing, drafting, publishing, withdrawing
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.refusals import WrongStatus
from storage import dispatches
from storage.tables import rubrics, subscribers, subscriptions
from tests.delivery.post import Post
from tests.factories import EDITOR

SENT = DeliveryState.SENT


class _PowerCutError(BaseException):
    """The process ends here."""


def dying(desk: Desk) -> Desk:
    """A desk whose process ends when the first chunk of copies is marked."""

    def die() -> None:
        raise _PowerCutError

    return replace(desk, wake=die)


async def revise(desk: Desk, post: Post, article_id: int, headline: str) -> Amended:
    wording = ArticleDraft(headline, ("Подробности.",))
    return await amending.revise(desk, article_id, wording, EDITOR, post.now)


async def follow_all(post: Post) -> None:
    """Let every reader follow one rubric."""
    async with post.database.transaction() as connection:
        rubric = select(rubrics.c.id).where(rubrics.c.slug == "society").scalar_subquery()
        columns = ["subscriber_id", "rubric_id", "timing", "since_sequence", "created_at"]
        at = literal(post.now, subscriptions.c.created_at.type)
        wanted = select(subscribers.c.id, rubric, literal(Timing.INSTANT.value), literal(0), at)
        await connection.execute(subscriptions.insert().from_select(columns, wanted))


def held(post: Post) -> list[str]:
    return [
        each.text.split("\n")[0] for each in post.emulator.ledger.histories() if not each.is_deleted
    ]


@pytest.mark.parametrize(
    "fault",
    [
        Fault.reset_after(),
        Fault.reset_before(),
        Fault.page(),
        Fault.page_after(),
        Fault.truncated(),
        Fault.too_many_requests(1),
        Fault.error(500, "Internal Server Error"),
    ],
    ids=lambda fault: fault.name,
)
@pytest.mark.parametrize("withdraws", [False, True])
async def test_what_goes_wrong_in_the_middle_is_made_again(
    post: Post, desk: Desk, fault: Fault, *, withdraws: bool
) -> None:
    people = await post.readers(8)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    post.emulator.faults.add(fault, times=2)
    if withdraws:
        amended = await withdrawing.withdraw(desk, article, EDITOR, post.now)
    else:
        amended = await revise(desk, post, article, "Новый")

    await amending.mark(desk, amended, post.now)
    async with post.working() as delivery:
        delivery.worker.wake()
        while await post.states(dispatch) != {SENT: 8}:
            await delivery.worker.resting.wait()

    assert held(post) == ([] if withdraws else ["Новый"] * 8)
    assert len(post.emulator.ledger.recipients()) == 8
    assert sum(post.emulator.ledger.recipients().values()) == 8
    assert {row.reason for row in await post.rows(dispatch)} == {None}


@pytest.mark.parametrize("withdraws", [False, True])
async def test_a_crash_in_the_middle_of_marking_is_finished_by_the_next_start(
    post: Post, desk: Desk, *, withdraws: bool
) -> None:
    people = await post.readers(4)
    article, other = await post.article("Прежний"), await post.article("Другой")
    await post.send(*people, article_id=article)
    digest = await post.digest(people, (article, other))
    await post.work()
    if withdraws:
        amended = await withdrawing.withdraw(desk, article, EDITOR, post.now)
    else:
        amended = await revise(desk, post, article, "Новый")

    with pytest.raises(_PowerCutError):
        await amending.mark(dying(desk), amended, post.now)
    assert await post.states(digest) == {SENT: 4}
    later = post.now.replace(hour=13)
    assert await departing.finish_interrupted(desk, later, lambda _: None) == 1
    await post.work()

    assert not any(
        "Прежний" in each.text for each in post.emulator.ledger.histories() if not each.is_deleted
    )
    async with post.database.snapshot() as connection:
        assert await dispatches.incomplete(connection, later) == []


async def test_an_edit_meets_a_withdrawal_and_nobody_keeps_a_copy(post: Post, desk: Desk) -> None:
    people = await post.readers(5)
    article = await post.article("Прежний")
    await post.send(*people, article_id=article)
    await post.work()

    async def change(headline: str) -> None:
        # Refused when the withdrawal came first.
        with suppress(WrongStatus):
            await amending.mark(desk, await revise(desk, post, article, headline), post.now)

    async def withdraw() -> None:
        amended = await withdrawing.withdraw(desk, article, EDITOR, post.now)
        await amending.mark(desk, amended, post.now)

    async with post.working() as delivery:
        desk = replace(desk, wake=delivery.worker.wake)
        await asyncio.gather(change("Новый"), withdraw(), change("Новейший"))
        with pytest.raises(WrongStatus):
            await revise(desk, post, article, "После отзыва")
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert held(post) == []
    assert sum(post.emulator.ledger.recipients().values()) == 5


async def test_an_edit_whose_readers_are_yet_to_be_reached_leaves_none_in_the_old_wording(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(30)
    article = await post.article("Прежний")
    dispatch = await post.send(*people[:10], article_id=article)

    async with post.working() as delivery:
        desk = replace(desk, wake=delivery.worker.wake)
        amended = await revise(desk, post, article, "Новый")
        # Each comes into the outbox while the copies of the others are being marked.
        await asyncio.gather(
            amending.mark(desk, amended, post.now),
            post.more(dispatch, *people[10:20]),
            post.more(dispatch, *people[20:]),
        )
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert held(post) == ["Новый"] * 30
    assert await post.states(dispatch) == {SENT: 30}


async def test_whoever_blocks_the_bot_in_the_middle_costs_nobody_else_an_edit(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(12)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await amending.mark(desk, await revise(desk, post, article, "Новый"), post.now)
    for person in people[::3]:
        await person.blocks()

    await post.work()

    assert sorted(held(post)) == ["Новый"] * 8 + ["Прежний"] * 4
    assert await post.states(dispatch) == {SENT: 12}


async def test_an_edit_in_the_middle_of_spreading_reaches_whoever_is_spread_to_before_and_after(
    post: Post, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.readers(60)
    await follow_all(post)
    monkeypatch.setattr(dispatches, "chunks", partial(dispatches.chunks, size=10))
    seen = ArticleDraft("Прежний", ("Подробности.",), rubric_hint="society")
    article = await drafting.draft(desk, seen, EDITOR, post.now)
    edits: list[asyncio.Task[None]] = []

    async def change() -> None:
        await amending.mark(desk, await revise(desk, post, article.id, "Новый"), post.now)

    async with post.working() as delivery:

        def wake() -> None:
            delivery.worker.wake()
            if not edits:
                edits.append(asyncio.create_task(change()))

        await publishing.publish(replace(desk, wake=wake), article.id, post.now)
        await asyncio.gather(*edits)
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert held(post) == ["Новый"] * 60
    assert sum(post.emulator.ledger.recipients().values()) == 60
