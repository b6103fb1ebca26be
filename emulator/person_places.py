"""What a person for tests does in groups, forums and channels, and with the bot there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from emulator import actions, joining, topics
from emulator.actions import ActionError
from emulator.chat import Chat, Topic
from emulator.messages import Message
from emulator.rights import fitting, from_link, whole
from emulator.user import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.emulator import Emulator
    from emulator.keyboards import Markup

Result = TypeVar("Result")


class Places:
    """The part of a Person that is not about her private chat."""

    emulator: "Emulator"
    user: User

    if TYPE_CHECKING:

        def _find_button(self, label: str) -> tuple[Message, Markup] | None: ...

        async def _until(self, look: Callable[[], Result | None], complaint: str) -> Result: ...

    async def creates_group(self, title: str, *members: "Places", with_bot: bool = True) -> Chat:
        """Makes a basic group, perhaps with the bot in it from the beginning."""
        users = [member.user for member in members]
        return joining.create_group(self.emulator, self.user, title, users, with_bot=with_bot)

    async def appoints(
        self, person: "Places", chat: Chat, rights: Iterable[str] | None = None
    ) -> None:
        """Makes somebody an administrator of her chat with these rights, all unless they are given.

        Again with others changes them; ``is_anonymous`` is among them. Of people the bot is told
        nothing.
        """
        named = whole(chat.type) if rights is None else fitting(rights, chat.type)
        chat.members[person.user.id] = chat.administrators[person.user.id] = person.user
        chat.rights[person.user.id] = named

    async def dismisses(self, person: "Places", chat: Chat) -> None:
        """Takes an administrator's rights away; the person stays a member."""
        chat.administrators.pop(person.user.id)
        chat.rights.pop(person.user.id, None)

    async def adds_bot(
        self, chat: Chat, *, posts: bool = True, rights: Iterable[str] | None = None
    ) -> Chat:
        """Adds the bot: to a group as a member, to a channel as an administrator.

        With ``rights`` it is an administrator with exactly these, as far as she has them herself.
        In a channel it gets all that she has, without them, the right to post only if it
        ``posts``. Returns where the bot is: rights turn a basic group into a supergroup.
        """
        named = None if rights is None else frozenset(rights)
        if named is None and chat.is_channel and not posts:
            named = whole("channel") - {"can_post_messages"}
        return joining.add_bot(self.emulator, self.user, chat, named)

    async def promotes_bot(self, chat: Chat, rights: Iterable[str] | None = None) -> Chat:
        """Makes the bot an administrator, or changes what it may do; all unless rights are given.

        Returns where the bot is: rights turn a basic group into a supergroup.
        """
        named = whole(chat.type) if rights is None else rights
        return joining.promote_bot(self.emulator, self.user, chat, named)

    async def demotes_bot(self, chat: Chat) -> None:
        """Leaves the bot in the group without any right."""
        joining.set_status(self.emulator, self.user, chat, "member")

    async def restricts_bot(self, chat: Chat) -> None:
        """Leaves the bot in the group and forbids it to write."""
        joining.set_status(self.emulator, self.user, chat, "restricted")

    async def removes_bot(self, chat: Chat, status: str = "kicked") -> None:
        """Takes the bot out: ``kicked``, or ``left`` if it may be added again by anybody."""
        joining.set_status(self.emulator, self.user, chat, status)

    async def migrates(
        self, group: Chat, *, order: joining.Order = "old first", tells_members: bool = False
    ) -> Chat:
        """Turns her basic group into a supergroup, which is returned; see ``joining.migrate``."""
        return joining.migrate(
            self.emulator, self.user, group, order=order, tells_members=tells_members
        )

    async def says_anonymously(
        self, text: str, *, chat: Chat, topic: int = 0, to: Message | None = None
    ) -> Message:
        """Writes in her group as the group itself: from GroupAnonymousBot, with sender_chat."""
        return await self.says_as(chat, text, chat=chat, topic=topic, to=to)

    async def says_as(
        self, channel: Chat, text: str, *, chat: Chat, topic: int = 0, to: Message | None = None
    ) -> Message:
        """Writes in a group as a channel of hers: from Channel_Bot, with sender_chat."""
        return actions.send_text(
            self.emulator, self.user, text, chat, to, topic=topic, signed=channel
        )[0]

    async def makes_topic(self, forum: Chat, name: str) -> Topic:
        """Makes a topic in a forum."""
        return topics.make_topic(self.emulator, self.user, forum, name)

    async def renames_topic(self, forum: Chat, topic: Topic, name: str) -> None:
        """Gives a topic another name."""
        topics.rename_topic(self.emulator, self.user, forum, topic, name, None)

    async def closes_topic(self, forum: Chat, topic: int) -> None:
        """Lets nobody but administrators write there; 0 is General."""
        topics.close_topic(self.emulator, self.user, forum, topic)

    async def reopens_topic(self, forum: Chat, topic: int) -> None:
        """Lets everybody write there again."""
        topics.reopen_topic(self.emulator, self.user, forum, topic)

    async def deletes_topic(self, forum: Chat, topic: int) -> None:
        """Takes a topic away with all its messages; the bot is not told."""
        topics.delete_topic(self.emulator, forum, topic)

    async def chooses_chat(self, label: str, chat: Chat, *, adds_bot: bool = True) -> Message:
        """Presses a key with ``request_chat`` and chooses a chat; the bot gets ``chat_shared``.

        With ``adds_bot`` false her client does not add the bot, as Telegram Desktop.
        """
        _, key = await self._until(lambda: self._find_button(label), f"no key {label!r}")
        wish = key.get("request_chat")
        if wish is None:
            raise AssertionError(f"the key {label!r} asks for no chat")
        return joining.share_chat(self.emulator, self.user, wish, chat, adds_bot=adds_bot)

    async def follows(self, url: str, chat: Chat | None = None) -> Message | None:
        """Follows a link to the bot; ``startgroup`` and ``startchannel`` need a chat to choose.

        Returns what is said by it: a command, or nothing in a channel.
        """
        link = urlsplit(url)
        given = {name: values[0] for name, values in _query(link.query).items()}
        if link.path.strip("/").lower() != (self.emulator.bot.username or "").lower():
            raise ActionError(f"{url} is no link to the bot")
        return self._followed(given, chat)

    def _followed(self, given: dict[str, str], chat: Chat | None) -> Message | None:
        admin = given.get("admin", "")
        if "startgroup" in given and chat is not None:
            return joining.start_in_group(
                self.emulator, self.user, chat, given["startgroup"], admin
            )
        if "startchannel" in given and chat is not None:
            joining.promote_bot(self.emulator, self.user, chat, from_link(admin))
            return None
        words = f"/start {given.get('start', '')}".strip()
        private = self.emulator.chats.of(self.user)
        return actions.send_text(self.emulator, self.user, words, private)[0]


def _query(query: str) -> dict[str, Any]:
    return parse_qs(query, keep_blank_values=True)
