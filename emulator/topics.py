"""Topics of a forum: made, renamed, closed, opened again, by a person or by the bot."""

from typing import TYPE_CHECKING, Any

from emulator.chat import Chat, Topic
from emulator.messages import Message
from emulator.user import User

if TYPE_CHECKING:
    from emulator.emulator import Emulator

COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
"""The colours that Telegram has for a topic's icon."""


def make_topic(
    emulator: "Emulator",
    by: User,
    forum: Chat,
    name: str,
    icon_color: int = COLORS[0],
    icon_custom_emoji_id: str = "",
) -> Topic:
    """A new topic; its id is that of the message that says so."""
    if not forum.is_forum:
        raise ValueError(f"{forum.title} is no forum")
    number = emulator.chats.next_message_id(forum)
    topic = Topic(number, name, icon_color, icon_custom_emoji_id)
    forum.topics[number] = topic
    topic.creation = _announce(
        emulator, by, forum, number, {"forum_topic_created": topic.as_dict()}, number
    )
    return topic


def rename_topic(
    emulator: "Emulator", by: User, forum: Chat, topic: Topic, name: str | None, icon: str | None
) -> None:
    """Gives it another name or icon; None leaves what there is."""
    changed: dict[str, Any] = {}
    if name:
        topic.name = changed["name"] = name
    if icon is not None:
        topic.icon_custom_emoji_id = changed["icon_custom_emoji_id"] = icon
    _announce(emulator, by, forum, topic.id, {"forum_topic_edited": changed})


def close_topic(emulator: "Emulator", by: User, forum: Chat, topic_id: int) -> None:
    """Lets only those write there who may manage topics; 0 is General."""
    forum.closed_topics.add(topic_id)
    _announce(emulator, by, forum, topic_id, {"forum_topic_closed": {}})


def reopen_topic(emulator: "Emulator", by: User, forum: Chat, topic_id: int) -> None:
    """Lets everybody write there again."""
    forum.closed_topics.discard(topic_id)
    _announce(emulator, by, forum, topic_id, {"forum_topic_reopened": {}})


def delete_topic(emulator: "Emulator", forum: Chat, topic_id: int) -> None:
    """Takes it away with all that was said there; nobody is told."""
    forum.topics.pop(topic_id)
    forum.closed_topics.discard(topic_id)
    gone = [number for number, each in forum.messages.items() if each.topic == topic_id]
    emulator.remove(forum, gone)


def _announce(
    emulator: "Emulator",
    by: User,
    forum: Chat,
    topic_id: int,
    content: dict[str, Any],
    number: int = 0,
) -> Message:
    message = Message(
        forum,
        number or emulator.chats.next_message_id(forum),
        by,
        emulator.now(),
        topic=topic_id,
        extra=content,
    )
    return emulator.receive(message)
