"""Groups and channels: whether the bot is still there, and may do what it needs to."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.doctor.finding import Finding, ok, shortened, warning, wrong
from botapi.places import ASKED_EVERY
from handlers.chat_lookup import described
from news.place import Chat, Right
from texts.place_trouble import PlaceFault, PlaceTrouble

SECONDS = 30.0
"""So long places are asked about; of what is left then, what Telegram has said last is told."""
_A_SECOND = 10
"""Places, with two questions each: Telegram takes 30 calls, and the bot may be sending."""
_MOST = 20
_NEEDED = {Right.SEND: "may not write", Right.PHOTOS: "may not send photos"}


async def examine_places(
    chats: Sequence[Chat], bot: Bot, now: datetime, seconds: float = SECONDS
) -> list[Finding]:
    """Ask Telegram about each until the time is over, beginning with what was told longest ago.

    The bot asks about each once a day: for the rest that has to do.
    """
    if not chats:
        return []
    round_ = _Round(bot, now)
    oldest_first = sorted(chats, key=lambda chat: chat.asked_at)
    try:
        async with asyncio.timeout(seconds):
            await round_.go(oldest_first)
    except TimeoutError:
        pass
    return round_.told(oldest_first)


class _Round:
    def __init__(self, bot: Bot, now: datetime) -> None:
        self._bot = bot
        self._now = now
        self._asked: set[int] = set()
        self._found: list[Finding] = []

    async def go(self, chats: Sequence[Chat]) -> None:
        """One question starts when its turn has come, whether the last is answered or not."""
        try:
            async with asyncio.TaskGroup() as group:
                for chat in chats:
                    group.create_task(self._ask(chat))
                    await asyncio.sleep(1 / _A_SECOND)
        except* TelegramRetryAfter:
            self._found.append(warning("places", "Telegram wants to be asked later: try again"))

    async def _ask(self, known: Chat) -> None:
        told = await described(self._bot, known.chat_id, self._now, known.kind)
        self._asked.add(known.chat_id)
        if isinstance(told, Chat):
            self._found += _lacking(told)
        else:
            self._found.append(_troubled(known, told))

    def told(self, chats: Sequence[Chat]) -> list[Finding]:
        """What was found; places not asked about are judged by what Telegram last said."""
        left = [chat for chat in chats if chat.chat_id not in self._asked]
        known = [chat for chat in left if self._now - chat.asked_at <= ASKED_EVERY]
        found = [*self._found, *(lack for chat in known for lack in _lacking(chat))]
        lines = shortened(found, _MOST, "places", "more findings like these")
        if unknown := len(left) - len(known):
            told = f"there was time for {len(chats) - unknown} of {len(chats)}"
            return [*lines, warning("places", told)]
        lately = f", {len(known)} of them by the bot within the last day" if known else ""
        return [*lines, ok("places", f"{len(chats)} looked at{lately}")]


def _lacking(chat: Chat) -> list[Finding]:
    lacking = [what for right, what in _NEEDED.items() if right not in chat.rights]
    if not lacking:
        return []
    find = warning if Right.SEND in chat.rights else wrong
    return [find(_named(chat), f"the bot {', '.join(lacking)} there: allow it, or see /places")]


def _troubled(chat: Chat, trouble: PlaceTrouble) -> Finding:
    if trouble.fault is PlaceFault.NO_BOT:
        told = "the bot is not there any more: add it again, or see /places"
        return wrong(_named(chat), told)
    return warning(_named(chat), "Telegram does not say how it is there: try again")


def _named(chat: Chat) -> str:
    return f"{'channel' if chat.type == 'channel' else 'group'} {chat.title or chat.chat_id}"
