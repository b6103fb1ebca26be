"""Asks Telegram about chats, a few at a time, and notifies their managers of what has changed."""

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
    """The tick. A change is told once: the transaction that stores it returns it once."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues, username: str) -> None:
        self._desk = desk
        self._bot = bot
        self._notifier = Notifier(bot, Locales(desk, catalogues, username))

    async def look(self, now: datetime) -> None:
        """Ask about the chats that are due; one that fails does not keep the others from it."""
        for chat in await place_checks.due(self._desk, now):
            # First, so that a chat that fails each time does not come first each time.
            await place_checks.put_off(self._desk, chat.chat_id, now)
            with costing_itself_alone("place.not_checked", chat=chat.chat_id):
                await self._check(chat, now)

    async def forget_old(self, now: datetime) -> None:
        """Delete set-ups that were begun and never completed."""
        await setting_up.forget_old(self._desk, now)

    async def _check(self, known: Chat, now: datetime) -> None:
        changed = await refresh(self._desk, self._bot, known.chat_id, now, known.kind)
        if isinstance(changed, PlaceTrouble):
            if changed.fault is PlaceFault.NO_BOT:
                await self._out(known, now)
            return
        is_back = not known.has_bot
        await self._notifier.tell_change(changed, is_back=is_back)
        if is_back and changed.sleeps:
            await self._notifier.tell_back(changed.managers, changed)
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
