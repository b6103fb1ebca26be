"""Buttons under a message, as the Bot API takes them."""

from collections.abc import Sequence
from typing import Any

from texts.message import Button, ChatWanted, Key, fitted

# Those that have to be said, whatever they are.
_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def inline_keyboard(rows: Sequence[Sequence[Button]]) -> list[list[dict[str, Any]]]:
    """The value of ``inline_keyboard``; no label is cut off on a narrow phone."""
    return [[_button(button) for button in row] for row in fitted(rows)]


def reply_keyboard(keys: Sequence[Key]) -> dict[str, Any]:
    """The value of ``reply_markup`` that shows keys until one is pressed, or takes them away."""
    if not keys:
        return {"remove_keyboard": True}
    rows = [[_key(key)] for key in keys]
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


def _key(key: Key) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": key.label}
    if key.asks_location:
        shown["request_location"] = True
    if key.asks_chat is not None:
        shown["request_chat"] = _chat_wanted(key.asks_chat)
    return shown


def _chat_wanted(chat: ChatWanted) -> dict[str, Any]:
    """Without both rights clients say that the bot was added, and do not add it."""
    asked: dict[str, Any] = {
        "request_id": chat.number,
        "chat_is_channel": chat.is_channel,
        "user_administrator_rights": _rights(*chat.rights, "promote_members"),
        "bot_administrator_rights": _rights(*chat.rights),
        "request_title": True,
        "request_username": True,
    }
    return asked if chat.is_forum is None else {**asked, "chat_is_forum": chat.is_forum}


def _rights(*named: str) -> dict[str, bool]:
    """https://core.telegram.org/bots/api#chatadministratorrights."""
    rights = dict.fromkeys(("is_anonymous", *_RIGHTS), False)
    return rights | dict.fromkeys((f"can_{name}" for name in named), True)


def _button(button: Button) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": button.label}
    if button.action is not None:
        shown["callback_data"] = button.action.pack()
    elif button.url is not None:
        shown["url"] = button.url
    elif button.inline_query is not None:
        shown["switch_inline_query"] = button.inline_query
    elif button.copy is not None:
        shown["copy_text"] = {"text": button.copy}
    return shown
