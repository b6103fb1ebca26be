"""Asks Telegram whether somebody may manage a group or a channel."""

import logging

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)

from botapi.descriptions import NO_CHAT, says
from botapi.places import AskAdministrators, AskMember
from handlers.answer import Answer, toast
from news.place import CHANNEL, Authority, Chat
from newsroom.authority import Ask, may_know
from newsroom.desk import Desk
from texts.locale import Locale
from texts.manage import place_gone_toast, refusal_toast

log = logging.getLogger(__name__)

_Unanswered = (TelegramAPIError, ClientDecodeError)


def asking(bot: Bot, chat_type: str) -> Ask:
    """A function that asks about people in chats of a type: group, supergroup or channel."""

    async def ask(chat_id: int, user_id: int) -> Authority:
        try:
            theirs = await bot(AskMember(chat_id=chat_id, user_id=user_id))
        except TelegramBadRequest as error:
            return await _refused(bot, chat_type, chat_id, user_id, error)
        except _Unanswered as error:
            return _why(chat_id, error)
        may = theirs.may_post if chat_type == CHANNEL else theirs.is_in_charge
        return Authority.GRANTED if may else Authority.LACKING

    return ask


async def refused_press(
    desk: Desk, locale: Locale, person_id: int, why: Authority, chat: Chat, place: str
) -> Answer:
    """The toast for somebody who presses a button of a place and may not.

    Who must not know the title of a private place is told that there is no such place.
    """
    if not await may_know(desk, person_id, chat):
        return toast(place_gone_toast(locale), alert=True)
    return toast(refusal_toast(locale, why, place), alert=True)


async def _refused(
    bot: Bot, chat_type: str, chat_id: int, user_id: int, error: TelegramBadRequest
) -> Authority:
    """What a refusal means: an administrator is told of every member, others of some.

    In a group every member may see who its administrators are.
    """
    if says(error.message, NO_CHAT):
        return Authority.NO_BOT
    try:
        ours = await bot(AskMember(chat_id=chat_id, user_id=bot.id))
    except TelegramBadRequest:
        return Authority.UNTOLD
    except _Unanswered as failed:
        return _why(chat_id, failed)
    if ours.is_in_charge:
        return Authority.LACKING
    return Authority.UNTOLD if chat_type == CHANNEL else await _listed(bot, chat_id, user_id)


async def _listed(bot: Bot, chat_id: int, user_id: int) -> Authority:
    try:
        people = await bot(AskAdministrators(chat_id=chat_id))
    except TelegramBadRequest:
        return Authority.UNTOLD
    except _Unanswered as failed:
        return _why(chat_id, failed)
    is_one = any(each.user.id == user_id for each in people)
    return Authority.GRANTED if is_one else Authority.LACKING


def _why(chat_id: int, error: Exception) -> Authority:
    """Why Telegram does not answer."""
    if isinstance(error, TelegramForbiddenError | TelegramBadRequest):
        return Authority.NO_BOT
    log.warning("authority.not_told", extra={"chat": chat_id, "error": str(error)})
    return Authority.NO_ANSWER
