"""Chats, their members and pins, and files."""

from typing import Any

from emulator.call import Call
from emulator.chat import Chat
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.files import MOST_DOWNLOADED
from emulator.members import bot_in, member_of, move_bot

_UNLIMITED_GIFTS = {
    "unlimited_gifts": True,
    "limited_gifts": True,
    "unique_gifts": True,
    "premium_subscription": True,
    "gifts_from_channels": True,
}


def get_chat(emulator: Emulator, call: Call) -> dict[str, Any]:
    """The Bot API's ChatFullInfo."""
    chat = emulator.chats.find(call.text("chat_id"))
    if chat.user is not None and not chat.user.started:
        raise bad_request("chat not found")
    chat.check_readable()
    info = chat.as_dict() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _UNLIMITED_GIFTS,
    }
    if chat.type in ("group", "supergroup"):
        info["permissions"] = chat.permissions()
    if chat.discussion is not None:
        info["linked_chat_id"] = chat.discussion.id
    pinned = chat.messages.get(chat.pinned)
    return info | ({"pinned_message": pinned.as_dict(with_reply=False)} if pinned else {})


def get_chat_member(emulator: Emulator, call: Call) -> dict[str, Any]:
    """A person's or the bot's own place in a chat."""
    chat = emulator.chats.find(call.text("chat_id"))
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat.check_members_readable()
    if user_id == emulator.bot.id:
        return bot_in(emulator, chat)
    user = emulator.chats.users.get(user_id)
    if user is None:
        raise bad_request("user not found")
    if chat.hides_members and not chat.is_run_by_bot and user.id not in chat.administrators:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return member_of(chat, user)


def get_chat_administrators(emulator: Emulator, call: Call) -> list[dict[str, Any]]:
    """The people who run a chat, and the bot where it does; no other bot is ever told of."""
    chat = emulator.chats.find(call.text("chat_id"))
    if chat.user is not None:
        raise bad_request("there are no administrators in the private chat")
    chat.check_members_readable()
    people = [member_of(chat, user) for user in chat.administrators.values()]
    is_one = chat.bot_status == "administrator"
    return [*people, bot_in(emulator, chat)] if is_one else people


def leave_chat(emulator: Emulator, call: Call) -> bool:
    """Leaves a group or a channel; the bot is told that it has."""
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    if chat.user is not None:
        raise bad_request("chat member status can't be changed in private chats")
    move_bot(emulator, emulator.bot, chat, "left")
    return True


def pin_chat_message(emulator: Emulator, call: Call) -> bool:
    """Pins a message."""
    chat = emulator.chats.find(call.text("chat_id"))
    _check_may_pin(chat)
    if call.integer("message_id") not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned = call.integer("message_id")
    return True


def _check_may_pin(chat: Chat) -> None:
    chat.check_editable()
    if chat.user is None and not chat.bot_may(
        "can_edit_messages" if chat.is_channel else "can_pin_messages"
    ):
        raise bad_request("not enough rights to manage pinned messages in the chat")


def unpin_chat_message(emulator: Emulator, call: Call) -> bool:
    """Unpins the pinned message."""
    chat = emulator.chats.find(call.text("chat_id"))
    _check_may_pin(chat)
    if not chat.pinned or call.integer("message_id", chat.pinned) != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = 0
    return True


def get_file(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Where a file can be downloaded from."""
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    stored = emulator.files.get(call.text("file_id"))
    if len(stored.content) > MOST_DOWNLOADED:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": f"AQAD{stored.file_id.rpartition('-')[2]}",
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


METHODS = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "leavechat": leave_chat,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "getfile": get_file,
}
