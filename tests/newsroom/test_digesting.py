from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from news.article import Article
from news.digest import MOST_IN_ALL, MOST_ITEMS
from news.digest_items import read_items
from news.dispatch import DeliveryState, Lane, Reason
from news.subscriber import Subscriber
from news.subscription import Timing
from news.timetable import OFF, Timetable
from news.timetable_language import parse_timetable, stored_timetable
from newsroom import departing, digesting, membership, preferences, spreading, subscribing
from newsroom.selecting import messages, open_edition, share_out
from storage.digests import Due
from storage.facts import DIGEST_SPREAD, keep_fact
from storage.tables import deliveries, subscribers
from storage.totals import Total, change_total
from tests.factories import DAY, MINUTE, NOON, Newsroom

# Nine in the morning of the next day, in Minsk.
NINE = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


async def digest_of(newsroom: Newsroom, reader: Subscriber) -> list[str]:
    """The messages of all digests that wait for a reader: ids of articles."""
    async with newsroom.desk.database.snapshot() as connection:
        found = await connection.scalars(
            select(deliveries.c["items"])
            .where(deliveries.c.subscriber_id == reader.id, deliveries.c.lane == Lane.DIGEST.value)
            .order_by(deliveries.c.dispatch_id, deliveries.c.part)
        )
        return [items or "" for items in found]


def ids(*articles: Article) -> list[str]:
    return [" ".join(str(article.id) for article in articles)] if articles else []


async def now_of(newsroom: Newsroom, reader: Subscriber) -> Subscriber:
    """The reader as the database has them now."""
    return (await subscribing.arrive(newsroom.desk, reader.chat_id, None, NOON))[0]


async def test_a_digest_comes_at_its_slot_with_what_there_was(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    first, second = await newsroom.publish("society"), await newsroom.publish("society")
    await newsroom.publish("sport")

    early = await digesting.send_due(newsroom.desk, NINE - MINUTE)
    due = await digesting.send_due(newsroom.desk, NINE)

    assert (early, due) == (0, 1)
    assert await digest_of(newsroom, reader) == ids(second, first)
    assert (await now_of(newsroom, reader)).next_digest_at == NINE + DAY


async def test_one_slot_gives_one_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")

    await digesting.send_due(newsroom.desk, NINE)
    again = await digesting.send_due(newsroom.desk, NINE)

    assert again == 0
    assert await digest_of(newsroom, reader) == ids(article)


async def test_nothing_waiting_is_no_message_and_the_slot_moves_on(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == []
    assert (await now_of(newsroom, reader)).next_digest_at == NINE + DAY


async def test_after_days_of_downtime_there_is_one_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    late = NINE + 3 * DAY + timedelta(hours=5)

    await digesting.send_due(newsroom.desk, late)
    await digesting.send_due(newsroom.desk, late + MINUTE)

    assert await digest_of(newsroom, reader) == ids(article)
    assert (await now_of(newsroom, reader)).next_digest_at == NINE + 4 * DAY


async def test_an_article_is_in_one_digest_only(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    first = await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NINE)
    second = await newsroom.publish("society")

    await digesting.send_due(newsroom.desk, NINE + DAY)

    assert await digest_of(newsroom, reader) == ids(first) + ids(second)


async def test_what_came_at_once_is_not_in_the_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))
    await newsroom.publish("society", "Договор подписан")
    other = await newsroom.publish("society")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(other)


async def test_what_was_skipped_is_in_the_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    article = await newsroom.publish("society", "Договор подписан")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(deliveries).values(state=DeliveryState.SKIPPED.value))

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(article)


async def test_an_article_still_being_spread_waits_for_the_next_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))
    before = await newsroom.publish("society")
    spreading = await newsroom.publish("society", "Договор подписан")
    after = await newsroom.publish("society")
    await newsroom.interrupt(spreading.id, keep=0)

    await digesting.send_due(newsroom.desk, NINE)
    await departing.finish_interrupted(newsroom.desk, NINE + MINUTE, lambda _: None)
    await digesting.send_due(newsroom.desk, NINE + DAY)

    assert await digest_of(newsroom, reader) == ids(before) + ids(after)


async def test_rules_by_digest_come_by_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",), timing=Timing.DIGEST)
    article = await newsroom.publish("sport", "О договоре")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(article)


