"""Pruning: what is old goes, what a digest, an edit or a reader still needs stays."""

import asyncio
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Table, func, select, update

from news.article import Article, ArticleDraft
from news.dispatch import DeliveryState, DispatchKind, Reason, Tally
from news.formatting import Formatted
from news.subscriber import FOR_EVER, Subscriber
from news.subscription import Timing
from news.timetable import OFF
from newsroom import amending, counting, digesting, pruning, publishing, subscribing, withdrawing
from newsroom.pruning import Pruner
from storage.claims import defer
from storage.delivery_keys import DeliveryKey
from storage.originals import keep_originals
from storage.pruning.deliveries import next_chunk
from storage.pruning.rules import drop_rules
from storage.rules import keep_rule
from storage.subscribers import change_subscriber
from storage.subscriptions import add_subscription
from storage.tables import (
    article_messages,
    article_rules,
    articles,
    deliveries,
    dispatch_articles,
    dispatch_counts,
    dispatches,
    rules,
    subscribers,
)
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom
from tests.outbox import claim, deliver
from tests.waiting import until_it_waits

KEEP = 7 * DAY
LATE = NOON + KEEP + MINUTE
PENDING, LEASED, SENT, UNKNOWN, SKIPPED, DEAD, OUTDATED = DeliveryState


@pytest.fixture
def pruner(newsroom: Newsroom) -> Pruner:
    return Pruner(newsroom.desk, KEEP)


async def rows(newsroom: Newsroom, table: Table = deliveries) -> list[Any]:
    async with newsroom.desk.database.snapshot() as connection:
        return list((await connection.execute(select(table))).all())


async def put(newsroom: Newsroom, **columns: Any) -> None:
    """Let every delivery have these columns."""
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(deliveries).values(**columns))


async def cover_all(newsroom: Newsroom, upto: int = 10**6) -> None:
    """Let every reader's digests have covered what there is."""
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(subscribers).values(digest_sequence=upto))


async def had(newsroom: Newsroom, reader: Subscriber, now: datetime) -> list[str]:
    """What a digest that is asked for now holds."""
    before = len(await rows(newsroom))
    await digesting.send_now(newsroom.desk, reader, now)
    made = [row for row in await rows(newsroom) if row.items and row.state == PENDING]
    assert len(await rows(newsroom)) - before == len(made)
    return [row.items for row in made]


async def test_what_was_sent_long_ago_goes_and_its_figures_stay(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.reader("society")
    article = await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NOON + DAY)
    await deliver(newsroom.desk.database, NOON + DAY)
    await newsroom.publish("society", now=NOON + 5 * DAY)
    await deliver(newsroom.desk.database, NOON + 5 * DAY)
    figures = await counting.figures_of_article(newsroom.desk, article)
    tally = await counting.tally_of_all(newsroom.desk)
    statistics = await counting.statistics(newsroom.desk)

    await pruner.prune(LATE + DAY)

    (left,) = await rows(newsroom)
    assert left.not_before == NOON + 5 * DAY
    assert await counting.figures_of_article(newsroom.desk, article) == figures
    assert await counting.tally_of_all(newsroom.desk) == tally
    assert await counting.statistics(newsroom.desk) == statistics
    assert tally.states == {SENT: 3}
    assert await amending.history(newsroom.desk, article.id)


async def test_nothing_that_is_young_goes(newsroom: Newsroom, pruner: Pruner) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await newsroom.draft("society")
    await newsroom.draft("society")
    await cover_all(newsroom)
    await put(newsroom, state=SENT.value)

    await pruner.prune(NOON + KEEP)

    assert len(await rows(newsroom)) == 1
    assert len(await rows(newsroom, articles)) == 3


@pytest.mark.parametrize("state", [PENDING, LEASED, OUTDATED])
async def test_what_is_under_way_never_goes(
    newsroom: Newsroom, pruner: Pruner, state: DeliveryState
) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await cover_all(newsroom)
    await put(newsroom, state=state.value)

    await pruner.prune(LATE)

    assert [row.state for row in await rows(newsroom)] == [state]


@pytest.mark.parametrize("column", ["complete", "halted"])
async def test_a_dispatch_that_is_not_spread_or_stands_still_is_left_as_it_is(
    newsroom: Newsroom, pruner: Pruner, column: str
) -> None:
    for _ in range(2):
        await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await newsroom.publish("society")
    await cover_all(newsroom)
    await put(newsroom, state=SENT.value)
    value = {"complete": False, "halted": "odd"}[column]
    async with newsroom.desk.database.transaction() as connection:
        first = dispatches.c.id == await connection.scalar(select(func.min(dispatches.c.id)))
        await connection.execute(update(dispatches).where(first).values({column: value}))

    await pruner.prune(LATE)

    left = await rows(newsroom)
    assert len(left) == 2
    assert len({row.dispatch_id for row in left}) == 1


