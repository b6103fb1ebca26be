"""Chats, and who is what in them: only what is needed of Telegram's answers.

aiogram's own types refuse a whole answer for a field that a server of another version leaves out.
"""

from aiogram.methods import TelegramMethod
from pydantic import BaseModel

_IN_CHARGE = frozenset({"creator", "administrator"})


class Place(BaseModel):
    """A chat of any kind."""

    id: int
    type: str
    title: str = ""
    username: str | None = None


class Standing(BaseModel):
    """What somebody is in a chat."""

    status: str
    can_post_messages: bool = False

    @property
    def is_in_charge(self) -> bool:
        """Whether they run the chat, or are one of those who do."""
        return self.status in _IN_CHARGE

    @property
    def may_post(self) -> bool:
        """Whether they may write in the name of a channel."""
        return self.status == "creator" or (self.is_in_charge and self.can_post_messages)


class AskPlace(TelegramMethod[Place]):
    """https://core.telegram.org/bots/api#getchat; a public channel is found by its ``@name``."""

    __returning__ = Place
    __api_method__ = "getChat"

    chat_id: int | str


class AskStanding(TelegramMethod[Standing]):
    """https://core.telegram.org/bots/api#getchatmember.

    In a channel it is refused, of the bot itself too, unless the bot is an administrator there.
    """

    __returning__ = Standing
    __api_method__ = "getChatMember"

    chat_id: int | str
    user_id: int
