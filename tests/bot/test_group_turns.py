"""Answers to groups take turns that the next start knows of."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage

from bot.group_turns import KeptTurns
from botapi.pacing import Pacing
from botapi.replies import ReplyPacing
from news.group_turn import MINUTE, MOST, GroupTurn
from storage.database import Database
from tests.factories import NOON

BOT = Bot("123456789:AAEmulatedTokenOfNoValueWhatsoever0")
GROUP, ANNA = -5, 5


class Telegram:
    """Takes whatever it is sent."""

    def __init__(self) -> None:
        self.sent: list[int] = []

    async def __call__(self, _: Bot, method: Any) -> Any:
        self.sent.append(method.chat_id)
        return method


async def test_a_full_group_gets_no_answer_even_after_a_restart(database: Database) -> None:
    telegram = Telegram()
    for chat in [GROUP] * MOST + [ANNA]:
        restarted = ReplyPacing(Pacing(28), turns=KeptTurns(database, lambda: NOON))
        await restarted(telegram, BOT, SendMessage(chat_id=chat, text="?"))

    with pytest.raises(TelegramRetryAfter):
        await restarted(telegram, BOT, SendMessage(chat_id=GROUP, text="?"))
    assert telegram.sent == [GROUP] * MOST + [ANNA]

    in_a_while = KeptTurns(database, lambda: NOON + MINUTE + timedelta(seconds=1))
    assert isinstance(await in_a_while.take(GROUP), GroupTurn)


async def test_a_group_that_wants_silence_is_not_answered() -> None:
    pacing, telegram = Pacing(28), Telegram()
    pacing.groups.silence(GROUP, 30)
    paced = ReplyPacing(pacing, turns=KeptTurns(Database("sqlite+aiosqlite://"), lambda: NOON))

    with pytest.raises(TelegramRetryAfter):
        await paced(telegram, BOT, SendMessage(chat_id=GROUP, text="?"))

    assert not telegram.sent


async def test_what_cannot_be_counted_is_not_sent(caplog: pytest.LogCaptureFixture) -> None:
    gone = Database("postgresql+asyncpg://news@127.0.0.1:1/news")
    turns = KeptTurns(gone, lambda: NOON)

    with caplog.at_level(logging.WARNING):
        assert await turns.take(GROUP) == MINUTE
        await turns.end(GroupTurn(GROUP, 0, NOON))

    assert caplog.text.count("pace.group_not_counted") == 2
    await gone.close()
