"""Who is what in a chat, as the Bot API's ChatMember."""

from typing import TYPE_CHECKING, Any

from emulator.chats import Chat, User

if TYPE_CHECKING:
    from emulator.emulator import Emulator

_RIGHTS = (
    "can_manage_chat", "can_change_info", "can_post_messages", "can_edit_messages",
    "can_delete_messages", "can_invite_users", "can_restrict_members", "can_promote_members",
    "can_manage_video_chats", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_manage_direct_messages", "can_send_welcome_messages",
)  # fmt: skip
"""What administrators of a channel may do."""


def member(user: User, status: str, *, posts: bool = True) -> dict[str, Any]:
    """A person or the bot in a status; ``posts`` is an administrator's right to."""
    body = {"user": user.as_dict(), "status": status}
    match status:
        case "creator":
            return body | {"is_anonymous": False}
        case "administrator":
            rights = dict.fromkeys(_RIGHTS, True) | {"can_post_messages": posts}
            return body | {"can_be_edited": False, "is_anonymous": False} | rights
        case "kicked":
            return body | {"until_date": 0}
    return body


def member_of(chat: Chat, user: User) -> dict[str, Any]:
    """What a person is in a chat."""
    if user.id in chat.administrators:
        is_creator = user is next(iter(chat.administrators.values()))
        return member(user, "creator" if is_creator else "administrator")
    is_member = chat.user is user or user.id in chat.members
    return member(user, "member" if is_member else "left")


def bot_in(emulator: "Emulator", chat: Chat) -> dict[str, Any]:
    """What the bot is in a chat."""
    return member(emulator.bot, chat.bot_status, posts=not chat.muted)


def set_bot_status(emulator: "Emulator", by: User, chat: Chat, before: str, after: str) -> None:
    """Tells the bot that it was added, kicked, blocked ..."""
    body = {
        "chat": chat.as_dict(),
        "from": by.as_dict(),
        "date": emulator.now(),
        "old_chat_member": member(emulator.bot, before, posts=not chat.muted),
        "new_chat_member": member(emulator.bot, after, posts=not chat.muted),
    }
    emulator.updates.put("my_chat_member", body, chat.id)


def move_bot(emulator: "Emulator", by: User, chat: Chat, status: str) -> None:
    """Makes the bot an administrator of a channel, or takes it out; tells it if that changes."""
    before, chat.bot_status = chat.bot_status, status
    chat.is_met = True
    if before != status:
        set_bot_status(emulator, by, chat, before, status)
