"""An edit and a settlement at the same time, on PostgreSQL: no copy stays sent with an old wording.

SQLite has one writer, so there they cannot meet.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import pytest
from asyncpg.exceptions import DeadlockDetectedError
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from news.article import Article, ArticleDraft, ArticleStatus
from news.dispatch import DeliveryState, DispatchKind
from news.subscription import Timing
from newsroom import amending, digesting, publishing, withdrawing
from storage import amendments
from storage.articles import article_by_id
from storage.corrections import Copy, add_notes
from storage.database import Database
from storage.deliveries import settle
from storage.facts import next_sequence
from storage.tables import articles, deliveries, rubrics
from tests.factories import DAY, EDITOR, NOON, Newsroom
from tests.outbox import InFlight, claim, deliver, rows_of, sent
from tests.waiting import until_it_waits

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)

SENT, OUTDATED = DeliveryState.SENT, DeliveryState.OUTDATED
LATER = NOON + timedelta(minutes=5)
MORNING = NOON + DAY
READERS = 6


async def on_its_way(newsroom: Newsroom, timing: Timing) -> tuple[Article, list[InFlight]]:
    """An article, and what is in flight of it: by itself, or in digests."""
    for _ in range(READERS):
        await newsroom.reader("society", timing=timing)
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await digesting.send_due(newsroom.desk, MORNING)
    return article, await claim(newsroom.desk.database, MORNING)


async def land(database: Database, flights: Sequence[InFlight]) -> None:
    """Settle as the worker does."""
    async with database.transaction() as connection:
        late = await settle(connection, [sent(one) for one in flights], MORNING)
        copies = [
            Copy(one.key, DispatchKind.ARTICLE, {one.articles[0]: one.revision or 0})
            for one in late
            if not one.by_headline
        ]
        await add_notes(connection, copies, [], MORNING)


async def amend(
    newsroom: Newsroom, article: Article, edit: int = 1, *, correction: bool = False
) -> None:
    """Change the headline, and mark the copies."""
    wording = ArticleDraft(f"Мост закрыт {edit}", article.body)
    amended = await amending.revise(
        newsroom.desk, article.id, wording, EDITOR, LATER, correction=correction
    )
    await amending.mark(newsroom.desk, amended, LATER)


async def held(newsroom: Newsroom) -> set[tuple[int, int]]:
    """The states and revisions of all that readers hold."""
    async with newsroom.desk.database.snapshot() as connection:
        holds = select(deliveries.c.state, deliveries.c.revision)
        rows = await connection.execute(holds.where(deliveries.c.message_id.is_not(None)))
        return {(row.state, row.revision) for row in rows}


@pytest.mark.parametrize("timing", [Timing.INSTANT, Timing.DIGEST])
async def test_what_lands_while_an_edit_commits_is_outdated(
    newsroom: Newsroom, timing: Timing
) -> None:
    database = newsroom.desk.database
    article, flights = await on_its_way(newsroom, timing)
    async with database.transaction() as editing:
        row = articles.c.id == article.id
        await editing.execute(select(articles.c.id).where(row).with_for_update())
        landing = asyncio.create_task(land(database, flights))
        await until_it_waits(database, landing)
        await editing.execute(articles.update().where(row).values(revision=2, headline_revision=2))

    await landing

    assert await held(newsroom) == {(OUTDATED, 1)}


@pytest.mark.parametrize("timing", [Timing.INSTANT, Timing.DIGEST])
async def test_an_edit_that_waits_for_a_settlement_marks_what_it_settled(
    newsroom: Newsroom, timing: Timing
) -> None:
    database = newsroom.desk.database
    article, flights = await on_its_way(newsroom, timing)
    async with database.transaction() as settling:
        assert await settle(settling, [sent(one) for one in flights], MORNING) == []
        editing = asyncio.create_task(amend(newsroom, article))
        await until_it_waits(database, editing)

    await editing

    assert await held(newsroom) == {(OUTDATED, 1)}


@pytest.mark.parametrize("timing", [Timing.INSTANT, Timing.DIGEST])
@pytest.mark.parametrize("correction", [False, True])
async def test_however_they_meet_no_copy_stays_behind(
    newsroom: Newsroom, timing: Timing, correction: bool
) -> None:
    database = newsroom.desk.database
    article, flights = await on_its_way(newsroom, timing)
    for edits in range(1, 6):
        await asyncio.gather(
            land(database, flights[::3]),
            amend(newsroom, article, edits, correction=correction),
            land(database, flights[1::3]),
            land(database, flights[2::3]),
        )
        assert {state for state, revision in await held(newsroom) if revision <= edits} <= {
            OUTDATED
        }
        flights = await claim(database, MORNING)

    await land(database, flights)
    await deliver(database, MORNING)
    assert {state for state, _ in await held(newsroom)} == {SENT}
    async with database.snapshot() as connection:
        notes = await rows_of(connection, DispatchKind.CORRECTION)
    # A note that still waits when the next correction comes speaks for both.
    told = Counter(row.subscriber_id for row in notes)
    assert len(told) == (READERS if correction else 0)
    assert all(number <= 5 for number in told.values())


@pytest.mark.parametrize("withdrawn", [False, True])
async def test_an_amendment_that_deadlocks_with_another_transaction_is_tried_again(
    newsroom: Newsroom, withdrawn: bool
) -> None:
    database = newsroom.desk.database
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    amending_it = (
        withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
        if withdrawn
        else amending.revise(
            newsroom.desk, article.id, ArticleDraft("Мост", rubric_hint="Спорт"), EDITOR, LATER
        )
    )
    # Who has waited longer is taken back; on a machine that stalls for a second, the other.
    with suppress(DBAPIError):
        async with database.transaction() as other:
            await other.execute(select(rubrics.c.id).with_for_update())
            task = asyncio.create_task(amending_it)
            await until_it_waits(database, task)
            await other.execute(select(articles.c.id).with_for_update())

    assert (await task).article.revision == 2


@pytest.mark.parametrize("name", ["mark", "mark_digests"])
async def test_marking_that_meets_another_transaction_is_tried_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    timing = Timing.INSTANT if name == "mark" else Timing.DIGEST
    article, flights = await on_its_way(newsroom, timing)
    await land(newsroom.desk.database, flights)
    real = getattr(amendments, name)
    tried = 0

    async def met(*arguments: object) -> int:
        nonlocal tried
        tried += 1
        marked: int = await real(*arguments)
        if tried == 1:
            raise DBAPIError(None, None, DeadlockDetectedError())
        return marked

    monkeypatch.setattr(amendments, name, met)
    await amend(newsroom, article)

    assert tried == 2
    assert await held(newsroom) == {(OUTDATED, 1)}


async def test_two_who_send_the_same_draft_out_wait_for_it_in_one_order(newsroom: Newsroom) -> None:
    database = newsroom.desk.database
    draft = await newsroom.draft("society", "Мост", "Мост открыт.")
    async with database.transaction() as other:
        await article_by_id(other, draft.id, lock=True)
        task = asyncio.create_task(publishing.break_news(newsroom.desk, draft.id, LATER))
        await until_it_waits(database, task)
        # Held by the one that waits, it would let neither go on.
        await next_sequence(other)

    assert (await task).status is ArticleStatus.PUBLISHED
