"""Who is what in a chat, as the Bot API's ChatMember."""

from typing import TYPE_CHECKING, Any

from emulator.chat import Chat
from emulator.rights import BASIC, NO_RIGHTS, Rights, as_flags, fitting, whole
from emulator.user import User

if TYPE_CHECKING:
    from emulator.emulator import Emulator


def member_of(chat: Chat, user: User) -> dict[str, Any]:
    """What a person is in a chat."""
    body = {"user": user.as_dict()}
    if user is chat.creator:
        return body | {"status": "creator", "is_anonymous": "is_anonymous" in chat.rights_of(user)}
    if user.id in chat.administrators:
        return body | _administrator(chat.rights_of(user), chat)
    is_member = chat.user is user or user.id in chat.members
    return body | {"status": "member" if is_member else "left"}


def bot_in(emulator: "Emulator", chat: Chat) -> dict[str, Any]:
    """What the bot is in a chat."""
    return _in_status(emulator.bot, chat)


def _in_status(bot: User, chat: Chat) -> dict[str, Any]:
    body = {"user": bot.as_dict(), "status": chat.bot_status}
    match chat.bot_status:
        case "administrator":
            return body | _administrator(chat.bot_rights, chat)
        case "restricted":
            allowed = dict.fromkeys(chat.permissions(), False)
            return body | {"is_member": True, "until_date": 0} | allowed
        case "kicked":
            return body | {"until_date": 0}
    return body


def _administrator(rights: Rights, chat: Chat) -> dict[str, Any]:
    return {"status": "administrator", "can_be_edited": False, **as_flags(rights, chat.type)}


def described(emulator: "Emulator", chat: Chat) -> dict[str, Any]:
    """The Bot API's Chat with who is there and runs it, what the bot is there, and its topics."""
    return chat.as_dict() | {
        "administrators": [
            {"id": user.id, "first_name": user.first_name, "rights": sorted(chat.rights_of(user))}
            for user in chat.administrators.values()
        ],
        "members": [*(chat.administrators | chat.members)],
        "bot": bot_in(emulator, chat),
        "topics": [
            {
                "message_thread_id": each.id,
                **each.as_dict(),
                "closed": each.id in chat.closed_topics,
            }
            for each in chat.topics.values()
        ],
    }


def move_bot(
    emulator: "Emulator", by: User, chat: Chat, status: str, rights: Rights | None = None
) -> None:
    """Puts the bot into another status; tells it if that, or what it may do, changes.

    ``rights`` are an administrator's, all when none are given.
    """
    before = bot_in(emulator, chat)
    chat.bot_status, chat.is_met = status, True
    chat.bot_rights = _granted(chat, rights) if status == "administrator" else NO_RIGHTS
    if (after := bot_in(emulator, chat)) != before:
        tell_bot(emulator, by, chat, before, after)
        emulator.feed.tell(chat.id, {"type": "place"})


def _granted(chat: Chat, rights: Rights | None) -> Rights:
    if chat.type == "group":
        return BASIC
    return whole(chat.type) if rights is None else fitting(rights, chat.type)


def tell_bot(
    emulator: "Emulator", by: User, chat: Chat, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Tells the bot what it was and is in a chat: ``my_chat_member``."""
    body = {
        "chat": chat.as_dict(),
        "from": by.as_dict(),
        "date": emulator.now(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    emulator.updates.put("my_chat_member", body, chat.id)


def set_bot_status(emulator: "Emulator", by: User, chat: Chat, before: str, after: str) -> None:
    """Tells the bot that it was added, kicked, blocked ..., whatever it is in the chat by now."""
    kept = chat.bot_status
    told = []
    for status in (before, after):
        chat.bot_status = status
        told.append(bot_in(emulator, chat))
    chat.bot_status = kept
    tell_bot(emulator, by, chat, *told)
