"""deleteMessage and deleteMessages: nothing older than 48 hours."""

from emulator.call import Call
from emulator.chat import Chat
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.messages import Message

LONGEST = 48 * 3600
"""Seconds after which a message can no longer be deleted."""


def delete_message(emulator: Emulator, call: Call) -> bool:
    """Deletes one."""
    if not call.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = _chat(emulator, call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _delete(emulator, call, chat, [message])
    return True


def delete_messages(emulator: Emulator, call: Call) -> bool:
    """Deletes up to a hundred: all that are found, or none when one of them cannot be."""
    ids = dict.fromkeys(call.message_ids())
    chat = _chat(emulator, call)
    found = [chat.messages[number] for number in ids if number in chat.messages]
    _delete(emulator, call, chat, found)
    return True


def _chat(emulator: Emulator, call: Call) -> Chat:
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    return chat


def _delete(emulator: Emulator, call: Call, chat: Chat, messages: list[Message]) -> None:
    for message in messages:
        _check(message, emulator.now() - message.date)
    emulator.limits.admit(chat.id)
    emulator.delete(chat, messages, call)


def _check(message: Message, age: int) -> None:
    if message.chat.type in ("supergroup", "channel"):
        if not _may_delete(message) or age >= LONGEST:
            raise bad_request("message can't be deleted")
        return
    is_open = message.chat.user is not None or message.chat.is_run_by_bot
    if not (message.is_from_bot or is_open) or age > LONGEST:
        raise bad_request("message can't be deleted for everyone")


def _may_delete(message: Message) -> bool:
    """Whoever has the right may all; otherwise only the bot's own, in a channel while it posts."""
    chat = message.chat
    may_own = not chat.is_channel or chat.bot_may("can_post_messages")
    return chat.bot_may("can_delete_messages") or (message.is_from_bot and may_own)


METHODS = {"deletemessage": delete_message, "deletemessages": delete_messages}
