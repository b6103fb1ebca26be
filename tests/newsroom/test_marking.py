"""Marking: exactly the copies that are behind, once, whatever cuts it short."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from news.article import Article, ArticleDraft
from news.dispatch import DeliveryState, DispatchKind, Lane, Reason
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import amending, departing, digesting, marking, withdrawing
from newsroom.amendment import Amended
from storage import marks
from storage.counts import copies_behind, tally_of_all
from storage.dispatches import incomplete
from storage.tables import deliveries, dispatches
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom
from tests.outbox import claim, deliver, land, message_of, rows_of

PENDING, CLAIMED, SENT, UNKNOWN, SKIPPED, DEAD, OUTDATED = DeliveryState
ARTICLE, DIGEST, CORRECTION = (
    DispatchKind.ARTICLE,
    DispatchKind.DIGEST,
    DispatchKind.CORRECTION,
)
LATER = NOON + timedelta(minutes=5)
MORNING = NOON + DAY
NEW_BODY = ArticleDraft("Мост", ("Мост закрыт.",))
NEW_HEADLINE = ArticleDraft("Мост закрыт", ("Мост открыт.",))


class Cut(Exception):  # noqa: N818 - no error
    """The process ends here."""


@pytest.fixture
async def readers(newsroom: Newsroom) -> list[Subscriber]:
    """Five who get news of a rubric at once."""
    return [await newsroom.reader("society", timing=Timing.INSTANT) for _ in range(5)]


async def published(newsroom: Newsroom) -> Article:
    return await newsroom.publish("society", "Мост", "Мост открыт.")


async def revise(
    newsroom: Newsroom, article: Article, wording: ArticleDraft, *, correction: bool = False
) -> Amended:
    """Another wording, whose copies are marked."""
    amended = await amending.revise(
        newsroom.desk, article.id, wording, EDITOR, LATER, correction=correction
    )
    await amending.mark(newsroom.desk, amended, LATER)
    return amended


async def withdraw(newsroom: Newsroom, article: Article) -> Amended:
    amended = await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    await amending.mark(newsroom.desk, amended, LATER)
    return amended


async def rows(newsroom: Newsroom, kind: DispatchKind = ARTICLE) -> list[Any]:
    async with newsroom.desk.database.snapshot() as connection:
        return await rows_of(connection, kind)


async def states(newsroom: Newsroom, kind: DispatchKind = ARTICLE) -> list[DeliveryState]:
    return [DeliveryState(row.state) for row in await rows(newsroom, kind)]


async def put(newsroom: Newsroom, *ends: DeliveryState) -> None:
    """Let the deliveries stand in these states, in their order, those sent with a message."""
    for row, end in zip(await rows(newsroom), ends, strict=True):
        holds = {"message_id": 7, "revision": 1} if end in (SENT, OUTDATED) else {}
        async with newsroom.desk.database.transaction() as connection:
            await connection.execute(
                update(deliveries)
                .where(deliveries.c.dispatch_id == row.dispatch_id)
                .where(deliveries.c.subscriber_id == row.subscriber_id)
                .values(state=end.value, **holds)
            )


@pytest.mark.usefixtures("readers")
async def test_an_edit_marks_what_was_sent_and_nothing_else(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await put(newsroom, SENT, CLAIMED, PENDING, DEAD, UNKNOWN)

    amended = await revise(newsroom, article, NEW_BODY)

    assert await states(newsroom) == [OUTDATED, CLAIMED, PENDING, DEAD, UNKNOWN]
    first, *others = await rows(newsroom)
    assert (first.lane, first.message_id, first.revision) == (Lane.MAINTENANCE, 7, 1)
    assert {row.lane for row in others} == {Lane.INSTANT}
    async with newsroom.desk.database.snapshot() as connection:
        copies = select(dispatches.c.copies).where(dispatches.c.id == amended.dispatch_id)
        assert await connection.scalar(copies) == 1
        assert await copies_behind(connection, article.id) == 1
        assert await incomplete(connection, MORNING) == []


@pytest.mark.usefixtures("readers")
async def test_a_copy_without_a_message_cannot_be_changed(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await put(newsroom, *[SENT] * 5)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(deliveries).values(message_id=None))

    await revise(newsroom, article, NEW_BODY, correction=True)

    assert await states(newsroom) == [SENT] * 5
    assert await rows(newsroom, CORRECTION) == []


@pytest.mark.usefixtures("readers")
async def test_a_copy_of_the_latest_wording_is_not_marked(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    amended = await amending.revise(newsroom.desk, article.id, NEW_BODY, EDITOR, LATER)
    await deliver(newsroom.desk.database, LATER)

    await amending.mark(newsroom.desk, amended, LATER)

    assert await states(newsroom) == [SENT] * 5
    assert {row.revision for row in await rows(newsroom)} == {2}


@pytest.mark.usefixtures("readers")
async def test_other_articles_are_left_alone(newsroom: Newsroom) -> None:
    article, _ = await published(newsroom), await newsroom.publish("society")
    await deliver(newsroom.desk.database, NOON)

    await revise(newsroom, article, NEW_BODY)

    assert await states(newsroom) == [OUTDATED] * 5 + [SENT] * 5


@pytest.mark.usefixtures("readers")
async def test_ten_edits_mark_a_copy_once(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)

    for number in range(10):
        await revise(newsroom, article, ArticleDraft("Мост", (f"Мост закрыт {number}.",)))
    flights = await claim(newsroom.desk.database, LATER)
    await land(newsroom.desk.database, flights, LATER)

    assert len(flights) == 5
    assert await states(newsroom) == [SENT] * 5
    assert {row.revision for row in await rows(newsroom)} == {11}


@pytest.mark.usefixtures("readers")
async def test_a_withdrawal_skips_what_was_never_sent(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await put(newsroom, SENT, CLAIMED, PENDING, PENDING, DEAD)

    await withdraw(newsroom, article)

    assert await states(newsroom) == [OUTDATED, CLAIMED, SKIPPED, SKIPPED, DEAD]
    skipped = [row for row in await rows(newsroom) if row.state == SKIPPED]
    assert {(row.reason, row.settled_at) for row in skipped} == {(Reason.WITHDRAWN, LATER)}


@pytest.mark.usefixtures("readers")
async def test_what_was_in_flight_when_it_was_edited_is_outdated_when_it_lands(
    newsroom: Newsroom,
) -> None:
    article = await published(newsroom)
    flights = await claim(newsroom.desk.database, NOON)

    await revise(newsroom, article, NEW_BODY)
    late = await land(newsroom.desk.database, flights, LATER)

    assert await states(newsroom) == [OUTDATED] * 5
    assert [one.key for one in late] == [one.waiting.key for one in flights]
    assert {(row.lane, row.revision) for row in await rows(newsroom)} == {(Lane.MAINTENANCE, 1)}
    await deliver(newsroom.desk.database, LATER)
    assert await states(newsroom) == [SENT] * 5


@pytest.mark.usefixtures("readers")
async def test_an_edit_in_flight_is_outdated_again_when_another_came(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await revise(newsroom, article, NEW_BODY)
    flights = await claim(newsroom.desk.database, LATER)

    await revise(newsroom, article, NEW_HEADLINE)
    assert await states(newsroom) == [CLAIMED] * 5
    await land(newsroom.desk.database, flights, LATER)

    assert await states(newsroom) == [OUTDATED] * 5
    await deliver(newsroom.desk.database, LATER)
    assert {(row.state, row.revision) for row in await rows(newsroom)} == {(SENT, 3)}


@pytest.mark.usefixtures("readers")
async def test_when_a_copy_was_sent_is_not_forgotten_by_an_edit(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)

    await revise(newsroom, article, NEW_BODY)
    await deliver(newsroom.desk.database, LATER)

    assert {row.settled_at for row in await rows(newsroom)} == {NOON}


@pytest.fixture
async def by_digest(newsroom: Newsroom) -> list[Subscriber]:
    """Three who get a digest in the morning."""
    return [await newsroom.reader("society") for _ in range(3)]


async def digested(newsroom: Newsroom) -> tuple[Article, Article]:
    """Two articles that are in the digests of all, which have been sent."""
    articles = await published(newsroom), await newsroom.publish("society", "Река", "Вышла.")
    await digesting.send_due(newsroom.desk, MORNING)
    await deliver(newsroom.desk.database, MORNING)
    return articles


@pytest.mark.usefixtures("by_digest")
async def test_digests_are_marked_only_if_the_headline_changed(newsroom: Newsroom) -> None:
    article, _ = await digested(newsroom)

    await revise(newsroom, article, NEW_BODY)
    assert await states(newsroom, DIGEST) == [SENT] * 3

    await revise(newsroom, article, NEW_HEADLINE)
    assert await states(newsroom, DIGEST) == [OUTDATED] * 3
    assert {row.lane for row in await rows(newsroom, DIGEST)} == {Lane.MAINTENANCE}


@pytest.mark.usefixtures("by_digest")
async def test_digests_show_a_withdrawal(newsroom: Newsroom) -> None:
    article, _ = await digested(newsroom)

    await withdraw(newsroom, article)

    assert await states(newsroom, DIGEST) == [OUTDATED] * 3


@pytest.mark.usefixtures("by_digest")
async def test_a_digest_in_flight_is_outdated_when_it_lands(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, MORNING)
    flights = await claim(newsroom.desk.database, MORNING)

    await revise(newsroom, article, NEW_HEADLINE)
    assert await states(newsroom, DIGEST) == [CLAIMED] * 3
    late = await land(newsroom.desk.database, flights, MORNING)

    assert len(late) == 3
    assert await states(newsroom, DIGEST) == [OUTDATED] * 3


@pytest.mark.usefixtures("by_digest")
async def test_a_digest_in_flight_is_right_when_only_the_body_changed(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await digesting.send_due(newsroom.desk, MORNING)
    flights = await claim(newsroom.desk.database, MORNING)

    await revise(newsroom, article, NEW_BODY)

    assert await land(newsroom.desk.database, flights, MORNING) == []
    assert await states(newsroom, DIGEST) == [SENT] * 3


@pytest.mark.usefixtures("by_digest")
async def test_an_article_that_a_digest_has_no_room_for_is_not_in_it(newsroom: Newsroom) -> None:
    article, other = await digested(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        items = f"{other.id} +{article.id}"
        await connection.execute(update(deliveries).values(items=items, revision=1))

    await revise(newsroom, article, NEW_HEADLINE)

    assert await states(newsroom, DIGEST) == [SENT] * 3


async def test_a_correction_is_told_once_in_reply_to_what_its_readers_have(
    newsroom: Newsroom, readers: list[Subscriber]
) -> None:
    article = await published(newsroom)
    await put(newsroom, SENT, SENT, PENDING, CLAIMED, DEAD)
    async with newsroom.desk.database.transaction() as connection:
        message_id = deliveries.c.subscriber_id + 100
        await connection.execute(
            update(deliveries).where(deliveries.c.state == SENT).values(message_id=message_id)
        )

    await revise(newsroom, article, NEW_BODY, correction=True)

    notes = await rows(newsroom, CORRECTION)
    first, second, *_ = readers
    assert [(note.subscriber_id, note.reply_to) for note in notes] == [
        (first.id, first.id + 100),
        (second.id, second.id + 100),
    ]
    assert {(note.state, note.lane, note.message_id) for note in notes} == {
        (PENDING, Lane.MAINTENANCE, None)
    }


@pytest.mark.usefixtures("readers")
async def test_a_mere_edit_tells_nobody(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)

    await revise(newsroom, article, NEW_BODY)

    assert await rows(newsroom, CORRECTION) == []


@pytest.mark.usefixtures("readers")
async def test_a_correction_is_told_to_those_whose_copy_is_outdated_already_or_in_flight(
    newsroom: Newsroom,
) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await revise(newsroom, article, ArticleDraft("Мост", ("Мост закрыт надолго.",)))
    await claim(newsroom.desk.database, LATER)

    await revise(newsroom, article, NEW_BODY, correction=True)

    assert len(await rows(newsroom, CORRECTION)) == 5


@pytest.mark.usefixtures("by_digest")
async def test_a_correction_is_told_to_those_whose_digest_is_outdated_already(
    newsroom: Newsroom,
) -> None:
    article, other = await digested(newsroom)
    await revise(newsroom, other, ArticleDraft("Река вышла", ("Вышла.",)))

    await revise(newsroom, article, NEW_HEADLINE, correction=True)

    assert len(await rows(newsroom, CORRECTION)) == 3


async def test_a_reader_of_both_is_told_once_in_reply_to_the_article(
    newsroom: Newsroom, readers: list[Subscriber], by_digest: list[Subscriber]
) -> None:
    article, _ = await digested(newsroom)
    reader, at_digest = readers[0], by_digest[0]
    async with newsroom.desk.database.transaction() as connection:
        copy = update(deliveries).where(deliveries.c.subscriber_id == at_digest.id)
        await connection.execute(copy.values(subscriber_id=reader.id))

    await revise(newsroom, article, NEW_HEADLINE, correction=True)

    notes = {note.subscriber_id: note.reply_to for note in await rows(newsroom, CORRECTION)}
    alone = (await rows(newsroom))[0].dispatch_id
    assert notes.keys() == {each.id for each in (*readers, *by_digest[1:])}
    assert notes[reader.id] == message_of(reader.id, alone)


async def test_a_note_answers_the_part_of_a_digest_that_shows_the_article(
    newsroom: Newsroom, by_digest: list[Subscriber]
) -> None:
    article, other = await digested(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(deliveries).values(part=1))
        (digest,) = {row.dispatch_id for row in await rows_of(connection, DIGEST)}
        # The first part names another article, and as many more as this one's number.
        for reader in by_digest:
            await connection.execute(
                deliveries.insert().values(
                    dispatch_id=digest,
                    subscriber_id=reader.id,
                    part=0,
                    lane=Lane.DIGEST.value,
                    state=SENT.value,
                    not_before=NOON,
                    items=f"{other.id} +{article.id}",
                    message_id=1,
                    revision=1,
                )
            )

    await revise(newsroom, article, NEW_HEADLINE, correction=True)

    assert {note.subscriber_id: note.reply_to for note in await rows(newsroom, CORRECTION)} == {
        reader.id: message_of(reader.id, digest) for reader in by_digest
    }


async def test_a_correction_of_the_body_does_not_concern_digests(
    newsroom: Newsroom, by_digest: list[Subscriber]
) -> None:
    article, _ = await digested(newsroom)

    await revise(newsroom, article, NEW_BODY, correction=True)

    assert by_digest
    assert await rows(newsroom, CORRECTION) == []


@pytest.mark.usefixtures("readers")
async def test_notes_of_a_correction_that_wait_are_skipped_by_a_withdrawal(
    newsroom: Newsroom,
) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await revise(newsroom, article, NEW_BODY, correction=True)

    await withdraw(newsroom, article)

    assert await states(newsroom, CORRECTION) == [SKIPPED] * 5
    assert await states(newsroom) == [OUTDATED] * 5


@pytest.mark.usefixtures("readers")
async def test_notes_that_were_sent_are_brought_up_to_date_too(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await revise(newsroom, article, NEW_BODY, correction=True)
    await deliver(newsroom.desk.database, LATER)
    assert await states(newsroom, CORRECTION) == [SENT] * 5

    await withdraw(newsroom, article)

    assert await states(newsroom, CORRECTION) == [OUTDATED] * 5


@pytest.mark.usefixtures("readers", "by_digest")
@pytest.mark.parametrize("done", [0, 1, 2, 3, 4, 5])
async def test_what_a_crash_cut_short_goes_on_and_doubles_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    article, _ = await digested(newsroom)
    before = await counted(newsroom)
    amended = await amending.revise(
        newsroom.desk, article.id, NEW_HEADLINE, EDITOR, LATER, correction=True
    )
    monkeypatch.setattr(marking, "_end_of_chunk", small_chunks(cut_after=done))
    with pytest.raises(Cut):
        await amending.mark(newsroom.desk, amended, LATER)

    monkeypatch.setattr(marking, "_end_of_chunk", small_chunks(cut_after=None))
    restarted = await newsroom.beside()
    await departing.finish_interrupted(restarted.desk, LATER + MINUTE, lambda _: None)

    assert [state for state in await states(newsroom) if state is OUTDATED] == [OUTDATED] * 5
    assert await states(newsroom, DIGEST) == [OUTDATED] * 3
    assert len(await rows(newsroom, CORRECTION)) == 8
    async with newsroom.desk.database.snapshot() as connection:
        copies = select(dispatches.c.copies).where(dispatches.c.id == amended.dispatch_id)
        assert await connection.scalar(copies) == 8
        assert await incomplete(connection, MORNING) == []
    assert await counted(newsroom) == before + 8


@pytest.mark.usefixtures("readers")
async def test_a_correction_cut_short_tells_nobody_of_what_is_withdrawn_meanwhile(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    amended = await amending.revise(
        newsroom.desk, article.id, NEW_BODY, EDITOR, LATER, correction=True
    )
    monkeypatch.setattr(marking, "_end_of_chunk", small_chunks(cut_after=1))
    with pytest.raises(Cut):
        await amending.mark(newsroom.desk, amended, LATER)
    monkeypatch.setattr(marking, "_end_of_chunk", small_chunks(cut_after=None))

    await withdraw(newsroom, article)
    await departing.finish_interrupted(newsroom.desk, LATER + MINUTE, lambda _: None)

    assert await states(newsroom, CORRECTION) == [SKIPPED] * 2
    assert await states(newsroom) == [OUTDATED] * 5


def small_chunks(cut_after: int | None) -> Any:
    """Chunks of two readers; the process ends before the one after so many."""
    begun = 0

    async def end_of_chunk(desk: Any, dispatch_id: int, after: int, *_: int) -> int | None:
        nonlocal begun
        if begun == cut_after:
            raise Cut
        begun += 1
        async with desk.database.snapshot() as connection:
            return await marks.end_of_chunk(connection, dispatch_id, after, size=2)

    return end_of_chunk


async def counted(newsroom: Newsroom) -> int:
    async with newsroom.desk.database.snapshot() as connection:
        return (await tally_of_all(connection)).total


@pytest.mark.usefixtures("by_digest")
async def test_digests_are_marked_in_smaller_chunks(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, _ = await digested(newsroom)
    asked: list[int] = []

    end_of_chunk = marks.end_of_chunk

    async def noted(connection: Any, dispatch_id: int, after: int, size: int) -> int | None:
        asked.append(size)
        return await end_of_chunk(connection, dispatch_id, after, size)

    monkeypatch.setattr(marks, "end_of_chunk", noted)

    await revise(newsroom, article, NEW_HEADLINE)

    assert asked[-1] == marks.DIGESTS_CHUNK
    assert marks.MARKING_CHUNK in asked
    assert await states(newsroom, DIGEST) == [OUTDATED] * 3


@pytest.mark.usefixtures("readers")
async def test_marking_wakes_whoever_sends(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    amended = await amending.revise(newsroom.desk, article.id, NEW_BODY, EDITOR, LATER)
    woken = newsroom.wakes.count

    await amending.mark(newsroom.desk, amended, LATER)

    assert newsroom.wakes.count > woken


@pytest.mark.usefixtures("readers")
async def test_an_edit_lets_a_halted_article_go_on(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(dispatches).values(halted="can't parse"))

    await amending.revise(newsroom.desk, article.id, replace(NEW_BODY), EDITOR, LATER)

    async with newsroom.desk.database.snapshot() as connection:
        assert set(await connection.scalars(select(dispatches.c.halted))) == {None}
