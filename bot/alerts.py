"""Where somebody must act, the owners and the article's editor are told."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping

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
    """Tells people beside the work, and best effort: the log has it anyway."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues) -> None:
        self._desk = desk
        self._bot = bot
        self._catalogues = catalogues
        self._owners: Mapping[int, Language] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def remember_owners(self) -> None:
        """The tick: know who they are also when the database can not be asked."""
        self._owners = {
            user_id: await self._language(user_id)
            for user_id, owner in await editors.everyone(self._desk)
            if owner
        }

    def tell(self, notice: Notice) -> None:
        """Log a notice, and begin to tell those concerned."""
        log.error("delivery.halted", extra={"notice": notice})
        self._begin(self._tell(notice))

    def tell_owners(self, write: Callable[[Locale], Message]) -> None:
        """Begin to tell the owners what ``write`` says in their languages; reads no database."""
        self._begin(self._tell_owners(write))

    async def drain(self) -> None:
        """Wait until everybody has been told."""
        await asyncio.gather(*self._tasks)

    def _begin(self, telling: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(telling)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell_owners(self, write: Callable[[Locale], Message]) -> None:
        for user_id, language in self._owners.items():
            await self._send(user_id, write(self._locale(language)))

    async def _tell(self, notice: Notice) -> None:
        for user_id in await self._concerned(notice):
            await self._send(user_id, await self._message(user_id, notice))

    async def _send(self, user_id: int, message: Message) -> None:
        try:
            await send(self._bot, user_id, message)
        except TelegramAPIError as error:
            log.warning("alert.not_sent", extra={"user": user_id, "error": str(error)})

    async def _concerned(self, notice: Notice) -> Collection[int]:
        owners = {user_id for user_id, owner in await editors.everyone(self._desk) if owner}
        if isinstance(notice, DispatchHalted):
            author = await publishing.author_of(self._desk, notice.dispatch_id)
            return owners | ({author} if author else set())
        return owners

    async def _message(self, user_id: int, notice: Notice) -> Message:
        locale = self._locale(await self._language(user_id))
        if isinstance(notice, DispatchHalted):
            return dispatch_halted(locale, notice.description)
        return bulk_halted(locale, notice.reason)

    async def _language(self, user_id: int) -> Language:
        known = await subscribing.reader(self._desk, user_id)
        return known.language if known else Language.RU

    def _locale(self, language: Language) -> Locale:
        return Locale(self._catalogues[language], self._desk.zone, "")
