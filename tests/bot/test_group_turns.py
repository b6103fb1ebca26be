"""Answers to groups take turns that the next start knows of."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendChatAction, SendMessage

from bot.group_turns import AGAIN, KeptTurns
from botapi.pacing import Pacing
from botapi.replies import LONGEST_REPLY_WAIT, LONGEST_TURN, ReplyPacing
from news.group_turn import MINUTE, MOST, GroupTurn
from storage.database import Database
from tests.delivery.clock import Clock
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


async def test_what_only_shows_that_the_bot_is_busy_takes_no_turn(database: Database) -> None:
    turns = KeptTurns(database, lambda: NOON)
    paced, telegram = ReplyPacing(Pacing(28), turns=turns), Telegram()
    for _ in range(MOST - 1):
        await turns.take(GROUP)

    await paced(telegram, BOT, SendChatAction(chat_id=GROUP, action="typing"))
    await paced(telegram, BOT, SendMessage(chat_id=GROUP, text="?"))
    await paced(telegram, BOT, SendChatAction(chat_id=GROUP, action="typing"))

    assert telegram.sent == [GROUP] * 3


async def test_whose_process_stood_still_after_its_turn_writes_nothing(database: Database) -> None:
    clock, telegram = Clock(), Telegram()

    class Suspended(KeptTurns):
        async def take(self, chat_id: int) -> GroupTurn | timedelta:
            turn = await super().take(chat_id)
            clock.seconds += LONGEST_TURN
            return turn

    paced = ReplyPacing(Pacing(28, clock), clock, turns=Suspended(database, lambda: NOON))

    with pytest.raises(TelegramRetryAfter):
        await paced(telegram, BOT, SendMessage(chat_id=GROUP, text="?"))

    assert not telegram.sent


async def test_an_answer_waits_until_the_group_has_a_turn() -> None:
    telegram, ended = Telegram(), list[GroupTurn]()
    turn = GroupTurn(GROUP, 0, NOON)
    found: list[GroupTurn | timedelta] = [turn, timedelta(milliseconds=1)]

    class Turns:
        async def take(self, chat_id: int) -> GroupTurn | timedelta:  # noqa: ARG002
            return found.pop()

        async def end(self, turn: GroupTurn) -> None:
            ended.append(turn)

    paced = ReplyPacing(Pacing(28), turns=Turns())
    await paced(telegram, BOT, SendMessage(chat_id=GROUP, text="?"))

    assert (telegram.sent, ended) == ([GROUP], [turn])
    assert 2 * AGAIN.total_seconds() < LONGEST_REPLY_WAIT


async def test_what_cannot_be_counted_is_not_sent(caplog: pytest.LogCaptureFixture) -> None:
    gone = Database("postgresql+asyncpg://news@127.0.0.1:1/news")
    turns = KeptTurns(gone, lambda: NOON)

    with caplog.at_level(logging.WARNING):
        assert await turns.take(GROUP) == AGAIN
        await turns.end(GroupTurn(GROUP, 0, NOON))

    assert caplog.text.count("pace.group_not_counted") == 2
    await gone.close()
