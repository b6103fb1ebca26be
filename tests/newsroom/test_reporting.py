"""The progress line of an amendment: what it counts, and where it is shown."""

from datetime import datetime, timedelta

import pytest

from news.article import Article, ArticleDraft
from news.dispatch import DeliveryState, DispatchKind, Tally
from news.subscription import Timing
from newsroom import amending, publishing, reporting, withdrawing
from newsroom.amendment import Amended
from newsroom.reporting import EVERY, Progress
from storage.claims import defer
from storage.delivery_keys import DeliveryKey
from storage.reports import show_card_again
from tests.factories import DAY, EDITOR, NOON, Newsroom
from tests.outbox import deliver, rows_of

LATER = NOON + EVERY
LINE = (5, 77)
OTHER_LINE = (5, 78)


@pytest.fixture
async def article(newsroom: Newsroom) -> Article:
    """An article that three readers have."""
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await deliver(newsroom.desk.database, NOON)
    return article


async def revise(
    newsroom: Newsroom,
    article: Article,
    text: str,
    report: tuple[int, int] = LINE,
    *,
    correction: bool = False,
) -> Amended:
    amended = await amending.revise(
        newsroom.desk,
        article.id,
        ArticleDraft("Мост", (text,)),
        EDITOR,
        NOON,
        correction=correction,
    )
    await amending.show_progress(newsroom.desk, amended, *report)
    await amending.mark(newsroom.desk, amended, NOON)
    return amended


async def due(newsroom: Newsroom) -> list[Progress]:
    return await reporting.due(newsroom.desk, NOON + DAY)


async def test_an_edit_counts_the_copies_that_it_brings_up_to_date(
    newsroom: Newsroom, article: Article
) -> None:
    await revise(newsroom, article, "Мост закрыт.")
    (begun,) = await due(newsroom)
    await deliver(newsroom.desk.database, LATER)
    (done,) = await due(newsroom)

    report = begun.report
    assert (report.kind, report.article_id, report.revision) == (DispatchKind.EDIT, article.id, 2)
    assert (report.chat_id, report.message_id) == LINE
    assert (begun.left, begun.total, begun.is_last) == (3, 3, False)
    assert (done.left, done.total, done.is_last) == (0, 3, True)

    await reporting.shown(newsroom.desk, done, LATER, "")
    assert await due(newsroom) == []


async def test_a_correction_counts_its_notes_besides(newsroom: Newsroom, article: Article) -> None:
    await revise(newsroom, article, "Мост закрыт.", correction=True)
    (begun,) = await due(newsroom)
    await deliver(newsroom.desk.database, LATER)
    (done,) = await due(newsroom)

    assert (begun.left, begun.total, begun.report.copies) == (6, 6, 3)
    assert (done.left, done.total) == (0, 6)
    assert done.tally == Tally({DeliveryState.SENT: 3})


async def test_a_line_does_not_wait_for_notes_to_readers_who_pause(
    newsroom: Newsroom, article: Article
) -> None:
    amended = await revise(newsroom, article, "Мост закрыт.", correction=True)
    async with newsroom.desk.database.transaction() as connection:
        first, *_ = await rows_of(connection, DispatchKind.CORRECTION)
        key = DeliveryKey(amended.dispatch_id or 0, first.subscriber_id, first.part)
        await defer(connection, {key: LATER + 2 * DAY})
    await deliver(newsroom.desk.database, LATER)

    (done,) = await due(newsroom)

    assert (done.left, done.total, done.is_last) == (0, 5, True)
    assert done.tally.left == 1


async def test_an_edit_shown_in_the_line_of_an_earlier_one_counts_what_that_left(
    newsroom: Newsroom, article: Article
) -> None:
    await revise(newsroom, article, "Мост закрыт.")
    await revise(newsroom, article, "Мост снова открыт.")

    (only,) = await due(newsroom)

    assert only.report.revision == 3
    assert (only.left, only.total) == (3, 3)


async def test_two_lines_of_an_article_are_shown_side_by_side(
    newsroom: Newsroom, article: Article
) -> None:
    await revise(newsroom, article, "Мост закрыт.")
    await revise(newsroom, article, "Мост снова открыт.", OTHER_LINE)

    first, second = await due(newsroom)
    await deliver(newsroom.desk.database, LATER)

    assert [each.report.message_id for each in (first, second)] == [77, 78]
    assert [each.is_last for each in await due(newsroom)] == [True, True]


async def with_card(newsroom: Newsroom) -> Article:
    """An article that a reader has, and whose card says so."""
    await newsroom.reader("society", timing=Timing.INSTANT)
    draft = await newsroom.draft("society", "Мост", "Мост открыт.")
    article = await publishing.publish(
        newsroom.desk, draft.id, NOON, report_chat_id=LINE[0], report_message_id=LINE[1]
    )
    await deliver(newsroom.desk.database, NOON)
    # It is edited, and rests before it is looked at again.
    for now in (NOON, LATER):
        assert await reporting.due(newsroom.desk, now - timedelta(seconds=1)) == []
        (landed,) = await reporting.due(newsroom.desk, now)
        await reporting.shown(newsroom.desk, landed, now, "landed")
    return article


async def card(newsroom: Newsroom, now: datetime = LATER) -> Progress:
    (progress,) = await reporting.due(newsroom.desk, now)
    assert progress.card is not None
    return progress


