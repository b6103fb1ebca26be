"""The directory of users and chats."""

from collections.abc import Iterable
from itertools import count

from emulator.chat import Chat
from emulator.errors import ApiError, bad_request
from emulator.user import User

FIRST_USER = 100_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_000_000_000_001
FIRST_CHANNEL = -1_000_500_000_001


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
        username: str = "",
        has_bot: bool = True,
        chat_id: int | None = None,
    ) -> Chat:
        """A group, whose first member is its creator; a forum is always a supergroup.

        The bot is a member of it, unless it is not to be: then it has never heard of the group.
        """
        is_wide = is_supergroup or is_forum or bool(username)
        chosen = next(self._supergroup_ids if is_wide else self._group_ids)
        chat = Chat(
            self._unused(chosen if chat_id is None else chat_id),
            "supergroup" if is_wide else "group",
            title,
            username,
            bot_status="member" if has_bot else "left",
            is_met=has_bot,
            is_forum=is_forum,
            numbering=count(1) if is_wide else None,
        )
        chat.members = {user.id: user for user in members}
        chat.administrators = {user.id: user for user in [*chat.members.values()][:1]}
        self._chats[chat.id] = chat
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
        chosen = self._unused(next(self._channel_ids) if chat_id is None else chat_id)
        channel = Chat(chosen, "channel", title, username, bot_status="left", is_met=False)
        channel.administrators = {user.id: user for user in administrators}
        channel.signs, channel.numbering = signs, count(1)
        self._chats[chosen] = channel
        return channel

    def _unused(self, chat_id: int) -> int:
        if chat_id in self._chats:
            raise ValueError(f"there is a chat {chat_id} already")
        return chat_id

    @property
    def channels(self) -> list[Chat]:
        """All channels, oldest first."""
        return [chat for chat in self._chats.values() if chat.is_channel]

    @property
    def groups(self) -> list[Chat]:
        """All groups that are none by another name now, oldest first."""
        wanted = ("group", "supergroup")
        return [
            chat for chat in self._chats.values() if chat.type in wanted and not chat.migrated_to
        ]

    def migrate(self, group: Chat) -> Chat:
        """Turns a group into a supergroup, its people and their rights kept; returns the new chat.

        Its messages count from 1 again.
        """
        if group.type != "group" or group.migrated_to:
            raise ValueError("only a basic group becomes a supergroup, and once")
        new = self.add_group(group.title, is_supergroup=True)
        new.members, new.administrators = dict(group.members), dict(group.administrators)
        new.bot_status, new.bot_rights, new.muted = group.bot_status, group.bot_rights, group.muted
        new.rights = dict(group.rights)
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
        """Private chats and basic groups of a bot share one numbering, as with Telegram."""
        return next(chat.numbering or self._message_ids)


def _not_found() -> ApiError:
    return bad_request("chat not found")
