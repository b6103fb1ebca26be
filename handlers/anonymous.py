"""Administrators who write in the name of their group: a button tells who they are.

What they ask for is kept until the button is pressed, for the message may be edited meanwhile.
"""

import json
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from aiogram import Bot, Router, flags
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.album import dumped
from handlers.answer import Answer, change, say
from handlers.group_events import GroupEvent
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom.conversations import conversation, keep_conversation
from newsroom.desk import Desk
from texts.locale import Locale
from texts.manage import confirmation, confirmed, confirmed_late
from texts.manage_actions import Confirm

_NOBODY = 1_087_968_824
"""The user in whose name Telegram gives what a group says: https://core.telegram.org/bots/api#message."""
_PATIENCE = timedelta(minutes=30)
_MOST_ASKED = 5

_Asked: TypeAlias = dict[str, dict[str, Any]]
"""Messages as JSON and when they were said, in seconds, by the message's id."""


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="anonymous")
    router.callback_query.register(confirm, Pressed(Confirm))
    return router


async def ask_to_confirm(
    desk: Desk, locale: Locale, event: TelegramObject, now: datetime
) -> Answer:
    """Keep what a group asks for, and ask who asks."""
    if not isinstance(event, Message):
        return Answer()
    asked = await _asked(desk, event.chat.id, now)
    asked[str(event.message_id)] = {"at": now.timestamp(), "said": json.loads(dumped(event))}
    newest = dict(list(asked.items())[-_MOST_ASKED:])
    await _keep(desk, event.chat.id, newest)
    return say(confirmation(locale, event.text or event.caption or "", event.message_id))


@flags.look
async def confirm(
    _: CallbackQuery,
    action: Confirm,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    group_event: GroupEvent,
    readers: Router,
    **given: Any,  # noqa: ANN401 - all that handlers may ask for
) -> Answer:
    """Do what was asked for, for the person who presses: whether they may is asked there again."""
    asked = await _asked(desk, group_event.chat.id, visitor.now)
    kept = asked.pop(str(action.message_id), None)
    if kept is None:
        return change(confirmed_late(visitor.locale))
    message = Message.model_validate(kept["said"], context={"bot": bot})
    of = {**given, "desk": desk, "bot": bot, "group_event": group_event, "readers": readers}
    answer = await readers.propagate_event("message", message, **of)
    await _keep(desk, group_event.chat.id, asked)
    if not isinstance(answer, Answer):
        return change(confirmed_late(visitor.locale))
    said = [each for each in (answer.change, *answer.messages) if each is not None]
    done = said[0] if said else confirmed(visitor.locale)
    return Answer(change=done, messages=tuple(said[1:]), toast=answer.toast)


async def _asked(desk: Desk, chat_id: int, now: datetime) -> _Asked:
    """What a group has asked for lately, in order."""
    _, data = await conversation(desk, chat_id, _NOBODY)
    asked: _Asked = json.loads(data).get("asked", {})
    since = (now - _PATIENCE).timestamp()
    return {key: each for key, each in asked.items() if each["at"] > since}


async def _keep(desk: Desk, chat_id: int, asked: _Asked) -> None:
    data = json.dumps({"asked": asked} if asked else {})
    await keep_conversation(desk, chat_id, _NOBODY, None, data)
