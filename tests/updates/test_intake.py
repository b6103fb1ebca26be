"""Taking never waits; whom a slow or deadly update holds up; what a restart goes on with."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from botapi.update import RawUpdate
from storage import editors
from storage.database import Database
from storage.tables import updates
from updates import handling
from updates import intake as intake_module
from updates.handling import INLINE_FOR
from updates.intake import SILENT_FOR, Intake
from updates.routing import PERMITS, Pool

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EDITOR = 1


def said(number: int, person: int, text: str = "/latest") -> dict[str, Any]:
    who = {"id": person}
    return {"update_id": number, "message": {"chat": who, "from": who, "text": text}}


def asked(number: int, person: int) -> dict[str, Any]:
    return {"update_id": number, "inline_query": {"from": {"id": person}, "query": "x"}}


class Handler:
    """Notes what it begins and ends; an update in ``hold`` waits until it is let go."""

    def __init__(self, *hold: int) -> None:
        self.hold = set(hold)
        self.begun: list[int] = []
        self.done: list[int] = []
        self.changed = asyncio.Event()
        self.may_end = asyncio.Event()

    async def __call__(self, update: RawUpdate) -> None:
        number = update["update_id"]
        self.begun.append(number)
        self._tell()
        if number in self.hold:
            await self.may_end.wait()
        self.done.append(number)
        self._tell()

    def _tell(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds of what it noted."""
        async with asyncio.timeout(60):
            while not condition():
                await self.changed.wait()


