"""Groups and channels: which rights the bot has there, and which it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, Flag, auto

from news.subscriber import PlaceKind, Subscriber

BASIC, SUPERGROUP = "group", "supergroup"
"""The first may become the second, under another id."""
GROUPS = frozenset({BASIC, SUPERGROUP})
CHANNEL = "channel"
"""Types of chats, in Telegram's words."""
_OUT = frozenset({"left", "kicked"})


class Right(Flag):
    """What the bot may do in a chat. The numbers are kept: never give one a second meaning."""

    SEND = auto()
    """In a group: write. In a channel: post."""
    PHOTOS = auto()
    EDIT = auto()
    """Edit what stands in a channel; its own posts it may edit anyway."""
    DELETE = auto()
    TOPICS = auto()
    """Make topics of a forum, and write in those that are closed."""
    PIN = auto()


class Authority(Enum):
    """Whether somebody may manage a chat; if not, why, as far as Telegram tells."""

    GRANTED = auto()
    LACKING = auto()
    """The person is no administrator, or may not post in the channel."""
    UNTOLD = auto()
    """Telegram tells only administrators who the others are, and the bot is none."""
    NO_BOT = auto()
    """The bot is not in the chat, or there is no such chat."""
    NO_ANSWER = auto()


NO_RIGHT = Right(0)
IN_CHARGE = frozenset({"creator", "administrator"})


@dataclass(frozen=True, slots=True)
class Chat:
    """A group or a channel, as Telegram last described it, at ``asked_at`` (UTC).

    ``type`` and ``standing`` (the bot's own) are Telegram's words. ``username`` is without its
    ``@``. ``language`` is that of whoever added the bot. ``moved_from`` is the id that it had until
    it became a supergroup.
    """

    chat_id: int
    type: str
    title: str
    asked_at: datetime
    username: str | None = None
    is_forum: bool = False
    standing: str = "member"
    rights: Right = NO_RIGHT
    ask_at: datetime | None = None
    language: str | None = None
    set_up_by: int | None = None
    set_up_at: datetime | None = None
    left_at: datetime | None = None
    moved_from: int | None = None
    moved_at: datetime | None = None

    @property
    def kind(self) -> PlaceKind:
        """What kind of place the chat itself is."""
        return PlaceKind.CHANNEL if self.type == CHANNEL else PlaceKind.GROUP

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.standing not in _OUT

    @property
    def is_led(self) -> bool:
        """Whether the bot is an administrator: only then Telegram always tells who others are."""
        return self.standing in IN_CHARGE

    @property
    def needed(self) -> Right:
        """The rights without which something does not work there."""
        if self.kind is PlaceKind.CHANNEL:
            return Right.SEND
        needed = Right.SEND | Right.PHOTOS
        return needed | Right.TOPICS if self.is_forum else needed

    @property
    def missing(self) -> Right:
        """The needed rights that the bot lacks."""
        return self.needed & ~self.rights

    @property
    def may_write(self) -> bool:
        """Whether anything can be sent there at all."""
        return self.has_bot and Right.SEND in self.rights


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a forum; nothing can be written there since ``closed_at`` (UTC)."""

    chat_id: int
    thread_id: int
    title: str
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ManagedChat:
    """A chat with its places and known topics, as its managers see it."""

    chat: Chat
    places: Sequence[Subscriber] = ()
    topics: Sequence[Topic] = ()

    def title_of(self, place: Subscriber) -> str:
        """The title of a topic; empty for the chat itself, and for a topic that is not known."""
        titles = {topic.thread_id: topic.title for topic in self.topics}
        return titles.get(place.thread_id, "")
