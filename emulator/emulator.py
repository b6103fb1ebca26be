"""The emulator's state, and the few things that happen in it."""

from collections.abc import Iterable
from itertools import count

from emulator.call import Call
from emulator.changes import Changes, Feed
from emulator.chat import Chat
from emulator.chats import Chats
from emulator.clock import Clock, SystemClock
from emulator.faults import Faults
from emulator.files import Files
from emulator.formatting import Formatter
from emulator.forwards import discuss
from emulator.keyboards import Keyboards
from emulator.ledger import Entry, Kind, Ledger, LoggedCall
from emulator.limits import Limits
from emulator.messages import Message
from emulator.person import PATIENCE, Person
from emulator.privacy import is_told
from emulator.profile import Profile
from emulator.queries import Queries
from emulator.updates import Updates
from emulator.user import User
from emulator.webhook import Webhook

DEFAULT_TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"  # noqa: S105 - opens nothing
QUIET = 0
"""The key of ``changes`` for the bot's own doings; other keys are chat ids."""


class Emulator:
    """A Telegram for one bot. All of it lives in one event loop."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        clock: Clock | None = None,
        username: str = "newsdesk_demo_bot",
        first_name: str = "Newsdesk",
        per_second: int | None = None,
        per_chat: int | None = None,
        per_group_minute: int | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or SystemClock()
        self.bot = User(int(token.partition(":")[0]), first_name, username, is_bot=True)
        self.chats = Chats()
        self.people: list[User] = []
        self.samples: dict[str, str] = {}
        """Titles of texts worth trying, and the texts; the chat page offers them."""
        self.pages: dict[str, str] = {}
        """Other pages on this address that the chat page leads to: a word of its own, a path."""
        self.files = Files()
        self.formatter = Formatter()
        self.keyboards = Keyboards()
        self.reads_groups = False
        """Whether privacy mode is off: the bot then reads all that is said in its groups."""
        self.changes = Changes()
        self.feed = Feed()
        self.updates = Updates(self.clock, lambda: self.changes.tell(QUIET))
        self.queries = Queries(self.clock)
        self.profile = Profile()
        self.faults = Faults()
        self.limits = Limits(self.clock, per_second, per_chat, per_group_minute)
        self.ledger = Ledger()
        self.calls: list[LoggedCall] = []
        self.inline_messages: dict[str, Message] = {}
        self.in_flight = 0
        """Calls being answered, waiting polls not among them."""
        self._change_numbers = count(1)
        self.webhook = Webhook(self.updates, self.changes, QUIET, self.clock)

    async def close(self) -> None:
        """Ends what waits: polls, webhook posts, open screens."""
        self.updates.interrupt()
        await self.webhook.close()
        self.feed.close_all()

    def person(
        self,
        name: str,
        language: str = "ru",
        *,
        username: str | None = None,
        user_id: int | None = None,
        role: str = "reader",
    ) -> Person:
        """Somebody new, who has never written to the bot."""
        user = self.chats.add_user(
            name, user_id=user_id, username=username, language=language, role=role
        )
        self.people.append(user)
        return Person(self, user)

    def now(self) -> int:
        """The date of what happens now: whole seconds since 1970, UTC."""
        return int(self.clock.time())

    def post(self, message: Message, call: Call) -> Message:
        """The bot's message arrives in its chat and in the ledger."""
        self._enter(call, "sent", message, message.text)
        message.chat.messages[message.message_id] = message
        self.show("message", message)
        self._discuss(message)
        return message

    def edit(self, message: Message, call: Call) -> None:
        """The bot's edit, made already, is dated, entered in the ledger and shown."""
        message.edit_date = self.now()
        self._enter(call, "edited", message, message.text)
        self.show("edited", message)

    def delete(self, chat: Chat, messages: Iterable[Message], call: Call) -> None:
        """Messages that the bot deletes disappear from a chat, and the ledger says so."""
        ids = []
        for message in messages:
            self._enter(call, "deleted", message, "")
            ids.append(message.message_id)
        self.remove(chat, ids)

    def _enter(self, call: Call, kind: Kind, message: Message, text: str) -> None:
        entry = Entry(
            len(self.ledger.entries) + 1,
            self.clock.time(),
            self.clock.monotonic(),
            kind,
            call.method,
            message.chat.id,
            message.message_id,
            message.content,
            text,
            call.values,
        )
        call.accepted.append(self.ledger.add(entry))

    def receive(self, message: Message) -> Message:
        """A person's message arrives in its chat and in the bot's updates."""
        message.chat.messages[message.message_id] = message
        self.show("message", message)
        self._tell("channel_post" if message.chat.is_channel else "message", message)
        self._discuss(message)
        return message

    def _discuss(self, message: Message) -> None:
        if message.chat.discussion is not None:
            discuss(self, message, message.chat.discussion)

    def receive_edited(self, message: Message) -> Message:
        """What a person has made of a message is dated and arrives in the bot's updates."""
        message.edit_date, message.is_edited = self.now(), True
        self.show("edited", message)
        is_post = message.chat.is_channel
        self._tell("edited_channel_post" if is_post else "edited_message", message)
        return message

    def _tell(self, kind: str, message: Message) -> None:
        if is_told(self, message):
            self.updates.put(kind, message.as_dict(), message.chat.id)

    def show(self, kind: str, message: Message) -> None:
        """Tells everybody who looks at the chat of a new or edited message."""
        message.change = next(self._change_numbers)
        chat_id = message.chat.id
        self.changes.tell(chat_id)
        if self.feed.is_watched(chat_id):
            self.feed.tell(chat_id, {"type": kind, "message": message.as_seen()})

    def remove(self, chat: Chat, message_ids: list[int]) -> None:
        """Messages disappear from a chat."""
        for message_id in message_ids:
            chat.messages.pop(message_id, None)
        self.changes.tell(chat.id)
        self.feed.tell(chat.id, {"type": "deleted", "message_ids": message_ids})

    def show_commands(self) -> None:
        """Tells every open screen its command menu, which may have changed."""
        for user in self.people:
            if self.feed.is_watched(user.id):
                commands = self.profile.shown_to(user)
                self.feed.tell(user.id, {"type": "commands", "commands": commands})

    def log(self, call: Call, code: int, description: str) -> None:
        """Writes down how a call ended."""
        number = len(self.calls) + 1
        chat_id = call.integer("chat_id")
        at = self.clock.time()
        self.calls.append(LoggedCall(number, at, call.method, chat_id, code, description))

    def is_quiet(self) -> bool:
        """Whether the bot has confirmed every update and no call of it is being answered."""
        return not self.updates.pending and not self.in_flight

    async def quiet(self, patience: float = PATIENCE) -> None:
        """Waits for that; raises TimeoutError after so many seconds."""
        await self.changes.until(QUIET, lambda: self.is_quiet() or None, patience)

    async def polled(self, patience: float = PATIENCE) -> None:
        """Waits until a poll of the bot waits for updates; raises TimeoutError."""
        await self.changes.until(QUIET, lambda: self.updates.is_polled or None, patience)

    async def posts_to(self, url: str, patience: float = PATIENCE) -> None:
        """Waits until the bot has asked for posts to an address; raises TimeoutError."""
        await self.changes.until(QUIET, lambda: self.webhook.url == url or None, patience)

    def group(
        self,
        title: str,
        *members: Person,
        is_supergroup: bool = False,
        is_forum: bool = False,
        username: str = "",
        has_bot: bool = True,
    ) -> Chat:
        """A group of these people, the first its creator, with the bot in it or not yet."""
        return self.chats.add_group(
            title,
            [person.user for person in members],
            is_supergroup=is_supergroup,
            is_forum=is_forum,
            username=username,
            has_bot=has_bot,
        )

    def channel(
        self, title: str, *administrators: Person, username: str = "", signs: bool = False
    ) -> Chat:
        """A channel of these people, the first its creator, which the bot is not in yet."""
        users = [person.user for person in administrators]
        return self.chats.add_channel(title, users, username=username, signs=signs)
