"""Who there is: users, their private chats with the bot, groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from emulator.errors import ApiError, bad_request, forbidden
from emulator.messages import Message

FIRST_USER = 100_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_000_000_000_001


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
    """A private chat with the bot, a group or a supergroup."""

    id: int
    type: str
    title: str = ""
    user: User | None = None
    """The other side of a private chat."""
    bot_status: str = "member"
    migrated_to: int = 0
    is_forum: bool = False
    muted: bool = False
    """Whether the bot lacks the right to send messages."""
    closed_topics: set[int] = field(default_factory=set)
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    pinned: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        if self.user is not None:
            chat = {"id": self.id, "type": "private", "first_name": self.user.first_name}
            return chat | ({"username": self.user.username} if self.user.username else {})
        chat = {"id": self.id, "type": self.type, "title": self.title}
        return chat | ({"is_forum": True} if self.is_forum else {})

    def check_writable(self, topic: int = 0) -> None:
        """Raises the ApiError that sending here would get."""
        self.check_editable()
        if self.user is not None and not self.user.started:
            raise forbidden("bot can't initiate conversation with a user")
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
        try:
            chat = self.get(int(given))
        except ValueError:
            chat = None
        if chat is None:
            raise _not_found()
        return chat

    def next_message_id(self) -> int:
        """Private chats and groups of a bot share one numbering, as with Telegram."""
        return next(self._message_ids)


def _not_found() -> ApiError:
    return bad_request("chat not found")