class Runs:
    """Runs of the program, one after another, on one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOON
        self.count = 0

    def start(self) -> Intake:
        self.count += 1
        return Intake(self.database, lambda: self.now, f"run {self.count}")


@pytest.fixture
async def runs(database: Database) -> Runs:
    async with database.transaction() as connection:
        await editors.make_owner(connection, EDITOR, NOON)
    return Runs(database)


@pytest.fixture
async def intake(runs: Runs) -> Intake:
    return runs.start()


async def killed(intake: Intake) -> None:
    """End a run as a kill does: nothing of it goes on, and nothing more is noted."""
    if intake._journal._late is not None:
        intake._journal._late.cancel()
    tasks = list(intake._queues._tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_burst_from_one_chat_holds_up_nobody(intake: Intake) -> None:
    handler = Handler(1)
    await intake.open(handler)
    await intake.take([said(number, 5) for number in range(1, 501)])
    await handler.until(lambda: handler.begun == [1])

    await intake.take([said(501, 6), said(502, EDITOR, "/stop")])
    await handler.until(lambda: {501, 502} <= set(handler.done))
    assert handler.begun.count(2) == 0

    handler.may_end.set()
    await intake.drain()
    assert [number for number in handler.done if number <= 500] == list(range(1, 501))


async def test_while_a_crowd_comes_taking_goes_before_handling_and_controls_before_both(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "CROWDED_SECONDS", 600)
    handler = Handler(*range(1, 301))
    await intake.open(handler)
    for first in (1, 101):
        await intake.take([said(number, 1000 + number) for number in range(first, first + 100)])
    await intake.take([said(201, EDITOR, "/stop")])

    await handler.until(lambda: 201 in handler.begun)
    assert len(handler.begun) <= 2

    intake._queues._widen()
    await handler.until(lambda: len(handler.begun) == 1 + PERMITS[Pool.READERS])
    handler.may_end.set()
    await intake.drain()
    assert len(handler.done) == 201


async def test_many_chats_that_hang_hold_up_no_editor_and_no_control(intake: Intake) -> None:
    handler = Handler(*range(1, 300), 300)
    await intake.open(handler)
    await intake.take([said(number, 1000 + number) for number in range(1, 300)])

    await intake.take([said(300, EDITOR, "/articles"), said(301, EDITOR, "/stop")])
    await handler.until(lambda: 301 in handler.done)

    assert 300 in handler.begun
    handler.may_end.set()
    await intake.drain()


async def test_updates_of_nobody_do_not_wait_for_each_other(intake: Intake) -> None:
    handler = Handler(1)
    await intake.open(handler)
    await intake.take([{"update_id": 1}, {"update_id": 2}])
    await handler.until(lambda: handler.done == [2])

    handler.may_end.set()
    await intake.drain()


async def test_of_one_persons_inline_queries_the_last_that_waits_is_answered(
    intake: Intake,
) -> None:
    handler = Handler(1)
    await intake.open(handler)
    await intake.take([asked(1, 5)])
    await handler.until(lambda: handler.begun == [1])
    await intake.take([asked(number, 5) for number in range(2, 1000)])

    handler.may_end.set()
    await intake.drain()

    assert handler.done == [1, 999]


async def test_an_inline_query_that_telegram_has_forgotten_is_not_answered(
    runs: Runs, intake: Intake
) -> None:
    await intake.take([asked(1, 5), said(2, 5)])
    runs.now += INLINE_FOR + timedelta(seconds=1)
    handler = Handler()
    await intake.open(handler)
    await intake.drain()

    assert handler.done == [2]


async def test_what_does_not_fit_into_memory_is_read_again(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "MOST_IN_MEMORY", 2)
    handler = Handler()
    await intake.take([said(number, number) for number in range(10, 30)])
    await intake.open(handler)
    await intake.take([said(number, 10) for number in range(30, 40)])
    await intake.drain()

    assert sorted(handler.done) == list(range(10, 40))
    assert handler.done.index(10) < handler.done.index(39)


async def test_what_waited_at_a_kill_is_handled_in_order_and_before_what_comes(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "_TAKEN_OVER_AT_ONCE", 2)
    first, second = runs.start(), runs.start()
    handler = Handler(1)
    await first.open(handler)
    await first.take([said(number, 5) for number in range(1, 8)])
    await handler.until(lambda: handler.begun == [1])
    await killed(first)

    after = Handler()
    await second.take([said(8, 5)])
    await asyncio.gather(second.open(after), second.take([said(9, 5)]))
    await second.drain()

    assert after.done == [1, 2, 3, 4, 5, 6, 7, 8, 9]


async def test_an_update_that_ends_the_process_twice_is_set_aside_and_costs_nobody_else(
    runs: Runs, caplog: pytest.LogCaptureFixture
) -> None:
    deadly, others = 7, [said(number, number) for number in range(1, 7)]
    first = runs.start()
    handler = Handler(*range(1, 8))
    await first.open(handler)
    await first.take([*others, said(deadly, deadly), said(8, deadly)])
    await handler.until(lambda: len(handler.begun) == 7)
    await killed(first)

    second, handler = runs.start(), Handler(deadly)
    await second.open(handler)
    # One by one: whoever is in hand at the end is the one to blame.
    await handler.until(lambda: deadly in handler.begun)
    await killed(second)
    assert handler.done == handler.begun[:-1]

    third, last = runs.start(), Handler(deadly)
    told: list[int] = []
    third.announce(told.append)
    await third.open(last)
    await third.drain()
    assert sorted(handler.done + last.done) == [1, 2, 3, 4, 5, 6, 8]
    assert [each.update_id for each in caplog.records if each.msg == "update.set_aside"] == [7]  # type: ignore[attr-defined]
    assert told == [7]


async def test_an_update_that_runs_past_its_time_twice_is_set_aside(
    intake: Intake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(handling, "HANDLING_SECONDS", 0.02)
    handler = Handler(1)
    await intake.open(handler)
    await intake.take([said(1, 5), said(2, 5)])
    await intake.drain()

    assert handler.begun == [1, 1, 2]
    assert "update.set_aside" in caplog.text


@pytest.mark.parametrize("error", [RuntimeError, RecursionError, MemoryError, TimeoutError])
async def test_an_update_whose_handling_fails_is_over(
    intake: Intake, error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    done = []

    async def handle(update: RawUpdate) -> None:
        done.append(update["update_id"])
        if update["update_id"] == 1:
            raise error
        if update["update_id"] == 2:
            raise asyncio.CancelledError

    await intake.open(handle)
    await intake.take([said(1, 5), said(2, 5), said(3, 5)])
    await intake.drain()

    assert done == [1, 2, 3]
    assert caplog.text.count(" update.failed") == 2


class TestPosts:
    async def test_one_that_waits_is_confirmed_as_soon_as_it_is_kept(self, intake: Intake) -> None:
        handler = Handler(1)
        intake.open_beside_others(handler)
        first = asyncio.create_task(intake.receive(said(1, 5)))
        await handler.until(lambda: handler.begun == [1])

        assert all(
            await asyncio.gather(*(intake.receive(said(number, 5)) for number in range(2, 50)))
        )
        assert not first.done()
        handler.may_end.set()
        assert await first
        await intake.drain()
        assert handler.done == list(range(1, 50))

    async def test_what_is_abandoned_is_handled_once_and_before_what_comes_later(
        self, runs: Runs
    ) -> None:
        gone, here, other = runs.start(), runs.start(), runs.start()
        hanging, handler, elsewhere = Handler(1), Handler(1), Handler()
        for each, its in ((gone, hanging), (here, handler), (other, elsewhere)):
            each.open_beside_others(its)
        lost = asyncio.create_task(gone.receive(said(1, 5)))
        await hanging.until(lambda: hanging.begun == [1])
        await killed(gone)
        await asyncio.wait({lost})

        runs.now += SILENT_FOR + timedelta(seconds=1)
        taking = asyncio.create_task(here.receive(said(2, 5)))
        await handler.until(lambda: handler.begun == [1])
        assert await here.receive(said(2, 5))
        # It is in good hands although it has been in them for long.
        runs.now += SILENT_FOR
        await here.hold()
        runs.now += SILENT_FOR
        await other.take_up_abandoned()
        await here.take_up_abandoned()
        assert not await other.receive(said(1, 5))
        assert not await other.receive(said(3, 5))
        handler.may_end.set()
        assert await taking
        await here.drain()

        assert handler.done == [1, 2]
        assert elsewhere.begun == []
        assert await other.receive(said(3, 5))

    async def test_one_posted_twice_at_once_is_handled_once(self, intake: Intake) -> None:
        handler = Handler()
        intake.open_beside_others(handler)

        assert all(await asyncio.gather(*(intake.receive(said(1, 5)) for _ in range(5))))
        await intake.drain()

        assert handler.done == [1]


async def test_a_stop_does_not_wait_for_all_that_waits_and_the_next_start_goes_on(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "GRACE_SECONDS", 0.0)
    first, second, handler = runs.start(), runs.start(), Handler(1)
    await first.open(handler)
    await first.take([said(number, 5) for number in (1, 2, 3)])
    await handler.until(lambda: handler.begun == [1])
    first.stop_soon()
    asyncio.get_running_loop().call_later(0.0, handler.may_end.set)
    await first.drain()

    after = Handler()
    await second.open(after)
    await second.drain()

    assert (handler.done, after.done) == ([1], [2, 3])


async def test_everything_abandoned_is_taken_up_at_once(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "_TAKEN_OVER_AT_ONCE", 2)
    first, second, after = runs.start(), runs.start(), Handler()
    first.open_beside_others(Handler(1))
    await first.take([said(number, 5) for number in range(1, 8)])
    await killed(first)

    runs.now += SILENT_FOR + timedelta(seconds=1)
    second.open_beside_others(after)
    await second.take_up_abandoned()
    await second.drain()

    assert after.done == [1, 2, 3, 4, 5, 6, 7]


async def attempts(runs: Runs) -> dict[int, int]:
    """How often the handling of each update has been begun."""
    async with runs.database.snapshot() as connection:
        rows = await connection.execute(select(updates.c.update_id, updates.c.attempts))
        return {row.update_id: row.attempts for row in rows}


async def test_what_comes_while_memory_is_full_is_counted_once(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "MOST_IN_MEMORY", 3)
    handler = Handler(*range(1, 8))
    intake = runs.start()
    await intake.open(handler)
    await intake.take([said(number, 100 + number) for number in range(1, 5)])
    for alone in (said(5, EDITOR, "/stop"), said(6, EDITOR), said(7, 107)):
        await intake.take([alone])
    await handler.until(lambda: set(handler.begun) == set(range(1, 8)))

    assert set((await attempts(runs)).values()) == {1}

    await killed(intake)
    again, answered = runs.start(), Handler()
    await again.open(answered)
    await again.drain()
    assert sorted(answered.done) == list(range(1, 8))


async def test_a_stop_that_breaks_a_handling_off_is_no_attempt(runs: Runs) -> None:
    for _ in range(3):
        handler, intake = Handler(1), runs.start()
        await intake.open(handler)
        await intake.take([said(1, 5)])
        await handler.until(lambda done=handler.begun: done == [1])  # type: ignore[misc]
        await intake.cancel()

    assert await attempts(runs) == {1: 0}


async def test_attempts_at_what_begins_at_once_are_counted_as_it_is_kept(runs: Runs) -> None:
    handler, intake = Handler(1, 2, 3), runs.start()
    await intake.open(handler)
    await intake.take([said(1, 5), said(2, 6), said(3, 7), said(4, 5)])

    assert await attempts(runs) == {1: 1, 2: 1, 3: 1, 4: 0}

    handler.may_end.set()
    await intake.drain()
    assert sorted(handler.done) == [1, 2, 3, 4]
    assert await attempts(runs) == {1: 1, 2: 1, 3: 1, 4: 1}


async def test_what_has_to_wait_after_all_is_counted_once(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, intake = Handler(1), runs.start()
    await intake.open(handler)
    await intake.take([said(1, 5)])
    monkeypatch.setattr(intake._queues, "starting", lambda waiting: [True for _ in waiting])

    await intake.take([said(2, 5), said(3, 5)])
    assert await attempts(runs) == {1: 1, 2: 1, 3: 1}
    await intake._journal.end()
    assert await attempts(runs) == {1: 1, 2: 0, 3: 0}
    handler.may_end.set()
    await handler.until(lambda: handler.done == [1, 2, 3])

    assert await attempts(runs) == {1: 1, 2: 1, 3: 1}


async def test_what_waited_is_not_begun_once_another_process_has_it(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, intake = Handler(1), runs.start()
    await intake.open(handler)
    await intake.take([said(1, 5)])
    monkeypatch.setattr(intake._queues, "starting", lambda waiting: [True for _ in waiting])
    await intake.take([said(2, 5)])
    async with runs.database.transaction() as connection:
        theirs = update(updates).where(updates.c.update_id == 2).values(holder="another")
        await connection.execute(theirs)

    handler.may_end.set()
    await intake.drain()

    assert handler.begun == [1]


async def test_a_stop_before_anything_is_begun_is_no_attempt(runs: Runs) -> None:
    handler, intake = Handler(), runs.start()
    await intake.open(handler)
    await intake.take([said(1, 5), said(2, 6)])
    assert handler.begun == []

    await intake.cancel()

    assert await attempts(runs) == {1: 0, 2: 0}


async def test_more_handled_updates_than_one_transaction_drops_are_forgotten(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.updates.FORGOTTEN_AT_ONCE", 3)
    intake = runs.start()
    handler = Handler()
    await intake.open(handler)
    await intake.take([said(number, number) for number in range(1, 8)])
    await intake.drain()
    runs.now += intake_module.KEPT_FOR + timedelta(hours=1)

    await intake.forget_old()

    async with runs.database.snapshot() as connection:
        assert (await connection.execute(select(updates))).all() == []


async def marked(database: Database) -> list[int]:
    """The updates that are marked as handled."""
    statement = select(updates.c.update_id).where(updates.c.handled_at.is_not(None))
    async with database.snapshot() as connection:
        return sorted(await connection.scalars(statement))


async def test_the_next_batch_marks_what_readers_were_answered(runs: Runs) -> None:
    intake, handler = runs.start(), Handler(2)
    await intake.open(handler)
    await intake.take([said(1, 5)])
    await handler.until(lambda: handler.done == [1])

    await intake.take([said(2, 6)])

    assert await marked(runs.database) == [1]
    handler.may_end.set()
    await intake.drain()
    assert await marked(runs.database) == [1, 2]


async def test_what_an_editor_did_is_marked_before_the_next_thing_is_begun(runs: Runs) -> None:
    intake, seen = runs.start(), []

    async def handle(update: RawUpdate) -> None:
        seen.append((update["update_id"], await marked(runs.database)))

    await intake.open(handle)
    await intake.take([said(1, EDITOR, "/post"), said(2, EDITOR, "/stats")])
    await intake.drain()

    assert seen == [(1, []), (2, [1])]


async def test_a_stop_that_breaks_off_marks_what_was_answered(runs: Runs) -> None:
    intake, handler = runs.start(), Handler(2)
    await intake.open(handler)
    await intake.take([said(1, 5), said(2, 6)])
    await handler.until(lambda: handler.done == [1] and 2 in handler.begun)

    await intake.cancel()

    assert await marked(runs.database) == [1]
