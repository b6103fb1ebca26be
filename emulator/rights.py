"""What administrators may do, by the names that the Bot API and its links have for it."""

from collections.abc import Iterable, Mapping
from typing import Any

from emulator.errors import bad_request

Rights = frozenset[str]
"""Names such as ``can_post_messages``, and ``is_anonymous``; only those that are given."""

NO_RIGHTS: Rights = frozenset()
ANONYMITY = "is_anonymous"

_EVERYWHERE = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
)  # fmt: skip
_OF_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_OF_GROUPS = ("can_pin_messages", "can_manage_tags")
_OF_SUPERGROUPS = (*_OF_GROUPS, "can_manage_topics")
_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "channel": (*_EVERYWHERE, *_OF_CHANNELS),
    "supergroup": (*_EVERYWHERE, *_OF_SUPERGROUPS),
    "group": (*_EVERYWHERE, *_OF_GROUPS),
}
KNOWN: Rights = frozenset({ANONYMITY, *_EVERYWHERE, *_OF_CHANNELS, *_OF_SUPERGROUPS})

BASIC: Rights = frozenset(
    {
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
        "can_change_info", "can_invite_users", "can_pin_messages",
    }
)  # fmt: skip
"""What an administrator of a basic group has: there are no rights to choose from."""


def whole(chat_type: str) -> Rights:
    """Every right that there is in a chat of this type, anonymity not among them."""
    return frozenset(_BY_TYPE[chat_type])


def fitting(rights: Iterable[str], chat_type: str) -> Rights:
    """Those of the rights that a chat of this type has; whoever has any may manage the chat."""
    named = frozenset(rights)
    if unknown := named - KNOWN:
        raise ValueError(f"there is no right {min(unknown)}")
    return (named & (whole(chat_type) | {ANONYMITY})) | {"can_manage_chat"}


def as_flags(rights: Rights, chat_type: str) -> dict[str, bool]:
    """The fields of ChatMemberAdministrator: every right of the type, given or not."""
    return {name: name in rights for name in (ANONYMITY, *_BY_TYPE[chat_type])}


def from_object(given: object) -> Rights | None:
    """ChatAdministratorRights as a bot writes them; None when there are none. Raises ApiError."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("can't parse ChatAdministratorRights: expected an Object")
    return _named(given)


def _named(given: Mapping[str, Any]) -> Rights:
    return frozenset(name for name in KNOWN if given.get(name) is True)


def from_link(flags: str) -> Rights:
    """The rights that ``admin=`` of a link asks for: ``post_messages+delete_messages``."""
    names = [flag for flag in flags.replace(" ", "+").split("+") if flag]
    wanted = {ANONYMITY if name == "anonymous" else f"can_{name}" for name in names}
    return frozenset(wanted & KNOWN)
