"""What becomes of updates is counted, each once."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from botapi.update import RawUpdate, UpdateOutcome
from storage.database import Database
from tests.updates.test_intake import asked, said
from updates import handling
from updates.handling import INLINE_FOR
from updates.intake import Intake

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Run:
    """An intake, what its handler is to do with the next update, and what is counted."""

    def __init__(self, database: Database) -> None:
        self.now = NOON
        self.outcomes: Counter[UpdateOutcome] = Counter()
        self.says: UpdateOutcome | None = None
        self.raises: BaseException | None = None
        self.hangs = False
        self.intake = Intake(database, lambda: self.now, "run 1", self.outcomes)

    async def handle(self, _: RawUpdate) -> UpdateOutcome | None:
        if self.hangs:
            await asyncio.Event().wait()
        if self.raises is not None:
            raise self.raises
        return self.says

    async def take(self, update: RawUpdate) -> None:
        await self.intake.take([update])
        await self.intake._queues.drain()


@pytest.fixture
async def run(database: Database) -> Run:
    run = Run(database)
    await run.intake.open(run.handle)
    return run


async def test_what_went_well_is_handled(run: Run) -> None:
    await run.take(said(1, 5))

    assert run.outcomes == {UpdateOutcome.HANDLED: 1}


async def test_what_the_handlers_say_has_failed_has(run: Run) -> None:
    run.says = UpdateOutcome.FAILED

    await run.take(said(1, 5))

    assert run.outcomes == {UpdateOutcome.FAILED: 1}


async def test_what_raises_has_failed(run: Run) -> None:
    run.raises = LookupError()

    await run.take(said(1, 5))

    assert run.outcomes == {UpdateOutcome.FAILED: 1}


async def test_what_runs_past_its_time_is_overdue_and_then_set_aside(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "HANDLING_SECONDS", 0)
    run.hangs = True

    await run.take(said(1, 5))

    assert run.outcomes == {UpdateOutcome.OVERDUE: 2, UpdateOutcome.SET_ASIDE: 1}


async def test_an_inline_query_that_comes_too_late_is_stale(run: Run) -> None:
    early = Intake(run.intake._database, lambda: NOON - INLINE_FOR - timedelta(seconds=1), "")
    await early.take([asked(1, 5)])

    await run.intake.open(run.handle)
    await run.intake._queues.drain()

    assert run.outcomes == {UpdateOutcome.STALE: 1}
