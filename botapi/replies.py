"""Replies to people: they share the bulk sends' pace, go before them, and survive a refusal."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import timedelta
from math import ceil, inf

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError

from botapi.errors import LeaseLostError
from botapi.group_pace import GroupTurns
from botapi.pacing import Pacing, Slot
from botapi.redaction import reason_of
from botapi.reply_counts import ReplyCounts, ReplyOutcome
from news.group_turn import GroupTurn

# Longer than that, an answer comes too late to be one.
LONGEST_REPLY_WAIT = 8.0
LONGEST_SILENCE = 60.0
"""For at most so long is a chat left alone after a refusal, whatever Telegram asks for."""
_BACKOFF = 0.5
_TOGETHER = 5.0
_MANY_CHATS = 3
"""When so many chats are refused within so many seconds, it is not each one's own limit."""
_COUNTED = ("send", "edit", "copy", "forward")
_SHOWN = "sendChatAction"
"""It writes nothing, so it counts for no group."""
LONGEST_TURN = 60.0
"""From asking for a turn to the write, at most: then a turn also covers the time of an answer."""
_MOST_CHATS = 1000

log = logging.getLogger(__name__)


class GroupFull(TelegramRetryAfter):
    """A group has had all that it may be sent in a minute."""


class ReplyPacing(BaseRequestMiddleware):
    """Counts replies in the common pace; tries again what Telegram refused or never got.

    What may have reached Telegram is not sent twice: a person who misses an answer asks again.
    A chat that is refused for longer than an answer is worth gets none until that time is over.
    ``leads`` says whether this process may call at all; ``before_wait`` is called before a reply
    waits; one that ``goes_first`` waits for no other. A reply to a group takes a turn.
    """

    def __init__(
        self,
        pacing: Pacing,
        clock: Callable[[], float] = time.monotonic,
        *,
        leads: Callable[[], bool] = lambda: True,
        before_wait: Callable[[], None] = lambda: None,
        goes_first: Callable[[], bool] = lambda: False,
        counts: Counter[ReplyOutcome] | None = None,
        turns: GroupTurns | None = None,
    ) -> None:
        self._pacing = pacing
        self._turns = turns
        self._counts = ReplyCounts() if counts is None else counts
        self._clock = clock
        self._leads = leads
        self._before_wait = before_wait
        self._goes_first = goes_first
        self._silent_until: dict[object, float] = {}
        self._refused_at: dict[object, float] = {}
        self._queue = asyncio.Lock()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the request as soon as it may go, and again while it is worth it."""
        deadline = self._clock() + LONGEST_REPLY_WAIT
        wait, attempt = self._silence(method), 0
        if wait and self._clock() + wait > deadline:
            raise TelegramRetryAfter(method, "Too Many Requests: an earlier reply", round(wait))
        while True:
            await self._outside(wait)
            attempt += 1
            try:
                answer = await self._request(make_request, bot, method, deadline)
            except GroupFull as error:
                # Nothing was asked of Telegram, so it refused nothing.
                self._counts[_outcome_of(error)] += 1
                raise
            except (TelegramAPIError, TelegramNetworkError) as error:
                self._counts[_outcome_of(error)] += 1
                wait = self._wait_after(error, attempt, method)
                if not wait or self._clock() + wait > deadline:
                    raise
                log.warning(
                    "reply.refused",
                    extra={
                        "method": method.__api_method__,
                        "reason": reason_of(error),
                        "again_in": wait,
                    },
                )
            else:
                self._counts[ReplyOutcome.TAKEN] += 1
                return answer

    async def _outside(self, seconds: float) -> None:
        """Wait, but keep nobody else waiting."""
        if seconds:
            self._before_wait()
            await asyncio.sleep(seconds)

    async def _request(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        deadline: float,
    ) -> Response[TelegramType]:
        if not self._leads():
            raise LeaseLostError
        if not method.__api_method__.startswith(_COUNTED):
            return await make_request(bot, method)
        async with self._turn(method, deadline) as over_at:
            slot = await self._paced(method, deadline)
            try:
                if self._clock() >= over_at:
                    raise GroupFull(method, "Too Many Requests: its turn is over", 1)
                self._pacing.written(slot)
                return await make_request(bot, method)
            finally:
                self._pacing.ended(slot)

    @asynccontextmanager
    async def _turn(
        self, method: TelegramMethod[TelegramType], deadline: float
    ) -> AsyncIterator[float]:
        """While a reply to a group has its turn, until when it may be written.

        A person's chat needs none.
        """
        chat, asked_at = _chat(method), self._clock()
        is_shown = method.__api_method__ == _SHOWN
        if self._turns is None or not isinstance(chat, int) or chat > 0 or is_shown:
            yield inf
            return
        while isinstance(turn := await self._taken(self._turns, chat), timedelta):
            wait = turn.total_seconds()
            if self._clock() + wait > deadline:
                raise GroupFull(method, "Too Many Requests: the group is full", ceil(wait))
            await self._outside(wait)
            asked_at = self._clock()
        try:
            yield asked_at + LONGEST_TURN
        finally:
            # One that waited in vain for the pace counts as well: that errs on the safe side.
            await self._turns.end(turn)

    async def _taken(self, turns: GroupTurns, chat: int) -> GroupTurn | timedelta:
        silence = self._pacing.groups.wait(chat)
        return timedelta(seconds=silence) if silence else await turns.take(chat)

    async def _paced(self, method: TelegramMethod[TelegramType], deadline: float) -> Slot:
        """A slot in the pace; those that wait for one take it in the order in which they came.

        What an editor's /stop is answered with waits for no other reply.
        """
        if self._queue.locked() or self._pacing.reply_wait():
            self._before_wait()
        self._pacing.waiting_replies += 1
        try:
            async with nullcontext() if self._goes_first() else self._queue:
                while wait := self._pacing.reply_wait():
                    if self._clock() + wait > deadline:
                        raise TelegramRetryAfter(method, "Too Many Requests: too many replies", 1)
                    await asyncio.sleep(wait)
                return self._pacing.take_reply()
        finally:
            self._pacing.waiting_replies -= 1

    def _wait_after(
        self, error: Exception, attempt: int, method: TelegramMethod[TelegramType]
    ) -> float:
        """Seconds to wait before another try; 0 when there is to be none."""
        if isinstance(error, TelegramRetryAfter):
            self._hold_others_back(_chat(method))
            return self._silenced(method, max(1.0, float(error.retry_after)))
        if _outcome_of(error) is ReplyOutcome.TOO_FAST:
            self._hold_others_back(_chat(method))
            return 1.0
        if isinstance(error.__cause__, ClientConnectorError):
            return _BACKOFF * attempt
        return 0.0

    def _hold_others_back(self, refused: object) -> None:
        """After a refusal, unless it is the chat's own limit that was met.

        Telegram's limit is the token's, and other processes may send too: little goes from here,
        and all the same it is too much.
        """
        now = self._clock()
        recent = {chat: at for chat, at in self._refused_at.items() if now - at < _TOGETHER}
        self._refused_at = recent | {refused: now}
        if self._pacing.is_full() or len(self._refused_at) >= _MANY_CHATS:
            self._pacing.cap_replies()

    def _silenced(self, method: TelegramMethod[TelegramType], seconds: float) -> float:
        """Leave the method's chat alone for so long; how long that is."""
        chat, now = _chat(method), self._clock()
        if chat is not None:
            if len(self._silent_until) >= _MOST_CHATS:
                self._silent_until = {
                    each: until for each, until in self._silent_until.items() if until > now
                }
            self._silent_until[chat] = now + min(seconds, LONGEST_SILENCE)
        if isinstance(chat, int) and chat < 0:
            self._pacing.groups.silence(chat, seconds)
        return seconds

    def _silence(self, method: TelegramMethod[TelegramType]) -> float:
        return max(0.0, self._silent_until.get(_chat(method), 0.0) - self._clock())


def _outcome_of(error: Exception) -> ReplyOutcome:
    # Without parameters aiogram does not recognise a 429.
    if isinstance(error, TelegramRetryAfter) or "too many requests" in str(error).lower():
        return ReplyOutcome.TOO_FAST
    if isinstance(error, TelegramNetworkError):
        return ReplyOutcome.UNREACHABLE
    return ReplyOutcome.REFUSED


def _chat(method: TelegramMethod[TelegramType]) -> object:
    return getattr(method, "chat_id", None)
