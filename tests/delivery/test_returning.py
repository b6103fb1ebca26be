"""Readers who blocked the bot and come back hold nothing that has been changed or withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from emulator import Fault, Person
from news.article import ArticleDraft
from news.dispatch import DeliveryState, Reason
from newsroom import amending, membership, subscribing, withdrawing
from newsroom.desk import Desk
from storage import returning
from storage.counts import copies_behind, tally_of_dispatch
from tests.delivery.post import Post
from tests.factories import EDITOR


async def edited(
    desk: Desk, post: Post, article: int, headline: str, *, correction: bool = False
) -> None:
    wording = ArticleDraft(headline, ("Подробности.",))
    amended = await amending.revise(desk, article, wording, EDITOR, post.now, correction=correction)
    await amending.mark(desk, amended, post.now)
    await post.work()


async def withdrawn(desk: Desk, post: Post, article: int) -> None:
    amended = await withdrawing.withdraw(desk, article, EDITOR, post.now)
    await amending.mark(desk, amended, post.now)
    await post.work()


async def returns(desk: Desk, post: Post, person: Person) -> None:
    """The person unblocks the bot, and writes to it."""
    await person.unblocks()
    await subscribing.arrive(desk, person.id, "ru", post.now)


def held(post: Post, person: Person) -> list[str]:
    """The first lines of what the person's chat holds."""
    histories = post.emulator.ledger.histories(person.id)
    return [each.text.split("\n")[0] for each in histories if not each.is_deleted]


async def test_an_edit_reaches_whoever_comes_back(post: Post, desk: Desk) -> None:
    people = await post.readers(3)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await people[0].blocks()
    await edited(desk, post, article, "Новый")
    await edited(desk, post, article, "Новейший")
    before = held(post, people[0])

    await returns(desk, post, people[0])
    async with post.database.snapshot() as connection:
        assert await copies_behind(connection, article) == 1
    await post.work()

    assert (before, held(post, people[0])) == (["Прежний"], ["Новейший"])
    assert len(post.emulator.ledger.to(people[0].id)) == 1
    async with post.database.snapshot() as connection:
        tally = await tally_of_dispatch(connection, dispatch)
        assert tally.states == {DeliveryState.SENT: 3}


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(hours=60)])
async def test_a_withdrawn_article_leaves_the_chat_of_whoever_comes_back(
    post: Post, desk: Desk, later: timedelta
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    await person.blocks()
    await withdrawn(desk, post, article)

    post.now += later
    await returns(desk, post, person)
    await post.work()

    left = held(post, person)
    if later < timedelta(hours=48):
        assert left == []
    else:
        assert [("отозвала" in each) for each in left] == [True]


async def test_a_digest_loses_the_line_of_what_was_withdrawn_meanwhile(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    one, other = await post.article("Первая"), await post.article("Вторая")
    await post.digest(person, (one, other))
    await post.work()
    await person.blocks()
    await withdrawn(desk, post, one)

    await returns(desk, post, person)
    await post.work()

    (digest,) = post.emulator.ledger.histories(person.id)
    assert "Первая" not in digest.text
    assert "Вторая" in digest.text


async def test_the_note_of_a_correction_goes_with_what_is_withdrawn_meanwhile(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    await edited(desk, post, article, "Новый", correction=True)
    await person.blocks()
    await withdrawn(desk, post, article)
    assert len(held(post, person)) == 2

    await returns(desk, post, person)
    await post.work()

    assert held(post, person) == []


async def test_whoever_comes_back_is_told_once_of_what_was_corrected_meanwhile(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(2)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await people[0].blocks()
    await edited(desk, post, article, "Новый", correction=True)
    await edited(desk, post, article, "Новейший", correction=True)
    assert held(post, people[0]) == ["Прежний"]

    await returns(desk, post, people[0])
    await post.work()

    copy, note = held(post, people[0])
    assert copy == "Новейший"
    assert "Исправлено" in note
    async with post.database.snapshot() as connection:
        tally = await tally_of_dispatch(connection, dispatch)
        assert tally.states == {DeliveryState.SENT: 2}


async def test_a_note_that_met_the_closed_chat_itself_is_sent_then(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    refused = Fault.forbidden()
    post.emulator.faults.add(refused, method="sendMessage", chat_id=person.id, times=1)
    await edited(desk, post, article, "Новый", correction=True)
    assert held(post, person) == ["Новый"]

    await returns(desk, post, person)
    await post.work()

    copy, note = held(post, person)
    assert copy == "Новый"
    assert "Исправлено" in note


async def test_a_chat_that_only_opens_again_is_brought_up_to_date(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    await person.blocks()
    await edited(desk, post, article, "Новый")

    await person.unblocks()
    await membership.reactivate(desk, person.id, post.now)
    await post.work()

    assert held(post, person) == ["Новый"]


async def test_what_is_right_is_not_touched_and_nobody_elses_copy_is(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(2)
    article, other = await post.article("Прежний"), await post.article("Другая")
    await post.send(*people, article_id=article)
    await post.send(*people, article_id=other)
    await post.work()
    for person in people:
        await person.blocks()
    await edited(desk, post, article, "Новый")

    await returns(desk, post, people[0])
    await post.work()

    assert held(post, people[0]) == ["Новый", "Другая"]
    assert held(post, people[1]) == ["Прежний", "Другая"]
    assert [each.edits for each in post.emulator.ledger.histories(people[0].id)] == [1, 0]


async def test_what_telegram_refused_to_edit_is_not_tried_again(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    refusal = Fault.error(400, "Bad Request: MESSAGE_TOO_STRANGE")
    post.emulator.faults.add(refusal, method="editMessageText")
    await edited(desk, post, article, "Новый")
    post.emulator.faults.clear()
    await person.blocks()
    await membership.deactivate(desk, person.id, Reason.BLOCKED, post.now)

    await returns(desk, post, person)
    await post.work()

    assert held(post, person) == ["Прежний"]


async def test_only_the_latest_amendments_and_dispatches_are_looked_at(
    post: Post, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await post.readers(1)
    numbers = [await post.article(f"Прежний {number}") for number in range(3)]
    for number in numbers:
        await post.send(person, article_id=number)
    await post.work()
    await person.blocks()
    for number in numbers:
        await edited(desk, post, number, f"Новый {number}")

    monkeypatch.setattr(returning, "_CHANGED", returning._CHANGED.limit(2))
    monkeypatch.setattr(returning, "MOST_DISPATCHES", 1)
    await returns(desk, post, person)
    await post.work()

    assert [each.edits for each in post.emulator.ledger.histories(person.id)] == [0, 0, 1]


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_no_table_is_scanned_for_that(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    await person.blocks()
    await edited(desk, post, article, "Новый")
    asked: list[tuple[str, Any]] = []
    engine = post.database._writer.sync_engine

    @event.listens_for(engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    async with post.database.transaction() as connection:
        assert len(await returning.mark_left_behind(connection, 1)) == 1
    event.remove(engine, "before_cursor_execute", note)

    plans: list[str] = []
    async with post.database.snapshot() as connection:
        for statement, parameters in asked:
            if statement.startswith("SELECT"):
                explained = await connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                )
                plans += [row.detail for row in explained]
    assert not [each for each in plans if "SCAN deliveries" in each]
    assert not [
        each for each in plans if "SCAN dispatches" in each and "ix_dispatches_am" not in each
    ]
    assert any(
        "deliveries USING PRIMARY KEY (dispatch_id=? AND subscriber_id=?)" in x for x in plans
    )
