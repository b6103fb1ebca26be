"""Readers who come back after days are brought the best of what they missed, once."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from news.absence import BEST
from news.digest_items import read_items
from news.dispatch import DeliveryState, Occasion, Reason
from news.quiet import QuietHours
from news.subscriber import FOR_EVER, Subscriber
from news.subscription import Timing
from news.timetable import OFF
from newsroom import digesting, membership, preferences, returning, subscribing, visits
from newsroom.selecting import share_out
from storage.restoring import forgo
from storage.subscribers import change_subscriber
from storage.tables import deliveries, dispatches
from tests.factories import DAY, MINSK, MINUTE, NOON, Newsroom, receivers

# Nine in the morning of the next day, in Minsk.
NINE = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATER = NOON + 12 * DAY + HOUR


async def blocks(newsroom: Newsroom, reader: Subscriber, now: datetime = NOON) -> None:
    await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, now)


async def unblocks(newsroom: Newsroom, reader: Subscriber, now: datetime = LATER) -> None:
    await membership.reactivate(newsroom.desk, reader.chat_id, now)


async def brought(newsroom: Newsroom, reader: Subscriber) -> list[tuple[int, ...]]:
    """Every digest that was made for a reader: how long they were away, and ids of its articles."""
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(
            select(deliveries.c["items"], dispatches.c.occasion)
            .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
            .where(
                deliveries.c.subscriber_id == reader.id,
                dispatches.c.kind == "digest",
            )
            .order_by(deliveries.c.dispatch_id, deliveries.c.part)
        )
        made = [(read_items(items), occasion) for items, occasion in rows]
    for items, occasion in made:
        assert (occasion == Occasion.RETURN) is bool(items.days_away)
    return [(items.days_away, *items.articles) for items, _ in made]


async def now_of(newsroom: Newsroom, reader: Subscriber) -> Subscriber:
    """The reader as the database has them now."""
    found = await subscribing.reader(newsroom.desk, reader.chat_id)
    assert found is not None
    return found


async def test_whoever_unblocks_is_brought_the_best_nine_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("мост",))
    await blocks(newsroom, reader)
    bridge = await newsroom.publish("society", "Мост открыт")
    others = [await newsroom.publish("society") for _ in range(30)]

    await unblocks(newsroom, reader)
    await returning.bring_back(newsroom.desk, LATER)
    await returning.bring_back(newsroom.desk, LATER)

    (items,) = await brought(newsroom, reader)
    newest = [article.id for article in others[-(BEST - 1) :]]
    assert items[0] == 12
    assert sorted(items[1:]) == [bridge.id, *newest]


async def test_nothing_of_what_was_missed_comes_later(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    for _ in range(30):
        await newsroom.publish("society")
    await unblocks(newsroom, reader)
    await returning.bring_back(newsroom.desk, LATER)

    since = await newsroom.publish("society", now=LATER)
    await digesting.send_due(newsroom.desk, LATER + 2 * DAY)

    assert (await brought(newsroom, reader))[1:] == [(0, since.id)]


async def test_subscriptions_are_as_they_were(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("мост",))
    held = await subscribing.subscriptions_of(newsroom.desk, reader)
    await blocks(newsroom, reader)
    await unblocks(newsroom, reader)
    await returning.bring_back(newsroom.desk, LATER)

    assert await subscribing.subscriptions_of(newsroom.desk, reader) == held
    article = await newsroom.publish(None, "Мост закрыт", now=LATER)
    assert await receivers(newsroom, article) == {reader.id}


async def test_whoever_says_something_is_back_as_well(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    article = await newsroom.publish("society")

    await visits.meet(newsroom.desk, reader.chat_id, "ru", LATER)
    await returning.bring_back(newsroom.desk, LATER)

    assert await brought(newsroom, reader) == [(12, article.id)]


async def test_after_a_short_absence_the_next_digest_has_what_there_was(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    article = await newsroom.publish("society")
    back = NOON + 2 * DAY
    await unblocks(newsroom, reader, back)

    await returning.bring_back(newsroom.desk, back)
    assert await brought(newsroom, reader) == []
    await digesting.send_due(newsroom.desk, back + DAY)

    assert await brought(newsroom, reader) == [(0, article.id)]


async def test_whoever_missed_nothing_is_told_nothing(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    await newsroom.publish("sport")
    await unblocks(newsroom, reader)

    await returning.bring_back(newsroom.desk, LATER)

    assert await brought(newsroom, reader) == []
    assert (await now_of(newsroom, reader)).away_since is None


async def test_a_long_pause_that_ends_by_itself_is_a_return(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("мост",))
    await preferences.pause(newsroom.desk, reader, NOON + 7 * DAY, NOON)
    article = await newsroom.publish("society", "Мост открыт")

    await returning.bring_back(newsroom.desk, NOON + 7 * DAY - MINUTE)
    assert await brought(newsroom, reader) == []
    await returning.bring_back(newsroom.desk, NOON + 7 * DAY)

    assert await brought(newsroom, reader) == [(7, article.id)]


async def test_a_pause_that_is_ended_is_a_return(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await preferences.pause(newsroom.desk, reader, FOR_EVER, NOON)
    article = await newsroom.publish("society")
    await preferences.resume(newsroom.desk, reader)

    await returning.bring_back(newsroom.desk, NOON + 4 * DAY)

    assert await brought(newsroom, reader) == [(4, article.id)]


async def test_an_absence_within_a_pause_is_as_long_as_both(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await preferences.pause(newsroom.desk, reader, NOON + 6 * DAY, NOON)
    await blocks(newsroom, reader, NOON + 2 * DAY)
    article = await newsroom.publish("society")
    await unblocks(newsroom, reader, NOON + 5 * DAY)

    await returning.bring_back(newsroom.desk, NOON + 5 * DAY)
    assert await brought(newsroom, reader) == []
    await returning.bring_back(newsroom.desk, NOON + 6 * DAY)

    assert await brought(newsroom, reader) == [(6, article.id)]


async def test_a_slot_at_the_moment_of_a_return_brings_no_second_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await preferences.pause(newsroom.desk, reader, NINE + 6 * DAY, NOON)
    article = await newsroom.publish("society")

    for at in (NINE + 6 * DAY, NINE + 6 * DAY):
        await digesting.send_due(newsroom.desk, at)
    await returning.bring_back(newsroom.desk, NINE + 6 * DAY)
    await digesting.send_due(newsroom.desk, NINE + 7 * DAY)

    assert await brought(newsroom, reader) == [(6, article.id)]


async def test_what_was_held_back_in_a_pause_is_in_no_later_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("мост",), timing=Timing.INSTANT)
    article = await newsroom.publish(None, "Мост открыт")
    await preferences.pause(newsroom.desk, reader, NOON + 4 * DAY, NOON)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            deliveries.update().values(
                state=DeliveryState.SKIPPED.value, reason=Reason.PAUSED.value
            )
        )

    await returning.bring_back(newsroom.desk, NOON + 4 * DAY)
    await digesting.send_due(newsroom.desk, NOON + 6 * DAY)

    assert await brought(newsroom, reader) == [(4, article.id)]


async def test_a_return_comes_instead_of_what_is_to_be_caught_up_with(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("мост",), timing=Timing.INSTANT)
    await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)
    article = await newsroom.publish(None, "Мост открыт")
    await preferences.pause(newsroom.desk, reader, NOON + 4 * DAY, NOON)
    async with newsroom.desk.database.transaction() as connection:
        skipped = {"state": DeliveryState.SKIPPED.value, "reason": Reason.PAUSED.value}
        await connection.execute(deliveries.update().values(**skipped))
        await change_subscriber(connection, reader.id, catch_up_at=NOON)

    await digesting.send_due(newsroom.desk, NOON + 4 * DAY)
    assert await brought(newsroom, reader) == []
    await returning.bring_back(newsroom.desk, NOON + 4 * DAY)
    await digesting.send_due(newsroom.desk, NOON + 5 * DAY)

    assert await brought(newsroom, reader) == [(4, article.id)]


async def test_nobody_is_back_in_their_quiet_hours(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    quiet = QuietHours(datetime(2026, 1, 1, 14, 0).time(), datetime(2026, 1, 1, 18).time())  # noqa: DTZ001 - local times
    await preferences.set_quiet(newsroom.desk, reader, quiet, NOON)
    await blocks(newsroom, reader)
    article = await newsroom.publish("society")
    await unblocks(newsroom, reader, NOON + 4 * DAY)

    # Noon is three in the afternoon in Minsk.
    assert await returning.bring_back(newsroom.desk, NOON + 4 * DAY) == 0
    await returning.bring_back(newsroom.desk, NOON + 4 * DAY + 3 * HOUR)

    assert await brought(newsroom, reader) == [(4, article.id)]


async def test_weeks_of_silence_without_digests_are_an_absence(newsroom: Newsroom) -> None:
    silent, quiet, away = [await newsroom.reader("society") for _ in range(3)]
    for reader in (silent, away):
        await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)
    article = await newsroom.publish("society")
    soon, late = NOON + 13 * DAY, NOON + 14 * DAY
    await visits.meet(newsroom.desk, away.chat_id, "ru", soon)
    for reader in (silent, quiet, away):
        await visits.meet(newsroom.desk, reader.chat_id, "ru", late)
    await newsroom.desk.seen.keep(newsroom.desk.database)

    await returning.bring_back(newsroom.desk, late)

    assert await brought(newsroom, silent) == [(14, article.id)]
    # One has had a digest a day, the other was here yesterday.
    assert await brought(newsroom, quiet) == await brought(newsroom, away) == []


async def test_a_reader_is_noted_as_seen_once_a_day(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    writes = await count_writes(newsroom)

    for minutes in (1, 30, 24 * 60, 24 * 60 + 1, 26 * 60):
        await visits.meet(newsroom.desk, reader.chat_id, "ru", NOON + minutes * MINUTE)
        await newsroom.desk.seen.keep(newsroom.desk.database)

    assert (await now_of(newsroom, reader)).seen_at == NOON + 24 * 60 * MINUTE
    assert len(writes) == 1


async def test_an_answer_does_not_wait_until_its_reader_is_noted(newsroom: Newsroom) -> None:
    readers = [await newsroom.reader() for _ in range(3)]
    writes = await count_writes(newsroom)

    for reader in readers:
        await visits.meet(newsroom.desk, reader.chat_id, "ru", NOON + 2 * DAY)

    assert writes == []


async def test_two_ticks_at_once_bring_one_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    article = await newsroom.publish("society")
    await unblocks(newsroom, reader)
    beside = await newsroom.beside()

    await asyncio.gather(
        *(returning.bring_back(each.desk, LATER) for each in (newsroom, beside)),
        return_exceptions=False,
    )

    assert await brought(newsroom, reader) == [(12, article.id)]


async def test_a_tick_that_is_cut_short_has_done_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    await blocks(newsroom, reader)
    article = await newsroom.publish("society")
    await unblocks(newsroom, reader)

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr("storage.absences.end_absence", killed)
        with pytest.raises(asyncio.CancelledError):
            await returning.bring_back(newsroom.desk, LATER)
    assert await brought(newsroom, reader) == []
    await returning.bring_back(newsroom.desk, LATER)

    assert await brought(newsroom, reader) == [(12, article.id)]


async def test_a_return_that_fails_leaves_it_to_the_next_digest_and_costs_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, reader = [await newsroom.reader("society") for _ in range(2)]
    article = await newsroom.publish("society")
    for each in (broken, reader):
        await blocks(newsroom, each)
        await unblocks(newsroom, each)

    async def shared(connection: Any, readers: Any, *rest: Any, **named: Any) -> Any:
        if broken.id in readers:
            raise ValueError("a bad row")
        return await share_out(connection, readers, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr("newsroom.returning.share_out", shared)
        await returning.bring_back(newsroom.desk, LATER)
    await digesting.send_due(newsroom.desk, LATER + DAY)

    assert await brought(newsroom, reader) == [(12, article.id)]
    assert await brought(newsroom, broken) == [(0, article.id)]


async def test_a_backup_put_back_brings_nobody_back_again(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await preferences.pause(newsroom.desk, reader, NOON + 7 * DAY, NOON)
    await newsroom.publish("society")

    async with newsroom.desk.database.transaction() as connection:
        await forgo(connection, LATER, MINSK)
    await returning.bring_back(newsroom.desk, LATER)
    await digesting.send_due(newsroom.desk, LATER + DAY)

    assert await brought(newsroom, reader) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["block", "unblock", "pause", "resume", "publish", "say", "tick"]),
        st.integers(0, 100),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
async def test_nothing_comes_twice_and_no_absence_ends_in_hundreds_of_lines(
    newsroom: Newsroom, steps: list[tuple[str, int]]
) -> None:
    reader, now = await newsroom.reader("society"), NOON
    for step, hours in steps:
        now += hours * HOUR
        match step:
            case "block":
                await blocks(newsroom, reader, now)
            case "unblock":
                await unblocks(newsroom, reader, now)
            case "pause":
                await preferences.pause(newsroom.desk, reader, now + hours * HOUR, now)
            case "resume":
                await preferences.resume(newsroom.desk, reader)
            case "publish":
                await newsroom.publish("society", now=now)
            case "say":
                await visits.meet(newsroom.desk, reader.chat_id, "ru", now)
            case "tick":
                await newsroom.desk.seen.keep(newsroom.desk.database)
                await returning.bring_back(newsroom.desk, now)
                await digesting.send_due(newsroom.desk, now)

    made = await brought(newsroom, reader)
    every = [article for _, *articles in made for article in articles]
    assert len(every) == len(set(every))
    assert all(len(articles) <= BEST for days, *articles in made if days)
    assert all(max(one[1:]) < max(other[1:]) for one, other in pairwise(made))


async def count_writes(newsroom: Newsroom) -> list[str]:
    """The updates of readers from now on."""
    writes: list[str] = []

    def wrote(_1: Any, _2: Any, statement: str, *_: Any) -> None:
        if statement.startswith("UPDATE subscribers"):
            writes.append(statement)

    async with newsroom.desk.database.transaction() as connection:
        engine = connection.sync_connection.engine  # type: ignore[union-attr]
    event.listen(engine, "before_cursor_execute", wrote)
    return writes
