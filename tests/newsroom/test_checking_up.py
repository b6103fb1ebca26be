"""Once a month readers are told which subscriptions send nothing, and which too much."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from news.checkup import EVERY, MANY, CheckUp
from news.dispatch import DeliveryState, Reason
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import arranging, checking_up, membership, preferences, subscribing
from storage import checkups
from storage.tables import article_rules, articles, deliveries, dispatches, subscribers
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom

MONTH = NOON + EVERY


async def told(newsroom: Newsroom) -> list[tuple[int, datetime]]:
    """Every check-up that was made: the reader, and for when."""
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(
            select(deliveries.c.subscriber_id, deliveries.c.not_before)
            .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
            .where(dispatches.c.kind == "checkup")
            .order_by(deliveries.c.dispatch_id, deliveries.c.subscriber_id)
        )
        return [tuple(row) for row in rows]


async def check(newsroom: Newsroom, reader: Subscriber, now: datetime = MONTH) -> CheckUp:
    found, _ = await checking_up.check(newsroom.desk, reader, now)
    return found


async def flood(newsroom: Newsroom, rubric: str, count: int, rule: int | None = None) -> None:
    """Many articles of the last day before the check-up, without the work of publishing them."""
    model = await newsroom.publish(rubric, now=MONTH - DAY)
    async with newsroom.desk.database.transaction() as connection:
        row = (await connection.execute(select(articles).where(articles.c.id == model.id))).one()
        new = [
            row._asdict() | {"id": model.id + number, "sequence": row.sequence + number}
            for number in range(1, count)
        ]
        for one in new:
            one["fingerprint"] = str(one["id"])
        await connection.execute(articles.insert(), new)
        if rule is not None:
            met = [{"article_id": one["id"], "rule_id": rule} for one in new]
            await connection.execute(article_rules.insert(), met)
        await connection.execute(
            text("UPDATE facts SET value = :value WHERE name = 'sequence'"),
            {"value": str(new[-1]["sequence"])},
        )


async def test_what_sent_nothing_in_a_month_is_told_of(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", "sport", rules=("мост", "договор"))
    await newsroom.publish("society", "Мост открыт", now=MONTH - DAY)

    found = await check(newsroom, reader)

    names = {one.rubric.slug if one.rubric else one.rule for one in found.idle}
    assert names == {"sport", "договор"}
    assert found.busy == ()


async def test_a_young_subscription_is_given_time(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", now=NOON + DAY)
    await newsroom.publish("society", now=MONTH - DAY)

    assert not (await check(newsroom, reader)).has_something
    assert (await check(newsroom, reader, MONTH + DAY)).idle


async def test_a_month_without_any_news_is_nobodys_fault(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("мост",))
    await newsroom.publish("society", "Мост открыт")

    assert not (await check(newsroom, reader, MONTH + 10 * DAY)).has_something


async def test_a_muted_subscription_is_silent_by_wish(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    (held,) = await subscribing.subscriptions_of(newsroom.desk, reader)
    await subscribing.mute(newsroom.desk, reader, held.id, MONTH + DAY, NOON)
    await newsroom.publish("society", now=MONTH - DAY)

    assert not (await check(newsroom, reader)).has_something


async def test_one_that_sends_many_a_day_at_once_is_told_of(newsroom: Newsroom) -> None:
    at_once = await newsroom.reader("society", timing=Timing.INSTANT)
    by_digest = await newsroom.reader("society")
    await flood(newsroom, "society", 7 * (MANY + 2))

    ((subscription, a_day),) = (await check(newsroom, at_once)).busy

    assert subscription.rubric is not None
    assert a_day == MANY + 2
    assert not (await check(newsroom, by_digest)).has_something


async def test_words_are_counted_by_what_met_them(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("мост",))
    async with newsroom.desk.database.snapshot() as connection:
        rule = await connection.scalar(text("SELECT id FROM rules"))
    await flood(newsroom, "society", 7 * MANY + 1, rule)

    ((subscription, a_day),) = (await check(newsroom, reader)).busy

    assert (subscription.rule, a_day) == ("мост", MANY)


async def test_a_merged_rubric_counts_for_the_other(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    await newsroom.publish("society", now=MONTH - DAY)
    sport, society = await newsroom.rubric("sport"), await newsroom.rubric("society")
    await arranging.merge(newsroom.desk, sport.id, society.id, EDITOR, MONTH)

    assert not (await check(newsroom, reader)).has_something


async def test_a_reader_is_told_once_a_month_by_day(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    await newsroom.publish("society", now=MONTH - DAY)

    early = await checking_up.send_due(newsroom.desk, MONTH - MINUTE)
    for _ in range(3):
        await checking_up.send_due(newsroom.desk, MONTH)
    await checking_up.send_due(newsroom.desk, MONTH + EVERY - MINUTE)
    # Nine in the morning in Minsk, with the digest.
    morning = MONTH.replace(hour=6) + DAY
    assert (early, await told(newsroom)) == (0, [(reader.id, morning)])

    await newsroom.publish("society", now=MONTH + EVERY)
    await checking_up.send_due(newsroom.desk, MONTH + EVERY)

    assert len(await told(newsroom)) == 2


async def test_whoever_has_nothing_to_be_told_is_left_alone_for_a_month(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("society", now=MONTH - DAY)

    assert await checking_up.send_due(newsroom.desk, MONTH) == 1
    assert await checking_up.send_due(newsroom.desk, MONTH + DAY) == 0

    assert await told(newsroom) == []
    assert reader.active


async def test_whoever_is_away_is_told_nothing(newsroom: Newsroom) -> None:
    blocked, paused = [await newsroom.reader("sport") for _ in range(2)]
    await membership.deactivate(newsroom.desk, blocked.chat_id, Reason.BLOCKED, NOON)
    await preferences.pause(newsroom.desk, paused, MONTH + DAY, NOON)
    await newsroom.publish("society", now=MONTH - DAY)

    await checking_up.send_due(newsroom.desk, MONTH)

    assert await told(newsroom) == []


async def test_whoever_wants_no_check_up_gets_none_until_they_do(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    await newsroom.publish("society", now=MONTH - DAY)
    await checking_up.want(newsroom.desk, reader, NOON, wanted=False)

    await checking_up.send_due(newsroom.desk, MONTH + 3 * EVERY)
    assert await told(newsroom) == []
    assert await checking_up.check(newsroom.desk, reader, MONTH) != (CheckUp(), True)

    await checking_up.want(newsroom.desk, reader, MONTH, wanted=True)
    await newsroom.publish("society", now=MONTH + EVERY)
    await checking_up.send_due(newsroom.desk, MONTH + EVERY)

    assert [one for one, _ in await told(newsroom)] == [reader.id]


async def test_many_who_are_due_are_told_in_small_batches_the_longest_waiting_first(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_up, "AT_ONCE", 2)
    readers = [await newsroom.reader("sport", now=NOON + each * MINUTE) for each in range(3)]
    await newsroom.publish("society", now=MONTH)

    batches = [await checking_up.send_due(newsroom.desk, MONTH + DAY) for _ in range(3)]

    assert batches == [2, 1, 0]
    assert [one for one, _ in await told(newsroom)] == [one.id for one in readers]


async def test_two_ticks_at_once_tell_a_reader_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    await newsroom.publish("society", now=MONTH - DAY)
    beside = await newsroom.beside()

    await asyncio.gather(*(checking_up.send_due(each.desk, MONTH) for each in (newsroom, beside)))

    assert [one for one, _ in await told(newsroom)] == [reader.id]


async def test_one_reader_whose_check_up_fails_costs_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, reader = [await newsroom.reader("sport") for _ in range(2)]
    await newsroom.publish("society", now=MONTH - DAY)
    with_findings = checkups.with_findings

    async def found(connection: Any, readers: Any, now: datetime) -> set[int]:
        if broken.id in readers:
            raise ValueError("a bad row")
        return await with_findings(connection, readers, now)

    with monkeypatch.context() as patch:
        patch.setattr(checkups, "with_findings", found)
        await checking_up.send_due(newsroom.desk, MONTH)
    await checking_up.send_due(newsroom.desk, MONTH)

    assert [one for one, _ in await told(newsroom)] == [reader.id]


async def test_a_check_up_is_counted_as_one_delivery(newsroom: Newsroom) -> None:
    await newsroom.reader("sport")
    await newsroom.publish("society", now=MONTH - DAY)

    await checking_up.send_due(newsroom.desk, MONTH)

    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(
            text(
                "SELECT state, dispatch_counts.copies FROM dispatch_counts JOIN dispatches"
                " ON dispatch_id = dispatches.id WHERE kind = 'checkup'"
            )
        )
        assert [tuple(row) for row in rows] == [(DeliveryState.PENDING.value, 1)]


async def test_readers_of_before_are_not_all_told_at_once(newsroom: Newsroom) -> None:
    """The tick goes by an index, however many there are."""
    reader = await newsroom.reader("sport")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(subscribers).values(checked_up_at=NOON - 90 * DAY))
        assert await checkups.due_ids(connection, NOON, most=10) == [reader.id]
        assert await checkups.due_ids(connection, NOON - 61 * DAY, most=10) == []
    assert timedelta(days=30) == EVERY
