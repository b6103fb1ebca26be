"""Asks Telegram what a group or a channel is, and whether somebody looks after it."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)

from botapi.descriptions import MEMBERS_HIDDEN, NO_CHAT, says
from botapi.places import AskPlace, AskStanding, Standing, chat_of
from handlers.answer import Answer, toast
from news.place import CHANNEL, Authority, Chat
from newsroom.authority import Ask, may_know
from newsroom.desk import Desk
from texts.locale import Locale
from texts.manage import place_gone_toast, refusal_toast

log = logging.getLogger(__name__)

_Unanswered = (TelegramAPIError, ClientDecodeError)


def asking(bot: Bot, chat_type: str) -> Ask:
    """Asks who looks after chats of one type, in Telegram's words: group, supergroup, channel."""

    async def ask(chat_id: int, user_id: int) -> Authority:
        try:
            theirs = await bot(AskStanding(chat_id=chat_id, user_id=user_id))
        except TelegramBadRequest as error:
            return await _refused(bot, chat_id, error)
        except _Unanswered as error:
            return _why(chat_id, error)
        may = theirs.may_post if chat_type == CHANNEL else theirs.is_in_charge
        return Authority.GRANTED if may else Authority.LACKING

    return ask


async def described(bot: Bot, reference: int | str, now: datetime) -> Chat | Authority:
    """A chat as Telegram describes it now, with what the bot may do there; or why it does not.

    A person's chat is described, too: by its type.
    """
    try:
        place = await bot(AskPlace(chat_id=reference))
        if place.type == "private":
            return chat_of(place, Standing(status="left"), now)
        return chat_of(place, await _own_standing(bot, place.id), now)
    except _Unanswered as error:
        return _why(reference, error)


async def refused_press(
    desk: Desk, locale: Locale, person_id: int, why: Authority, chat: Chat, place: str
) -> Answer:
    """What somebody hears who presses a button of a place, by its name, and may not.

    To those who must not know its name a private place is one that is not there.
    """
    if not await may_know(desk, person_id, chat):
        return toast(place_gone_toast(locale), alert=True)
    return toast(refusal_toast(locale, why, place), alert=True)


async def _own_standing(bot: Bot, chat_id: int) -> Standing:
    """What the bot is in a chat: in a channel that does not tell, no administrator at least."""
    try:
        return await bot(AskStanding(chat_id=chat_id, user_id=bot.id))
    except TelegramBadRequest as error:
        if says(error.message, MEMBERS_HIDDEN):
            return Standing(status="member")
        raise


async def _refused(bot: Bot, chat_id: int, error: TelegramBadRequest) -> Authority:
    """Of others only administrators are sure to be told: the bot knows if it is one itself."""
    if says(error.message, NO_CHAT):
        return Authority.NO_BOT
    try:
        ours = await bot(AskStanding(chat_id=chat_id, user_id=bot.id))
    except TelegramBadRequest:
        return Authority.UNTOLD
    except _Unanswered as failed:
        return _why(chat_id, failed)
    return Authority.LACKING if ours.is_in_charge else Authority.UNTOLD


def _why(reference: int | str, error: Exception) -> Authority:
    """Why Telegram tells nothing of a chat."""
    if isinstance(error, TelegramForbiddenError | TelegramBadRequest):
        return Authority.NO_BOT
    log.warning("authority.not_told", extra={"place": reference, "error": str(error)})
    return Authority.NO_ANSWER
