"""deleteMessage and deleteMessages: nothing older than 48 hours."""

from emulator.call import Call
from emulator.chats import Chat
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
    _check(emulator, message)
    emulator.remove(chat, [message.message_id])
    return True


def delete_messages(emulator: Emulator, call: Call) -> bool:
    """Deletes up to a hundred; those not found are skipped."""
    ids = call.message_ids()
    chat = _chat(emulator, call)
    found = [number for number in ids if number in chat.messages]
    for number in found:
        _check(emulator, chat.messages[number])
    emulator.remove(chat, found)
    return True


def _chat(emulator: Emulator, call: Call) -> Chat:
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    return chat


def _check(emulator: Emulator, message: Message) -> None:
    if not message.is_from_bot and message.chat.user is None:
        raise bad_request("message can't be deleted")
    if emulator.now() - message.date >= LONGEST:
        raise bad_request("message can't be deleted for everyone")


METHODS = {"deletemessage": delete_message, "deletemessages": delete_messages}
