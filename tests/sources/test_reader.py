"""The reader process: what it is given and gives back, its limits, its beginning and its end."""

import asyncio
import logging
import os
import select
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from news.formatting import Formatted, Span, Style
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.wire import unpacked
from tests.house.tree import ROOT
from tests.sources import jobs
from tests.sources.held import Held, holding


@asynccontextmanager
async def reading(**limits: float) -> AsyncIterator[Reader]:
    reader = Reader(**limits)  # type: ignore[arg-type]
    try:
        yield reader
    finally:
        await reader.close()


async def reason_of(refused: Awaitable[object]) -> UnreadableReason:
    with pytest.raises(UnreadableSource) as error:
        await refused
    return error.value.reason


@pytest.fixture
async def held(tmp_path: Path) -> AsyncIterator[Held]:
    async with holding(tmp_path / "s") as held:
        yield held


async def gone(pid: int) -> None:
    """Wait until a process has ended, be it whose child it may."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    try:
        assert await asyncio.to_thread(poll.poll, 30_000)
    finally:
        os.close(descriptor)


async def test_values_go_in_and_come_out_and_nothing_else_does(tmp_path: Path) -> None:
    async with reading() as reader:
        before = reader.pid
        assert before is None
        assert await reader.run(jobs.doubled, 21) == 42
        assert reader.pid == await reader.run(jobs.pid) != os.getpid()
        spans = (Span(0, 3, Style.BOLD),) * 9000
        assert await reader.run(jobs.formatted, "abc", 9000) == Formatted("abc", spans)
        assert await reader.run(jobs.length, bytes(3_000_000)) == 3_000_000
        assert await reader.run(jobs.prints) == "said"
        assert await reader.run(jobs.writes, str(tmp_path / "file")) != "written"
        assert not set(await reader.run(jobs.environment)) & {"HOME", "PATH", "BOT_TOKEN"}


async def test_what_a_job_refuses_is_refused_here(caplog: pytest.LogCaptureFixture) -> None:
    async with reading() as reader:
        with pytest.raises(UnreadableSource) as refused:
            await reader.run(jobs.refuses)

    assert (refused.value.reason, refused.value.kind) == (UnreadableReason.KIND, ".mht")
    assert not caplog.records


async def test_a_bug_costs_its_job_alone_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async with reading() as reader:
        assert await reason_of(reader.run(jobs.fails)) is UnreadableReason.FAILED
        assert await reader.run(jobs.doubled, 1) == 2

    assert [record.getMessage() for record in caplog.records] == ["reader_process.job_failed"]
    assert 'raise TypeError("a bug")' in logging.Formatter().format(caplog.records[0])


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        (jobs.for_ever, UnreadableReason.TOO_SLOW),
        (jobs.much_memory, UnreadableReason.TOO_MUCH_MEMORY),
        (jobs.much_memory_bit_by_bit, UnreadableReason.TOO_MUCH_MEMORY),
        (jobs.crashes, UnreadableReason.FAILED),
        (jobs.is_killed, UnreadableReason.TOO_MUCH_MEMORY),
        (jobs.returns_much, UnreadableReason.FAILED),
        (jobs.returns_a_class, UnreadableReason.FAILED),
    ],
)
async def test_beyond_a_limit_the_process_ends_and_the_next_job_starts_another(
    job: Callable[[], object], reason: UnreadableReason
) -> None:
    deadline = 1.0 if job is jobs.for_ever else 60
    async with reading(deadline=deadline, memory=120_000_000) as reader:
        assert await reason_of(reader.run(job)) is reason
        assert await reader.run(jobs.doubled, 1) == 2


async def test_the_loop_goes_on_while_a_job_is_under_way(held: Held) -> None:
    async with reading() as reader:
        job = asyncio.create_task(reader.run(jobs.waits_for, held.path))
        await held.let_go()
        assert await job == "go on"


async def test_jobs_wait_in_the_order_they_came_and_not_too_many(held: Held) -> None:
    done: list[int] = []

    async def double(number: int) -> None:
        done.append(await reader.run(jobs.doubled, number))

    async with reading(most_waiting=3) as reader, asyncio.TaskGroup() as others:
        first = asyncio.create_task(reader.run(jobs.waits_for, held.path))
        writer = await held.begun()
        for number in range(3):
            others.create_task(double(number))
        beyond = others.create_task(reason_of(reader.run(jobs.doubled, 9)))
        assert await beyond is UnreadableReason.BUSY
        assert done == []
        await held.let_go(writer)
        await first

    assert done == [0, 2, 4]


async def test_a_job_waits_for_its_turn_only_so_long(held: Held) -> None:
    async with reading(patience=0.01) as reader:
        first = asyncio.create_task(reader.run(jobs.waits_for, held.path))
        writer = await held.begun()
        assert await reason_of(reader.run(jobs.doubled, 1)) is UnreadableReason.BUSY
        await held.let_go(writer)
        assert await first == "go on"


async def test_the_answer_to_a_cancelled_job_is_nobody_elses(held: Held) -> None:
    async with reading() as reader:
        job = asyncio.create_task(reader.run(jobs.waits_for, held.path))
        writer = await held.begun()
        job.cancel()
        with pytest.raises(asyncio.CancelledError):
            await job
        writer.close()
        assert await reader.run(jobs.doubled, 1) == 2


async def test_it_ends_when_it_has_idled_and_starts_again() -> None:
    async with reading(idle=0) as reader:
        first = await reader.run(jobs.pid)
        await gone(first)
        assert await reader.run(jobs.pid) != first


async def test_it_ends_with_the_bot_and_starts_no_more() -> None:
    reader = Reader()
    first = await reader.run(jobs.pid)
    await reader.close()
    await gone(first)
    assert await reason_of(reader.run(jobs.pid)) is UnreadableReason.BUSY


STARTED = """
import asyncio, sys
from sources.reader import Reader
from tests.sources import jobs
from tests.sources.held import Held, holding
asyncio.run(Reader(deadline=600).run(jobs.waits_for, sys.argv[1]))
"""


async def test_it_dies_with_a_bot_that_is_killed_even_at_work(tmp_path: Path) -> None:
    pids: asyncio.Queue[int] = asyncio.Queue()

    async def begun(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await pids.put(int.from_bytes(await reader.readexactly(4)))
        await reader.read()
        writer.close()

    async with await asyncio.start_unix_server(begun, tmp_path / "s"):
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-c", STARTED, str(tmp_path / "s"), cwd=ROOT
        )
        child = await pids.get()
        bot.kill()
        await bot.wait()
        await gone(child)


@pytest.mark.parametrize(
    "answer",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cnews.formatting\njson.dumps\n.",
        b"cnews.formatting\nfrom_json\n.",
        b"cbuiltins\ngetattr\n.",
        b"\x80\x04.",
        b"",
    ],
)
def test_a_process_that_was_subverted_runs_nothing_here(answer: bytes) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any will do: it is refused
        unpacked(answer)
