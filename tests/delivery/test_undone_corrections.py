"""Notes of corrections that are taken back, before or after their readers have been told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from emulator import Fault, Person
from news.article import ArticleDraft
from news.dispatch import DeliveryState, DispatchKind, Reason
from newsroom import amending, membership
from newsroom.desk import Desk
from storage.digests import held_back
from storage.tables import deliveries, dispatches, subscribers
from tests.delivery.post import Post
from tests.delivery.test_amending import edited, held, sends
from tests.factories import EDITOR


async def article_of(post: Post, *people: Person) -> int:
    """An article in the wording «Первый» that people have been sent."""
    article = await post.article("Первый")
    await post.send(*people, article_id=article)
    await post.work()
    return article


async def restored(desk: Desk, post: Post, article_id: int, revision: int) -> None:
    amended = await amending.restore(desk, article_id, revision, EDITOR, post.now)
    await amending.mark(desk, amended, post.now)


async def notes(post: Post) -> list[tuple[DeliveryState, str | None]]:
    """What has become of the notes of corrections, and why."""
    async with post.database.snapshot() as connection:
        rows = await connection.execute(
            select(deliveries.c.state, deliveries.c.reason)
            .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
            .where(dispatches.c.kind == DispatchKind.CORRECTION.value)
        )
        return [(DeliveryState(row.state), row.reason) for row in rows]


@pytest.mark.parametrize("again", [False, True])
async def test_readers_are_told_of_no_correction_that_was_taken_back_before_they_were(
    post: Post, desk: Desk, again: bool
) -> None:
    people = await post.readers(3)
    article = await article_of(post, *people)

    await edited(desk, post, article, "Ошибочный", correction=True)
    await restored(desk, post, article, 1)
    if again:
        await edited(desk, post, article, "Исправленный", correction=True)
    await post.work()

    assert sends(post, people) == [2 if again else 1] * 3
    if again:
        assert all("Исправленный" in post.emulator.ledger.to(one.id)[-1].text for one in people)
    else:
        assert held(post, *people) == {"Первый"}


async def test_a_note_that_has_been_sent_follows_a_correction_that_is_taken_back(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    await edited(desk, post, article, "Ошибочный", correction=True)
    await post.work()

    await restored(desk, post, article, 1)
    await post.work()

    copy, note = post.emulator.ledger.histories(person.id)
    assert copy.text.startswith("Первый")
    assert "Первый" in note.text


async def test_a_correction_that_is_taken_back_is_no_news_for_a_digest(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    await edited(desk, post, article, "Ошибочный", correction=True)
    await restored(desk, post, article, 1)
    await post.work()

    assert await notes(post) == [(DeliveryState.SKIPPED, Reason.UNDONE)]
    async with post.database.snapshot() as connection:
        (reader,) = await connection.scalars(select(subscribers.c.id))
        assert await held_back(connection, [reader], post.now) == []


async def test_a_correction_of_the_rubric_alone_is_told(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)

    moved = ArticleDraft("Первый", ("Подробности.",), rubric_hint="society")
    amended = await amending.revise(desk, article, moved, EDITOR, post.now, correction=True)
    await amending.mark(desk, amended, post.now)
    await post.work()

    assert sends(post, [person]) == [2]


async def test_who_returns_is_told_of_a_correction_though_a_later_one_was_taken_back(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    await person.blocks()
    for headline in ("Второй", "Третий"):
        await edited(desk, post, article, headline, correction=True)
        await post.work()
    await restored(desk, post, article, 2)
    await post.work()

    await person.unblocks()
    await membership.reactivate(desk, person.id, post.now)
    await post.work()

    copy, note = post.emulator.ledger.histories(person.id)
    assert (copy.text.split("\n")[0], "Второй" in note.text) == ("Второй", True)


async def test_one_note_stands_for_corrections_of_which_the_later_was_taken_back(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    wording = ArticleDraft("Второй", ("Подробности.",))
    first = await amending.revise(desk, article, wording, EDITOR, post.now, correction=True)
    await edited(desk, post, article, "Третий", correction=True)
    # Its marking was cut short by a crash, and ends after that of the later one.
    await amending.mark(desk, first, post.now)

    await restored(desk, post, article, 2)
    await post.work()

    assert sends(post, [person]) == [2]
    assert "Второй" in post.emulator.ledger.to(person.id)[-1].text


async def test_who_has_the_wording_that_came_back_is_told_of_nothing(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(2)
    article = await post.article("Первый")
    dispatch = await post.send(people[0], article_id=article)
    await post.work()
    await edited(desk, post, article, "Второй")
    await post.more(dispatch, people[1])
    await edited(desk, post, article, "Третий", correction=True)
    await restored(desk, post, article, 1)

    await post.work()

    assert held(post, *people) == {"Первый"}
    assert sends(post, people) == [1, 1]


async def test_a_correction_that_is_made_again_is_told(post: Post, desk: Desk) -> None:
    """The worker runs all the while, and knows that the first one was taken back."""
    told, resting = await post.readers(2)
    article = await article_of(post, told, resting)
    await post.set_reader(resting, paused_until=post.now + timedelta(days=1))

    async with post.working() as delivery:
        await edited(desk, post, article, "Второй", correction=True)
        await restored(desk, post, article, 1)
        delivery.worker.wake()
        await delivery.worker.resting.wait()
        await edited(desk, post, article, "Второй", correction=True)
        await post.set_reader(resting, paused_until=None)
        post.now += timedelta(hours=2)
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert sends(post, [told, resting]) == [2, 2]


async def test_readers_of_digests_are_told_of_no_correction_that_was_taken_back(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.digest(person, (article,))
    await post.work()

    await edited(desk, post, article, "Второй", correction=True)
    await restored(desk, post, article, 1)
    await post.work()

    assert sends(post, [person]) == [1]


async def test_who_may_have_had_a_wording_of_which_no_answer_came_is_told_of_its_correction(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    post.emulator.faults.add(Fault.reset_after(), method="editMessageText", times=1)
    await edited(desk, post, article, "Второй")
    await post.send_once()
    assert held(post, person) == {"Второй"}

    await edited(desk, post, article, "Первый", correction=True)
    await post.work()

    assert sends(post, [person]) == [2]


async def test_a_sent_note_is_never_one_that_was_not_to_be_sent(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await article_of(post, person)
    await edited(desk, post, article, "Второй", correction=True)
    await post.work()

    await edited(desk, post, article, "Третий")
    await restored(desk, post, article, 2)
    await post.work()

    assert await notes(post) == [(DeliveryState.SENT, None)]


async def test_who_gets_an_article_while_a_correction_of_it_is_taken_back_is_told_of_nothing(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.send(person, article_id=article)

    def wrap(sender: Any) -> Any:
        async def send(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
            outcome = await sender.send(template, target, admit, paid=paid)
            if template.method == "sendMessage" and not await notes(post):
                await edited(desk, post, article, "Второй")
                await edited(desk, post, article, "Третий", correction=True)
                await restored(desk, post, article, 1)
            return outcome

        return send

    await post.work(wrap=wrap)

    assert (held(post, person), sends(post, [person])) == ({"Первый"}, [1])
    assert await notes(post) == [(DeliveryState.SKIPPED, Reason.UNDONE)]