@pytest.mark.parametrize("state", [SENT, UNKNOWN, DEAD])
async def test_a_reader_whose_digest_is_off_does_not_get_again_what_they_had(
    newsroom: Newsroom, pruner: Pruner, state: DeliveryState
) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    reader = await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)
    await newsroom.publish("society")
    await put(newsroom, state=state.value)

    await pruner.prune(LATE)

    assert await had(newsroom, reader, LATE) == []


async def test_what_lies_beyond_the_reach_of_digests_goes(
    newsroom: Newsroom, pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.digests.REACH", 1)
    monkeypatch.setattr("storage.pruning.deliveries._BEYOND_REACH", 1)
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)
    await newsroom.publish("society")
    beyond, within = await rows(newsroom), await newsroom.publish("society")
    await put(newsroom, state=SENT.value)

    await pruner.prune(LATE)

    left = await rows(newsroom)
    assert len(left) == 1
    assert left[0].dispatch_id != beyond[0].dispatch_id
    assert await had(newsroom, reader, LATE) == []
    assert within.sequence == 2


async def test_an_article_that_is_being_spread_keeps_what_digests_stop_before(
    newsroom: Newsroom, pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.digests.REACH", 1)
    monkeypatch.setattr("storage.pruning.deliveries._BEYOND_REACH", 1)
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    reader = await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)
    await newsroom.publish("society")
    spreading = await newsroom.publish("society")
    await newsroom.publish("society")
    await put(newsroom, state=SENT.value)
    await newsroom.interrupt(spreading.id, keep=0)

    await pruner.prune(LATE)

    # A digest made now reaches from the first article on: it is yet to be known as had.
    assert len(await rows(newsroom)) == 2
    assert await had(newsroom, reader, LATE) == []


@pytest.mark.parametrize("reason", [Reason.EXPIRED, Reason.PAUSED])
async def test_what_was_held_back_stays_until_a_digest_holds_it(
    newsroom: Newsroom, pruner: Pruner, reason: Reason
) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society")
    await put(newsroom, state=SKIPPED.value, reason=reason.value)
    await cover_all(newsroom, upto=1)

    await pruner.prune(LATE)
    assert await had(newsroom, reader, LATE) == [str(article.id)]
    await pruner.prune(LATE)

    (left,) = await rows(newsroom)
    assert left.items == str(article.id)


async def corrected(newsroom: Newsroom) -> tuple[Article, int]:
    """An article that readers have had, and the dispatch of the note that it was corrected."""
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await deliver(newsroom.desk.database, NOON)
    wording = ArticleDraft("Мост", ("Мост закрыт.",))
    amended = await amending.revise(
        newsroom.desk, article.id, wording, EDITOR, NOON, correction=True
    )
    await amending.mark(newsroom.desk, amended, NOON)
    assert amended.dispatch_id is not None
    return article, amended.dispatch_id


