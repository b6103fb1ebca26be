"""Asks Telegram about a chat that is, or is to be, a place, and what the bot may do there."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import SendChatAction

from botapi.descriptions import MEMBERS_HIDDEN, NO_CHAT, OF_CHANNEL, says
from botapi.places import AskChat, AskMember, Member, TelegramChat, chat_of
from news.place import BASIC, CHANNEL, GROUPS, Chat
from news.subscriber import PlaceKind
from news.telegram import telegram_id
from newsroom import membership, places
from newsroom.desk import Desk
from newsroom.membership import ChatChange
from texts.place_trouble import PlaceFault, PlaceTrouble

log = logging.getLogger(__name__)

_TYPES = GROUPS | {CHANNEL}
_MOST_MOVES = 3
"""A group becomes a supergroup once; a server that names ever other chats is not followed."""


async def look_up(
    desk: Desk, bot: Bot, reference: int | str, now: datetime, kind: PlaceKind = PlaceKind.GROUP
) -> Chat | PlaceTrouble:
    """A chat with what the bot may do there, by its id or its ``@name``; or why it is not known.

    ``kind`` is what it is taken for when Telegram does not say. A group that has become a
    supergroup is asked about there, and all that is kept of it moves: the former group may still
    answer, with administrators that it no longer has.
    """
    if isinstance(reference, int):
        reference = await places.current_chat_id(desk, reference)
    try:
        chat = await described(bot, reference, now, kind)
    except TelegramRetryAfter as error:
        chat = _refused(error, reference, None, kind, now)
    if isinstance(chat, Chat) and isinstance(reference, int):
        await membership.migrate(desk, reference, chat.chat_id, now)
    return chat


async def refresh(
    desk: Desk, bot: Bot, chat_id: int, now: datetime, kind: PlaceKind = PlaceKind.GROUP
) -> ChatChange | PlaceTrouble:
    """Look a chat up by its id and keep what Telegram says; how that changes its places."""
    chat = await look_up(desk, bot, chat_id, now, kind)
    return chat if isinstance(chat, PlaceTrouble) else await membership.note_chat(desk, chat, now)


async def described(
    bot: Bot, reference: int | str, now: datetime, kind: PlaceKind
) -> Chat | PlaceTrouble:
    """The same, and nothing is done about a group that has moved. Raises TelegramRetryAfter."""
    for _ in range(_MOST_MOVES):
        try:
            return await _described(bot, reference, now, kind)
        except TelegramMigrateToChat as error:
            reference = error.migrate_to_chat_id
    return PlaceTrouble(PlaceFault.NO_ANSWER)


async def follow(desk: Desk, bot: Bot, group_id: int, now: datetime) -> int | None:
    """The supergroup that a group has become, to which all that is kept of the group moves.

    None when it has not become one, or when Telegram does not answer. Telegram describes the former
    group as before, perhaps without the bot; only a refused call says where it is.
    """
    try:
        await bot(_write_to(group_id))
    except TelegramMigrateToChat as error:
        await membership.migrate(desk, group_id, error.migrate_to_chat_id, now)
        return error.migrate_to_chat_id
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("place.not_followed", extra={"chat": group_id, "reason": str(error)})
    return None


def _write_to(group_id: int) -> SendChatAction:
    return SendChatAction(chat_id=group_id, action=ChatAction.TYPING)


async def _described(
    bot: Bot, reference: int | str, now: datetime, kind: PlaceKind
) -> Chat | PlaceTrouble:
    """Raises TelegramMigrateToChat, TelegramRetryAfter."""
    place: TelegramChat | None = None
    try:
        place = await bot(AskChat(chat_id=reference))
        if place.type not in _TYPES or telegram_id(place.id) is None:
            return PlaceTrouble(PlaceFault.PERSON)
        ours = await bot(AskMember(chat_id=place.id, user_id=bot.id))
        chat = chat_of(place, ours, now)
        if not chat.has_bot and place.type == BASIC:
            await bot(_write_to(place.id))
    except (TelegramMigrateToChat, TelegramRetryAfter):
        raise
    except (TelegramAPIError, ClientDecodeError) as error:
        return _refused(error, reference, place, kind, now)
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
