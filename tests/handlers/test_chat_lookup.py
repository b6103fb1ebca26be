"""What Telegram says of a chat, and that a group is followed to where it has moved."""

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
)

from botapi.places import AskChat, Member, TelegramChat
from handlers.chat_lookup import look_up, refresh
from news.language import Language
from news.place import Chat, Right
from news.subscriber import PlaceKind
from newsroom import places
from newsroom.membership import ChatChange
from tests.factories import NOON, Newsroom
from tests.handlers.telegram import bot
from texts.place_trouble import PlaceFault, PlaceTrouble

OLD, NEW = -11, -1001
METHOD = AskChat(chat_id=NEW)
UNKNOWN = TelegramBadRequest(METHOD, "Bad Request: chat not found")
HIDDEN = TelegramBadRequest(METHOD, "Bad Request: member list is inaccessible")
OUT = TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the supergroup chat")
NETWORK = TelegramNetworkError(METHOD, "timeout")
MOVED = TelegramMigrateToChat(METHOD, "upgraded", migrate_to_chat_id=NEW)
POSTS = Member(status="administrator", can_post_messages=True)
MEMBER, GONE = Member(status="member"), Member(status="left")
CHANNEL = TelegramChat(id=NEW, type="channel", title="Новости", username="news_by")
GROUP = TelegramChat(id=NEW, type="supergroup", title="Двор")
PERSON = TelegramChat(id=11, type="private")


async def test_a_chat_is_described_as_it_is_now(newsroom: Newsroom) -> None:
    chat = await look_up(newsroom.desk, bot(POSTS, None, CHANNEL), "@news_by", NOON)

    assert isinstance(chat, Chat)
    assert (chat.title, chat.has_bot, chat.rights) == ("Новости", True, Right.SEND | Right.PHOTOS)


@pytest.mark.parametrize(
    ("ours", "place", "fault"),
    [
        (MEMBER, UNKNOWN, PlaceFault.NO_BOT),
        (MEMBER, OUT, PlaceFault.NO_BOT),
        (OUT, GROUP, PlaceFault.NO_BOT),
        (GONE, GROUP, PlaceFault.NO_BOT),
        (HIDDEN, CHANNEL, PlaceFault.NO_BOT),
        (MEMBER, NETWORK, PlaceFault.NO_ANSWER),
        (NETWORK, GROUP, PlaceFault.NO_ANSWER),
        (MEMBER, PERSON, PlaceFault.PERSON),
    ],
)
async def test_why_a_chat_is_not_described(
    newsroom: Newsroom, ours: object, place: object, fault: PlaceFault
) -> None:
    told = await look_up(newsroom.desk, bot(ours, None, place), NEW, NOON)

    assert isinstance(told, PlaceTrouble)
    assert told.fault is fault


async def test_of_a_name_that_nobody_has_nothing_is_guessed(newsroom: Newsroom) -> None:
    told = await look_up(newsroom.desk, bot(None, None, UNKNOWN), "@nobody_at_all", NOON)

    assert told == PlaceTrouble(PlaceFault.NOT_FOUND, kind=PlaceKind.GROUP)


async def test_whoever_asks_first_follows_a_group_to_its_new_id(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    group = Chat(OLD, "group", "Двор", NOON, rights=Right.SEND | Right.PHOTOS)
    place = await places.ensure_place(desk, group, 0, Language.BE, NOON)

    changed = await refresh(desk, bot(MEMBER, None, {OLD: MOVED, NEW: GROUP}), OLD, NOON)

    moved = await places.place_by_id(desk, place.id)
    assert moved is not None
    assert (moved.chat_id, moved.active) == (NEW, True)
    assert isinstance(changed, ChatChange)
    assert (changed.chat.chat_id, [each.id for each in changed.places]) == (NEW, [place.id])
