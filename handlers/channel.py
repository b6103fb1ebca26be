"""A channel that is to be a source: which one is meant, and whether it may be."""

import logging
import re
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.types import Message, MessageOriginChannel

from botapi.descriptions import MEMBERS_HIDDEN, says
from botapi.places import AskChat, AskMember, Member, TelegramChat
from news.storable import visible
from news.telegram import telegram_id
from texts.channel_trouble import ChannelFault, ChannelTrouble

log = logging.getLogger(__name__)

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_]{3,31})"
_SITE = r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/"
# A post, in a forum behind its topic.
_TAIL = r"(?:/\d+){0,2}/?(?:[?#].*)?"
_NAMED = re.compile(rf"@{_NAME}|{_SITE}(?:s/)?{_NAME.replace('name', 'linked')}{_TAIL}")
_NUMBERED = re.compile(rf"{_SITE}c/(?P<short>\d{{1,12}}){_TAIL}|-100(?P<whole>\d{{1,12}})")
_INVITATION = re.compile(rf"{_SITE}(?:\+|joinchat/)\S+|tg://join\?.*", re.IGNORECASE)
_FIRST_CHANNEL = -1_000_000_000_000
"""The Bot API's ids of channels count down from here."""

Reference = int | str
"""A channel's id, or its ``@name``."""


@dataclass(frozen=True, slots=True)
class ChannelFound:
    """A channel whose posts the bot gets, run by whoever wants it to be a source."""

    chat_id: int
    title: str
    username: str | None = None

    @property
    def address(self) -> str:
        """How people write it: ``@name``; empty for a channel without a name."""
        return f"@{self.username}" if self.username else ""


def channel_meant(text: str) -> Reference | ChannelTrouble | None:
    """The channel that a word names: ``@name``, a link to it or to a post of it, an id.

    None when it names no channel at all. A link that invites to a private one tells nobody which.
    """
    text = visible(text).strip()
    if named := _NAMED.fullmatch(text):
        return f"@{named['name'] or named['linked']}"
    if numbered := _NUMBERED.fullmatch(text):
        return telegram_id(_FIRST_CHANNEL - int(numbered["short"] or numbered["whole"]))
    return ChannelTrouble(ChannelFault.INVITATION) if _INVITATION.fullmatch(text) else None


def channel_forwarded(message: Message) -> Reference | None:
    """The channel whose post somebody sends on, or answers; None when it is no channel's."""
    answered = message.reply_to_message
    for each in (message, answered) if answered else (message,):
        if isinstance(each.forward_origin, MessageOriginChannel):
            return telegram_id(each.forward_origin.chat.id)
    return None


async def examine_channel(
    bot: Bot, editor_id: int, reference: Reference
) -> ChannelFound | ChannelTrouble:
    """Ask Telegram whether a channel's posts come here, and the editor may post in it.

    Only who may post there decides that what is posted becomes news here.
    """
    place: TelegramChat | None = None
    try:
        place = await bot(AskChat(chat_id=reference))
        if place.type != "channel" or telegram_id(place.id) is None:
            return ChannelTrouble(ChannelFault.NO_CHANNEL, place.title)
        # Of members a channel tells nobody but its administrators.
        ours = await bot(AskMember(chat_id=place.id, user_id=bot.id))
        theirs = await bot(AskMember(chat_id=place.id, user_id=editor_id))
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("channel.not_examined", extra={"channel": reference, "reason": str(error)})
        return _refused(error, place)
    return _judged(place, ours, theirs)


def _judged(place: TelegramChat, ours: Member, theirs: Member) -> ChannelFound | ChannelTrouble:
    if not ours.is_in_charge:
        return ChannelTrouble(ChannelFault.NO_BOT, place.title)
    if not theirs.may_post:
        return ChannelTrouble(ChannelFault.NO_AUTHORITY, place.title)
    return ChannelFound(place.id, place.title, place.username)


def _refused(error: Exception, place: TelegramChat | None) -> ChannelTrouble:
    title = place.title if place else ""
    if isinstance(error, TelegramForbiddenError):
        return ChannelTrouble(ChannelFault.NO_BOT, title)
    if not isinstance(error, TelegramBadRequest):
        return ChannelTrouble(ChannelFault.NO_ANSWER, title)
    if place is None:
        # A channel without a name that the bot is not in is unknown to it, whatever its id.
        return ChannelTrouble(ChannelFault.NOT_FOUND)
    is_hidden = says(error.message, MEMBERS_HIDDEN)
    return ChannelTrouble(ChannelFault.NO_BOT if is_hidden else ChannelFault.NO_AUTHORITY, title)
