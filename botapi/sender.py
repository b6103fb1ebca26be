"""One call to Telegram, and what it came to: on aiogram's own connections, without its models.

Whether a lost answer leaves the send in doubt hangs on one question: was anything written? The
body's own write answers it, whatever exception tells of the loss. The same place asks, as late as
can be, whether the send may still go: the lease may be over, or Telegram may want silence.
"""

from collections.abc import Callable
from typing import Protocol

from aiogram import Bot
from aiohttp import ClientConnectionResetError, ClientError, ClientResponse, ClientTimeout
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import BytesPayload
from yarl import URL

from botapi.outcome import NotSent, Outcome, Sent, Unknown, classify
from botapi.template import Target, Template

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
"""Less than the time that a stopping process has to see its sends through."""
LONGEST_ANSWER = 1 << 20
"""Bytes: of what is longer only the status counts."""


class Withheld(Exception):  # noqa: N818 - a reason, not an error
    """The send may not go now; the argument says why."""


class SendCall(Protocol):
    """Carries out a template on a target."""

    async def __call__(
        self, template: Template, target: Target, admit: Callable[[], None], *, paid: bool = False
    ) -> Outcome:
        """See Sender.send."""


class Sender:
    """Sends templates with the bot's token, which shows in no outcome and no exception."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._urls: dict[str, URL] = {}
        self._timeout = ClientTimeout(total=ANSWER_SECONDS, connect=CONNECT_SECONDS)

    async def send(
        self, template: Template, target: Target, admit: Callable[[], None], *, paid: bool = False
    ) -> Outcome:
        """Make one call. ``admit`` is called right before the write, and may raise Withheld."""
        body = _Body(template.body(target, paid=paid), admit)
        session = await self._bot.session.create_session()  # type: ignore[attr-defined]
        status = 0
        try:
            async with session.post(
                self._url(template.method),
                data=body,
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                status = response.status
                answer = await _read(response)
        except (ClientError, OSError, TimeoutError) as error:
            return _lost(body, status, type(error).__name__)
        return classify(status, answer, target.chat_id)

    def _url(self, method: str) -> URL:
        if method not in self._urls:
            address = self._bot.session.api.api_url(token=self._bot.token, method=method)
            self._urls[method] = URL(address)
        return self._urls[method]


class _Body(BytesPayload):
    """A body that knows whether any of it was handed to the connection."""

    def __init__(self, value: bytes, admit: Callable[[], None]) -> None:
        super().__init__(value, content_type="application/json")
        self.written = False
        self.withheld: str | None = None
        self._admit = admit

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        """Write, if the send may go and the server has not closed a connection kept alive."""
        transport = writer.transport
        if transport is None or transport.is_closing():
            raise ClientConnectionResetError("the connection was closed before the write")
        try:
            self._admit()
        except Withheld as reason:
            self.withheld = str(reason)
            raise
        self.written = True
        await super().write_with_length(writer, content_length)


async def _read(response: ClientResponse) -> bytes:
    answer = b""
    async for some in response.content.iter_any():
        answer += some
        if len(answer) > LONGEST_ANSWER:
            return b""
    return answer


def _lost(body: _Body, status: int, error: str) -> Outcome:
    if body.withheld is not None:
        return NotSent(body.withheld, tried=False)
    if not body.written:
        return NotSent(error)
    if 200 <= status < 300:  # noqa: PLR2004
        return Sent(None)
    return classify(status, b"") if status else Unknown(error, answered=False)
