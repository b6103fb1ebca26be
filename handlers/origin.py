"""Whose post a message was before it was forwarded."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import (
    Chat,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)


@dataclass(frozen=True, slots=True)
class ForwardOrigin:
    """A name, and the address of the post, if everybody can open it."""

    name: str
    link: str | None = None


def origin_of(message: Message, bot: Bot) -> ForwardOrigin | None:
    """Where a message comes from; None of what its sender, or this bot, has written."""
    match message.forward_origin:
        case MessageOriginChannel(chat=chat, message_id=number):
            return ForwardOrigin(_title(chat), _post(chat, number))
        case MessageOriginChat(sender_chat=chat):
            return ForwardOrigin(_title(chat))
        case MessageOriginUser(sender_user=user):
            is_own = message.from_user is not None and user.id == message.from_user.id
            return None if is_own or user.id == bot.id else ForwardOrigin(user.full_name)
        case MessageOriginHiddenUser(sender_user_name=name):
            return ForwardOrigin(name)
    return None


def _title(chat: Chat) -> str:
    return chat.title or chat.full_name


def _post(channel: Chat, message_id: int) -> str | None:
    return f"https://t.me/{channel.username}/{message_id}" if channel.username else None
