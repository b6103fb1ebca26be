import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings
from botapi.errors import WrongTokenError
from botapi.update import RawUpdate
from emulator import Emulator, Fault, serve
from updates.polling import Poller, Spacing

ODD_ANSWERS = (
    '{"ok": true}',
    '{"ok": true, "result": null}',
    '{"ok": true, "result": "nothing"}',
    '{"ok": false, "description": null, "parameters": [1]}',
    '{"ok": false, "parameters": {"retry_after": "soon"}}',
    "[]",
)
UNDECODABLE = (
    "{ok",
    "",
    "<html>502, сервер недоступен</html>".encode("windows-1251"),
    "[" * 100_000,
    "1" * 5_000,
    f'{{"ok": true, "result": [{{"update_id": {"9" * 5_000}}}]}}',
)


def test_a_few_polls_need_not_wait_and_then_they_are_spaced() -> None:
    spacing = Spacing(20, at_once=3)

    assert [spacing.wait(0.0) for _ in range(5)] == pytest.approx([0, 0, 0, 0.05, 0.1])
    assert spacing.wait(0.15) == pytest.approx(0.0)
    assert [spacing.wait(60.0) for _ in range(4)] == pytest.approx([0, 0, 0, 0.05])


@given(pauses=st.lists(st.floats(0, 0.5), min_size=2, max_size=200))
def test_however_updates_come_polls_are_no_more_than_allowed(pauses: Sequence[float]) -> None:
    spacing, now, begun = Spacing(30, at_once=10), 0.0, []
    for pause in pauses:
        now += pause
        now += spacing.wait(now)
        begun.append(now)

    assert all(
        later - earlier >= (apart - 10) / 30 - 1e-6
        for index, earlier in enumerate(begun)
        for apart, later in enumerate(begun[index:])
    )


class Taken:
    """Takes batches, and tells when it has."""

    def __init__(self) -> None:
        self.batches: asyncio.Queue[Sequence[RawUpdate]] = asyncio.Queue()

    async def __call__(self, batch: Sequence[RawUpdate]) -> None:
        self.batches.put_nowait(batch)


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def address(emulator: Emulator) -> AsyncIterator[str]:
    async with serve(emulator) as address:
        yield address


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
async def poller(emulator: Emulator, address: str, taken: Taken) -> AsyncIterator[Poller]:
    async with ClientSession() as session:
        yield Poller(session, address, emulator.token, taken)


def settings(token: str, address: str) -> Settings:
    chosen: dict[str, Any] = {"bot_token": token, "bot_api_url": address}
    return Settings(_env_file=None, **chosen)  # type: ignore[call-arg]


@pytest.fixture
async def polling(poller: Poller) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(poller.run())
    yield task
    task.cancel()
    await asyncio.wait({task})


async def test_updates_are_confirmed_once_they_are_taken(
    emulator: Emulator, taken: Taken, polling: asyncio.Task[None]
) -> None:
    await emulator.person("Анна").says("раз")

    batch = await taken.batches.get()

    await emulator.quiet()
    assert [update["message"]["text"] for update in batch] == ["раз"]
    assert not polling.done()


async def test_a_backlog_is_fetched_without_a_pause_and_leaves_none_for_later(
    emulator: Emulator, taken: Taken, poller: Poller, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = emulator.person("Анна")
    for _ in range(250):
        await anna.says("раз")
    asked: list[float] = []

    def wait(now: float) -> float:
        asked.append(now)
        return 0.0

    monkeypatch.setattr(poller._spacing, "wait", wait)
    polling = asyncio.create_task(poller.run())
    batches = [await taken.batches.get() for _ in range(3)]
    await emulator.quiet()
    polling.cancel()

    assert [len(batch) for batch in batches] == [100, 100, 50]
    assert len(asked) == 1


async def test_what_could_not_be_kept_comes_again(emulator: Emulator, address: str) -> None:
    kept = Taken()

    async def take(batch: Sequence[RawUpdate]) -> None:
        if not refused.is_set():
            refused.set()
            raise OSError("the disk is full")
        await kept(batch)

    refused = asyncio.Event()
    await emulator.person("Анна").says("раз")
    async with ClientSession() as session:
        polling = asyncio.create_task(Poller(session, address, emulator.token, take).run())
        batch = await kept.batches.get()
        polling.cancel()

    assert batch[0]["message"]["text"] == "раз"


@pytest.mark.usefixtures("polling")
@pytest.mark.parametrize(
    "fault",
    [
        Fault.page(),
        Fault.error(500, "Internal Server Error"),
        Fault.reset_before(),
        *map(Fault.body, ODD_ANSWERS),
    ],
)
async def test_trouble_passes(emulator: Emulator, taken: Taken, fault: Fault) -> None:
    emulator.faults.add(fault, method="getUpdates", times=1)
    emulator.updates.interrupt()

    await emulator.person("Анна").says("раз")

    assert await taken.batches.get()


@pytest.mark.parametrize("body", UNDECODABLE)
async def test_an_undecodable_update_is_stepped_over(
    emulator: Emulator, taken: Taken, poller: Poller, body: str | bytes
) -> None:
    anna = emulator.person("Анна")
    await anna.says("раз")
    await anna.says("два")
    emulator.faults.add(Fault.body(body), method="getUpdates", times=2)
    polling = asyncio.create_task(poller.run())

    assert await taken.batches.get()

    polling.cancel()


async def test_a_token_that_telegram_does_not_know_ends_it(address: str, taken: Taken) -> None:
    wrong = "123456789:AAnotherTokenThatNobodyKnowsAtAll00"
    async with ClientSession() as session:
        with pytest.raises(WrongTokenError):
            await Poller(session, address, wrong, taken).run()


@pytest.mark.parametrize("fault", [Fault.error(500, "Internal Server Error"), Fault.body("[]")])
async def test_the_pause_grows_with_each_refusal_and_begins_anew_after_an_answer(
    emulator: Emulator, poller: Poller, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    for refusals in (3, 1):
        emulator.faults.add(fault, method="getUpdates", times=refusals)
        await emulator.person("Анна").says("раз")
        for _ in range(refusals + 1):
            await poller._poll_once()

    assert [each for each in pauses if each] == [0.5, 1.0, 2.0, 0.5]


@pytest.mark.parametrize(("told", "waited"), [(7, 7.0), (50_000, 3600.0), (10**12, 0.5)])
async def test_polling_stands_still_for_an_hour_at_most(
    emulator: Emulator,
    poller: Poller,
    told: int,
    waited: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    refusal = f'{{"ok": false, "error_code": 429, "parameters": {{"retry_after": {told}}}}}'
    emulator.faults.add(Fault.body(refusal), method="getUpdates")
    await emulator.person("Анна").says("раз")
    await poller._poll_once()

    assert [each for each in pauses if each] == [waited]


async def test_the_last_call_waits_no_longer_than_the_end_lets_it(
    emulator: Emulator, poller: Poller, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.faults.add(Fault.slow(asyncio.Event()), method="getUpdates")
    caplog.set_level("INFO")
    loop = asyncio.get_running_loop()

    async with asyncio.timeout(60):
        await poller.confirm(loop.time() + 0.01)
        await poller.confirm(loop.time() - 1)

    assert caplog.text.count("polling.not_confirmed") == 2
