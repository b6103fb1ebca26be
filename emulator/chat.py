"""A chat: who is what there, and what the bot may do."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from emulator.errors import bad_request, forbidden
from emulator.messages import Message
from emulator.rights import NO_RIGHTS, Rights, whole
from emulator.user import User

GONE = ("left", "kicked")
"""What the bot is in a chat that it is not in."""
_PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
)  # fmt: skip
_MORE_PERMISSIONS = (
    "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


@dataclass(slots=True)
class Topic:
    """A topic of a forum; the message that made it has its id. General has none and is no Topic."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    icon_custom_emoji_id: str = ""
    creation: Message | None = field(default=None, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """What ForumTopicCreated says of it."""
        icon = {"icon_custom_emoji_id": self.icon_custom_emoji_id}
        about = {"name": self.name, "icon_color": self.icon_color}
        return about | (icon if self.icon_custom_emoji_id else {})


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    """Of a public supergroup or channel."""
    user: User | None = None
    """The other side of a private chat."""
    bot_status: str = "member"
    bot_rights: Rights = NO_RIGHTS
    """What the bot may do while it is an administrator."""
    is_met: bool = True
    """Whether the bot has ever been told of it: before that it knows no id, only a username."""
    migrated_to: int = 0
    is_forum: bool = False
    muted: bool = False
    """Whether members of the group may not write; administrators may."""
    hides_members: bool = False
    """Whether only administrators of the supergroup see who else is in it."""
    topics: dict[int, Topic] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    """0 is General."""
    members: dict[int, User] = field(default_factory=dict)
    administrators: dict[int, User] = field(default_factory=dict)
    """The first is the creator."""
    rights: dict[int, Rights] = field(default_factory=dict)
    """What an administrator may do, by the user's id; whoever is not in it may do all."""
    discussion: "Chat | None" = field(default=None, repr=False)
    """The group that a channel's posts are forwarded to."""
    signs: bool = False
    """Whether the posts of a channel say who wrote them."""
    numbering: "count[int] | None" = None
    """Message ids of its own, as channels have them."""
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    pinned: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        if self.user is not None:
            chat = {"id": self.id, "type": "private", "first_name": self.user.first_name}
            return chat | ({"username": self.user.username} if self.user.username else {})
        chat = {"id": self.id, "type": self.type, "title": self.title}
        chat |= {"username": self.username} if self.username else {}
        return chat | ({"is_forum": True} if self.is_forum else {})

    def permissions(self) -> dict[str, bool]:
        """What members of a group may do by default."""
        may_write = dict.fromkeys(_PERMISSIONS, not self.muted)
        return may_write | dict.fromkeys(_MORE_PERMISSIONS, False) | {"can_invite_users": True}

    @property
    def is_channel(self) -> bool:
        """Whether it is a channel."""
        return self.type == "channel"

    @property
    def has_bot(self) -> bool:
        """Whether the bot is there and is told what is said."""
        return self.bot_status not in GONE

    @property
    def is_run_by_bot(self) -> bool:
        """Whether the bot is an administrator."""
        return self.bot_status == "administrator"

    @property
    def creator(self) -> User | None:
        """Whose chat it is."""
        return next(iter(self.administrators.values()), None)

    def rights_of(self, user: User) -> Rights:
        """What a person may do as an administrator; nothing when they are none."""
        if user.id not in self.administrators:
            return NO_RIGHTS
        return self.rights.get(user.id, whole(self.type))

    def bot_may(self, right: str) -> bool:
        """Whether the bot is an administrator with this right."""
        return self.is_run_by_bot and right in self.bot_rights

    def check_writable(self, topic: int = 0) -> None:
        """Raises the ApiError that sending here would get."""
        self.check_editable()
        if self.user is not None and not self.user.started:
            raise forbidden("bot can't initiate conversation with a user")
        if self.is_channel and not self.bot_may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        is_dumb = self.bot_status == "restricted" or self.muted
        if not self.is_channel and is_dumb and not self.is_run_by_bot:
            raise bad_request("not enough rights to send text messages to the chat")
        self._check_topic(topic)

    def _check_topic(self, topic: int) -> None:
        """In a private chat any topic is taken: the emulator does not keep those."""
        if topic and self.user is None and topic not in self.topics:
            raise bad_request("message thread not found")
        if topic in self.closed_topics and not self.bot_may("can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")

    def check_editable(self) -> None:
        """Raises the ApiError that changing messages here would get."""
        if self.migrated_to:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to
            )
        if self.user is not None:
            _check_user(self.user)
        elif self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {self.type} chat")
        elif self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {self.type} chat")

    def check_readable(self) -> None:
        """Raises the ApiError that asking about this chat would get."""
        if self.type not in ("supergroup", "channel"):
            return
        is_open = self.bot_status == "left" and bool(self.username)
        if not is_open:
            self.check_editable()

    def check_members_readable(self) -> None:
        """Raises the ApiError that asking about members would get, the bot itself among them."""
        self.check_readable()
        if self.is_channel and not self.is_run_by_bot:
            raise bad_request("member list is inaccessible")


def _check_user(user: User) -> None:
    if user.deactivated:
        raise forbidden("user is deactivated")
    if user.blocked:
        raise forbidden("bot was blocked by the user")
