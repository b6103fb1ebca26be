"""A refused reply is tried again for seconds, and a chat that is refused for long is left alone."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError

from bot import replies
from bot.replies import LONGEST_WAIT, ReplyPacing
from delivery.pacing import REPLY_RESERVE, Pacing
from tests.delivery.clock import Clock

BOT = Bot("123456789:AAEmulatedTokenOfNoValueWhatsoever0")


class Telegram:
    """Refuses chat 5 for as long as it is told to."""

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        self.calls: list[Any] = []

    async def __call__(self, _: Bot, method: Any) -> Any:
        self.calls.append(method.chat_id)
        if method.chat_id == 5:
            raise TelegramRetryAfter(method, "Too Many Requests", self.retry_after)
        return method


@pytest.mark.parametrize("retry_after", [int(LONGEST_WAIT) + 1, 60, 10**12])
async def test_a_chat_refused_for_long_is_left_alone_and_others_are_not(retry_after: int) -> None:
    now = 0.0
    telegram = Telegram(retry_after)
    pacing = ReplyPacing(Pacing(28), None, lambda: now)

    for _ in range(3):
        with pytest.raises(TelegramRetryAfter):
            await pacing(telegram, BOT, SendMessage(chat_id=5, text="раз"))
    await pacing(telegram, BOT, SendMessage(chat_id=6, text="раз"))
    assert telegram.calls == [5, 6]

    now += 61
    with pytest.raises(TelegramRetryAfter):
        await pacing(telegram, BOT, SendMessage(chat_id=5, text="раз"))
    assert telegram.calls == [5, 6, 5]


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

    await ReplyPacing(Pacing(28), None)(unresolved_at_first, BOT, SendMessage(chat_id=5, text="a"))

    (record,) = caplog.records
    assert "no.such.host:443" in record.reason  # type: ignore[attr-defined]
    assert "[Name or service not known]" in record.reason  # type: ignore[attr-defined]


async def test_after_a_refusal_all_replies_together_keep_to_the_pace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(0.0)

    async def pass_at_once(seconds: float) -> None:
        clock.seconds += seconds

    monkeypatch.setattr("bot.replies.asyncio.sleep", pass_at_once)
    pacing = Pacing(28, clock)
    pacing.cap_replies()
    paced = ReplyPacing(pacing, None, clock)
    arrived: list[float] = []

    async def telegram(bot: Bot, method: Any) -> Any:  # noqa: ARG001
        arrived.append(clock.seconds)
        return method

    calls = [paced(telegram, BOT, SendMessage(chat_id=n, text="a")) for n in range(100)]
    await asyncio.gather(*calls)

    assert len(arrived) == 100
    most = 28 + REPLY_RESERVE
    assert all(later - first >= 1 for first, later in zip(arrived, arrived[most:], strict=False))
