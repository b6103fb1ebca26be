"""Quiet hours, the daily limit, sounds and what a reader follows, as they are when news is sent."""

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from emulator import Fault, Person
from news.dispatch import DeliveryState, Lane, Reason
from news.subscription import Timing
from newsroom import preferences
from newsroom.desk import open_desk
from storage.dispatches import article_of
from storage.subscribers import subscriber_in_chat
from storage.tables import articles, subscribers, subscriptions
from tests.delivery.post import NOON, Post
from tests.factories import MINSK

SENT, SKIPPED, PENDING = DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.PENDING
# Noon of UTC is three in the afternoon in Minsk.
NOW, THREE_HOURS = "14:00-18:00", timedelta(hours=3)
TROUBLE = (
    *(Fault.reset_before(), Fault.reset_after(), Fault.truncated(), Fault.page(502)),
    Fault.error(400, "Bad Request: message text is empty"),
)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def reader_of(post: Post, person: Person) -> int:
    async with post.database.snapshot() as connection:
        found = await subscriber_in_chat(connection, person.id, MINSK)
    assert found is not None
    return found.id


async def follow(
    post: Post,
    person: Person,
    article_id: int,
    rubric_id: int = 1,
    timing: Timing = Timing.INSTANT,
    **columns: object,
) -> None:
    """Let somebody follow a rubric that an article is under."""
    reader = await reader_of(post, person)
    async with post.database.transaction() as connection:
        await connection.execute(
            update(articles).where(articles.c.id == article_id).values(rubric_id=1, sequence=1)
        )
        row = {"subscriber_id": reader, "rubric_id": rubric_id, "timing": timing.value}
        kept = {"since_sequence": 0, "created_at": NOON, "silent": False}
        await connection.execute(subscriptions.insert().values(row | kept | columns))


async def ended(post: Post, dispatch: int) -> tuple[DeliveryState, str | None]:
    (row,) = await post.rows(dispatch)
    return DeliveryState(row.state), row.reason


async def column(post: Post, person: Person, name: str) -> object:
    async with post.database.snapshot() as connection:
        wanted = select(subscribers.c[name]).where(subscribers.c.chat_id == person.id)
        return await connection.scalar(wanted)


async def test_quiet_hours_keep_news_back_until_their_end(post: Post) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    await post.set_reader(anna, quiet=NOW)

    await post.work()

    assert await ended(post, dispatch) == (SKIPPED, Reason.QUIET.value)
    assert await column(post, anna, "catch_up_at") == NOON + THREE_HOURS
    assert not post.texts(anna)


@pytest.mark.parametrize(("quiet", "passes"), [(NOW, False), (f"{NOW} breaking", True)])
async def test_breaking_news_passes_for_who_allows_it(post: Post, quiet: str, passes: bool) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, quiet=quiet, daily_limit=1, instants=1, instants_day=20780)
    dispatch = await post.send(anna, lane=Lane.BREAKING)

    await post.work()

    assert (await ended(post, dispatch))[0] is (SENT if passes else SKIPPED)


async def test_other_quiet_hours_keep_nothing_back(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, quiet="23:00-07:00", zone="Asia/Tokyo")
    await post.send(anna)

    await post.work()

    assert len(post.texts(anna)) == 1


async def test_a_digest_that_meets_quiet_hours_is_held_with_all_its_parts(post: Post) -> None:
    (anna,) = await post.readers(1)
    one, two = await post.article("Раз"), await post.article("Два")
    dispatch = await post.digest(anna, (one,), (two,))
    await post.set_reader(anna, quiet=NOW)

    await post.work()

    assert [(row.state, row.reason) for row in await post.rows(dispatch)] == [
        (SKIPPED, Reason.QUIET.value)
    ] * 2


async def test_no_more_than_the_limit_comes_in_a_local_day(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, daily_limit=2)
    dispatches = [await post.send(anna, headline=f"Новость {n}") for n in range(4)]

    await post.work()

    ends = [await ended(post, each) for each in dispatches]
    assert ends == [(SENT, None)] * 2 + [(SKIPPED, Reason.LIMITED.value)] * 2
    # Nobody makes a digest for who has none: it comes with the next morning.
    assert await column(post, anna, "catch_up_at") == NOON + timedelta(hours=18)
    post.now = NOON + timedelta(hours=9)
    tomorrow = await post.send(anna, headline="Завтра")
    await post.work()
    assert (await ended(post, tomorrow))[0] is SENT


async def test_breaking_news_is_not_counted(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, daily_limit=1)
    for lane in (Lane.BREAKING, Lane.BREAKING, Lane.INSTANT):
        await post.send(anna, headline=f"{lane}", lane=lane)

    await post.work()

    assert len(post.texts(anna)) == 3
    assert await column(post, anna, "instants") == 1


@pytest.mark.parametrize(
    ("fault", "counted"),
    [
        (Fault.too_many_requests(60), 0),
        (Fault.error(400, "Bad Request: message text is empty"), 0),
        (Fault.error(403, "Forbidden: bot was blocked by the user"), 0),
        (Fault.truncated(), 1),
        (Fault.reset_after(), 1),
    ],
)
async def test_only_what_surely_was_not_sent_is_given_back(
    post: Post, fault: Fault, counted: int
) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, daily_limit=5)
    post.emulator.faults.add(fault, times=1)
    await post.send(anna)

    await post.send_once()

    assert await column(post, anna, "instants") == counted