async def test_a_digest_is_grouped_by_rubric_in_their_order(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", "politics", rules=("погода",), timing=Timing.DIGEST)
    sport = await newsroom.publish("sport")
    bare = await newsroom.publish(None, "Погода")
    politics = await newsroom.publish("politics")
    again = await newsroom.publish("sport")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(politics, again, sport, bare)


async def test_a_long_digest_is_several_messages(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport")
    articles = [await newsroom.publish("sport") for _ in range(MOST_ITEMS + 5)]

    assert await digesting.waiting(newsroom.desk, reader, NOON) == MOST_ITEMS + 5
    await digesting.send_due(newsroom.desk, NINE)

    parts = [read_items(items) for items in await digest_of(newsroom, reader)]
    assert [part.messages for part in parts] == [2, 2]
    newest_first = [article.id for article in reversed(articles)]
    assert [id_ for part in parts for id_ in part.articles] == newest_first


async def test_one_who_comes_back_gets_the_newest_and_learns_how_many_more_there_are(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader("sport")
    articles = [await newsroom.publish("sport") for _ in range(MOST_IN_ALL + 5)]

    assert await digesting.waiting(newsroom.desk, reader, NOON) == MOST_IN_ALL + 5
    await digesting.send_due(newsroom.desk, NINE)

    held = await digest_of(newsroom, reader)
    parts = [read_items(items) for items in held]
    assert [part.more for part in parts] == [0, 5]
    newest_first = [article.id for article in reversed(articles[5:])]
    assert [id_ for part in parts for id_ in part.articles] == newest_first
    await digesting.send_due(newsroom.desk, NINE + DAY)
    assert await digest_of(newsroom, reader) == held


async def test_what_met_more_of_the_readers_rules_comes_first_in_its_rubric(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader(
        "sport", "society", rules=("договор", "мост"), timing=Timing.DIGEST
    )
    other = await newsroom.reader("sport", "society")
    one = await newsroom.publish("sport", "Договор с тренером")
    two = await newsroom.publish("sport", "Договор: мост ведёт к стадиону")
    none = await newsroom.publish("sport", "Матч перенесён")
    society = await newsroom.publish("society", "Выставка открыта")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(society, two, one, none)
    assert await digest_of(newsroom, other) == ids(society, none, two, one)


async def test_whoever_was_away_can_be_given_the_best_few(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", rules=("договор",), timing=Timing.DIGEST)
    wanted = await newsroom.publish("sport", "Договор с тренером")
    rest = [await newsroom.publish("sport") for _ in range(4)]

    async with newsroom.desk.database.snapshot() as connection:
        edition = await open_edition(connection, 0)
        shares = await share_out(connection, {reader.id: 0}, edition, NOON, most=3)

    assert list(messages(edition, shares, days_away=12)) == [
        (reader.id, 0, f"{wanted.id} {rest[3].id} {rest[2].id} ~12 +2")
    ]


async def test_a_reader_whose_digest_cannot_be_made_waits_alone(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = [await newsroom.reader("society") for _ in range(7)]
    poison = readers[3]
    article = await newsroom.publish("society")

    def rests(one: Due, _: datetime) -> bool:
        if one.id == poison.id:
            raise TypeError
        return False

    monkeypatch.setattr(digesting, "_rests", rests)
    await digesting.send_due(newsroom.desk, NINE)

    for reader in readers:
        assert await digest_of(newsroom, reader) == (ids() if reader is poison else ids(article))
    assert caplog.text.count("digest.failed") == 1
    assert await digesting.send_due(newsroom.desk, NINE + MINUTE) == 0
    assert await digesting.send_due(newsroom.desk, NINE + digesting.PUT_OFF) == 1


async def test_a_digest_that_keeps_failing_is_tried_ever_more_rarely_and_told_of_once(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    told: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing(TypeError))
        tries, now = [], NINE
        while now < NINE + 3 * DAY:
            if await digesting.send_due(newsroom.desk, now, told.append):
                tries.append(now - NINE)
            now += 15 * MINUTE

    assert [each / MINUTE for each in tries] == [0, 15, 45, 105, 225, 1440, 2880]
    assert caplog.text.count("digest.failed") == caplog.text.count("digest.given_up") == 1
    assert told == [reader.chat_id]

    assert await digesting.send_due(newsroom.desk, NINE + 3 * DAY, told.append) == 1
    assert await digest_of(newsroom, reader) == ids(article)
    # It has been made: the next trouble is news again.
    monkeypatch.setattr(digesting, "share_out", failing(TypeError))
    await digesting.send_due(newsroom.desk, NINE + 4 * DAY)
    assert caplog.text.count("digest.failed") == 2


async def test_a_digest_that_was_turned_off_is_not_tried_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("society")
    put_off = digesting._put_off

    async def turn_off_first(*given: Any) -> None:
        await digesting.set_timetable(newsroom.desk, reader, OFF, NINE)
        await put_off(*given)

    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing(TypeError))
        patch.setattr(digesting, "_put_off", turn_off_first)
        assert await digesting.send_due(newsroom.desk, NINE) == 1

    assert await digesting.send_due(newsroom.desk, NINE + DAY) == 0


async def test_a_timetable_that_cannot_be_read_puts_its_digest_off_for_a_day(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, other = await newsroom.reader("society"), await newsroom.reader("society")
    await digesting.set_timetable(newsroom.desk, reader, parse_timetable("09:00 10:00"), NOON)
    article = await newsroom.publish("society")

    def stored(kept: str) -> Timetable:
        if "10" in kept:
            raise TypeError
        return stored_timetable(kept)

    monkeypatch.setattr(digesting, "stored_timetable", stored)
    for minutes in (0, 15, 45, 105, 225):
        assert await digesting.send_due(newsroom.desk, NINE + minutes * MINUTE) > 0

    assert await digest_of(newsroom, other) == ids(article)
    assert await digest_of(newsroom, reader) == []
    assert await digesting.send_due(newsroom.desk, NINE + 224 * MINUTE + DAY) == 1
    assert await digesting.send_due(newsroom.desk, NINE + 225 * MINUTE + DAY) == 1


async def test_a_digest_asked_for_that_cannot_be_made_is_told_of_once(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing(TypeError))
        assert await digesting.waiting(newsroom.desk, reader, NOON) is None
        for _ in range(3):
            with pytest.raises(digesting.DigestFailed):
                await digesting.send_now(newsroom.desk, reader, NOON)
    assert caplog.text.count("digest.failed") == 1

    assert await digesting.send_now(newsroom.desk, reader, NOON) == 1
    assert await digest_of(newsroom, reader) == ids(article)


async def test_a_digest_asked_for_in_vain_is_no_try_of_its_slot(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("society")
    monkeypatch.setattr(digesting, "share_out", failing(TypeError))
    assert await digesting.waiting(newsroom.desk, reader, NINE) is None
    caplog.clear()

    tries = [NINE + minutes * MINUTE for minutes in (0, 15, 45, 105, 225)]
    assert [await digesting.send_due(newsroom.desk, at) for at in tries] == [1] * len(tries)

    assert caplog.text.count("digest.failed") == 1
    assert caplog.text.count("digest.given_up") == 1


async def test_once_it_is_found_that_nothing_waits_the_next_trouble_is_told(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(digesting, "share_out", failing(TypeError))
            assert await digesting.waiting(newsroom.desk, reader, NOON) is None
        assert await digesting.send_now(newsroom.desk, reader, NOON) == 0

    assert caplog.text.count("digest.failed") == 2


async def test_an_unreadable_row_of_their_own_costs_a_reader_no_digest(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NINE)
    await hold_back(newsroom, "expired")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(deliveries).values(items="no number"))
    second = await newsroom.publish("society")

    assert await digesting.send_now(newsroom.desk, reader, NINE) == 1
    assert (await digest_of(newsroom, reader))[-1:] == ids(second)


@pytest.mark.parametrize("column", ["timetable", "zone"])
async def test_a_kept_value_that_cannot_be_read_costs_no_digest(
    newsroom: Newsroom, column: str
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        this = update(subscribers).where(subscribers.c.id == reader.id)
        await connection.execute(this.values({column: "no such"}))

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(article)


async def test_a_row_of_one_who_is_not_due_holds_up_no_neighbour(newsroom: Newsroom) -> None:
    readers = [await newsroom.reader("society") for _ in range(5)]
    await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NINE)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.subscriber_id == readers[2].id)
            .values(items="no number", state=DeliveryState.SKIPPED.value, reason="expired")
        )
    second = await newsroom.publish("society")

    await digesting.send_due(newsroom.desk, NINE + DAY)

    for reader in readers[:2] + readers[3:]:
        assert (await digest_of(newsroom, reader))[-1:] == ids(second)


async def test_the_databases_trouble_is_no_readers_fault(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    with monkeypatch.context() as patch:
        patch.setattr(digesting, "share_out", failing(ConnectionResetError))
        with pytest.raises(ConnectionResetError):
            await digesting.send_due(newsroom.desk, NINE)

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(article)


def failing(error: type[Exception]) -> Callable[..., Awaitable[None]]:
    async def fail(*_: object) -> None:
        raise error

    return fail


async def test_a_muted_subscription_adds_nothing(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", "sport")
    mine, other = await subscribing.subscriptions_of(newsroom.desk, reader)
    await subscribing.mute(newsroom.desk, reader, mine.id, NINE + DAY, NOON)
    await newsroom.publish("society")
    sport = await newsroom.publish("sport")

    await digesting.send_due(newsroom.desk, NINE)

    assert other.rubric is not None
    assert await digest_of(newsroom, reader) == ids(sport)


async def test_a_pause_moves_the_slot_and_keeps_what_waits(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    await preferences.pause(newsroom.desk, reader, NINE + timedelta(hours=1), NOON)

    await digesting.send_due(newsroom.desk, NINE)
    paused = await digest_of(newsroom, reader)
    await digesting.send_due(newsroom.desk, NINE + DAY)

    assert paused == []
    assert await digest_of(newsroom, reader) == ids(article)


async def test_a_reader_who_left_gets_no_digest_until_they_are_back(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)

    gone = await digesting.send_due(newsroom.desk, NINE)
    await membership.reactivate(newsroom.desk, reader.chat_id, NINE)
    await digesting.send_due(newsroom.desk, NINE + DAY)

    assert gone == 0
    assert await digest_of(newsroom, reader) == ids(article)


async def test_a_new_subscription_does_not_bring_the_past(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("sport")
    await subscribing.subscribe(newsroom.desk, reader, "спорт", NOON)
    since = await newsroom.publish("sport")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, reader) == ids(since)


async def test_a_digest_now_leaves_the_timetable_alone(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")

    sent = await digesting.send_now(newsroom.desk, reader, NOON)
    nothing = await digesting.send_now(newsroom.desk, reader, NOON)
    await digesting.send_due(newsroom.desk, NINE)

    assert (sent, nothing) == (1, 0)
    assert await digest_of(newsroom, reader) == ids(article)
    assert (await now_of(newsroom, reader)).next_digest_at == NINE + DAY


async def test_a_timetable_sets_the_next_slot_in_the_readers_own_zone(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await preferences.choose_zone(newsroom.desk, reader, "asia/tokyo", NOON)
    reader = await now_of(newsroom, reader)

    timely = await digesting.set_timetable(
        newsroom.desk, reader, parse_timetable("08:00 20:30"), NOON
    )
    silent = await digesting.set_timetable(newsroom.desk, reader, OFF, NOON)

    assert timely.next_digest_at == datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert silent.next_digest_at is None
    assert silent.timetable.is_off


async def test_readers_of_many_zones_and_windows_share_a_tick(newsroom: Newsroom) -> None:
    early = await newsroom.reader("society")
    first = await newsroom.publish("society")
    await digesting.send_now(newsroom.desk, early, NOON)
    late = await newsroom.reader("society")
    eastern = await newsroom.reader("society")
    await preferences.choose_zone(newsroom.desk, eastern, "Москва", NOON)
    second = await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(update(subscribers).values(next_digest_at=NINE))

    assert await digesting.send_due(newsroom.desk, NINE) == 3

    assert await digest_of(newsroom, early) == ids(first) + ids(second)
    assert await digest_of(newsroom, late) == ids(second)
    assert await digest_of(newsroom, eastern) == ids(second)


async def test_what_was_held_back_after_a_digest_is_in_the_next(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))
    held = await newsroom.publish("sport", "Договор подписан")
    await digesting.send_due(newsroom.desk, NINE)
    await hold_back(newsroom, "expired")
    article = await newsroom.publish("society")

    assert await digesting.waiting(newsroom.desk, reader, NINE) == 2
    await digesting.send_due(newsroom.desk, NINE + DAY)
    await digesting.send_due(newsroom.desk, NINE + 2 * DAY)

    assert await digest_of(newsroom, reader) == ids(article, held)


async def test_a_digest_that_a_pause_held_back_comes_after_it(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    first, second = await newsroom.publish("society"), await newsroom.publish("society")
    await digesting.send_due(newsroom.desk, NINE)
    await hold_back(newsroom, "paused")

    sent = await digesting.send_now(newsroom.desk, reader, NINE + MINUTE)
    again = await digesting.send_now(newsroom.desk, reader, NINE + MINUTE)

    assert (sent, again) == (2, 0)
    assert await digest_of(newsroom, reader) == ids(second, first) * 2


async def test_what_was_skipped_for_good_does_not_come_back(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    await newsroom.publish("sport", "Договор подписан")
    await digesting.send_due(newsroom.desk, NINE)
    await hold_back(newsroom, "withdrawn")

    assert await digesting.waiting(newsroom.desk, reader, NINE) == 0


async def hold_back(newsroom: Newsroom, reason: str) -> None:
    """Skip everything in the outbox."""
    async with newsroom.desk.database.transaction() as connection:
        skipped = DeliveryState.SKIPPED.value
        await connection.execute(update(deliveries).values(state=skipped, reason=reason))


async def test_a_row_that_cannot_be_read_costs_nobody_their_digest(newsroom: Newsroom) -> None:
    damaged, reader = await newsroom.reader("society"), await newsroom.reader("society")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            update(subscribers)
            .where(subscribers.c.id == damaged.id)
            .values(timetable=" 08:61", zone="Nowhere/At all")
        )
    article = await newsroom.publish("society")

    await digesting.send_due(newsroom.desk, NINE)

    assert await digest_of(newsroom, damaged) == await digest_of(newsroom, reader) == ids(article)
    assert (await now_of(newsroom, damaged)).next_digest_at == NINE + DAY


async def test_a_week_with_times_of_its_own_for_each_day_is_kept(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    timetable = parse_timetable("вт 07:30 сб 11:00")

    await digesting.set_timetable(newsroom.desk, reader, timetable, NOON)

    kept = await now_of(newsroom, reader)
    assert kept.timetable == timetable
    assert kept.next_digest_at == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


async def spread(newsroom: Newsroom, minutes: int) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await keep_fact(connection, DIGEST_SPREAD, str(minutes))


@pytest.mark.parametrize("receivers", [Total.READERS, Total.PLACES])
async def test_digests_are_spread_once_many_readers_or_places_have_them(
    newsroom: Newsroom, receivers: Total
) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await change_total(connection, receivers, 200_000)

    await spreading.keep_width(newsroom.desk)

    assert abs(await spreading.usual_offset(newsroom.desk, 12345)) <= 60 * MINUTE
    async with newsroom.desk.database.snapshot() as connection:
        assert await spreading.spread_width(connection) == 120


async def test_a_spread_digest_comes_once_a_day_around_its_slot(newsroom: Newsroom) -> None:
    await spread(newsroom, 120)
    reader = await newsroom.reader("society")
    offset = await spreading.usual_offset(newsroom.desk, reader.chat_id)
    assert reader.next_digest_at == NINE + offset
    came = []
    for day in range(3):
        article = await newsroom.publish("society")
        for minute in range(-70, 71, 10):
            await digesting.send_due(newsroom.desk, NINE + day * DAY + offset + minute * MINUTE)
        came.append(str(article.id))

    assert await digest_of(newsroom, reader) == came


async def test_times_set_again_neither_double_a_spread_digest_nor_lose_it(
    newsroom: Newsroom,
) -> None:
    await spread(newsroom, 120)
    readers = [await newsroom.reader("society") for _ in range(6)]
    first = await newsroom.publish("society")
    twice = parse_timetable("09:00 21:00")
    for minute in range(-65, 66, 5):
        moment = NINE + minute * MINUTE
        if minute % 15 == 10:
            for reader in readers:
                await digesting.set_timetable(newsroom.desk, reader, twice, moment)
        await digesting.send_due(newsroom.desk, moment)

    for reader in readers:
        assert await digest_of(newsroom, reader) == ids(first)
        following = (await now_of(newsroom, reader)).next_digest_at
        assert following is not None
        assert following > NINE + timedelta(hours=10)


async def test_a_digest_given_up_does_not_come_for_its_slot_after_all(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await spread(newsroom, 120)
    reader = await newsroom.reader("society")
    while await spreading.usual_offset(newsroom.desk, reader.chat_id) > -5 * MINUTE:
        reader = await newsroom.reader("society")
    offset = await spreading.usual_offset(newsroom.desk, reader.chat_id)
    await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            update(subscribers).values(digest_failures=digesting.MOST_FAILURES)
        )

    def fails(*_: object) -> None:
        raise TypeError

    with monkeypatch.context() as patched:
        patched.setattr("newsroom.digesting.messages", fails)
        await digesting.send_due(newsroom.desk, NINE + offset)

    assert (await now_of(newsroom, reader)).next_digest_at == NINE + DAY + offset
