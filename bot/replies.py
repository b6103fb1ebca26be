"""Replies to people: they share the bulk sends' pace, go before them, and survive a refusal."""

import asyncio
import logging

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError

from delivery.leadership import Lease, LeaseLostError
from delivery.pacing import Pacing

# Longer than that, an answer comes too late to be one.
LONGEST_WAIT = 60.0
_MOST_TRIES = 5
_BACKOFF = 0.5
_COUNTED = ("send", "edit", "copy", "forward")

log = logging.getLogger(__name__)


class ReplyPacing(BaseRequestMiddleware):
    """Counts replies in the common pace; tries again what Telegram refused or never got.

    What may have reached Telegram is not sent twice: a person who misses an answer asks again.
    """

    def __init__(self, pacing: Pacing, lease: Lease | None) -> None:
        self._pacing = pacing
        self._lease = lease

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the request as soon as it may go, and again while it is worth it."""
        for attempt in range(1, _MOST_TRIES):
            try:
                return await self._request(make_request, bot, method)
            except (TelegramAPIError, TelegramNetworkError) as error:
                wait = self._wait_after(error, attempt)
                if wait is None or wait > LONGEST_WAIT:
                    raise
                log.warning(
                    "reply.refused", extra={"method": method.__api_method__, "again_in": wait}
                )
                await asyncio.sleep(wait)
        return await self._request(make_request, bot, method)

    async def _request(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if self._lease is not None and not self._lease.is_held():
            raise LeaseLostError
        if not method.__api_method__.startswith(_COUNTED):
            return await make_request(bot, method)
        if wait := self._pacing.reply_wait():
            await asyncio.sleep(wait)
        send = self._pacing.take_reply()
        self._pacing.written(send)
        try:
            return await make_request(bot, method)
        finally:
            self._pacing.ended(send)

    def _wait_after(self, error: Exception, attempt: int) -> float | None:
        """Seconds to wait before another try; None when there is to be none."""
        if isinstance(error, TelegramRetryAfter):
            self._pacing.cap_replies()
            return max(1.0, float(error.retry_after))
        # Without parameters aiogram does not recognise the refusal.
        if isinstance(error, TelegramAPIError) and "too many requests" in str(error).lower():
            self._pacing.cap_replies()
            return 1.0
        if isinstance(error.__cause__, ClientConnectorError):
            return _BACKOFF * attempt
        return None
