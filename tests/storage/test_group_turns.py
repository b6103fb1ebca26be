"""Twenty messages a minute to a group, whoever sends them: several processes, and after a crash."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from news.group_turn import GUARD, MINUTE, MOST, RESERVE, UNANSWERED, GroupTurn
from storage.database import Database
from storage.group_turns import end_turns, forget_turns, take_turns
from storage.tables import group_turns
from tests.factories import NOON

GROUP = -1_000_000_000_001
SECOND = timedelta(seconds=1)


class Processes:
    """Those that write to one database: three on a server, one on a file."""

    def __init__(self, address: str, number: int) -> None:
        self._address = address
        self.databases = [Database(address) for _ in range(number)]

    async def crash(self, which: int) -> None:
        """End one, and start another instead."""
        await self.databases[which].close()
        self.databases[which] = Database(self._address)


@pytest.fixture
async def processes(database: Database, reused: URL | None) -> AsyncIterator[Processes]:
    if reused is not None:
        found = Processes(reused.render_as_string(hide_password=False), 3)
    else:
        await database.close()
        found = Processes(f"sqlite+aiosqlite:///{database.path}", 1)
    yield found
    for each in found.databases:
        await each.close()


async def take(
    database: Database, now: datetime, reserve: int = 0, chat: int = GROUP
) -> GroupTurn | timedelta:
    work = partial(take_turns, chats=[chat], now=now, reserve=reserve)
    return (await database.write(work))[chat]


async def end(database: Database, turn: GroupTurn, now: datetime, *, written: bool = True) -> None:
    await database.write(partial(end_turns, written={turn: written}, now=now))


async def test_of_many_that_come_at_once_twenty_get_a_turn(processes: Processes) -> None:
    asked = [take(each, NOON) for each in processes.databases for _ in range(MOST + 1)]
    turns = await asyncio.gather(*asked)

    taken = [turn for turn in turns if isinstance(turn, GroupTurn)]
    assert sorted(turn.number for turn in taken) == [*range(MOST)]


async def test_a_turn_is_over_a_minute_after_its_answer(database: Database) -> None:
    for second in range(MOST):
        turn = await take(database, NOON)
        assert isinstance(turn, GroupTurn)
        await end(database, turn, NOON + second * SECOND)

    assert await take(database, NOON + 30 * SECOND) == MINUTE + GUARD - 30 * SECOND
    assert isinstance(await take(database, NOON + MINUTE + GUARD), GroupTurn)


async def test_what_was_never_written_gives_its_turn_back(database: Database) -> None:
    for _ in range(MOST + 1):
        turn = await take(database, NOON)
        assert isinstance(turn, GroupTurn)
        await end(database, turn, NOON, written=False)


async def test_news_leaves_a_reserve_that_the_urgent_may_take(database: Database) -> None:
    for _ in range(MOST - RESERVE):
        assert isinstance(await take(database, NOON, RESERVE), GroupTurn)

    assert isinstance(await take(database, NOON, RESERVE), timedelta)
    assert isinstance(await take(database, NOON), GroupTurn)


async def test_whoever_is_late_ends_nobody_elses_turn(database: Database) -> None:
    late = await take(database, NOON)
    assert isinstance(late, GroupTurn)
    for _ in range(MOST):
        await take(database, late.free_at)

    await end(database, late, late.free_at, written=False)

    assert isinstance(await take(database, late.free_at), timedelta)


async def test_a_clock_that_is_set_back_silences_no_group(database: Database) -> None:
    for _ in range(MOST):
        await take(database, NOON + MINUTE)
    assert isinstance(await take(database, NOON), timedelta)
    for _ in range(MOST):
        assert isinstance(await take(database, NOON - SECOND), GroupTurn)
    assert isinstance(await take(database, NOON - SECOND), timedelta)

    async with database.transaction() as connection:
        await forget_turns(connection, NOON - 2 * MINUTE)
        rows = await connection.scalar(select(func.count()).select_from(group_turns))
    assert rows == 0


async def test_groups_have_turns_of_their_own_and_are_forgotten(database: Database) -> None:
    for _ in range(MOST):
        await take(database, NOON)
    assert isinstance(await take(database, NOON, chat=GROUP - 1), GroupTurn)

    later = NOON + UNANSWERED + MINUTE + GUARD
    async with database.transaction() as connection:
        await forget_turns(connection, later - SECOND)
        assert isinstance((await take_turns(connection, [GROUP], later - SECOND))[GROUP], timedelta)
        await forget_turns(connection, later)
        found = await take_turns(connection, [GROUP, GROUP - 1], later)
    assert all(isinstance(turn, GroupTurn) for turn in found.values())


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_an_expired_turn_that_another_transaction_holds_is_left_to_it(
    processes: Processes,
) -> None:
    mine, others = processes.databases[0], processes.databases[-1]
    held = await take(mine, NOON)
    await take(mine, NOON, chat=GROUP - 1)
    assert isinstance(held, GroupTurn)

    async with mine.transaction() as connection:
        await end_turns(connection, {held: True}, held.free_at)
        async with asyncio.timeout(60):
            await others.write(partial(forget_turns, now=held.free_at))

    async with mine.snapshot() as connection:
        left = await connection.execute(select(group_turns.c.chat_id, group_turns.c.free_at))
        assert left.all() == [(GROUP, held.free_at + MINUTE + GUARD)]


async def test_no_minute_has_more_than_twenty_whoever_sends_and_crashes(
    processes: Processes,
) -> None:
    random = Random(5)  # noqa: S311 - repeatable on purpose
    arrived: list[datetime] = []
    on_their_way: list[tuple[datetime, int, GroupTurn]] = []
    now = NOON
    while now < NOON + 4 * MINUTE:
        now += SECOND * random.expovariate(1.0)
        for each in [each for each in on_their_way if each[0] <= now]:
            on_their_way.remove(each)
            answered_at, process, turn = each
            await end(processes.databases[process], turn, answered_at)
        process = random.randrange(len(processes.databases))
        if random.random() < 1 / 50:
            await processes.crash(process)
            on_their_way = [each for each in on_their_way if each[1] != process]
        found = await take(processes.databases[process], now, random.choice([0, RESERVE]))
        if isinstance(found, GroupTurn):
            trip = SECOND * random.choice([0.1, 1, 5, 60])
            arrived.append(now + trip * random.random())
            on_their_way.append((now + trip, process, found))

    arrived.sort()
    assert len(arrived) > 2 * MOST
    waits = [later - one for one, later in zip(arrived, arrived[MOST:], strict=False)]
    assert min(waits) >= MINUTE
