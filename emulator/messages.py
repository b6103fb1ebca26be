"""A message, and how the Bot API writes it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from emulator.entities import Entity
from emulator.keyboards import Markup, is_inline
from emulator.user import STAND_INS

if TYPE_CHECKING:
    from emulator.chat import Chat
    from emulator.user import User


@dataclass(slots=True, eq=False)
class Message:
    """A message in a chat; with media, the text is its caption."""

    chat: "Chat" = field(repr=False)
    message_id: int
    sender: "User"
    date: int
    """Seconds since 1970, UTC."""
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    media: dict[str, Any] | None = None
    """``{"photo": [PhotoSize, ...]}`` or ``{"document": Document}``."""
    markup: Markup | None = None
    reply_to: "Message | None" = None
    edit_date: int = 0
    is_silent: bool = False
    topic: int = 0
    extra: dict[str, Any] | None = None
    """Fields that need no understanding: link_preview_options, forward_origin, via_bot, quote."""
    change: int = 0
    """The number of the latest change in the emulator that touched this message."""
    is_edited: bool = False
    """Whether the page calls it edited: new words, and not because a button was pressed."""
    pressed_at: float | None = None
    """When one of its buttons was last pressed, by the monotonic clock."""

    author: "User | None" = None
    """The person behind a message that a group or a channel signs."""

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot sent it."""
        return self.sender.is_bot and self.sender not in STAND_INS

    @property
    def written_by(self) -> "User":
        """The person, or the bot, that wrote it, however it is signed."""
        return self.author or self.sender

    @property
    def is_service(self) -> bool:
        """Whether Telegram has made it of something that happened."""
        return not (self.text or self.media)

    @property
    def is_there(self) -> bool:
        """Whether nobody has deleted it."""
        return self.message_id in self.chat.messages

    @property
    def content(self) -> str:
        """The field that says what it is: ``text``, ``photo``, ``document`` ..."""
        return next(iter(self.media)) if self.media else "text"

    def as_dict(self, *, with_reply: bool = True) -> dict[str, Any]:
        """The Bot API's Message, as bots get it."""
        body: dict[str, Any] = {
            "message_id": self.message_id,
            **self._from(),
            "chat": self.chat.as_dict(),
            "date": self.date,
        }
        if self.edit_date:
            body["edit_date"] = self.edit_date
        body |= self._thread()
        if self.extra:
            body |= self.extra
        if self.reply_to is not None and with_reply and self.reply_to.is_there:
            body["reply_to_message"] = self.reply_to.as_dict(with_reply=False)
        elif not with_reply:
            body.pop("reply_to_message", None)
        body |= self._content()
        if is_inline(self.markup):
            body["reply_markup"] = self.markup
        return body

    def _from(self) -> dict[str, Any]:
        """Who sent it: a channel does, whoever has posted there."""
        if not self.chat.is_channel:
            return {"from": self.sender.as_dict()}
        signed = {"author_signature": self.sender.first_name} if self.chat.signs else {}
        return signed | {"sender_chat": self.chat.as_dict()}

    def _thread(self) -> dict[str, Any]:
        """A topic; and in supergroups an answer has a thread, too, that is no topic."""
        if self.topic:
            return {"message_thread_id": self.topic, "is_topic_message": True}
        return {"message_thread_id": self.thread} if self.thread else {}

    @property
    def thread(self) -> int:
        """The first message of the answers that this is one of; 0 when it is none."""
        if self.reply_to is None or self.chat.type != "supergroup":
            return 0
        return self.reply_to.thread or self.reply_to.message_id

    def origin(self) -> dict[str, Any]:
        """The fields of a message that forwards it."""
        if not self.chat.is_channel:
            sender = self.sender.as_dict()
            origin = {"type": "user", "sender_user": sender, "date": self.date}
            return {
                "forward_origin": origin, "forward_from": sender, "forward_date": self.date
            }  # fmt: skip
        chat, signed = self.chat.as_dict(), self._from().get("author_signature")
        origin = {"type": "channel", "chat": chat, "message_id": self.message_id, "date": self.date}
        return {
            "forward_origin": origin | ({"author_signature": signed} if signed else {}),
            "forward_from_chat": chat,
            "forward_from_message_id": self.message_id,
            **({"forward_signature": signed} if signed else {}),
            "forward_date": self.date,
        }

    def _content(self) -> dict[str, Any]:
        text, entities = ("text", "entities")
        content: dict[str, Any] = {}
        if self.media is not None:
            content |= self.media
            text, entities = ("caption", "caption_entities")
        if self.text:
            content[text] = self.text
        if self.entities:
            content[entities] = self.entities
        return content

    def as_seen(self) -> dict[str, Any]:
        """The message as the chat page gets it: every keyboard, and whose it is."""
        seen = {**self.as_dict(), "outgoing": not self.is_from_bot, "by": self.written_by.id}
        if self.markup:
            seen["reply_markup"] = self.markup
        if self.is_edited:
            seen["edited"] = True
        if self.is_silent:
            seen["disable_notification"] = True
        return seen
