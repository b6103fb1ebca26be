"""getChat, getChatMember and createForumTopic, with only the fields that are needed.

aiogram's own types reject an answer in which a server of another version leaves a field out.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from aiogram.methods import TelegramMethod
from pydantic import BaseModel

from news.place import CHANNEL, IN_CHARGE, NO_RIGHT, Chat, Right
from news.storable import one_line
from news.telegram import username

ASKED_EVERY = timedelta(days=1)
"""How long Telegram's description of a chat is trusted."""

# As much as the columns hold.
_LONGEST_TITLE = 128
_LONGEST_TYPE = 12
_LONGEST_STANDING = 16


class Permissions(BaseModel):
    """What members of a group may do by default."""

    can_send_messages: bool = True
    can_send_photos: bool = True


class TelegramChat(BaseModel):
    """A chat of any kind."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    is_forum: bool = False
    permissions: Permissions | None = None


class Member(BaseModel):
    """Somebody's status and rights in a chat."""

    status: str
    can_post_messages: bool = False
    can_edit_messages: bool = False
    can_delete_messages: bool = False
    can_manage_topics: bool = False
    can_pin_messages: bool = False
    # Of those who are restricted: whether they are in the chat, and what is left to them.
    is_member: bool = True
    can_send_messages: bool = True
    can_send_photos: bool = True

    @property
    def is_in_charge(self) -> bool:
        """Whether they are its owner or an administrator."""
        return self.status in IN_CHARGE

    @property
    def may_post(self) -> bool:
        """Whether they may post in a channel."""
        return self.status == "creator" or (self.is_in_charge and self.can_post_messages)


class AskChat(TelegramMethod[TelegramChat]):
    """https://core.telegram.org/bots/api#getchat; a public channel is found by its ``@name``."""

    __returning__ = TelegramChat
    __api_method__ = "getChat"

    chat_id: int | str


class AskMember(TelegramMethod[Member]):
    """https://core.telegram.org/bots/api#getchatmember.

    In a channel it is refused, of the bot itself too, unless the bot is an administrator there.
    """

    __returning__ = Member
    __api_method__ = "getChatMember"

    chat_id: int | str
    user_id: int


class Person(BaseModel):
    """Somebody, by number."""

    id: int


class Administrator(BaseModel):
    """One of those who run a chat."""

    user: Person


class AskAdministrators(TelegramMethod[list[Administrator]]):
    """https://core.telegram.org/bots/api#getchatadministrators.

    In a group any member is told; ``getChatMember`` of others is sure for administrators only.
    """

    __returning__ = list[Administrator]
    __api_method__ = "getChatAdministrators"

    chat_id: int | str


class MadeTopic(BaseModel):
    """A topic of a forum."""

    message_thread_id: int


class MakeTopic(TelegramMethod[MadeTopic]):
    """https://core.telegram.org/bots/api#createforumtopic."""

    __returning__ = MadeTopic
    __api_method__ = "createForumTopic"

    chat_id: int
    name: str


def chat_of(place: TelegramChat, ours: Member, now: datetime) -> Chat:
    """A chat with the bot's rights there; ``ours`` is the bot's own membership."""
    is_out = ours.status == "restricted" and not ours.is_member
    standing = "left" if is_out else ours.status
    chat = Chat(
        chat_id=place.id,
        type=place.type[:_LONGEST_TYPE],
        title=one_line(place.title)[:_LONGEST_TITLE],
        username=username(place.username or ""),
        is_forum=place.is_forum,
        standing=standing[:_LONGEST_STANDING],
        asked_at=now,
    )
    if not chat.has_bot:
        return chat
    return replace(chat, rights=rights_of(place, ours), ask_at=now + ASKED_EVERY)


def rights_of(place: TelegramChat, member: Member) -> Right:
    """The rights that a member has in a chat."""
    is_channel = place.type == CHANNEL
    if member.status == "creator":
        return ~NO_RIGHT
    if member.is_in_charge:
        writes = member.can_post_messages or not is_channel
        return _together(
            (Right.SEND | Right.PHOTOS, writes),
            (Right.EDIT, member.can_edit_messages),
            (Right.DELETE, member.can_delete_messages),
            (Right.TOPICS, member.can_manage_topics),
            (Right.PIN, member.can_pin_messages),
        )
    if is_channel:
        return NO_RIGHT
    is_restricted = member.status == "restricted"
    allowed = member if is_restricted else place.permissions or Permissions()
    return _together(
        (Right.SEND, allowed.can_send_messages), (Right.PHOTOS, allowed.can_send_photos)
    )


def _together(*rights: tuple[Right, bool]) -> Right:
    return reduce(or_, (right for right, has in rights if has), NO_RIGHT)
