"""Which messages and presses in groups may be meant for the bot."""

from dataclasses import dataclass, replace

from aiogram.types import CallbackQuery, Chat, Message, User

from handlers.answer import topic_of
from news.place import GROUPS


@dataclass(frozen=True, slots=True)
class GroupEvent:
    """A command or a press in a group; ``thread_id`` is its topic, 0 without one.

    ``person`` is None for an anonymous administrator, who writes as the group itself.
    """

    chat: Chat
    thread_id: int
    person: User | None


def command_in_group(message: Message) -> GroupEvent | None:
    """A command by a person, or by the group itself; None for any other message.

    Messages of channels and bots are none, nor is what was forwarded: Telegram forwards the posts
    of a linked channel by itself.
    """
    typed = message.text or message.caption or ""
    is_passed_on = message.is_automatic_forward or message.forward_origin or message.via_bot
    if message.chat.type not in GROUPS or is_passed_on or not typed.startswith("/"):
        return None
    event = GroupEvent(message.chat, topic_of(message) or 0, message.from_user)
    if message.sender_chat is not None:
        is_anonymous = message.sender_chat.id == message.chat.id
        return replace(event, person=None) if is_anonymous else None
    return event if message.from_user is not None and not message.from_user.is_bot else None


def press_in_group(press: CallbackQuery) -> GroupEvent | None:
    """A press in a group; None when Telegram leaves the message out, and with it the topic."""
    pressed = press.message
    if not isinstance(pressed, Message):
        return None
    return GroupEvent(pressed.chat, topic_of(pressed) or 0, press.from_user)


def is_by_person(press: CallbackQuery) -> bool:
    """Whether a person has pressed a button in a chat that is not private."""
    is_shared = press.message is not None and press.message.chat.type != "private"
    return is_shared and not press.from_user.is_bot


def is_in_group(press: CallbackQuery) -> bool:
    """Whether the button is in a group; else it is in a channel."""
    return press.message is not None and press.message.chat.type in GROUPS
