"""How the bot comes into groups and channels, what it may do there, and how it goes again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from emulator.actions import ActionError, new_message, send_text
from emulator.chat import Chat
from emulator.members import bot_in, move_bot, tell_bot
from emulator.messages import Message
from emulator.rights import BASIC, Rights, fitting, from_link, whole
from emulator.user import ANONYMOUS, User

if TYPE_CHECKING:
    from emulator.emulator import Emulator

Order = Literal["old first", "new first", "members first"]
"""Which chat a bot hears of a migration from first: Telegram promises neither.

Or it hears first that it is in the one and has left the other: see ``migrate``.
"""


def create_group(
    emulator: "Emulator", by: User, title: str, members: Iterable[User], *, with_bot: bool
) -> Chat:
    """A person makes a basic group, perhaps with the bot in it from the beginning."""
    group = emulator.chats.add_group(title, [by, *members], has_bot=False)
    if with_bot:
        move_bot(emulator, by, group, "member")
    emulator.receive(new_message(emulator, by, group, extra={"group_chat_created": True}))
    return group


def add_bot(emulator: "Emulator", by: User, chat: Chat, rights: Rights | None = None) -> Chat:
    """A person adds the bot: to a group as a member, or with these rights as an administrator.

    A channel has only administrators: without rights it gets all that the person may give.
    Returns where the bot is now: choosing rights turns a basic group into a supergroup. Raises
    ActionError when the person may not.
    """
    if chat.is_channel:
        return promote_bot(emulator, by, chat, whole(chat.type) if rights is None else rights)
    if by.id not in chat.members and by.id not in chat.administrators:
        raise ActionError(f"{by.first_name} is no member of the group")
    if rights is not None:
        return promote_bot(emulator, by, chat, rights)
    if not chat.has_bot:
        move_bot(emulator, by, chat, "member")
        _tell_of_bot(emulator, by, chat, "new_chat_members")
    return chat


def promote_bot(emulator: "Emulator", by: User, chat: Chat, rights: Iterable[str]) -> Chat:
    """Makes the bot an administrator with those of the rights that the person has.

    Returns and raises as ``add_bot`` does.
    """
    own = chat.rights_of(by)
    if "can_promote_members" not in own:
        raise ActionError(f"{by.first_name} may not appoint administrators")
    wanted = frozenset(rights)
    if chat.type == "group" and fitting(wanted, "group") != BASIC:
        chat = migrate(emulator, by, chat)
        own = chat.rights_of(by)
    is_new = not chat.has_bot
    move_bot(emulator, by, chat, "administrator", fitting(wanted, chat.type) & own)
    if is_new and not chat.is_channel:
        _tell_of_bot(emulator, by, chat, "new_chat_members")
    return chat


def set_status(emulator: "Emulator", by: User, chat: Chat, status: str) -> None:
    """Makes the bot a "member" again, or "restricted", or takes it out: "kicked", "left".

    Raises ActionError when the person may not.
    """
    if by.id not in chat.administrators:
        raise ActionError(f"{by.first_name} is no administrator")
    is_going = chat.has_bot and status in ("left", "kicked")
    if is_going and chat.type == "group":
        _tell_of_bot(emulator, by, chat, "left_chat_member")
    move_bot(emulator, by, chat, status)


def _tell_of_bot(emulator: "Emulator", by: User, chat: Chat, service: str) -> Message:
    bot = emulator.bot.as_dict()
    content = {service: [bot] if service == "new_chat_members" else bot}
    return emulator.receive(new_message(emulator, by, chat, extra=content))


def migrate(
    emulator: "Emulator",
    by: User,
    group: Chat,
    *,
    order: Order = "old first",
    tells_members: bool = False,
) -> Chat:
    """Turns a basic group into a supergroup, which both chats say, in either order.

    With ``tells_members`` the bot is told, too, that it is in the one and left the other, as some
    have seen it. Raises ActionError when it is no basic group.
    """
    if group.type != "group" or group.migrated_to:
        raise ActionError("only a basic group becomes a supergroup, and once")
    new = emulator.chats.migrate(group)
    if tells_members and order == "members first":
        _tell_members(emulator, by, group, new)
    _say_migrated(emulator, by, group, new, order)
    if tells_members and order != "members first":
        _tell_members(emulator, by, group, new)
    return new


def _tell_members(emulator: "Emulator", by: User, group: Chat, new: Chat) -> None:
    if new.has_bot:
        gone = {"user": emulator.bot.as_dict(), "status": "left"}
        tell_bot(emulator, by, new, gone, bot_in(emulator, new))
        tell_bot(emulator, by, group, bot_in(emulator, group), gone)


def _say_migrated(emulator: "Emulator", by: User, group: Chat, new: Chat, order: Order) -> None:
    last = Message(group, emulator.chats.next_message_id(group), by, emulator.now())
    last.extra = {"migrate_to_chat_id": new.id}
    first = Message(new, emulator.chats.next_message_id(new), ANONYMOUS, emulator.now())
    first.extra = {"migrate_from_chat_id": group.id, "sender_chat": new.as_dict()}
    first.author = by
    for message in (first, last) if order == "new first" else (last, first):
        emulator.receive(message)


def start_in_group(
    emulator: "Emulator", by: User, group: Chat, payload: str, admin: str = ""
) -> Message:
    """Follows ``?startgroup=<payload>&admin=<flags>`` and chooses a group.

    The bot is added, with the rights if the person may give them, and ``/start@bot payload`` is
    said there.
    """
    may_promote = "can_promote_members" in group.rights_of(by)
    if admin and may_promote:
        place = add_bot(emulator, by, group, from_link(admin))
    else:
        place = add_bot(emulator, by, group)
    words = f"/start@{emulator.bot.username} {payload}".rstrip()
    return send_text(emulator, by, words, place)[0]


def share_chat(
    emulator: "Emulator", by: User, wish: dict[str, Any], chat: Chat, *, adds_bot: bool = True
) -> Message:
    """Chooses a chat for a button with ``request_chat``; the bot gets ``chat_shared``.

    Clients add the bot, too, when the button names the rights of both; Telegram Desktop does not
    for groups: ``adds_bot`` is false. Raises ActionError for a chat that would not be offered.
    """
    check_offered(by, wish, chat)
    rights = wish.get("bot_administrator_rights")
    if adds_bot and rights and wish.get("user_administrator_rights"):
        named = frozenset(name for name, given in rights.items() if given is True)
        chat = add_bot(emulator, by, chat, named)
    shared: dict[str, Any] = {"request_id": wish["request_id"], "chat_id": chat.id}
    if wish.get("request_title"):
        shared["title"] = chat.title
    if wish.get("request_username") and chat.username:
        shared["username"] = chat.username
    private = emulator.chats.of(by)
    return emulator.receive(new_message(emulator, by, private, extra={"chat_shared": shared}))


def check_offered(by: User, wish: dict[str, Any], chat: Chat) -> None:
    """Raises ActionError when a client would not offer this chat for the button."""
    needed = wish.get("user_administrator_rights") or {}
    lacking = {name for name, is_needed in needed.items() if is_needed} - chat.rights_of(by)
    lacking = set() if by is chat.creator else lacking
    own = chat.administrators | chat.members
    facts = {
        "chat_is_channel": chat.is_channel,
        "chat_is_forum": chat.is_forum,
        "chat_has_username": bool(chat.username),
    }
    is_other = any(wish.get(name) not in (None, has) for name, has in facts.items())
    is_foreign = bool(wish.get("chat_is_created")) and by is not chat.creator
    is_without = bool(wish.get("bot_is_member")) and not chat.has_bot and not _may_add(by, chat)
    if lacking or is_other or is_foreign or is_without or by.id not in own:
        raise ActionError(f"{chat.title} is not offered to {by.first_name}")


def _may_add(by: User, chat: Chat) -> bool:
    return not chat.is_channel or "can_promote_members" in chat.rights_of(by)
