"""What is planned goes out at its moment, once, and under an embargo not before."""

import asyncio
from datetime import timedelta

import pytest

from news.article import Article, ArticleStatus
from news.deed import DeedKind
from news.subscription import Timing
from newsroom import amending, departing, editors, publishing, scheduling
from newsroom.refusals import ChangedSince, Embargoed, WrongStatus
from newsroom.rights import Doer
from newsroom.scheduling import PastMoment
from storage.tables import deeds
from tests.factories import COLLEAGUE, DAY, EDITOR, NOON, Newsroom, receivers

TOMORROW = NOON + DAY
MINUTE = timedelta(minutes=1)
BY = Doer(EDITOR, NOON)


async def planned(newsroom: Newsroom) -> Article:
    draft = await newsroom.draft("society")
    return await scheduling.schedule(newsroom.desk, draft.id, TOMORROW, BY)


async def status(newsroom: Newsroom, article: Article) -> ArticleStatus:
    found = await publishing.article(newsroom.desk, article.id)
    assert found is not None
    return found.status


async def test_a_planned_article_goes_out_at_its_moment_and_not_before(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    article = await planned(newsroom)
    assert (article.status, article.departs_at) == (ArticleStatus.SCHEDULED, TOMORROW)

    early = await departing.publish_due(newsroom.desk, TOMORROW - MINUTE)
    due = await departing.publish_due(newsroom.desk, TOMORROW)
    again = await departing.publish_due(newsroom.desk, TOMORROW + MINUTE)

    assert ([early, again], [each.id for each in due]) == ([[], []], [article.id])
    assert await receivers(newsroom, article) == {reader.id}


async def test_after_downtime_it_goes_out_late_rather_than_not(newsroom: Newsroom) -> None:
    article = await planned(newsroom)

    gone = await departing.publish_due(newsroom.desk, TOMORROW + 2 * DAY)

    assert [each.id for each in gone] == [article.id]


async def test_a_plan_is_moved_and_dropped(newsroom: Newsroom) -> None:
    article = await planned(newsroom)

    moved = await scheduling.schedule(
        newsroom.desk, article.id, TOMORROW + MINUTE, BY, report_chat_id=1
    )
    assert moved.departs_at == TOMORROW + MINUTE
    assert await departing.publish_due(newsroom.desk, TOMORROW) == []
    dropped = await scheduling.unschedule(newsroom.desk, article.id, BY)

    assert (dropped.status, dropped.departs_at) == (ArticleStatus.DRAFT, None)
    assert await departing.publish_due(newsroom.desk, TOMORROW + DAY) == []
    with pytest.raises(WrongStatus):
        await scheduling.unschedule(newsroom.desk, article.id, BY)


async def test_what_is_planned_may_be_edited_published_and_cancelled(newsroom: Newsroom) -> None:
    edited, sent, cancelled = [await planned(newsroom) for _ in range(3)]

    await amending.revise(newsroom.desk, edited.id, newsroom.seen("Иначе", ""), EDITOR, NOON)
    await publishing.publish(newsroom.desk, sent.id, NOON, undo=MINUTE)
    await publishing.cancel(newsroom.desk, cancelled.id)

    assert await status(newsroom, edited) is ArticleStatus.SCHEDULED
    assert await status(newsroom, sent) is ArticleStatus.DEPARTING
    gone = await departing.publish_due(newsroom.desk, TOMORROW)
    assert {each.id for each in gone} == {edited.id, sent.id}
    assert await status(newsroom, cancelled) is ArticleStatus.CANCELLED


async def test_nothing_is_planned_for_the_past_nor_in_a_wording_nobody_saw(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft("society")

    with pytest.raises(PastMoment):
        await scheduling.schedule(newsroom.desk, draft.id, NOON, BY)
    with pytest.raises(ChangedSince):
        await scheduling.schedule(newsroom.desk, draft.id, TOMORROW, BY, revision=2)
    published = await newsroom.publish("society")
    with pytest.raises(WrongStatus):
        await scheduling.schedule(newsroom.desk, published.id, TOMORROW, BY)


async def test_under_an_embargo_nothing_goes_out_early_but_by_an_owner(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    draft = await newsroom.draft("society")
    await scheduling.embargo(desk, draft.id, TOMORROW, BY)

    for early in (
        publishing.publish(desk, draft.id, NOON),
        publishing.publish(desk, draft.id, NOON, undo=MINUTE),
        publishing.break_news(desk, draft.id, NOON),
        scheduling.schedule(desk, draft.id, TOMORROW - MINUTE, BY),
    ):
        with pytest.raises(Embargoed):
            await early
    assert await status(newsroom, draft) is ArticleStatus.DRAFT

    await scheduling.schedule(desk, draft.id, TOMORROW, BY)
    gone = await publishing.publish(desk, draft.id, NOON, despite_embargo=True)
    assert gone.status is ArticleStatus.PUBLISHED


async def test_an_embargo_puts_off_an_earlier_plan_and_is_lifted(newsroom: Newsroom) -> None:
    article = await planned(newsroom)

    kept = await scheduling.embargo(newsroom.desk, article.id, TOMORROW + DAY, BY)
    lifted = await scheduling.embargo(newsroom.desk, article.id, None, BY)

    assert (kept.embargo_until, kept.departs_at) == (TOMORROW + DAY, TOMORROW + DAY)
    assert (lifted.embargo_until, lifted.departs_at) == (None, TOMORROW + DAY)
    with pytest.raises(PastMoment):
        await scheduling.embargo(newsroom.desk, article.id, NOON, BY)


async def test_only_an_owner_and_who_set_an_embargo_end_it_earlier(newsroom: Newsroom) -> None:
    desk, colleague, owner = newsroom.desk, Doer(COLLEAGUE, NOON), Doer(EDITOR + 50, NOON)
    await editors.ensure_owners(desk, [owner.id], NOON, str)
    draft = await newsroom.draft("society")
    await scheduling.embargo(desk, draft.id, TOMORROW, BY)

    for until in (None, TOMORROW - MINUTE):
        with pytest.raises(Embargoed):
            await scheduling.embargo(desk, draft.id, until, colleague)
    shorter = await scheduling.embargo(desk, draft.id, TOMORROW - MINUTE, BY)
    longer = await scheduling.embargo(desk, draft.id, TOMORROW, colleague)
    for lengthening_is_no_right in (BY, colleague):
        with pytest.raises(Embargoed):
            await scheduling.embargo(desk, draft.id, None, lengthening_is_no_right)
    lifted = await scheduling.embargo(desk, draft.id, None, owner)

    assert [shorter.embargo_until, longer.embargo_until] == [TOMORROW - MINUTE, TOMORROW]
    assert lifted.embargo_until is None
    # What another one was is over with it.
    await scheduling.embargo(desk, draft.id, TOMORROW, colleague)
    await scheduling.embargo(desk, draft.id, None, colleague)
    # One that is over is nobody's any more.
    await scheduling.embargo(desk, draft.id, TOMORROW, owner)
    await scheduling.embargo(desk, draft.id, None, Doer(EDITOR, TOMORROW))


async def test_of_a_plan_and_a_publication_at_once_one_wins(newsroom: Newsroom) -> None:
    article = await planned(newsroom)

    results = await asyncio.gather(
        departing.publish_due(newsroom.desk, TOMORROW),
        scheduling.schedule(newsroom.desk, article.id, TOMORROW + DAY, BY),
        scheduling.unschedule(newsroom.desk, article.id, BY),
        publishing.cancel(newsroom.desk, article.id),
        return_exceptions=True,
    )

    found = await publishing.article(newsroom.desk, article.id)
    assert found is not None
    assert all(isinstance(each, list | Article | WrongStatus) for each in results)
    assert (found.status is ArticleStatus.PUBLISHED) is bool(results[0])
    assert (found.status is ArticleStatus.SCHEDULED) is (found.departs_at is not None)


async def test_the_log_knows_who_planned_what(newsroom: Newsroom) -> None:
    article = await planned(newsroom)
    await scheduling.unschedule(newsroom.desk, article.id, BY)

    async with newsroom.desk.database.snapshot() as connection:
        rows = (await connection.execute(deeds.select().order_by(deeds.c.id))).all()
    told = [(row.kind, row.person_id, row.article_id) for row in rows if row.kind != "drafted"]
    assert told == [
        (DeedKind.SCHEDULED, EDITOR, article.id),
        (DeedKind.UNSCHEDULED, EDITOR, article.id),
    ]
