"""Edits and recalls reach every copy: told by what each chat holds in the end."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from botapi.outcome import Dropped, Sent
from delivery.rendering import Renderer
from emulator import Fault, Person
from news.article import ArticleDraft
from news.dispatch import DeliveryState, Lane, Reason
from news.eligibility import LONGEST_DEFERRAL
from newsroom import amending, membership, withdrawing
from newsroom.desk import Desk
from storage.claims import waiting
from storage.counts import tally_of_dispatch
from storage.tables import articles, deliveries, dispatches, subscribers
from tests.delivery.post import Post
from tests.factories import EDITOR

SENT, OUTDATED = DeliveryState.SENT, DeliveryState.OUTDATED


async def edited(
    desk: Desk, post: Post, article_id: int, headline: str, *body: str, **options: Any
) -> None:
    wording = ArticleDraft(headline, body or ("Подробности.",), photo=options.pop("photo", None))
    amended = await amending.revise(desk, article_id, wording, EDITOR, post.now, **options)
    await amending.mark(desk, amended, post.now)


async def withdrawn(desk: Desk, post: Post, article_id: int) -> None:
    amended = await withdrawing.withdraw(desk, article_id, EDITOR, post.now)
    await amending.mark(desk, amended, post.now)


async def paused(post: Post, until: datetime | None) -> None:
    async with post.database.transaction() as connection:
        await connection.execute(update(subscribers).values(paused_until=until))


def held(post: Post, *people: Person) -> set[str]:
    """The first lines of what people's chats hold of what they were sent."""
    return {
        each.text.split("\n")[0]
        for person in people
        for each in post.emulator.ledger.histories(person.id)
        if not each.is_deleted
    }


def sends(post: Post, people: Sequence[Person]) -> list[int]:
    return [len(post.emulator.ledger.to(person.id)) for person in people]


def calls(post: Post, person: Person) -> list[tuple[str, int]]:
    return [(call.method, call.code) for call in post.emulator.calls if call.chat_id == person.id]


