"""What a crash may cost: nobody is left out, and hardly anybody is told twice."""

import signal

import pytest

from news.dispatch import DeliveryState
from tests.faults.conftest import MOST_DOUBLED, Office

READERS = 120


async def test_a_killed_process_loses_nothing_and_doubles_what_was_in_flight(
    office: Office,
) -> None:
    await office.open(READERS)
    kills = (30, 60, 90)
    for number in kills:
        process = office.process()
        await process.start()
        await office.has(number)
        await process.kill()
    await office.process().start()
    await office.has(READERS - 1)

    counted = await office.close()

    assert office.doubled() <= MOST_DOUBLED * len(kills)
    assert counted.doubts >= office.doubled()
    assert counted.total == READERS


async def test_a_plan_that_fell_due_during_downtime_goes_out_once_over_kills(
    office: Office,
) -> None:
    await office.plan(READERS)
    kills = (0, 30, 60)
    for number in kills:
        process = office.process()
        await process.start()
        await office.has(number)
        await process.kill()
    await office.process().start()
    await office.has(READERS - 1)

    assert office.doubled() <= MOST_DOUBLED * len(kills)


async def test_a_stopped_process_loses_and_doubles_nothing(office: Office) -> None:
    await office.open(READERS)
    for number in (30, 60):
        process = office.process()
        await process.start()
        await office.has(number)
        process.send(signal.SIGTERM)
        assert await process.wait() == 0
    last = office.process()
    await last.start()
    await office.has(READERS - 1)
    last.send(signal.SIGTERM)
    await last.wait()

    counted = await office.close()

    assert office.doubled() == 0
    assert counted.states == {DeliveryState.SENT: READERS}
    assert counted.doubts == 0


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_standby_takes_over_from_a_leader_that_stands_still(office: Office) -> None:
    await office.open(READERS)
    leader, standby = office.process(), office.process()
    await leader.start()
    await office.has(10)
    await standby.start()
    await office.has(30)

    leader.send(signal.SIGSTOP)
    await office.has(READERS - 1)
    leader.send(signal.SIGCONT)
    standby.send(signal.SIGTERM)
    await standby.wait()

    await office.close()
    assert office.doubled() <= MOST_DOUBLED
