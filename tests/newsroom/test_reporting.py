"""The progress line of an amendment: what it counts, and where it is shown."""

import pytest

from news.article import Article, ArticleDraft
from news.dispatch import DeliveryState, DispatchKind, Tally
from news.subscription import Timing
from newsroom import amending, reporting
from newsroom.amending import Amended
from newsroom.reporting import EVERY, Progress
from storage.claims import defer
from storage.delivery_keys import DeliveryKey
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


async def test_an_edit_of_what_nobody_has_is_done_at_once(newsroom: Newsroom) -> None:
    article = await newsroom.publish("society", "Мост", "Мост открыт.")

    await revise(newsroom, article, "Мост закрыт.")

    (done,) = await due(newsroom)
    assert (done.is_last, done.total) == (True, 0)