async def test_an_articles_card_is_looked_at_again_when_something_is_done_to_it(
    newsroom: Newsroom,
) -> None:
    article = await with_card(newsroom)
    assert await reporting.due(newsroom.desk, LATER) == []
    amended = await amending.revise(
        newsroom.desk, article.id, ArticleDraft("Мост", ("Закрыт.",)), EDITOR, NOON, correction=True
    )
    begun = await card(newsroom)
    await amending.mark(newsroom.desk, amended, NOON)
    marked = await card(newsroom)
    await deliver(newsroom.desk.database, LATER)
    done = await card(newsroom)

    lives = [each.card.life.events for each in (begun, marked, done) if each.card]
    ((first,), (second,), (third,)) = lives
    assert (first.left, begun.is_last) == (1, False)
    assert (second.copies, second.left, marked.is_last) == (1, 2, False)
    assert (third.changed, third.told, third.left, done.is_last) == (1, 1, 0, True)
    assert (third.editor.id, third.revision, done.report.shown) == (EDITOR, 2, "landed")


async def test_a_change_while_the_card_is_being_shown_is_shown_next(newsroom: Newsroom) -> None:
    article = await with_card(newsroom)
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    seen = await card(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        # At the very moment since which it is due.
        await show_card_again(connection, article.id, LATER, LATER)

    await reporting.shown(newsroom.desk, seen, LATER, "withdrawn")

    assert (await card(newsroom, LATER + EVERY)).report.shown == "withdrawn"


async def test_many_changes_at_one_go_do_not_hurry_a_card(newsroom: Newsroom) -> None:
    article = await with_card(newsroom)
    for number in range(5):
        now = LATER + number * (EVERY / 10)
        wording = ArticleDraft("Мост", (f"Мост {number}.",))
        await amending.revise(newsroom.desk, article.id, wording, EDITOR, now)
        for progress in await reporting.due(newsroom.desk, now):
            await reporting.shown(newsroom.desk, progress, now, f"edited {number}")

    assert await reporting.due(newsroom.desk, LATER + EVERY - EVERY / 100) == []
    assert (await card(newsroom, LATER + EVERY * 1.01)).report.shown == "edited 0"


async def test_a_card_counts_what_digests_bring_for_a_day_and_a_half(newsroom: Newsroom) -> None:
    await with_card(newsroom)
    shown, moment = 0, LATER
    while found := await reporting.due(newsroom.desk, moment := moment + timedelta(hours=1)):
        await reporting.shown(newsroom.desk, found[0], moment, "landed")
        shown += 1

    assert shown == 35
    assert await reporting.due(newsroom.desk, NOON + 1000 * DAY) == []


async def test_an_amendment_has_no_line_of_its_own_on_the_articles_card(
    newsroom: Newsroom,
) -> None:
    article = await with_card(newsroom)
    amended = await revise(newsroom, article, "Мост закрыт.")
    await deliver(newsroom.desk.database, LATER)

    done = await card(newsroom)
    await reporting.shown(newsroom.desk, done, LATER, "edited")
    # Whoever pressed a button of the card has made something else of it meanwhile.
    await amending.show_progress(newsroom.desk, amended, *LINE)
    done = await card(newsroom)
    assert done.report.shown is None
    await reporting.shown(newsroom.desk, done, LATER, "edited")

    (done,) = await reporting.due(newsroom.desk, LATER + EVERY)
    await reporting.shown(newsroom.desk, done, LATER + EVERY, "edited")
    assert await reporting.due(newsroom.desk, LATER + 2 * EVERY) == []
    here = await reporting.card_in(newsroom.desk, article.id, *LINE, LATER)
    assert here is not None
    assert here.card == done.card
    assert await reporting.card_in(newsroom.desk, article.id, *OTHER_LINE, LATER) is None


async def test_a_line_that_cannot_be_shown_waits_behind_others_and_a_lost_one_for_ever(
    newsroom: Newsroom, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.reporting._MOST", 1)
    await revise(newsroom, article, "Мост закрыт.")
    await revise(newsroom, article, "Мост снова открыт.", OTHER_LINE)

    (first,) = await reporting.due(newsroom.desk, NOON)
    await reporting.put_off(newsroom.desk, first, NOON)
    (second,) = await reporting.due(newsroom.desk, NOON)
    await reporting.drop(newsroom.desk, second)

    assert [each.report.message_id for each in (first, second)] == [77, 78]
    assert await reporting.due(newsroom.desk, NOON) == []
    assert [each.report.message_id for each in await due(newsroom)] == [77]


async def test_a_long_life_is_told_from_its_end(newsroom: Newsroom) -> None:
    article = await with_card(newsroom)
    for number in range(10):
        await revise(newsroom, article, f"Мост {number}.")

    progress = await card(newsroom)

    assert progress.card is not None
    life = progress.card.life
    assert [each.revision for each in life.events] == list(range(4, 12))
    assert life.earlier == 2


async def test_an_edit_of_what_nobody_has_is_done_at_once(newsroom: Newsroom) -> None:
    article = await newsroom.publish("society", "Мост", "Мост открыт.")

    await revise(newsroom, article, "Мост закрыт.")

    (done,) = await due(newsroom)
    assert (done.is_last, done.total) == (True, 0)
