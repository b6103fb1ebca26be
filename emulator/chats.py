"""Who there is: users, their private chats with the bot, groups, channels."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from emulator.errors import ApiError, bad_request, forbidden
from emulator.messages import Message

FIRST_USER = 100_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_000_000_000_001
FIRST_CHANNEL = -1_000_500_000_001


@dataclass(slots=True, eq=False)
class User:
    """A person or the bot itself."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    role: str = ""
    """A label for the chat page."""
    started: bool = False
    """Whether the person ever wrote to the bot: before that it may not write to them."""
    blocked: bool = False
    deactivated: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    """Of a public channel."""
    user: User | None = None
    """The other side of a private chat."""
    bot_status: str = "member"
    is_met: bool = True
    """Whether the bot has ever been told of it: before that it knows no id, only a username."""
    migrated_to: int = 0
    is_forum: bool = False
    muted: bool = False
    """Whether the bot lacks the right to send messages."""
    closed_topics: set[int] = field(default_factory=set)
    members: dict[int, User] = field(default_factory=dict)
    administrators: dict[int, User] = field(default_factory=dict)
    """Of a channel; the first is its creator."""
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

    @property
    def is_channel(self) -> bool:
        """Whether it is a channel."""
        return self.type == "channel"

    @property
    def has_bot(self) -> bool:
        """Whether the bot is there and is told what is said."""
        return self.bot_status not in ("left", "kicked")

    def check_writable(self, topic: int = 0) -> None:
        """Raises the ApiError that sending here would get."""
        self.check_editable()
        if self.user is not None and not self.user.started:
            raise forbidden("bot can't initiate conversation with a user")
        if self.is_channel and self.muted:
            raise bad_request("need administrator rights in the channel chat")
        if self.muted:
            raise bad_request("not enough rights to send text messages to the chat")
        if topic in self.closed_topics:
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
        if self.is_channel and self.bot_status != "administrator":
            raise bad_request("member list is inaccessible")


def _check_user(user: User) -> None:
    if user.deactivated:
        raise forbidden("user is deactivated")
    if user.blocked:
        raise forbidden("bot was blocked by the user")


class Chats:
    """The directory of users and chats."""

    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self._chats: dict[int, Chat] = {}
        self._user_ids = count(FIRST_USER)
        self._group_ids = count(FIRST_GROUP, -1)
        self._supergroup_ids = count(FIRST_SUPERGROUP, -1)
        self._channel_ids = count(FIRST_CHANNEL, -1)
        self._message_ids = count(1)

    def add_user(
        self,
        first_name: str,
        *,
        user_id: int | None = None,
        username: str | None = None,
        language: str | None = "ru",
        role: str = "",
        started: bool = False,
    ) -> User:
        """A new user; ids count up from 100001 unless one is given."""
        chosen = next(self._user_ids) if user_id is None else user_id
        if chosen in self.users:
            raise ValueError(f"there is a user {chosen} already")
        user = User(chosen, first_name, username, language, role=role, started=started)
        self.users[chosen] = user
        return user

    def add_users(self, amount: int, first_id: int, language: str = "ru") -> range:
        """Many users who have started the bot, for benchmarks; returns their ids."""
        ids = range(first_id, first_id + amount)
        for number in ids:
            self.users[number] = User(number, "Reader", language_code=language, started=True)
        return ids

    def add_group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        is_supergroup: bool = False,
        is_forum: bool = False,
    ) -> Chat:
        """A group that the bot is a member of; a forum is always a supergroup."""
        wide = is_supergroup or is_forum
        chat_id = next(self._supergroup_ids if wide else self._group_ids)
        chat = Chat(chat_id, "supergroup" if wide else "group", title, is_forum=is_forum)
        chat.members = {user.id: user for user in members}
        self._chats[chat_id] = chat
        return chat

    def add_channel(
        self,
        title: str,
        administrators: Iterable[User],
        *,
        username: str = "",
        signs: bool = False,
        chat_id: int | None = None,
    ) -> Chat:
        """A channel that the bot is not in yet; the first administrator is the creator."""
        chosen = next(self._channel_ids) if chat_id is None else chat_id
        if chosen in self._chats:
            raise ValueError(f"there is a chat {chosen} already")
        channel = Chat(chosen, "channel", title, username, bot_status="left", is_met=False)
        channel.administrators = {user.id: user for user in administrators}
        channel.signs, channel.numbering = signs, count(1)
        self._chats[chosen] = channel
        return channel

    @property
    def channels(self) -> list[Chat]:
        """All channels, oldest first."""
        return [chat for chat in self._chats.values() if chat.is_channel]

    def migrate(self, group: Chat) -> Chat:
        """Turns a group into a supergroup; returns the new chat."""
        new = self.add_group(group.title, group.members.values(), is_supergroup=True)
        group.migrated_to = new.id
        return new

    def of(self, user: User) -> Chat:
        """A user's private chat, made when first asked for."""
        chat = self._chats.get(user.id)
        if chat is None:
            chat = self._chats[user.id] = Chat(user.id, "private", user=user)
        return chat

    def get(self, chat_id: int) -> Chat | None:
        """A chat by its id."""
        user = self.users.get(chat_id)
        return self.of(user) if user else self._chats.get(chat_id)

    def find(self, given: str) -> Chat:
        """The chat a parameter names; raises ApiError."""
        if not given:
            raise bad_request("chat_id is empty")
        chat = self._named(given[1:]) if given.startswith("@") else self._numbered(given)
        if chat is None or not chat.is_met:
            raise _not_found()
        return chat

    def _named(self, username: str) -> Chat | None:
        """A public group or channel: a person is not found by a username."""
        for chat in self._chats.values():
            if chat.username and chat.username.lower() == username.lower():
                chat.is_met = True
                return chat
        return None

    def _numbered(self, given: str) -> Chat | None:
        try:
            return self.get(int(given))
        except ValueError:
            return None

    def next_message_id(self, chat: Chat) -> int:
        """Private chats and groups of a bot share one numbering, as with Telegram."""
        return next(chat.numbering or self._message_ids)


def _not_found() -> ApiError:
    return bad_request("chat not found")
