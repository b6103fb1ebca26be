"""Updates posted to the bot: several at once, in order within a chat, again until taken."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from emulator.call import Call
from emulator.changes import Changes
from emulator.clock import Clock
from emulator.updates import Update, Updates
from emulator.wire import call_in_response

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
RETRY_DELAY = 1.0
"""Seconds before an update that was not taken is posted again."""
_PATIENCE = ClientTimeout(total=60)
_GOOD = range(200, 300)


class Webhook:
    """The webhook, set or not."""

    def __init__(
        self,
        updates: Updates,
        changes: Changes,
        key: int,
        clock: Clock,
    ) -> None:
        self.url = ""
        self.retry_delay = RETRY_DELAY
        self.carry_out: Callable[[Call], Awaitable[object]] | None = None
        """Given by the server: what to do with a call that answers a post."""
        self._updates = updates
        self._changes = changes
        self._key = key
        self._clock = clock
        self._secret = ""
        self._connections = 1
        self._ip_address = ""
        self._error: tuple[int, str] | None = None
        self._busy: dict[int, Update] = {}
        self._task: asyncio.Task[None] | None = None

    async def set(self, url: str, secret: str, connections: int, ip_address: str = "") -> None:
        """Starts posting."""
        # Two processes may set it at the same moment: the later one counts.
        while self._task is not None or self.url:
            await self.close()
        self.url, self._secret = url, secret
        self._connections, self._ip_address = connections, ip_address
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stops posting; what is not taken stays queued."""
        self.url, self._error = "", None
        task, self._task, self._busy = self._task, None, {}
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def info(self) -> dict[str, Any]:
        """The Bot API's WebhookInfo."""
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            info["max_connections"] = self._connections
        if self._ip_address:
            info["ip_address"] = self._ip_address
        if self._error:
            info["last_error_date"], info["last_error_message"] = self._error
        return info

    def _next(self) -> Update | None:
        if len(self._busy) >= self._connections:
            return None
        return next(
            (item for item in self._updates.pending if item.chat_id not in self._busy), None
        )

    async def _run(self) -> None:
        async with ClientSession(timeout=_PATIENCE) as session, asyncio.TaskGroup() as posts:
            while True:
                update = await self._changes.until(self._key, self._next)
                self._busy[update.chat_id] = update
                posts.create_task(self._post_until_taken(session, update))

    async def _post_until_taken(self, session: ClientSession, update: Update) -> None:
        taken = False
        while not taken:
            taken = await self._post(session, update)
            if not taken:
                await asyncio.sleep(self.retry_delay)
        self._busy.pop(update.chat_id, None)
        self._updates.drop(update)

    async def _post(self, session: ClientSession, update: Update) -> bool:
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update.as_dict(), headers=headers) as response:
                if response.status in _GOOD:
                    await self._obey(response)
                    return True
                complaint = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (ClientError, TimeoutError) as error:
            complaint = f"Connection failed: {type(error).__name__}"
        self._error = int(self._clock.time()), complaint
        return False

    async def _obey(self, response: ClientResponse) -> None:
        """A bot may answer a webhook with a call."""
        call = await call_in_response(response)
        if call is not None and self.carry_out is not None:
            await self.carry_out(call)
