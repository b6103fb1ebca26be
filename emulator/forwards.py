"""Messages that are sent on: by people, and by Telegram into a channel's group."""

from typing import TYPE_CHECKING

from emulator.actions import new_message
from emulator.chat import Chat
from emulator.messages import Message
from emulator.user import TELEGRAM, User

if TYPE_CHECKING:
    from emulator.emulator import Emulator


def forward(emulator: "Emulator", user: User, source: Message, chat: Chat) -> Message:
    """A person sends a message on to a chat, with its origin."""
    return emulator.receive(_repeated(source, new_message(emulator, user, chat), {}))


def discuss(emulator: "Emulator", post: Message, group: Chat) -> Message:
    """Telegram copies a post into the group that is linked to its channel."""
    number = emulator.chats.next_message_id(group)
    copy = Message(group, number, TELEGRAM, emulator.now())
    of_channel = {"sender_chat": post.chat.as_dict(), "is_automatic_forward": True}
    return emulator.receive(_repeated(post, copy, of_channel))


def _repeated(source: Message, message: Message, extra: dict[str, object]) -> Message:
    message.text, message.entities, message.media = source.text, source.entities, source.media
    message.extra = source.origin() | extra
    return message
