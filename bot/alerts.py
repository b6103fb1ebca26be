"""Where somebody must act, the owners and the article's editor are told."""

import asyncio
import logging
from collections.abc import Collection

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from delivery.notice import DispatchHalted, Notice
from handlers.answer import send
from handlers.visitor import Catalogues
from news.language import Language
from newsroom import editors, publishing, subscribing
from newsroom.desk import Desk
from texts.alerts import bulk_halted, dispatch_halted
from texts.locale import Locale
from texts.message import Message

log = logging.getLogger(__name__)


class Alerts:
    """Tells of what delivery noticed, beside its work and best effort: the log has it anyway."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues) -> None:
        self._desk = desk
        self._bot = bot
        self._catalogues = catalogues
        self._tasks: set[asyncio.Task[None]] = set()

    def tell(self, notice: Notice) -> None:
        """Log a notice, and begin to tell those concerned."""
        log.error("delivery.halted", extra={"notice": notice})
        task = asyncio.create_task(self._tell(notice))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Wait until everybody has been told."""
        await asyncio.gather(*self._tasks)

    async def _tell(self, notice: Notice) -> None:
        for user_id in await self._concerned(notice):
            try:
                await send(self._bot, user_id, await self._message(user_id, notice))
            except TelegramAPIError as error:
                log.warning("alert.not_sent", extra={"user": user_id, "error": str(error)})

    async def _concerned(self, notice: Notice) -> Collection[int]:
        owners = {user_id for user_id, owner in await editors.everyone(self._desk) if owner}
        if isinstance(notice, DispatchHalted):
            author = await publishing.author_of(self._desk, notice.dispatch_id)
            return owners | ({author} if author else set())
        return owners

    async def _message(self, user_id: int, notice: Notice) -> Message:
        known = await subscribing.reader(self._desk, user_id)
        language = known.language if known else Language.RU
        locale = Locale(self._catalogues[language], self._desk.zone, "")
        if isinstance(notice, DispatchHalted):
            return dispatch_halted(locale, notice.description)
        return bulk_halted(locale, notice.reason)
