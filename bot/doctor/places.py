"""Groups and channels: whether the bot is still there, and may do what it needs to."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)

from bot.doctor.finding import Finding, ok, warning, wrong
from bot.identity import NO_ANSWER
from botapi.places import AskChat, AskMember, chat_of
from botapi.redaction import reason_of
from news.place import Chat, Right

SECONDS = 30.0
"""So long places are asked about; what is left then is said."""
_A_SECOND = 20
"""Questions: Telegram takes 30 calls of any kind, and the bot may be sending meanwhile."""
_MOST = 20
_NEEDED = {Right.SEND: "may not write", Right.PHOTOS: "may not send photos"}


async def examine_places(
    chats: Sequence[Chat], bot: Bot, now: datetime, seconds: float = SECONDS
) -> list[Finding]:
    """Ask Telegram about each, until the time is over."""
    if not chats:
        return []
    round_ = _Round(bot, now)
    try:
        async with asyncio.timeout(seconds):
            await round_.go(chats)
    except TimeoutError:
        pass
    return round_.told(len(chats))


class _Round:
    def __init__(self, bot: Bot, now: datetime) -> None:
        self._bot = bot
        self._now = now
        self._asked = 0
        self._found: list[Finding] = []

    async def go(self, chats: Sequence[Chat]) -> None:
        """One question starts when its turn has come, whether the last is answered or not."""
        try:
            async with asyncio.TaskGroup() as group:
                for chat in chats:
                    group.create_task(self._ask(chat))
                    await asyncio.sleep(2 / _A_SECOND)
        except* TelegramRetryAfter:
            self._found.append(warning("places", "Telegram wants to be asked later: try again"))

    async def _ask(self, chat: Chat) -> None:
        try:
            place = await self._bot(AskChat(chat_id=chat.chat_id))
            ours = await self._bot(AskMember(chat_id=chat.chat_id, user_id=self._bot.id))
        except TelegramRetryAfter:
            raise
        except (TelegramBadRequest, TelegramForbiddenError):
            self._found.append(_gone(chat))
        except NO_ANSWER as error:
            told = f"Telegram does not say ({reason_of(error)}): try again"
            self._found.append(warning(_named(chat), told))
        else:
            self._found += _lacking(chat_of(place, ours, self._now))
        self._asked += 1

    def told(self, count: int) -> list[Finding]:
        """What was found, the rest in a number."""
        lines = self._found[:_MOST]
        if more := len(self._found) - len(lines):
            lines.append(wrong("places", f"{more} more findings like these"))
        if self._asked < count:
            told = f"there was time for {self._asked} of {count}"
            return [*lines, warning("places", told)]
        return [*lines, ok("places", f"{count} looked at")]


def _lacking(chat: Chat) -> list[Finding]:
    if not chat.has_bot:
        return [_gone(chat)]
    lacking = [what for right, what in _NEEDED.items() if right not in chat.rights]
    if not lacking:
        return []
    find = warning if Right.SEND in chat.rights else wrong
    return [find(_named(chat), f"the bot {', '.join(lacking)} there: allow it, or see /places")]


def _gone(chat: Chat) -> Finding:
    return wrong(_named(chat), "the bot is not there any more: add it again, or see /places")


def _named(chat: Chat) -> str:
    return f"{'channel' if chat.type == 'channel' else 'group'} {chat.title or chat.chat_id}"
