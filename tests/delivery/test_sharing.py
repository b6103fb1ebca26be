"""Several processes' shares of one pace: real rows, and clocks that tests move."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botapi.pacing import REPLY_RESERVE, Slot
from delivery.sharing import GONE, MARGIN_SECONDS, TERM, TokenShare
from storage.database import Database
from storage.pace import keep_share, shares
from tests.delivery.clock import Clock

RATE = 28
TOTAL = RATE + REPLY_RESERVE
STEP = 0.004
ROUND_TRIP = 0.02

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)


class Process:
    """One that answers ``asked`` questions a second, and sends news when it ``sends``."""

    def __init__(self, town: "Town", name: str) -> None:
        self.share = TokenShare(town.database, name, RATE, town.clock, town.clock)
        self.asked = 0.0
        self.sends = False
        self.lives = True
        self.sent: list[float] = []
        self._town = town
        self._owed = 0.0
        self._under_way: deque[tuple[float, Slot]] = deque()

    async def renew(self) -> None:
        await self._town.database.single(self.share.renew)

    def step(self) -> None:
        """Send what may go now."""
        now, pacing = self._town.clock(), self.share.pacing
        while self._under_way and self._under_way[0][0] <= now:
            pacing.ended(self._under_way.popleft()[1])
        self._owed = min(self._owed + self.asked * STEP, self.asked)
        pacing.waiting_replies = int(self._owed)
        while self._owed >= 1 and not pacing.reply_wait():
            self._owed -= 1
            self._go(pacing.take_reply())
        if self.sends and pacing.bulk_allowance():
            slot = pacing.take_bulk()
            if not pacing.start_wait(slot):
                pacing.start(slot)
                self._go(slot)
            else:
                pacing.ended(slot)
        pacing.waiting_replies = int(self._owed)

    def _go(self, slot: Slot) -> None:
        self.share.pacing.written(slot)
        self.sent.append(self._town.clock() + ROUND_TRIP / 2)
        self._under_way.append((self._town.clock() + ROUND_TRIP, slot))


class Town:
    """Processes that share, and their time."""

    def __init__(self, database: Database, amount: int) -> None:
        self.database = database
        self.clock = Clock(100_000.0)
        self.processes = [Process(self, f"process {number}") for number in range(amount)]

    async def live(self, seconds: float, every: float = 0.2) -> None:
        """Let time pass; each process renews its share so often."""
        steps = round(seconds / STEP)
        for number in range(steps):
            if number % round(every / STEP) == 0:
                for process in self.processes:
                    if process.lives:
                        await process.renew()
            for process in self.processes:
                process.step()
            self.clock.seconds += STEP

    def pace(self, process: Process, seconds: float = 1.0) -> float:
        """Messages a second of late."""
        since = self.clock() - seconds
        return sum(at >= since for at in process.sent) / seconds

    @property
    def busiest(self) -> int:
        """The most messages of all in any second, by Telegram's clock."""
        return busiest([at for process in self.processes for at in process.sent])

    async def expire(self, process: Process, since: timedelta) -> None:
        """Let the term of a process's grant have ended so long ago, for the others."""
        async with self.database.transaction() as connection:
            last, found = await shares(connection)
            mine = next(one for one in found if one.holder == process.share.holder)
            assert await keep_share(connection, last, replace(mine, left=-since), wakes=False)


def busiest(times: Sequence[float]) -> int:
    window: deque[float] = deque()
    most = 0
    for at in sorted(times):
        window.append(at)
        while at - window[0] >= 1.0:
            window.popleft()
        most = max(most, len(window))
    return most


@pytest.fixture
async def town(database: Database) -> Town:
    town = Town(database, 4)
    await town.live(1.0)
    return town


async def test_news_soon_has_all_but_the_floors_of_those_who_are_asked_nothing(town: Town) -> None:
    sender = town.processes[0]
    sender.sends = True

    await town.live(2.5)

    assert town.pace(sender) >= RATE - len(town.processes)
    assert town.busiest <= TOTAL