async def test_a_doubt_may_use_the_limit_up(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, daily_limit=1)
    post.emulator.faults.add(Fault.reset_after(), times=1)
    dispatch = await post.send(anna)

    await post.work()

    assert await ended(post, dispatch) == (SKIPPED, Reason.LIMITED.value)
    assert len(post.texts(anna)) == 1


async def test_a_crash_keeps_what_was_counted(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, daily_limit=2)
    await post.send(anna)
    crashed = post.assemble(wrap=lambda _: _never)
    await crashed.worker.start()
    await crashed.worker.step()
    assert await column(post, anna, "instants") == 1

    await post.work()

    assert await column(post, anna, "instants") == 2


async def test_a_new_limit_counts_what_the_day_has_had(post: Post) -> None:
    (anna,) = await post.readers(1)
    desk = await open_desk(post.database, zone=MINSK)
    async with post.database.transaction() as connection:
        reader = await subscriber_in_chat(connection, anna.id, MINSK)
    assert reader is not None
    for n in range(3):
        dispatch = await post.send(anna, headline=f"Новость {n}")
        async with post.database.transaction() as connection:
            await connection.execute(
                update(articles).where(articles.c.sequence.is_(None)).values(sequence=n + 1)
            )
    await post.work()

    await preferences.set_limit(desk, reader, 3, post.now)
    late = await post.send(anna, headline="Сверх")
    await post.work()

    assert (await ended(post, dispatch))[0] is SENT
    assert await ended(post, late) == (SKIPPED, Reason.LIMITED.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"muted_until": NOON + HOUR}, Reason.UNFOLLOWED),
        ({"muted_until": NOON - HOUR}, None),
        ({"timing": Timing.DIGEST.value}, Reason.BY_DIGEST),
        ({"since_sequence": 1}, Reason.UNFOLLOWED),
        ({}, None),
    ],
)
async def test_what_was_changed_while_it_waited_holds(
    post: Post, change: dict[str, object], reason: Reason | None
) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    article_id = await _article_of(post, dispatch)
    await follow(post, anna, article_id)
    async with post.database.transaction() as connection:
        if change:
            await connection.execute(update(subscriptions).values(**change))
    await post.set_reader(anna, follows_changed_at=NOON)

    await post.work()

    state = SENT if reason is None else SKIPPED
    assert await ended(post, dispatch) == (state, reason and reason.value)


async def test_what_was_queued_after_the_last_change_is_not_looked_at(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, follows_changed_at=NOON - HOUR)
    dispatch = await post.send(anna)

    await post.work()

    assert (await ended(post, dispatch))[0] is SENT


@pytest.mark.parametrize(("others", "rings"), [((), False), ((False,), True), ((True,), False)])
async def test_news_rings_if_anything_that_brings_it_does(
    post: Post, others: tuple[bool, ...], rings: bool
) -> None:
    anna, boris = await post.readers(2)
    dispatch = await post.send(anna, boris)
    article_id = await _article_of(post, dispatch)
    await follow(post, anna, article_id, silent=True)
    for silent in others:
        async with post.database.transaction() as connection:
            await connection.execute(
                update(articles).values(more_rubrics="2").where(articles.c.id == article_id)
            )
        await follow(post, anna, article_id, rubric_id=2, silent=silent)
    await post.set_reader(anna, has_silent=True)

    await post.work()

    silences = {
        person.id: bool(entry.payload["disable_notification"])
        for person in (anna, boris)
        for entry in post.emulator.ledger.to(person.id)
    }
    assert silences == {anna.id: not rings, boris.id: False}


async def test_news_in_a_language_that_is_not_wanted_is_not_sent(post: Post) -> None:
    anna, boris = await post.readers(2)
    await post.set_reader(anna, news_languages="be en")
    await post.set_reader(boris, news_languages="ru")
    dispatch = await post.send(anna, boris)

    await post.work()

    rows = await post.rows(dispatch)
    assert [(row.state, row.reason) for row in rows] == [
        (SKIPPED, Reason.LANGUAGE.value),
        (SENT, None),
    ]


async def _article_of(post: Post, dispatch: int) -> int:
    async with post.database.snapshot() as connection:
        found = await article_of(connection, dispatch)
    assert found is not None
    return found


async def _never(*_: object, **__: object) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_the_ledger_never_shows_more_than_the_limit(
    post: Post, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - it only makes trouble
    people = await post.readers(4)
    for limit, person in enumerate(people):
        await post.set_reader(person, daily_limit=limit)
    for n in range(8):
        if chance.random() < 0.6:
            post.emulator.faults.add(chance.choice(TROUBLE), times=chance.randint(1, 3))
        await post.send(*people, headline=f"Новость {n}")
        if chance.random() < 0.5:
            crashed = post.assemble(wrap=lambda _: _never)
            await crashed.worker.start()
            await crashed.worker.step()
    await post.work()

    assert [len(post.texts(person)) <= limit for limit, person in enumerate(people)] == [True] * 4
    waits = [row for n in range(1, 9) for row in await post.rows(n) if row.state == PENDING]
    assert not waits