async def test_a_note_that_was_held_back_stays_until_a_digest_holds_its_article(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    article, note_id = await corrected(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        is_note = deliveries.c.dispatch_id == note_id
        held_back = {"state": SKIPPED.value, "reason": Reason.PAUSED.value}
        await connection.execute(update(deliveries).where(is_note).values(held_back))
    await deliver(newsroom.desk.database, NOON)
    await cover_all(newsroom, upto=1)

    for _ in range(2):
        await pruner.prune(LATE)

    assert await had(newsroom, reader, LATE) == [str(article.id)]


async def test_a_digest_that_was_held_back_stays_until_another_holds_it(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NOON + DAY)
    await put(newsroom, state=SKIPPED.value, reason=Reason.PAUSED.value)

    for _ in range(2):
        await pruner.prune(LATE + DAY)

    assert await had(newsroom, reader, LATE + DAY) == [str(article.id)]


@pytest.mark.parametrize("reason", [Reason.BLOCKED, Reason.UNFOLLOWED, None])
async def test_what_was_skipped_for_good_goes(
    newsroom: Newsroom, pruner: Pruner, reason: Reason | None
) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await put(newsroom, state=SKIPPED.value, reason=reason.value if reason else None)

    await pruner.prune(LATE)

    assert await rows(newsroom) == []


async def test_what_came_in_a_digest_of_the_night_stays_until_the_next_one_knows_of_it(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await put(newsroom, state=SKIPPED.value, reason=Reason.DIGESTED.value)

    await pruner.prune(LATE)

    assert await had(newsroom, reader, LATE) == []
    await cover_all(newsroom)
    for _ in range(2):
        await pruner.prune(LATE)
    assert await rows(newsroom) == []


async def test_digests_leave_with_their_dispatch_and_all_that_is_noted_of_it(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    await newsroom.reader("society")
    await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NOON + DAY)
    await deliver(newsroom.desk.database, NOON + DAY)
    later = await newsroom.publish("society", now=NOON + 2 * DAY)

    await pruner.prune(LATE + DAY)

    left = sorted(await rows(newsroom, dispatches), key=lambda row: row.id)
    assert left[-1].article_id == later.id
    assert {row.kind for row in left} == {DispatchKind.ARTICLE}
    assert await rows(newsroom, dispatch_articles) == []
    assert await rows(newsroom, dispatch_counts) == []


async def test_the_newest_of_all_stays_so_that_no_id_comes_again(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    anna = await newsroom.reader("society", rules=("договор", "погода"))
    draft = await newsroom.draft("society")
    async with newsroom.desk.database.transaction() as connection:
        last_rule = await keep_rule(connection, "снег")
    await subscribing.unsubscribe(newsroom.desk, anna, "договор", NOON)
    await subscribing.unsubscribe(newsroom.desk, anna, "погода", NOON)

    await pruner.prune(LATE)

    assert [row.id for row in await rows(newsroom, articles)] == [draft.id]
    assert [row.id for row in await rows(newsroom, rules)] == [last_rule]


@pytest.mark.parametrize("correction", [False, True])
async def test_an_amendment_stays_until_it_has_reached_every_copy(
    newsroom: Newsroom, pruner: Pruner, *, correction: bool
) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await deliver(newsroom.desk.database, NOON)
    wording = ArticleDraft("Мост", ("Мост закрыт.",))
    amended = await amending.revise(
        newsroom.desk, article.id, wording, EDITOR, NOON, correction=correction
    )
    await amending.mark(newsroom.desk, amended, NOON)
    await newsroom.publish("sport", now=LATE)
    await cover_all(newsroom)

    for _ in range(2):
        await pruner.prune(LATE)
    kinds = [row.kind for row in await rows(newsroom, dispatches)]
    assert len(kinds) == 3
    await deliver(newsroom.desk.database, LATE)
    for _ in range(2):
        await pruner.prune(LATE)

    assert {row.kind for row in await rows(newsroom, dispatches)} == {DispatchKind.ARTICLE}
    assert await rows(newsroom) == []


async def test_a_copy_that_was_pruned_is_edited_no_more(newsroom: Newsroom, pruner: Pruner) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Мост", "Мост открыт.")
    await deliver(newsroom.desk.database, NOON)
    await cover_all(newsroom)
    await pruner.prune(LATE)

    wording = ArticleDraft("Мост закрыт", ("Мост закрыт.",))
    amended = await amending.revise(newsroom.desk, article.id, wording, EDITOR, LATE)
    await amending.mark(newsroom.desk, amended, LATE)

    assert await claim(newsroom.desk.database, LATE) == []
    assert (await counting.tally_of_article(newsroom.desk, article.id)).states == {SENT: 1}


async def test_orphaned_drafts_go_with_their_messages(newsroom: Newsroom, pruner: Pruner) -> None:
    forgotten, given_up, touched = [await newsroom.draft("society") for _ in range(3)]
    published = await newsroom.publish("society")
    withdrawn = await newsroom.publish("society")
    await publishing.cancel(newsroom.desk, given_up.id)
    await withdrawing.withdraw(newsroom.desk, withdrawn.id, EDITOR, NOON)
    again = ArticleDraft("Другая новость", ("О другом.",))
    await amending.revise(newsroom.desk, touched.id, again, EDITOR, NOON + DAY)
    newest = await newsroom.draft("society")
    async with newsroom.desk.database.transaction() as connection:
        for number, one in enumerate((forgotten, touched, published)):
            await keep_originals(connection, one.id, EDITOR, {number: Formatted("Новость", ())}, {})

    await pruner.prune(LATE)

    left = {row.id for row in await rows(newsroom, articles)}
    assert left == {touched.id, published.id, withdrawn.id, newest.id}
    assert [row.article_id for row in await rows(newsroom, article_messages)] == [touched.id]
    assert await amending.history(newsroom.desk, forgotten.id) == ()
    assert len(await amending.history(newsroom.desk, withdrawn.id)) == 2


async def test_an_original_that_may_yet_be_edited_stays(newsroom: Newsroom) -> None:
    article = await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        await keep_originals(connection, article.id, EDITOR, {1: Formatted("Новость", ())}, {})

    await Pruner(newsroom.desk, DAY).prune(NOON + 2 * DAY)

    assert len(await rows(newsroom, article_messages)) == 1


async def test_rules_that_nobody_follows_go_with_what_met_them(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    anna = await newsroom.reader(rules=("договор", "погода"))
    tom = await newsroom.reader(rules=("погода", "снег"))
    await newsroom.publish(None, "Договор о погоде")
    await subscribing.unsubscribe(newsroom.desk, anna, "договор", NOON)
    await subscribing.unsubscribe(newsroom.desk, anna, "погода", NOON)

    await pruner.prune(NOON)

    kept = await rows(newsroom, rules)
    assert len(kept) == 2
    assert len(await rows(newsroom, article_rules)) == 1
    assert (await counting.statistics(newsroom.desk)).rules == 2

    # It is met again by whoever follows it anew, though the dead one was learnt.
    again = await subscribing.subscribe(newsroom.desk, anna, "договор", NOON)
    article = await newsroom.publish(None, "Договор подписан")
    assert again.rule is not None
    assert {row.subscriber_id for row in await rows(newsroom)} >= {anna.id, tom.id}
    assert article.id


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_rule_that_somebody_is_about_to_follow_stays(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    anna = await newsroom.reader()
    async with newsroom.desk.database.transaction() as connection:
        dead = [await keep_rule(connection, word) for word in ("договор", "снег", "погода")]

    async with newsroom.desk.database.transaction() as following:
        rule_id = await keep_rule(following, "договор")
        await pruner.prune(NOON)
        await add_subscription(
            following,
            anna.id,
            rule_id=rule_id,
            timing=Timing.INSTANT,
            since_sequence=0,
            now=NOON,
        )
    await pruner.prune(NOON)

    assert [row.id for row in await rows(newsroom, rules)] == [dead[0], dead[2]]


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_whoever_follows_a_rule_that_is_being_pruned_keeps_another(
    newsroom: Newsroom,
) -> None:
    async with newsroom.desk.database.transaction() as connection:
        dead = [await keep_rule(connection, word) for word in ("договор", "погода")]

    async def follow() -> int:
        async with newsroom.desk.database.transaction() as connection:
            return await keep_rule(connection, "договор")

    async with newsroom.desk.database.transaction() as connection:
        assert await drop_rules(connection, dead) == 1
        following = asyncio.create_task(follow())
        await until_it_waits(newsroom.desk.database, following)

    assert await following not in dead


async def test_pruning_goes_in_small_transactions_and_on_where_it_was(
    newsroom: Newsroom, pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "CHUNKS", 2)
    monkeypatch.setattr(next_chunk, "__defaults__", (2,))
    for _ in range(7):
        await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await deliver(newsroom.desk.database, NOON)
    await cover_all(newsroom)
    sizes = []

    for _ in range(4):
        await pruner.prune(LATE)
        sizes.append(len(await rows(newsroom)))

    assert sizes == [3, 0, 0, 0]
    assert (await counting.tally_of_all(newsroom.desk)) == Tally({SENT: 7})


async def test_another_pruner_goes_on_after_a_crash(
    newsroom: Newsroom, pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "CHUNKS", 1)
    monkeypatch.setattr(next_chunk, "__defaults__", (2,))
    for _ in range(3):
        await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await deliver(newsroom.desk.database, NOON)
    await cover_all(newsroom)

    await pruner.prune(LATE)
    await Pruner(newsroom.desk, KEEP).prune(LATE)

    assert await rows(newsroom) == []


async def test_the_note_of_a_reader_who_pauses_without_end_goes_and_counts_as_skipped(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    readers = [await newsroom.reader("society", timing=Timing.INSTANT) for _ in range(3)]
    _, note_id = await corrected(newsroom)
    paused, *_ = readers
    note = DeliveryKey(note_id, paused.id, 0)
    async with newsroom.desk.database.transaction() as connection:
        await change_subscriber(connection, paused.id, paused_until=FOR_EVER)
        # As the worker does, every hour.
        await defer(connection, {note: LATE + MINUTE})
    await deliver(newsroom.desk.database, NOON)

    await pruner.prune(NOON + KEEP)
    young = await states_of(newsroom, note.dispatch_id)
    await pruner.prune(LATE)

    assert young == [PENDING, SENT, SENT]
    assert await states_of(newsroom, note.dispatch_id) == []
    assert (await counting.tally_of_all(newsroom.desk)).states == {SENT: 5, SKIPPED: 1}


async def states_of(newsroom: Newsroom, dispatch_id: int) -> list[int]:
    """The states of a dispatch's deliveries."""
    return sorted(row.state for row in await rows(newsroom) if row.dispatch_id == dispatch_id)


async def test_a_note_that_waits_for_the_end_of_a_pause_stays(
    newsroom: Newsroom, pruner: Pruner
) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    _, note_id = await corrected(newsroom)
    note = DeliveryKey(note_id, reader.id, 0)
    async with newsroom.desk.database.transaction() as connection:
        await change_subscriber(connection, reader.id, paused_until=LATE + DAY)
        await defer(connection, {note: LATE + DAY})
    await deliver(newsroom.desk.database, NOON)

    await pruner.prune(LATE)

    assert await states_of(newsroom, note.dispatch_id) == [PENDING]
