"""A refused reply is tried again for seconds, and a chat that is refused for long is left alone."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError

from botapi import replies
from botapi.pacing import REPLY_RESERVE, Pacing
from botapi.replies import LONGEST_REPLY_WAIT, ReplyPacing
from botapi.reply_counts import ReplyCounts, ReplyOutcome
from tests.delivery.clock import Clock
from updates.queues import ChatQueues, pool_of_work, release_permit
from updates.routing import Pool

BOT = Bot("123456789:AAEmulatedTokenOfNoValueWhatsoever0")


def paced_replies(pacing: Pacing, clock: Callable[[], float] = time.monotonic) -> ReplyPacing:
    return ReplyPacing(
        pacing,
        clock,
        before_wait=release_permit,
        goes_first=lambda: pool_of_work() is Pool.CONTROLS,
    )


class Telegram:
    """Refuses chats for as long as it is told to."""

    def __init__(self, retry_after: int, refusing: Collection[int] = (5,)) -> None:
        self.retry_after = retry_after
        self.refusing = refusing
        self.calls: list[Any] = []

    async def __call__(self, _: Bot, method: Any) -> Any:
        self.calls.append(method.chat_id)
        if method.chat_id in self.refusing:
            raise TelegramRetryAfter(method, "Too Many Requests", self.retry_after)
        return method


@pytest.mark.parametrize("retry_after", [int(LONGEST_REPLY_WAIT) + 1, 60, 10**12])
async def test_a_chat_refused_for_long_is_left_alone_and_others_are_not(retry_after: int) -> None:
    now = 0.0
    telegram = Telegram(retry_after)
    pacing = paced_replies(Pacing(28), lambda: now)

    for _ in range(3):
        with pytest.raises(TelegramRetryAfter):
            await pacing(telegram, BOT, SendMessage(chat_id=5, text="раз"))
    await pacing(telegram, BOT, SendMessage(chat_id=6, text="раз"))
    assert telegram.calls == [5, 6]

    now += 61
    with pytest.raises(TelegramRetryAfter):
        await pacing(telegram, BOT, SendMessage(chat_id=5, text="раз"))
    assert telegram.calls == [5, 6, 5]


async def test_what_becomes_of_replies_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "LONGEST_REPLY_WAIT", 0)
    counts = ReplyCounts()
    pacing = ReplyPacing(Pacing(28), counts=counts)
    messages = [SendMessage(chat_id=chat, text="раз") for chat in range(1, 6)]
    raised: list[Exception | None] = [
        TelegramRetryAfter(messages[0], "Too Many Requests", 60),
        TelegramBadRequest(messages[1], "Too Many Requests: retry later"),
        TelegramBadRequest(messages[2], "Bad Request: message text is empty"),
        TelegramNetworkError(messages[3], "broken off"),
        None,
    ]

    async def telegram(_: Bot, method: Any) -> Any:
        if (error := raised[method.chat_id - 1]) is not None:
            raise error
        return method

    for message in messages:
        with suppress(TelegramAPIError):
            await pacing(telegram, BOT, message)  # type: ignore[arg-type]

    assert counts == {
        ReplyOutcome.TAKEN: 1,
        ReplyOutcome.TOO_FAST: 2,
        ReplyOutcome.UNREACHABLE: 1,
        ReplyOutcome.REFUSED: 1,
    }


async def test_the_log_says_why_a_call_was_not_taken(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "_BACKOFF", 0.001)
    failures = ["[Name or service not known]"]

    async def unresolved_at_first(bot: Bot, method: Any) -> Any:  # noqa: ARG001
        if failures:
            place: Any = SimpleNamespace(host="no.such.host", port=443, ssl=True)
            unknown = ClientConnectorError(place, OSError(2, failures.pop()))
            raise TelegramNetworkError(method, "not connected") from unknown
        return method

    await paced_replies(Pacing(28))(unresolved_at_first, BOT, SendMessage(chat_id=5, text="a"))

    (record,) = caplog.records
    assert "no.such.host:443" in record.reason  # type: ignore[attr-defined]
    assert "[Name or service not known]" in record.reason  # type: ignore[attr-defined]


async def test_after_a_refusal_all_replies_together_keep_to_the_pace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(0.0)

    async def pass_at_once(seconds: float) -> None:
        clock.seconds += seconds

    monkeypatch.setattr("botapi.replies.asyncio.sleep", pass_at_once)
    pacing = Pacing(28, clock)
    pacing.cap_replies()
    paced = paced_replies(pacing, clock)
    arrived: list[float] = []

    async def telegram(bot: Bot, method: Any) -> Any:  # noqa: ARG001
        arrived.append(clock.seconds)
        return method

    calls = [paced(telegram, BOT, SendMessage(chat_id=n, text="a")) for n in range(100)]
    await asyncio.gather(*calls)

    assert len(arrived) == 100
    most = 28 + REPLY_RESERVE
    assert all(later - first >= 1 for first, later in zip(arrived, arrived[most:], strict=False))


@pytest.mark.parametrize(
    ("together", "refused", "is_capped"),
    [(28 + REPLY_RESERVE, 1, True), (10, 2, False), (10, 3, True)],
)
async def test_a_refusal_holds_others_back_only_when_the_bot_may_be_what_is_too_fast(
    together: int, refused: int, is_capped: bool
) -> None:
    clock = Clock(0.0)
    pacing = Pacing(28, clock)
    paced = paced_replies(pacing, clock)
    telegram = Telegram(60, refusing={5, 6, 7})
    for chat in range(10, 10 + together - refused):
        await paced(telegram, BOT, SendMessage(chat_id=chat, text="раз"))

    for chat in (5, 5, *range(6, 5 + refused)):
        with pytest.raises(TelegramRetryAfter):
            await paced(telegram, BOT, SendMessage(chat_id=chat, text="раз"))
    for _ in range(28 + REPLY_RESERVE - together):
        pacing.take_reply()

    assert (pacing.reply_wait() > 0) == is_capped


class OnePermit:
    """Work in a pool of one permit, beside others that wait for it."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._queues = ChatQueues[str, Callable[[], Awaitable[None]]](
            lambda job: job(), {"readers": 1}
        )

    def put(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        async def job() -> None:
            await work()
            self.done.append(name)

        self._queues.put(name, "readers", job)

    async def drain(self) -> None:
        await self._queues.drain()


async def nothing() -> None: ...


async def reply_by(paced: ReplyPacing, telegram: Any) -> None:
    """Reply to chat 5."""
    await paced(telegram, BOT, SendMessage(chat_id=5, text="раз"))


async def taken(_: Bot, method: Any) -> Any:
    return method


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were to be slept; in their place the loop turns a few times."""
    slept: list[float] = []

    async def pass_soon(seconds: float) -> None:
        slept.append(seconds)
        for _ in range(20):
            await asyncio.create_task(nothing())

    monkeypatch.setattr("botapi.replies.asyncio.sleep", pass_soon)
    return slept


async def test_a_refusal_for_seconds_is_tried_again_and_the_permit_is_given_back_meanwhile(
    quick: list[float],
) -> None:
    one_permit, calls = OnePermit(), list[Any]()

    async def refusing_once(_: Bot, method: Any) -> Any:
        calls.append(method.chat_id)
        if len(calls) == 1:
            raise TelegramRetryAfter(method, "Too Many Requests", 3)
        return method

    paced = paced_replies(Pacing(28))
    one_permit.put("refused", lambda: reply_by(paced, refusing_once))
    one_permit.put("other", nothing)
    await one_permit.drain()

    assert calls == [5, 5]
    assert quick == [3.0]
    assert one_permit.done == ["other", "refused"]


async def test_a_reply_to_a_chat_that_rests_waits_outside_its_pool_before_it_is_tried(
    quick: list[float],
) -> None:
    now, one_permit, telegram = 0.0, OnePermit(), Telegram(retry_after=60)
    paced = paced_replies(Pacing(28), lambda: now)
    with pytest.raises(TelegramRetryAfter):
        await reply_by(paced, telegram)
    now += 60 - LONGEST_REPLY_WAIT / 2

    one_permit.put("rests", lambda: reply_by(paced, taken))
    one_permit.put("other", nothing)
    await one_permit.drain()

    assert quick == [LONGEST_REPLY_WAIT / 2]
    assert one_permit.done == ["other", "rests"]


async def test_a_reply_that_waits_for_its_turn_in_the_pace_waits_outside_its_pool(
    quick: list[float],
) -> None:
    clock, one_permit = Clock(0.0), OnePermit()
    pacing = Pacing(28, clock)
    pacing.cap_replies()
    while not pacing.reply_wait():
        slot = pacing.take_reply()
        pacing.written(slot)
        pacing.ended(slot)
    paced = paced_replies(pacing, clock)

    async def end_of_wait() -> None:
        clock.seconds += 2

    one_permit.put("paced", lambda: reply_by(paced, taken))
    one_permit.put("other", end_of_wait)
    await one_permit.drain()

    assert quick
    assert one_permit.done == ["other", "paced"]


async def test_a_reply_that_is_taken_at_once_keeps_its_permit(quick: list[float]) -> None:
    one_permit = OnePermit()
    paced = paced_replies(Pacing(28))

    async def slow(_: Bot, method: Any) -> Any:
        await asyncio.create_task(nothing())
        return method

    one_permit.put("first", lambda: reply_by(paced, slow))
    one_permit.put("second", nothing)
    await one_permit.drain()

    assert quick == []
    assert one_permit.done == ["first", "second"]


async def test_the_answer_to_a_stop_waits_for_no_other_reply(quick: list[float]) -> None:
    clock = Clock(0.0)
    pacing = Pacing(28, clock)
    pacing.cap_replies()
    paced = paced_replies(pacing, clock)
    queues = ChatQueues[Pool, Callable[[], Awaitable[None]]](lambda job: job(), {Pool.CONTROLS: 1})

    async with paced._queue:
        queues.put("stop", Pool.CONTROLS, lambda: reply_by(paced, taken))
        await queues.drain()
    assert not quick
