"""What the bot hears in a group."""

from dataclasses import dataclass, replace

from aiogram.types import CallbackQuery, Chat, Message, User

from handlers.answer import topic_of
from news.place import GROUPS


@dataclass(frozen=True, slots=True)
class GroupEvent:
    """Something that was said or pressed in a group, in a topic of it unless that is 0.

    The ``person`` is None for an administrator who speaks in the group's own name.
    """

    chat: Chat
    thread_id: int
    person: User | None


def command_in_group(message: Message) -> GroupEvent | None:
    """What may be a command of somebody who runs the group; None for all else.

    Nobody is heard in the name of a channel, nor other bots, nor what is passed on: the posts of
    the linked channel are, by Telegram.
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
    """A button that was pressed in a group; None when nothing says any more where it stands."""
    pressed = press.message
    if not isinstance(pressed, Message):
        return None
    return GroupEvent(pressed.chat, topic_of(pressed) or 0, press.from_user)


def is_by_person(press: CallbackQuery) -> bool:
    """Whether a person has pressed a button that stands where others see it, too."""
    is_shared = press.message is not None and press.message.chat.type != "private"
    return is_shared and not press.from_user.is_bot


def is_in_group(press: CallbackQuery) -> bool:
    """Whether a button stands in a group, and not in a channel."""
    return press.message is not None and press.message.chat.type in GROUPS
