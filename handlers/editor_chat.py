"""An editor's chat with the bot, where what they write is taken and shown."""

from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery, Message

from handlers.answer import send, topic_of
from handlers.visitor import Visitor
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.reader import Reader
from texts.locale import Locale
from texts.message import Message as Screen
from texts.plain import plain


def request_of(chat_id: int, message_id: int) -> str:
    """What the names of all requests begin with that a message makes, as sent and as edited."""
    return f"message {chat_id} {message_id} "


@dataclass(frozen=True, slots=True)
class EditorChat:
    """An editor at the desk; ``topic`` is the topic of the chat that they write in, if any.

    ``request`` names what they have just sent or pressed: it is the same when that is redelivered.
    ``reader`` reads what they sent, ``fetcher`` fetches what they gave a link to; most buttons have
    neither behind them.
    """

    desk: Desk
    bot: Bot
    visitor: Visitor
    topic: int | None
    request: str
    reader: Reader | None = None
    fetcher: Fetcher | None = None

    @classmethod
    def of(
        cls,
        desk: Desk,
        bot: Bot,
        visitor: Visitor,
        message: Message,
        reader: Reader | None = None,
        fetcher: Fetcher | None = None,
    ) -> "EditorChat":
        """The chat that an editor's message was sent in."""
        # Two edits of a message may have the same date, which counts seconds.
        request = f"{request_of(message.chat.id, message.message_id)}{visitor.update_id}"
        return cls(desk, bot, visitor, topic_of(message), request, reader, fetcher)

    @classmethod
    def of_press(cls, desk: Desk, bot: Bot, visitor: Visitor, press: CallbackQuery) -> "EditorChat":
        """The chat that an editor pressed a button in."""
        return cls(desk, bot, visitor, topic_of(press.message), f"press {press.id}"[:64])

    @property
    def id(self) -> int:
        """The chat's id, which is the editor's too."""
        return self.visitor.person_id

    @property
    def locale(self) -> Locale:
        """The editor's language and clock."""
        return self.visitor.locale

    @property
    def now(self) -> datetime:
        """The moment of what the editor did, in UTC."""
        return self.visitor.now

    async def send(self, message: Screen) -> int:
        """Send a message where the editor writes; its id."""
        return await send(self.bot, self.id, plain(self.locale, message), self.topic)
