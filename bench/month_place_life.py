"""Places in a simulated month: how they begin, what befalls them, and what Telegram says there."""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendMessage, TelegramMethod

from bench.month_places import Place
from bot.group_turns import KeptTurns
from botapi.outcome import Gone, Migrated, Outcome
from botapi.pacing import Pacing
from botapi.replies import ReplyPacing
from botapi.template import Target
from news.dispatch import Reason
from news.place import Chat, Right
from news.subscriber import PlaceKind
from newsroom import membership, places, topic_map
from newsroom.desk import Desk
from newsroom.rights import Doer
from storage.chats import keep_chat
from storage.database import Connection, Database
from storage.subscribers import change_subscriber

ANSWERS = 15
"""What people ask for in each chat while much is published."""
_MANAGER = 1
_BOT = Bot("123456789:AAEmulatedTokenOfNoValueWhatsoever0")

Answer: TypeAlias = Callable[[int], Awaitable[None]]
"""Answers somebody in a group, if there is still a turn."""


async def settle_place(connection: Connection, place_id: int, place: Place, now: datetime) -> None:
    """Let a place be one."""
    await change_subscriber(connection, place_id, silent=place.is_silent)
    await keep_chat(connection, _chat(place, now))


async def befall(desk: Desk, place: Place, what: str, how: str, now: datetime) -> None:
    """One of ``month_places.befalls``."""
    chat = place.chat_at(now)
    if what == "out":
        at = datetime.fromisoformat(how)
        await membership.close_place(desk, chat, Reason.KICKED, at, now)
    elif what == "back":
        await membership.note_chat(desk, _chat(place, now), now)
        found = await places.place_in(desk, chat, place.thread)
        assert found is not None  # noqa: S101 - nobody disconnects a place in this month
        await membership.go_on(desk, found, Doer(_MANAGER, now))
    elif what == "reopen":
        await topic_map.reopen(desk, chat, place.thread, now)
    else:
        await membership.migrate(desk, place.chat_id, place.new_chat, now)


def refusal(known: Iterable[Place], target: Target, now: datetime) -> Outcome | None:
    """What Telegram says to a message to a place that cannot be sent there; None when it can."""
    for place in known:
        if (target.chat_id, target.thread_id) not in place.addresses:
            continue
        if place.chat_at(now) != target.chat_id:
            return Migrated(place.new_chat)
        if place.out and place.out[0] <= now < place.out[1]:
            return Gone(Reason.KICKED)
        if place.closed and place.closed[0] <= now < place.closed[1]:
            return Gone(Reason.TOPIC_CLOSED)
    return None


def answering(
    database: Database,
    pacing: Pacing,
    clock: Callable[[], float],
    now: Callable[[], datetime],
    sent: Callable[[int], Awaitable[None]],
) -> Answer:
    """Answers in the way of the program, which shares the turns of groups with its news."""
    paced = ReplyPacing(pacing, clock, turns=KeptTurns(database, now))

    async def make_request(bot: Bot, method: TelegramMethod[Any]) -> Response[Any]:  # noqa: ARG001
        await sent(method.chat_id)  # type: ignore[attr-defined]
        return Response(ok=True)

    async def answer(chat: int) -> None:
        with suppress(TelegramRetryAfter):
            await paced(make_request, _BOT, SendMessage(chat_id=chat, text="?"))

    return answer


def _chat(place: Place, now: datetime) -> Chat:
    kinds = {PlaceKind.CHANNEL: "channel", PlaceKind.TOPIC: "supergroup"}
    is_forum = place.kind is PlaceKind.TOPIC
    rights = Right.SEND | Right.PHOTOS | Right.TOPICS
    about = place.chat_at(now), kinds.get(place.kind, "group"), f"Chat {place.number}", now
    return Chat(*about, is_forum=is_forum, rights=rights)
