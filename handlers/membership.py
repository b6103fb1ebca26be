"""Chats close to the bot, let it in again, change what it may do there, and move."""

import logging
from collections.abc import Callable
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberRestricted, ChatMemberUnion, ChatMemberUpdated, Message

from handlers.locales import Locales
from handlers.notifying import Notifier
from handlers.place_membership import BotMembership
from handlers.said import Said
from handlers.visitor import Catalogues
from news.dispatch import Reason
from newsroom import membership
from newsroom.desk import Desk

log = logging.getLogger(__name__)

_GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.my_chat_member.register(membership_changed)
    router.message.register(chat_moved, Said(F.migrate_to_chat_id | F.migrate_from_chat_id))


async def membership_changed(
    event: ChatMemberUpdated,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
    username: str,
    clock: Callable[[], datetime],
) -> None:
    """Stop sending to a chat that closed to the bot.

    To a person's it is sent again when it opens; for a group or a channel somebody has to say so.
    """
    is_out = _is_out(event.new_chat_member)
    if event.chat.type != "private":
        notifier = Notifier(bot, Locales(desk, catalogues, username))
        moved = BotMembership(desk, bot, notifier, event, clock())
        was_out = _is_out(event.old_chat_member)
        await (moved.out() if is_out else moved.allowed(was_out=was_out))
    elif is_out:
        await membership.deactivate(desk, event.chat.id, Reason.BLOCKED, clock())
    else:
        await membership.reactivate(desk, event.chat.id, clock())
    log.info(
        "membership.changed",
        extra={"chat": event.chat.id, "status": event.new_chat_member.status},
    )


async def chat_moved(message: Message, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Follow a group to its new id, of which both chats tell."""
    if message.migrate_to_chat_id is not None:
        await membership.migrate(desk, message.chat.id, message.migrate_to_chat_id, clock())
    elif message.migrate_from_chat_id is not None:
        await membership.migrate(desk, message.migrate_from_chat_id, message.chat.id, clock())


def _is_out(member: ChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in _GONE
