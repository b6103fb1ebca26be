"""A reader blocks the bot or lets it in again; the bot joins a group, where it is of no use."""

import logging
from collections.abc import Callable
from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated, Message

from handlers.said import Said
from news.dispatch import Reason
from newsroom import channels, membership
from newsroom.desk import Desk

log = logging.getLogger(__name__)

_GONE = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.my_chat_member.register(membership_changed)
    router.message.register(chat_moved, Said(F.migrate_to_chat_id))


async def membership_changed(
    event: ChatMemberUpdated, desk: Desk, clock: Callable[[], datetime]
) -> None:
    """Stop sending to a chat that closed to the bot; start again when it opens.

    A channel that is a source is then blocked, or comes again.
    """
    if event.new_chat_member.status in _GONE:
        await membership.deactivate(desk, event.chat.id, Reason.BLOCKED, clock())
        await channels.close(desk, event.chat.id, clock())
    else:
        await membership.reactivate(desk, event.chat.id, clock())
        await channels.reopen(desk, event.chat.id, clock())
    log.info(
        "membership.changed",
        extra={"chat": event.chat.id, "status": event.new_chat_member.status},
    )


async def chat_moved(message: Message, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Follow a group to its new id."""
    if message.migrate_to_chat_id is not None:
        await membership.migrate(desk, message.chat.id, message.migrate_to_chat_id, clock())
