"""Asks Telegram of places, a few at a time, and tells people what has changed."""

from datetime import datetime
from functools import partial

from aiogram import Bot

from handlers.authority import asking
from handlers.chat_lookup import refresh
from handlers.locales import Locales
from handlers.notifying import Notifier
from handlers.visitor import Catalogues
from news.dispatch import Reason
from news.place import Chat
from newsroom import editors, membership, place_checks, setting_up
from newsroom.desk import Desk
from storage.trouble import costing_itself_alone
from texts.place_news import authority_lost, nobody_left
from texts.place_trouble import PlaceFault, PlaceTrouble


class PlaceChecks:
    """The tick. Each change is told once: by the transaction that notes it."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str) -> None:
        self._desk = desk
        self._bot = bot
        self._notifier = Notifier(bot, Locales(desk, catalogues, username))

    async def look(self, now: datetime) -> None:
        """Ask of those that are due; one that cannot be asked costs itself alone."""
        for chat in await place_checks.due(self._desk, now):
            # Whatever comes of it, the next one has its turn.
            await place_checks.put_off(self._desk, chat.chat_id, now)
            with costing_itself_alone("place.not_checked", chat=chat.chat_id):
                await self._check(chat, now)

    async def forget_old(self, now: datetime) -> None:
        """Forget what somebody had begun to set up and has not ended."""
        await setting_up.forget_old(self._desk, now)

    async def _check(self, known: Chat, now: datetime) -> None:
        changed = await refresh(self._desk, self._bot, known.chat_id, now, known.kind)
        if isinstance(changed, PlaceTrouble):
            if changed.fault is PlaceFault.NO_BOT:
                await self._out(known, now)
            return
        await self._notifier.tell_change(changed)
        await self._check_managers(changed.chat, known.set_up_by, now)

    async def _out(self, known: Chat, now: datetime) -> None:
        changed = await membership.close_place(self._desk, known.chat_id, Reason.KICKED, now, now)
        if changed is not None:
            await self._notifier.tell_removed(changed)

    async def _check_managers(self, chat: Chat, set_up_by: int | None, now: datetime) -> None:
        ask = asking(self._bot, chat.type)
        checked = await place_checks.check_managers(self._desk, chat, ask, now)
        await self._notifier.tell(checked.lost, partial(authority_lost, chat=chat))
        if checked.is_orphan:
            owners = await editors.owners(self._desk)
            people = {*owners, *(() if set_up_by is None else (set_up_by,))} - {*checked.lost}
            await self._notifier.tell(sorted(people), partial(nobody_left, chat=chat))