async def test_a_flood_never_makes_all_together_too_fast_and_leaves_news_its_part(
    town: Town,
) -> None:
    sender, *others = town.processes
    sender.sends = True
    await town.live(2.0)
    for each in others:
        each.asked = 50.0

    await town.live(6.0)

    assert town.pace(sender, 3.0) >= RATE / 2
    assert all(town.pace(each, 3.0) >= 2 for each in others)
    assert town.busiest <= TOTAL


async def test_what_a_flood_leaves_is_news_again_within_seconds(town: Town) -> None:
    sender, *others = town.processes
    sender.sends = True
    for each in others:
        each.asked = 50.0
    await town.live(4.0)
    for each in others:
        each.asked = 0.0

    await town.live(3.0)

    assert town.pace(sender) >= RATE - len(town.processes)
    assert town.busiest <= TOTAL


async def test_a_question_that_comes_while_no_news_goes_out_hardly_waits(town: Town) -> None:
    asked = town.processes[1]
    asked.asked = 20.0

    await town.live(2.0)

    assert town.pace(asked) >= 19
    assert town.busiest <= TOTAL


async def test_a_dead_process_keeps_its_share_for_its_term_its_floor_for_a_while(
    town: Town,
) -> None:
    sender, dead, *_ = town.processes
    sender.sends, dead.asked = True, 50.0
    await town.live(3.0)
    dead.lives = False
    dead.asked = 0.0
    await town.live(2.0)
    assert town.pace(sender) < RATE - 5

    await town.expire(dead, timedelta(seconds=1))
    await town.live(2.0)
    assert town.pace(sender) == pytest.approx(RATE - 1, abs=1)
    await town.expire(dead, GONE)
    await town.live(2.0)

    async with town.database.snapshot() as connection:
        assert dead.share.holder not in {one.holder for one in (await shares(connection))[1]}
    assert town.busiest <= TOTAL


async def test_a_process_that_cannot_renew_uses_its_floor_and_in_the_end_nothing(
    town: Town,
) -> None:
    cut_off = town.processes[1]
    cut_off.asked = 20.0
    await town.live(2.0)
    assert cut_off.share.limit() > 1

    town.clock.seconds += TERM.total_seconds() - MARGIN_SECONDS
    assert cut_off.share.limit() == 1
    town.clock.seconds += GONE.total_seconds()

    assert cut_off.share.limit() == 0


async def test_a_decision_that_others_have_overtaken_is_not_kept(town: Town) -> None:
    async with town.database.transaction() as connection:
        last, (mine, *_) = await shares(connection)
        assert await keep_share(connection, last, mine, wakes=False)

        assert not await keep_share(connection, last, mine, wakes=False)


async def test_a_process_has_nothing_before_it_has_asked(database: Database) -> None:
    share = TokenShare(database, "new", RATE)

    assert share.limit() == 0
    assert share.pacing.reply_wait() > 0


async def test_a_process_that_ends_leaves_all_to_the_others(town: Town) -> None:
    for each in town.processes[1:]:
        await each.share.leave()
    sender = town.processes[0]
    town.processes = [sender]
    sender.sends = True

    await town.live(2.5)

    assert town.pace(sender, 2.0) >= RATE - 2


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, *HealthCheck])
@given(data=st.data())
async def test_whatever_is_asked_of_whom_the_second_is_never_overfilled(
    database: Database, data: st.DataObject
) -> None:
    town = Town(database, 3)
    for _ in range(6):
        for process in town.processes:
            process.asked = data.draw(st.sampled_from((0.0, 2.0, 15.0, 80.0)))
            process.sends = data.draw(st.booleans())
            process.lives = data.draw(st.sampled_from((True, True, True, False)))
        await town.live(data.draw(st.sampled_from((0.5, 1.3))))

    assert town.busiest <= TOTAL
