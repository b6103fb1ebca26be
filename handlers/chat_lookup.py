"""What Telegram says of a chat that is, or is to be, a place."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)

from botapi.descriptions import MEMBERS_HIDDEN, NO_CHAT, OF_CHANNEL, says
from botapi.places import AskChat, AskMember, Member, TelegramChat, chat_of
from news.place import CHANNEL, GROUPS, Chat
from news.subscriber import PlaceKind
from news.telegram import telegram_id
from newsroom import membership
from newsroom.desk import Desk
from newsroom.membership import ChatChange
from texts.place_trouble import PlaceFault, PlaceTrouble

log = logging.getLogger(__name__)

_TYPES = GROUPS | {CHANNEL}


async def look_up(
    desk: Desk, bot: Bot, reference: int | str, now: datetime, kind: PlaceKind = PlaceKind.GROUP
) -> Chat | PlaceTrouble:
    """A chat with what the bot may do there, by its id or its ``@name``; or why it is not known.

    ``kind`` is what it is taken for as long as Telegram does not say. A group that has become a
    supergroup is followed there, with all that is known of it.
    """
    chat = await _asked(bot, reference, now, kind)
    if isinstance(chat, Chat) and isinstance(reference, int):
        await membership.migrate(desk, reference, chat.chat_id, now)
    return chat


async def refresh(
    desk: Desk, bot: Bot, chat_id: int, now: datetime, kind: PlaceKind = PlaceKind.GROUP
) -> ChatChange | PlaceTrouble:
    """The same, and keep it: what that changes for the places of the chat."""
    chat = await look_up(desk, bot, chat_id, now, kind)
    return chat if isinstance(chat, PlaceTrouble) else await membership.note_chat(desk, chat, now)


async def _asked(
    bot: Bot, reference: int | str, now: datetime, kind: PlaceKind
) -> Chat | PlaceTrouble:
    place: TelegramChat | None = None
    try:
        place = await bot(AskChat(chat_id=reference))
        if place.type not in _TYPES or telegram_id(place.id) is None:
            return PlaceTrouble(PlaceFault.PERSON)
        ours = await bot(AskMember(chat_id=place.id, user_id=bot.id))
    except TelegramMigrateToChat as error:
        if error.migrate_to_chat_id == reference:
            return PlaceTrouble(PlaceFault.NO_ANSWER)
        return await _asked(bot, error.migrate_to_chat_id, now, kind)
    except (TelegramAPIError, ClientDecodeError) as error:
        return _refused(error, reference, place, kind, now)
    chat = chat_of(place, ours, now)
    return chat if chat.has_bot else PlaceTrouble(PlaceFault.NO_BOT, place.id, chat.kind, chat)


def _refused(
    error: Exception,
    reference: int | str,
    place: TelegramChat | None,
    kind: PlaceKind,
    now: datetime,
) -> PlaceTrouble:
    log.info("place.not_examined", extra={"chat": reference, "reason": str(error)})
    is_channel = place.type == CHANNEL if place else says(str(error), OF_CHANNEL)
    kind = PlaceKind.CHANNEL if is_channel else kind
    known = reference if isinstance(reference, int) else place.id if place else None
    without_us = chat_of(place, Member(status="left"), now) if place else None
    no_bot = PlaceTrouble(PlaceFault.NO_BOT, known, kind, without_us)
    if isinstance(error, TelegramForbiddenError):
        return no_bot
    if isinstance(error, TelegramBadRequest) and says(error.message, (*NO_CHAT, *MEMBERS_HIDDEN)):
        # Of a chat without a name the bot knows nothing before it is in it.
        return no_bot if known is not None else PlaceTrouble(PlaceFault.NOT_FOUND)
    return PlaceTrouble(PlaceFault.NO_ANSWER, known, kind)
