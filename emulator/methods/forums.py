"""createForumTopic, editForumTopic, closeForumTopic, reopenForumTopic, deleteForumTopic."""

from typing import Any

from emulator import topics
from emulator.call import Call
from emulator.chat import Chat, Topic
from emulator.emulator import Emulator
from emulator.errors import bad_request

_LONGEST_NAME = 128
_ICONS = ("📰", "💡", "⚡️", "🎙", "🔝", "🗣", "🆒", "❗️")


def create_topic(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Makes a topic."""
    forum = _forum(emulator, call, "create a topic")
    name = _name(call)
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    color = call.integer("icon_color", topics.COLORS[0])
    if color not in topics.COLORS:
        raise bad_request("invalid icon color specified")
    icon = call.text("icon_custom_emoji_id")
    topic = topics.make_topic(emulator, emulator.bot, forum, name, color, icon)
    return {"message_thread_id": topic.id, **topic.as_dict()}


def edit_topic(emulator: Emulator, call: Call) -> bool:
    """Changes its name or its icon."""
    forum = _forum(emulator, call, "edit the topic")
    topic = _topic(forum, call)
    icon = call.text("icon_custom_emoji_id") if "icon_custom_emoji_id" in call.values else None
    name = _name(call)
    if name in ("", topic.name) and icon in (None, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.rename_topic(emulator, emulator.bot, forum, topic, name, icon)
    return True


def close_topic(emulator: Emulator, call: Call) -> bool:
    """Closes one that is open."""
    forum = _forum(emulator, call, "edit the topic")
    topic = _topic(forum, call)
    if topic.id in forum.closed_topics:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.close_topic(emulator, emulator.bot, forum, topic.id)
    return True


def reopen_topic(emulator: Emulator, call: Call) -> bool:
    """Opens one that is closed."""
    forum = _forum(emulator, call, "edit the topic")
    topic = _topic(forum, call)
    if topic.id not in forum.closed_topics:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.reopen_topic(emulator, emulator.bot, forum, topic.id)
    return True


def delete_topic(emulator: Emulator, call: Call) -> bool:
    """Takes a topic away with its messages, which asks for another right."""
    forum = _forum(emulator, call, "delete the topic", "can_delete_messages")
    topics.delete_topic(emulator, forum, _topic(forum, call).id)
    return True


def get_icon_stickers(_emulator: Emulator, _call: Call) -> list[dict[str, Any]]:
    """Icons that any topic may have."""
    return [_sticker(number, emoji) for number, emoji in enumerate(_ICONS, 1)]


def _sticker(number: int, emoji: str) -> dict[str, Any]:
    return {
        "file_id": f"icon{number}",
        "file_unique_id": f"icon{number}",
        "type": "custom_emoji",
        "width": 100,
        "height": 100,
        "is_animated": True,
        "is_video": False,
        "emoji": emoji,
        "set_name": "Topics",
        "custom_emoji_id": f"500000000000000{number:04d}",
        "needs_repainting": False,
    }


def _forum(emulator: Emulator, call: Call, act: str, right: str = "can_manage_topics") -> Chat:
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.bot_may(right):
        raise bad_request(f"not enough rights to {act}")
    return chat


def _topic(forum: Chat, call: Call) -> Topic:
    topic = forum.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if len(name) > _LONGEST_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


METHODS = {
    "createforumtopic": create_topic,
    "editforumtopic": edit_topic,
    "closeforumtopic": close_topic,
    "reopenforumtopic": reopen_topic,
    "deleteforumtopic": delete_topic,
    "getforumtopiciconstickers": get_icon_stickers,
}
