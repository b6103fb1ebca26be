"""Three processes answer posts, and one of them sends: any of them may be killed."""

import signal
from collections.abc import AsyncIterator

import pytest

from bench.proxy import proxy
from botapi.pacing import REPLY_RESERVE
from storage.tables import leases
from tests.faults.conftest import MOST_DOUBLED, PATIENCE, RATE, Office, Process
from tests.ports import free_address

READERS = 300

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)


class Three:
    """Processes behind a proxy."""

    def __init__(self, office: Office, front: str) -> None:
        self._office = office
        self._front = front
        self.upstreams: list[str] = []
        self.processes: list[Process] = []

    async def start(self) -> None:
        """Start one more."""
        place = free_address()
        process = self._office.process(WEBHOOK_URL=f"{self._front}/telegram", WEBHOOK_LISTEN=place)
        await process.start()
        self.processes.append(process)
        self.upstreams.append(f"http://{place}")

    async def leader(self) -> Process:
        """Whichever sends."""
        async with self._office._database() as database, database.snapshot() as connection:
            holder = await connection.scalar(leases.select().with_only_columns(leases.c.holder))
        pid = int(str(holder).rpartition(":")[2])
        return next(each for each in self.processes if each.pid == pid)


@pytest.fixture
async def three(office: Office) -> AsyncIterator[Three]:
    async with proxy() as (before, front):
        three = Three(office, front)
        before.upstreams = three.upstreams
        await office.open(READERS)
        await three.start()
        await office.has(5)
        await three.start()
        await three.start()
        yield three


def doubled(office: Office) -> int:
    """How many messages too many of the news there are; fails when anybody got none."""
    counts = office.emulator.ledger.recipients("Новость")
    assert set(counts) == {person.id for person in office.people}
    return sum(counts.values()) - len(counts)


async def test_whoever_is_killed_nobody_is_left_out_and_hardly_anybody_is_told_twice(
    office: Office, three: Three
) -> None:
    asker = office.emulator.person("Анна", "ru")
    asker.patience = PATIENCE
    await asker.says("/help")
    await asker.sees("/latest")

    await office.has(60)
    leader = await three.leader()
    answers = next(each for each in three.processes if each is not leader)
    asked = await asker.says("/help")
    await answers.kill()
    await leader.kill()
    await three.start()
    await office.all_hold(lambda reader: office.holds(reader, "Новость"))
    await asker.sees("/latest", since=asked)

    counted = await office.close()
    assert counted.total == READERS
    assert doubled(office) <= MOST_DOUBLED
    assert office.emulator.ledger.busiest() <= RATE + REPLY_RESERVE


async def test_a_sender_that_was_suspended_sends_nothing_after_its_term(
    office: Office, three: Three
) -> None:
    await office.has(60)
    leader = await three.leader()
    leader.send(signal.SIGSTOP)
    await office.has(120)

    leader.send(signal.SIGCONT)
    await office.all_hold(lambda reader: office.holds(reader, "Новость"))

    await office.close()
    assert doubled(office) <= MOST_DOUBLED
    assert office.emulator.ledger.busiest() <= RATE + REPLY_RESERVE
