"""What quiet hours keep back comes once, when they are over, however they end."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from news.article import Article
from news.dispatch import DeliveryState, Lane, Occasion, Reason
from news.quiet import QuietHours
from news.subscriber import FOR_EVER, Subscriber
from news.subscription import Timing
from news.timetable import EVERY_DAY, HOURLY, OFF, Timetable
from newsroom import digesting, preferences, subscribing
from storage import due_digests
from storage.comfort import bring
from storage.restoring import forgo
from storage.tables import articles, deliveries, dispatches, story_followers, subscribers
from tests.factories import DAY, MINSK, MINUTE, Newsroom

NIGHT = QuietHours(time(23), time(7))
MIDNIGHT = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
"""By the clock of Minsk."""
SEVEN, NINE = MIDNIGHT + timedelta(hours=7), MIDNIGHT + timedelta(hours=9)
HOUR = timedelta(hours=1)


async def sleeper(
    newsroom: Newsroom, timetable: Timetable | None = None, timing: Timing = Timing.INSTANT
) -> Subscriber:
    """A reader of society who is quiet from eleven to seven."""
    reader = await newsroom.reader("society", timing=timing, now=MIDNIGHT - 4 * HOUR)
    reader = await preferences.set_quiet(newsroom.desk, reader, NIGHT, MIDNIGHT - 3 * HOUR)
    if timetable is not None:
        reader = await digesting.set_timetable(newsroom.desk, reader, timetable, MIDNIGHT - HOUR)
    return reader


async def kept_back(newsroom: Newsroom, now: datetime = MIDNIGHT, end: datetime = SEVEN) -> Article:
    """An article that the worker has kept back from all its readers."""
    article = await newsroom.publish("society", now=now)
    async with newsroom.desk.database.transaction() as connection:
        skipped = {"state": DeliveryState.SKIPPED.value, "reason": Reason.QUIET.value}
        rows = await connection.execute(
            update(deliveries)
            .where(deliveries.c.state == DeliveryState.PENDING.value)
            .values(**skipped, settled_at=now)
            .returning(deliveries.c.subscriber_id)
        )
        await bring(connection, dict.fromkeys(rows.scalars(), end))
    return article


async def digests_of(
    newsroom: Newsroom, reader: Subscriber
) -> list[tuple[Occasion | None, str | None]]:
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(
            select(dispatches.c.occasion, deliveries.c["items"])
            .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
            .where(deliveries.c.subscriber_id == reader.id, deliveries.c.lane == Lane.DIGEST.value)
            .order_by(deliveries.c.dispatch_id, deliveries.c.part)
        )
        return [(each and Occasion(each), items) for each, items in rows]


def held(*articles: Article) -> str:
    return " ".join(str(each.id) for each in articles)


async def as_now(newsroom: Newsroom, reader: Subscriber) -> Subscriber:
    return (await subscribing.arrive(newsroom.desk, reader.chat_id, None, MIDNIGHT))[0]


async def tick(newsroom: Newsroom, *moments: datetime) -> None:
    for moment in moments:
        await digesting.send_due(newsroom.desk, moment)


async def test_what_was_kept_back_comes_at_the_end_and_the_usual_digest_does_not_repeat_it(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom)
    first, second = await kept_back(newsroom), await kept_back(newsroom, MIDNIGHT + HOUR)

    await tick(newsroom, SEVEN - MINUTE, SEVEN, SEVEN + MINUTE)
    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(second, first))]
    assert (await as_now(newsroom, reader)).catch_up_at is None

    other = await newsroom.publish("society", now=SEVEN + HOUR)
    async with newsroom.desk.database.transaction() as connection:
        missed = deliveries.c.state == DeliveryState.PENDING.value, deliveries.c.lane == 2
        late = {"state": DeliveryState.SKIPPED.value, "reason": Reason.EXPIRED.value}
        await connection.execute(update(deliveries).where(*missed).values(**late))
    await tick(newsroom, NINE, NINE + MINUTE)
    assert (await digests_of(newsroom, reader))[1:] == [(None, held(other))]


async def test_a_slot_in_the_night_is_one_digest_with_what_was_kept_back(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(3), time(6)]))
    sport = await subscribing.subscribe(newsroom.desk, reader, "sport", MIDNIGHT - HOUR)
    match = await newsroom.publish("sport", now=MIDNIGHT - HOUR)
    article = await kept_back(newsroom)

    await tick(newsroom, *(MIDNIGHT + n * HOUR for n in range(8)), SEVEN + MINUTE)

    assert sport.timing is Timing.DIGEST
    ((occasion, items),) = await digests_of(newsroom, reader)
    assert occasion is Occasion.NIGHT
    assert set((items or "").split()) == {str(match.id), str(article.id)}
    assert (await as_now(newsroom, reader)).next_digest_at == SEVEN + DAY


async def test_a_slot_in_the_night_comes_at_its_end_when_nothing_was_kept_back(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(3)]), Timing.DIGEST)
    article = await newsroom.publish("society", now=MIDNIGHT)

    await tick(newsroom, MIDNIGHT + 3 * HOUR, SEVEN - MINUTE)
    assert await digests_of(newsroom, reader) == []
    await tick(newsroom, SEVEN)

    assert await digests_of(newsroom, reader) == [(None, held(article))]


async def test_hourly_digests_pause_for_the_night(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom, HOURLY, Timing.DIGEST)

    slots = []
    for n in range(-2 * 60, 9 * 60, 10):
        moment = MIDNIGHT + n * MINUTE
        before = (await as_now(newsroom, reader)).next_digest_at
        await tick(newsroom, moment)
        if before is not None and before <= moment:
            slots.append(moment)

    assert slots == [SEVEN, SEVEN + HOUR]


async def test_without_digests_only_what_was_kept_back_comes(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom, OFF)
    await subscribing.subscribe(newsroom.desk, reader, "sport", MIDNIGHT - HOUR)
    await newsroom.publish("sport", now=MIDNIGHT - HOUR)
    article = await kept_back(newsroom)

    await tick(newsroom, SEVEN, NINE)

    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(article))]
    assert (await as_now(newsroom, reader)).next_digest_at is None


async def test_who_ends_the_quiet_hours_is_brought_what_waits_at_once(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(3)]))
    article = await kept_back(newsroom)
    now = MIDNIGHT + 4 * HOUR

    awake = await preferences.set_quiet(newsroom.desk, reader, None, now)

    assert (awake.catch_up_at, awake.next_digest_at) == (now, now)
    await tick(newsroom, now, now + MINUTE, SEVEN)
    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(article))]


async def test_quiet_hours_tried_and_ended_after_the_digest_neither_repeat_it_nor_cost_the_next(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader("society", timing=Timing.DIGEST, now=MIDNIGHT)
    await newsroom.publish("society", now=MIDNIGHT)
    await tick(newsroom, NINE)
    day = QuietHours(time(8), time(18))

    await preferences.set_quiet(newsroom.desk, reader, day, NINE + HOUR)
    awake = await preferences.set_quiet(newsroom.desk, reader, None, NINE + 2 * HOUR)

    assert awake.next_digest_at == NINE + DAY
    await tick(newsroom, NINE + 2 * HOUR, NINE + DAY)
    assert len(await digests_of(newsroom, reader)) == 1
    assert (await as_now(newsroom, reader)).next_digest_at == NINE + 2 * DAY


async def test_who_comes_within_their_quiet_hours_has_no_slot_of_before(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", now=NINE + HOUR)
    day = QuietHours(time(8), time(18))

    await preferences.set_quiet(newsroom.desk, reader, day, NINE + HOUR)
    awake = await preferences.set_quiet(newsroom.desk, reader, None, NINE + 2 * HOUR)

    assert awake.next_digest_at == NINE + DAY


async def test_a_digest_kept_back_stays_due_whichever_hours_are_chosen_next(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(3)]))

    for hour, quiet in ((4, QuietHours(time(4), time(12))), (5, QuietHours(time(20), time(21)))):
        now = MIDNIGHT + hour * HOUR
        reader = await preferences.set_quiet(newsroom.desk, reader, quiet, now)

    assert reader.next_digest_at == MIDNIGHT + 5 * HOUR


async def test_other_times_chosen_at_night_have_their_own_digest_besides_the_one_kept_back(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(3)]))
    later = Timetable.on(EVERY_DAY, [time(9)])

    changed = await digesting.set_timetable(newsroom.desk, reader, later, MIDNIGHT + 4 * HOUR)

    assert changed.next_digest_at == SEVEN
    await tick(newsroom, SEVEN)
    assert (await as_now(newsroom, reader)).next_digest_at == NINE


@pytest.mark.parametrize(
    ("quiet", "comes"),
    [
        (QuietHours(time(22), time(9)), NINE),
        (QuietHours(time(23), time(1)), MIDNIGHT + 4 * HOUR),
        (replace(NIGHT, breaking=True), SEVEN),
    ],
)
async def test_other_hours_move_what_waits_to_their_end(
    newsroom: Newsroom, quiet: QuietHours, comes: datetime
) -> None:
    reader = await sleeper(newsroom)
    await kept_back(newsroom)

    changed = await preferences.set_quiet(newsroom.desk, reader, quiet, MIDNIGHT + 4 * HOUR)

    assert changed.catch_up_at == comes


async def test_another_clock_moves_what_waits(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom)
    await kept_back(newsroom)
    now = MIDNIGHT + HOUR

    in_london = await preferences.choose_zone(newsroom.desk, reader, "Лондон", now)
    in_tokyo = await preferences.choose_zone(newsroom.desk, reader, "Токио", now)

    assert in_london.catch_up_at == now
    assert in_tokyo.catch_up_at == now


async def test_a_pause_holds_the_digest_of_the_night_until_it_ends(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom)
    article = await kept_back(newsroom)
    until = SEVEN + timedelta(hours=20)
    await preferences.pause(newsroom.desk, reader, until, SEVEN)

    await tick(newsroom, SEVEN, NINE, until - MINUTE, until)
    assert await digests_of(newsroom, reader) == []

    # The pause ends at three in the night.
    await tick(newsroom, SEVEN + DAY)
    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(article))]


async def test_a_pause_that_is_ended_by_hand_lets_it_come(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom)
    article = await kept_back(newsroom)
    await preferences.pause(newsroom.desk, reader, FOR_EVER, SEVEN)
    await tick(newsroom, SEVEN)

    await preferences.resume(newsroom.desk, reader)
    await tick(newsroom, SEVEN + HOUR)

    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(article))]


async def test_what_is_due_at_night_because_of_a_late_tick_waits_for_the_morning(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(22)]), Timing.DIGEST)
    article = await newsroom.publish("society", now=MIDNIGHT - 3 * HOUR)
    async with newsroom.desk.database.transaction() as connection:
        due = MIDNIGHT - 2 * HOUR
        await connection.execute(update(subscribers).values(next_digest_at=due))

    await tick(newsroom, MIDNIGHT)
    assert await digests_of(newsroom, reader) == []
    await tick(newsroom, SEVEN)

    assert await digests_of(newsroom, reader) == [(None, held(article))]


async def test_who_asks_for_the_digest_at_night_has_it(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom)
    article = await kept_back(newsroom)

    assert await digesting.send_now(newsroom.desk, reader, MIDNIGHT + HOUR) == 1
    await tick(newsroom, SEVEN)

    assert await digests_of(newsroom, reader) == [(Occasion.ASKED, held(article))]


async def test_a_digest_that_cannot_be_made_is_tried_again_and_then_left_to_the_next(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await sleeper(newsroom)
    article = await kept_back(newsroom)

    async def failing(*_: object) -> None:
        raise TypeError

    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing)
        await tick(newsroom, SEVEN)
        assert (await as_now(newsroom, reader)).catch_up_at == SEVEN + digesting.PUT_OFF
        await tick(newsroom, *(SEVEN + n * MINUTE for n in range(15, 300, 15)))
    await tick(newsroom, NINE + DAY)

    assert [items for _, items in await digests_of(newsroom, reader)] == [held(article)]


async def test_a_night_that_is_given_up_costs_no_slot(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await sleeper(newsroom, Timetable.on(EVERY_DAY, [time(20)]))
    await kept_back(newsroom)
    evening = MIDNIGHT + 20 * HOUR

    async def failing(*_: object) -> None:
        raise TypeError

    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing)
        await tick(newsroom, *(SEVEN + n * MINUTE for n in range(0, 300, 15)))
    given_up = await as_now(newsroom, reader)
    await tick(newsroom, evening)

    assert given_up.catch_up_at is not None
    assert given_up.catch_up_at > evening
    assert given_up.next_digest_at == evening
    assert (await as_now(newsroom, reader)).next_digest_at == evening + DAY


async def test_who_has_had_no_digest_for_ever_makes_nobody_look_back_for_ever(
    newsroom: Newsroom,
) -> None:
    for n in range(5):
        await newsroom.publish("society", now=MIDNIGHT - 3 * DAY + n * MINUTE)
    await sleeper(newsroom, OFF)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(subscribers).values(digest_sequence=0))
    await kept_back(newsroom)

    async with newsroom.desk.database.snapshot() as connection:
        assert await due_digests.oldest_window(connection, SEVEN - MINUTE, 5) is None
        assert await due_digests.oldest_window(connection, SEVEN, 5) == 5


async def test_what_was_kept_back_days_ago_comes_all_the_same(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom, OFF)
    old, new = await kept_back(newsroom, MIDNIGHT - 2 * HOUR), await kept_back(newsroom)

    await tick(newsroom, SEVEN + DAY)

    ((occasion, items),) = await digests_of(newsroom, reader)
    assert occasion is Occasion.NIGHT
    assert set((items or "").split()) == {str(old.id), str(new.id)}


async def test_a_restored_database_brings_nothing_that_was_due(newsroom: Newsroom) -> None:
    reader = await sleeper(newsroom)
    await kept_back(newsroom)
    await preferences.set_limit(newsroom.desk, reader, 5, MIDNIGHT)

    async with newsroom.desk.database.transaction() as connection:
        await forgo(connection, SEVEN + HOUR, MINSK)
    await tick(newsroom, SEVEN + HOUR)

    assert await digests_of(newsroom, reader) == []
    assert (await as_now(newsroom, reader)).catch_up_at is None


@pytest.mark.parametrize("act", ["mute", "remove", "by digest"])
async def test_what_is_muted_or_left_in_the_night_does_not_come_in_the_morning(
    newsroom: Newsroom, act: str
) -> None:
    reader = await sleeper(newsroom)
    (mine,) = await subscribing.subscriptions_of(newsroom.desk, reader)
    article = await kept_back(newsroom)
    now = MIDNIGHT + HOUR

    if act == "mute":
        await subscribing.mute(newsroom.desk, reader, mine.id, now + DAY, now)
    elif act == "remove":
        await subscribing.remove(newsroom.desk, reader, mine.id, now)
    else:
        await subscribing.set_timing(newsroom.desk, reader, mine.id, Timing.DIGEST, now)
    await tick(newsroom, SEVEN, NINE)

    found = await digests_of(newsroom, reader)
    assert found == ([(Occasion.NIGHT, held(article))] if act == "by digest" else [])


async def test_what_was_left_out_in_the_morning_does_not_come_days_later(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom)
    (mine,) = await subscribing.subscriptions_of(newsroom.desk, reader)
    await kept_back(newsroom)
    await subscribing.mute(newsroom.desk, reader, mine.id, MIDNIGHT + DAY, MIDNIGHT + HOUR)
    await tick(newsroom, SEVEN, NINE)

    await subscribing.mute(newsroom.desk, reader, mine.id, None, NINE + 2 * DAY)
    await tick(newsroom, NINE + 3 * DAY)

    assert await digests_of(newsroom, reader) == []


async def test_what_a_rule_or_a_further_rubric_brought_comes_though_something_else_is_left(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom)
    await subscribing.subscribe(newsroom.desk, reader, "договор", MIDNIGHT - HOUR)
    article = await newsroom.publish("sport", "Договор подписан", now=MIDNIGHT)
    later = await kept_back(newsroom)
    first, *_ = await subscribing.subscriptions_of(newsroom.desk, reader)

    await subscribing.remove(newsroom.desk, reader, first.id, MIDNIGHT + HOUR)
    await tick(newsroom, SEVEN)

    ((_, items),) = await digests_of(newsroom, reader)
    assert items == held(article)
    assert items != held(later)


async def test_who_follows_a_story_is_brought_it_whatever_else_they_leave(
    newsroom: Newsroom,
) -> None:
    reader = await sleeper(newsroom)
    (mine,) = await subscribing.subscriptions_of(newsroom.desk, reader)
    article = await kept_back(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(articles).values(story_id=article.id))
        row = {"story_id": article.id, "subscriber_id": reader.id, "followed_at": MIDNIGHT}
        await connection.execute(story_followers.insert().values(row))

    await subscribing.remove(newsroom.desk, reader, mine.id, MIDNIGHT + HOUR)
    await tick(newsroom, SEVEN)

    assert await digests_of(newsroom, reader) == [(Occasion.NIGHT, held(article))]