async def test_an_edit_reaches_every_copy_and_nobody_gets_a_new_message(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(20)
    article = await post.article("Прежний заголовок")
    dispatch = await post.send(*people, article_id=article)
    await post.work()

    await edited(desk, post, article, "Новый заголовок", "Другие подробности.")
    await post.work()

    assert held(post, *people) == {"Новый заголовок"}
    assert sends(post, people) == [1] * 20
    assert await post.states(dispatch) == {SENT: 20}
    assert {row.revision for row in await post.rows(dispatch)} == {2}


async def test_ten_edits_in_a_row_cost_each_chat_one_call(post: Post, desk: Desk) -> None:
    people = await post.readers(3)
    article = await post.article("Первый")
    await post.send(*people, article_id=article)
    await post.work()

    for number in range(10):
        await edited(desk, post, article, f"Заголовок {number}")
    await post.work()

    assert held(post, *people) == {"Заголовок 9"}
    assert [one.edits for one in post.emulator.ledger.histories()] == [1, 1, 1]


@pytest.mark.parametrize("is_plain", [False, True])
async def test_what_is_in_flight_while_it_is_edited_is_edited_afterwards(
    post: Post, desk: Desk, is_plain: bool
) -> None:
    if is_plain:
        refusal = Fault.error(400, "Bad Request: can't parse entities: odd")
        post.emulator.faults.add(refusal, times=1)
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    dispatch = await post.send(person, article_id=article)

    async def late(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
        outcome = await sender.send(template, target, admit, paid=paid)
        if template.method == "sendMessage" and isinstance(outcome, Sent):
            await edited(desk, post, article, "Новый")
        return outcome

    sender: Any = None

    def wrap(real: Any) -> Any:
        nonlocal sender
        sender = real
        return late

    await post.work(wrap=wrap)

    assert held(post, person) == {"Новый"}
    assert "parse_mode" in post.emulator.ledger.entries[-1].payload
    assert [row.revision for row in await post.rows(dispatch)] == [2]


async def test_a_withdrawn_article_goes_from_every_chat_and_to_nobody_else(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(6)
    article = await post.article()
    early = await post.send(*people[:3], article_id=article)
    await post.work()
    await post.more(early, *people[3:])

    await withdrawn(desk, post, article)
    await post.work()

    assert held(post, *people) == set()
    assert sends(post, people) == [1, 1, 1, 0, 0, 0]
    assert await post.states(early) == {SENT: 3, DeliveryState.SKIPPED: 3}


async def test_a_copy_too_old_to_be_deleted_becomes_a_note(post: Post, desk: Desk) -> None:
    people = await post.readers(2)
    article = await post.article()
    await post.send(*people, article_id=article)
    await post.work()
    post.now += timedelta(hours=49)

    await withdrawn(desk, post, article)
    await post.work()

    assert {each.is_deleted for each in post.emulator.ledger.histories()} == {False}
    (note,) = held(post, *people)
    assert "отозвала" in note


async def test_a_copy_that_telegram_lets_nobody_delete_becomes_a_note(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article()
    dispatch = await post.send(person, article_id=article)
    await post.work()
    too_old = Fault.error(400, "Bad Request: message can't be deleted for everyone")
    post.emulator.faults.add(too_old, method="deleteMessage")

    await withdrawn(desk, post, article)
    await post.work()

    assert [method for method, _ in calls(post, person)][-2:] == [
        "deletemessage",
        "editmessagetext",
    ]
    assert await post.states(dispatch) == {SENT: 1}


async def test_a_caption_is_edited_under_its_photo(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    photo = post.photo()
    article = await post.article("Прежний", photo=photo)
    await post.send(person, article_id=article)
    await post.work()

    await edited(desk, post, article, "Новый")
    await post.work()

    (history,) = post.emulator.ledger.histories()
    assert history.text.startswith("Новый")
    assert history.content == "photo"
    assert calls(post, person)[-1] == ("editmessagecaption", 200)


@pytest.mark.parametrize("then", ["tried again", "killed", "blocked"])
async def test_a_photo_that_an_unanswered_edit_may_have_brought_does_not_stay(
    post: Post, desk: Desk, then: str
) -> None:
    (person,) = await post.readers(1)
    photo, other = post.photo(), post.photo()
    article = await post.article("Прежний", photo=photo)
    await post.send(person, article_id=article)
    await post.work()
    post.emulator.faults.add(Fault.reset_after(), method="editMessageMedia", times=1)
    await edited(desk, post, article, "Новый", photo=other)
    await post.send_once()
    if then == "killed":
        async with post.database.transaction() as connection:
            in_flight = {"state": DeliveryState.CLAIMED.value, "attempts": 0}
            await connection.execute(update(deliveries).values(in_flight))
    if then == "blocked":
        await person.blocks()
        await post.work()

    await edited(desk, post, article, "Прежний", photo=photo)
    await post.work()
    if then == "blocked":
        await person.unblocks()
        await membership.reactivate(desk, person.id, post.now)
        await post.work()

    assert calls(post, person)[-1] == ("editmessagemedia", 200)
    assert photo in str(post.emulator.ledger.entries[-1].payload["media"])


async def test_a_text_can_get_a_photo(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    dispatch = await post.send(person, article_id=article)
    await post.work()

    await edited(desk, post, article, "Новый", photo=post.photo())
    await post.work()

    (history,) = post.emulator.ledger.histories()
    assert (history.content, history.text.split("\n")[0]) == ("photo", "Новый")
    assert [row.photo for row in await post.rows(dispatch)] == [True]


@pytest.mark.parametrize("is_refused_again", [False, True])
async def test_a_plain_copy_gets_the_new_wording_as_written_if_telegram_can_read_that(
    post: Post, desk: Desk, is_refused_again: bool
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    post.emulator.faults.add(
        Fault.error(400, "Bad Request: can't parse entities: odd"), times=1, method="sendMessage"
    )
    await post.send(person, article_id=article)
    await post.work()
    assert "parse_mode" not in post.emulator.ledger.entries[-1].payload

    if is_refused_again:
        refusal = Fault.error(400, "Bad Request: can't parse entities: odd")
        post.emulator.faults.add(refusal, times=1, method="editMessageText")
    await edited(desk, post, article, "Новый")
    await post.work()

    (history,) = post.emulator.ledger.histories()
    assert history.text.startswith("Новый")
    last = post.emulator.ledger.entries[-1]
    assert ("parse_mode" not in last.payload) is is_refused_again
    assert len(calls(post, person)) == (4 if is_refused_again else 3)


async def test_the_line_of_a_digest_changes(post: Post, desk: Desk) -> None:
    people = await post.readers(4)
    one, other = await post.article("Первая"), await post.article("Вторая")
    await post.digest(people[:3], (one, other))
    await post.digest(people[3], (other,))
    await post.work()

    await edited(desk, post, one, "Поправленная")
    await post.work()

    texts = [each.text for each in post.emulator.ledger.histories()]
    assert sum("Поправленная" in text for text in texts) == 3
    assert not any("Первая" in text for text in texts)
    assert sends(post, people) == [1] * 4
    assert [each.edits for each in post.emulator.ledger.histories(people[3].id)] == [0]


async def test_a_digest_stays_when_only_the_body_changes(post: Post, desk: Desk) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первая")
    await post.digest(person, (article,))
    await post.work()

    await edited(desk, post, article, "Первая", "Совсем другой текст.")
    await post.work()

    assert calls(post, person) == [("sendmessage", 200)]


async def test_what_is_withdrawn_between_its_claim_and_its_rendering_does_not_go(
    post: Post, desk: Desk
) -> None:
    article = await post.article("Заголовок")
    await post.send(*await post.readers(1), article_id=article)
    async with post.database.snapshot() as connection:
        claimed = [
            row for lane in Lane for row in await waiting(connection, lane, post.now, most=10)
        ]

    await withdrawn(desk, post, article)
    zone = ZoneInfo("Europe/Minsk")
    renderer = Renderer(post.database, post.catalogues, zone, "bot", now=lambda: post.now)

    assert list((await renderer.render(claimed)).values()) == [Dropped(Reason.WITHDRAWN)]


async def test_a_digest_loses_the_line_of_a_withdrawn_article_and_goes_with_its_last(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    one, other = await post.article("Первая"), await post.article("Вторая")
    await post.digest(person, (one, other))
    await post.work()

    await withdrawn(desk, post, one)
    await post.work()
    (history,) = post.emulator.ledger.histories()
    assert "Первая" not in history.text
    assert "Вторая" in history.text

    await withdrawn(desk, post, other)
    await post.work()
    assert [each.is_deleted for each in post.emulator.ledger.histories()] == [True]


async def test_a_digest_that_waits_is_sent_without_what_was_withdrawn(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(2)
    one, other = await post.article("Первая"), await post.article("Вторая")
    await post.digest(people[0], (one, other))
    alone = await post.digest(people[1], (one,))

    await withdrawn(desk, post, one)
    await post.work()

    assert "Первая" not in post.emulator.ledger.to(people[0].id)[0].text
    assert post.emulator.ledger.to(people[1].id) == []
    (row,) = await post.rows(alone)
    assert (row.state, row.reason) == (DeliveryState.SKIPPED, Reason.WITHDRAWN)


async def test_whoever_had_the_earlier_wording_is_told_of_a_correction_once(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(5)
    article = await post.article("Прежний")
    dispatch = await post.send(*people[:3], article_id=article)
    await post.digest(people[2:4], (article,))
    await post.work()
    await post.more(dispatch, people[4])

    await edited(desk, post, article, "Новый", correction=True)
    await post.work()

    assert sends(post, people) == [2, 2, 3, 2, 1]
    assert held(post, people[4]) == {"Новый"}
    for person in people[:4]:
        note = post.emulator.ledger.to(person.id)[-1]
        (first, *_) = post.emulator.ledger.to(person.id)
        assert "Новый" in note.text
        assert note.payload["reply_parameters"]["message_id"] >= first.message_id


@pytest.mark.parametrize("in_digest", [False, True])
async def test_a_correction_while_the_article_is_in_flight_is_told_of(
    post: Post, desk: Desk, in_digest: bool
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    if in_digest:
        await post.digest(person, (article, await post.article("Другая")))
    else:
        await post.send(person, article_id=article)
    is_corrected = False

    def wrap(real: Any) -> Any:
        async def late(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
            nonlocal is_corrected
            outcome = await real.send(template, target, admit, paid=paid)
            if not is_corrected:
                is_corrected = True
                await edited(desk, post, article, "Новый", correction=True)
            return outcome

        return late

    await post.work(wrap=wrap)

    assert sends(post, [person]) == [2]
    texts = [one.text for one in post.emulator.ledger.histories(person.id)]
    assert all("Новый" in text and "Прежний" not in text for text in texts)


@pytest.mark.parametrize("in_digest", [False, True])
async def test_copies_brought_up_to_date_before_a_correction_marks_them_are_told_of_it(
    post: Post, desk: Desk, in_digest: bool
) -> None:
    people = await post.readers(3)
    article = await post.article("Первый")
    if in_digest:
        await post.digest(people, (article,))
    else:
        await post.send(*people, article_id=article)
    await post.work()
    await edited(desk, post, article, "Второй")
    wording = ArticleDraft("Третий", ("Подробности.",))
    amended = await amending.revise(desk, article, wording, EDITOR, post.now, correction=True)

    await post.work()
    await amending.mark(desk, amended, post.now)
    await post.work()

    assert sends(post, people) == [2, 2, 2]
    assert set(post.emulator.ledger.recipients("Исправлено")) == {one.id for one in people}


async def test_whoever_ends_an_endless_pause_is_told_of_a_correction(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    await post.send(person, article_id=article)
    await post.work()
    await paused(post, datetime(9999, 1, 1, tzinfo=UTC))
    await edited(desk, post, article, "Новый", correction=True)
    await post.work()
    before = sends(post, [person])

    await paused(post, None)
    post.now += LONGEST_DEFERRAL
    await post.work()

    assert (before, sends(post, [person])) == ([1], [2])


async def test_a_note_of_a_withdrawn_article_goes_with_it(post: Post, desk: Desk) -> None:
    people = await post.readers(2)
    article = await post.article("Прежний")
    await post.send(*people, article_id=article)
    await post.work()
    await edited(desk, post, article, "Новый", correction=True)
    await post.work()

    await withdrawn(desk, post, article)
    await post.work()

    assert sends(post, people) == [2, 2]
    assert held(post, *people) == set()


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("Bad Request: message is not modified: specified new message content", 400),
        ("Bad Request: message to edit not found", 400),
        ("Bad Request: message can't be edited", 400),
    ],
)
async def test_what_cannot_be_edited_any_more_is_asked_once(
    post: Post, desk: Desk, description: str, code: int
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    dispatch = await post.send(person, article_id=article)
    await post.work()
    post.emulator.faults.add(Fault.error(code, description))

    await edited(desk, post, article, "Новый")
    await post.work()

    assert calls(post, person) == [("sendmessage", 200), ("editmessagetext", code)]
    assert await post.states(dispatch) == {SENT: 1}


async def test_a_reader_who_blocked_meanwhile_keeps_what_they_have(post: Post, desk: Desk) -> None:
    people = await post.readers(2)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await people[0].blocks()

    await edited(desk, post, article, "Новый")
    await post.work()
    await edited(desk, post, article, "Новейший")
    await post.work()

    rows = await post.rows(dispatch)
    assert [(row.state, row.reason, row.revision) for row in rows] == [
        (SENT, Reason.BLOCKED, 1),
        (SENT, None, 3),
    ]
    assert await post.reason_gone(people[0].id) == "blocked"
    assert len(calls(post, people[0])) == 2


async def test_a_lost_answer_to_an_edit_is_made_again_and_doubles_nothing(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    dispatch = await post.send(person, article_id=article)
    await post.work()
    post.emulator.faults.add(Fault.reset_after(), times=1)

    await edited(desk, post, article, "Новый")
    async with post.working() as delivery:
        delivery.worker.wake()
        while (await post.states(dispatch)) != {SENT: 1}:
            await delivery.worker.resting.wait()

    assert held(post, person) == {"Новый"}
    assert sends(post, [person]) == [1]


async def test_a_crash_in_the_middle_of_an_edit_lets_it_be_made_again(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(3)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await edited(desk, post, article, "Новый")
    async with post.database.transaction() as connection:
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.dispatch_id == dispatch)
            .values(state=DeliveryState.CLAIMED.value)
        )

    await post.work()

    assert held(post, *people) == {"Новый"}
    assert sends(post, people) == [1, 1, 1]
    assert {row.doubts for row in await post.rows(dispatch)} == {0}
    async with post.database.snapshot() as connection:
        assert (await tally_of_dispatch(connection, dispatch)).states == {SENT: 3}


async def test_edits_wait_while_everything_is_stopped(post: Post, desk: Desk) -> None:
    people = await post.readers(2)
    article = await post.article("Прежний")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    await edited(desk, post, article, "Новый")

    async with post.working() as delivery:
        await delivery.halts.stop()
        await delivery.worker.resting.wait()
        assert await post.states(dispatch) == {OUTDATED: 2}
        await delivery.halts.go_on()
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert held(post, *people) == {"Новый"}


async def test_an_edit_lets_a_halted_article_go_on(post: Post, desk: Desk) -> None:
    people = await post.readers(30)
    article = await post.article("Прежний")
    await post.send(*people, article_id=article)
    post.emulator.faults.add(Fault.error(400, "Bad Request: odd"))
    await post.work()
    async with post.database.snapshot() as connection:
        assert await connection.scalar(select(dispatches.c.halted))
    post.emulator.faults.clear()

    await edited(desk, post, article, "Новый")
    await post.work()

    assert held(post, *people) == {"Новый"}
    assert sends(post, people) == [1] * 30


async def test_a_copy_of_the_other_kind_than_was_thought_is_edited_all_the_same(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Прежний")
    dispatch = await post.send(person, article_id=article)
    await post.work()
    async with post.database.transaction() as connection:
        await connection.execute(update(deliveries).values(photo=True))
        await connection.execute(update(articles).values(photo=post.photo()))

    await edited(desk, post, article, "Новый")
    await post.work()

    assert held(post, person) == {"Новый"}
    assert await post.states(dispatch) == {SENT: 1}


async def test_corrections_that_follow_each_other_are_told_once(post: Post, desk: Desk) -> None:
    people = await post.readers(3)
    article = await post.article("Прежний")
    await post.send(*people, article_id=article)
    await post.work()

    for number in range(4):
        await edited(desk, post, article, f"Исправлен {number}", correction=True)
    await post.work()

    assert sends(post, people) == [2, 2, 2]
    assert "Исправлен 3" in post.emulator.ledger.to(people[0].id)[-1].text
    await edited(desk, post, article, "Исправлен ещё раз", correction=True)
    await post.work()
    assert sends(post, people) == [3, 3, 3]
