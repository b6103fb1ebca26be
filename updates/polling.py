"""Long polling: fetches updates, and goes on after any answer that cannot be read."""

import asyncio
import json
import logging
import re
import reprlib
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from typing import Any

import aiohttp

from botapi.errors import WrongTokenError
from botapi.redaction import reason_of
from botapi.update import UPDATE_TYPES, RawUpdate
from news.telegram import retry_after, update_number
from storage.database import DatabaseError
from storage.trouble import trouble_of

WAIT_SECONDS = 30
_MOST_UPDATES = 100
POLLS_A_SECOND = 25.0
"""What comes between two polls shares a request, a commit and a turn of the loop."""
POLLS_AT_ONCE = 10
"""So many need not wait: hardly anybody meets the limit while few people write."""
_LONGEST_BACKOFF = 30.0
_LONGEST_TOLD = 3600.0
_TROUBLE_SECONDS = 1.0
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,19})(?!\d)')
_WRONG_TOKEN = (401, 404)
# No JSON; no UTF-8; a number of thousands of digits; thousands of nested brackets.
UNDECODABLE = (ValueError, RecursionError)

log = logging.getLogger(__name__)


class Spacing:
    """When polls may begin: a few at once, and over time so many a second."""

    def __init__(self, a_second: float, at_once: int) -> None:
        self._interval = 1 / a_second
        self._at_once = at_once
        self._next = -inf

    def wait(self, now: float) -> float:
        """Seconds until the next poll may begin, which then does."""
        earliest = now - (self._at_once - 1) * self._interval
        begins = max(self._next, earliest)
        self._next = begins + self._interval
        return max(begins - now, 0.0)


class Poller:
    """Fetches batches and moves the offset on only after ``take`` has kept them."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        server: str,
        token: str,
        take: Callable[[Sequence[RawUpdate]], Awaitable[None]],
    ) -> None:
        self._session = session
        self._url = f"{server}/bot{token}"
        self._take = take
        self._offset = 0
        self._backoff = 0.0
        self._spacing = Spacing(POLLS_A_SECOND, POLLS_AT_ONCE)

    async def run(self) -> None:
        """Poll until cancelled; raises WrongTokenError."""
        while True:
            try:
                await self._poll_once()
            # What was not kept is not confirmed: Telegram delivers it again.
            except (aiohttp.ClientError, TimeoutError, OSError, DatabaseError) as error:
                if trouble_of(error) is None:
                    await self._wait(reason_of(error))
                else:
                    # The log is told of it once, by bot.watch.
                    await asyncio.sleep(_TROUBLE_SECONDS)

    async def _poll_once(self) -> None:
        try:
            taken = await self._take_batch(await self._fetch(_MOST_UPDATES))
        except UNDECODABLE:
            taken = await self._step_over_the_undecodable()
        if taken:
            self._backoff = 0.0

    async def confirm(self, until: float) -> None:
        """Tell Telegram that everything taken is kept; on the way out, so best effort.

        ``until`` is a time of the loop's clock.
        """
        try:
            async with asyncio.timeout_at(until):
                await self._fetch(1, wait=0)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            log.info("polling.not_confirmed", extra={"reason": reason_of(error)})

    async def _fetch(self, limit: int, wait: int = WAIT_SECONDS) -> bytes:
        request = {
            "offset": self._offset,
            "limit": limit,
            "timeout": wait,
            "allowed_updates": UPDATE_TYPES,
        }
        return await self._call("getUpdates", request, wait)

    async def _call(self, method: str, request: dict[str, Any], wait: int) -> bytes:
        timeout = aiohttp.ClientTimeout(total=wait + 15, sock_connect=10)
        url = f"{self._url}/{method}"
        async with self._session.post(url, json=request, timeout=timeout) as response:
            body: bytes = await response.read()
            if response.status in _WRONG_TOKEN:
                raise WrongTokenError
            return body

    async def _take_batch(self, body: bytes) -> bool:
        """Take what an answer holds; whether it is one that Telegram gives when all is well."""
        # The standard library's parser, because it reads lone surrogates, which people can send.
        answer = json.loads(body)
        if not isinstance(answer, dict):
            answer = {}
        found = answer.get("result")
        if not answer.get("ok") or not isinstance(found, list):
            await self._wait_as_told(answer)
            return False
        batch = [update for update in found if is_update(update)]
        if batch:
            await self._take(batch)
            self._offset = max(update["update_id"] for update in batch) + 1
            await self._let_some_gather(len(batch))
        elif found:
            await self._wait("nothing but malformed updates")
        return bool(batch) or not found

    async def _let_some_gather(self, taken: int) -> None:
        # A full batch says that more are there already.
        if taken < _MOST_UPDATES:
            await asyncio.sleep(self._spacing.wait(asyncio.get_running_loop().time()))

    async def _wait_as_told(self, answer: dict[str, Any]) -> None:
        description = str(answer.get("description", "no description"))
        await self._wait(description, _seconds_told(answer.get("parameters")))
        if "webhook" in description.lower():
            # Set for another program that had this token; while it stands, nothing can be polled.
            await self._call("deleteWebhook", {}, wait=0)

    async def _step_over_the_undecodable(self) -> bool:
        """Fetch the first update alone; skip it when it alone cannot be decoded."""
        body = await self._fetch(1)
        try:
            return await self._take_batch(body)
        except UNDECODABLE:
            found = _UPDATE_ID.search(body)
            number = update_number(int(found[1])) if found else None
            if number is None:
                await self._wait("undecodable answer")
                return False
            # Without the traceback: it may show the same frame a thousand times.
            log.error("update.undecodable", extra={"update_id": number})  # noqa: TRY400
            self._offset = number + 1
            return True

    async def _wait(self, reason: str, least: float = 0.0) -> None:
        self._backoff = min(_LONGEST_BACKOFF, max(self._backoff * 2, 0.5))
        seconds = max(self._backoff, least)
        log.warning("polling.failed", extra={"reason": reason, "again_in": seconds})
        await asyncio.sleep(seconds)


def _seconds_told(parameters: object) -> float:
    told = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return min(retry_after(told) or 0.0, _LONGEST_TOLD)


def is_update(update: object) -> bool:
    """Whether this has an update's number; what has not is logged, and set aside."""
    number = update.get("update_id") if isinstance(update, dict) else None
    known = update_number(number) is not None
    if not known:
        log.error("update.malformed", extra={"update": reprlib.repr(update)[:500]})
    return known
