"""Telegram's words for why it refuses a call: parts of its descriptions, in lower case."""

from collections.abc import Sequence

NOT_MODIFIED = ("message is not modified",)
QUERY_OVER = ("query is too old", "query id is invalid")
TOO_OLD = ("message can't be deleted",)
DELETED = ("message to delete not found",)
NOT_DELETABLE = (*DELETED, *TOO_OLD)
MESSAGE_LOST = (
    *("message to edit not found", "message can't be edited", "message_id_invalid"),
    *DELETED,
)
OTHER_KIND = ("there is no text in", "there is no caption in")
"""The message has a photo and the edit has none, or the other way round."""
NOT_EDITABLE = (*MESSAGE_LOST, *OTHER_KIND)
NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
NO_WRITING = (
    *("not enough rights", "have no rights to send a message", "need administrator rights"),
    *("chat_write_forbidden", "chat_restricted", "chat_admin_required"),
)
NO_PHOTOS_HERE = ("not enough rights to send photo",)
"""Of a group where only text may be sent: nothing is wrong with the photo."""
NO_CHAT = ("chat not found",)
OF_CHANNEL = ("channel chat",)
"""Said of what the bot may not do, where the chat is a channel."""
MEMBERS_HIDDEN = ("member list is inaccessible",)
"""Of a channel, which tells of members to its administrators only."""
NO_TOPIC_RIGHTS = (
    *("not enough rights", "chat_admin_required", "need administrator rights"),
    *("the chat is not a forum", "chat_forum_missing", "bot was kicked", "bot is not a member"),
)
"""Why no topic can be made: the bot has no right to, or the group has none."""
TOO_MANY_TOPICS = ("topics_too_much", "too many topics", "topic_limit")
PHOTO_REFUSED = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong type of the web page content",
    "failed to get http url content",
    "file_reference_",
    "photo_invalid",
    "image_process_failed",
)
PLAIN_HELPS = (
    "can't parse entities",
    "can't parse message text",
    "can't parse caption",
    "message is too long",
    "message_too_long",
    "text is too long",
    "caption is too long",
    "media_caption_too_long",
    "entities_too_long",
    "button_",
    *PHOTO_REFUSED,
)
"""The text alone, without markup, photo and buttons, may pass."""


def says(description: str, words: Sequence[str]) -> bool:
    """Whether a description, in whatever case, holds one of the words."""
    said = description.lower()
    return any(each in said for each in words)
