"""Anonymous administrators, who write as their group: a Confirm button tells who they are.

Their command is kept and not read from the chat again: the message can be edited before the press.
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
"""GroupAnonymousBot, the sender of such messages: https://core.telegram.org/bots/api#message."""
_PATIENCE = timedelta(minutes=30)
_MOST_ASKED = 5

_Asked: TypeAlias = dict[str, dict[str, Any]]
"""Messages as JSON, with the Unix time at which they were handled, by message id."""


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="anonymous")
    router.callback_query.register(confirm, Pressed(Confirm))
    return router


async def ask_to_confirm(
    desk: Desk, locale: Locale, event: TelegramObject, now: datetime
) -> Answer:
    """Keep a group's command, and answer with the button."""
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
    """Handle the kept command as the presser's: the router checks their authority again."""
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
    """The commands that a group can still confirm, the oldest first."""
    _, data = await conversation(desk, chat_id, _NOBODY)
    asked: _Asked = json.loads(data).get("asked", {})
    since = (now - _PATIENCE).timestamp()
    return {key: each for key, each in asked.items() if each["at"] > since}


async def _keep(desk: Desk, chat_id: int, asked: _Asked) -> None:
    data = json.dumps({"asked": asked} if asked else {})
    await keep_conversation(desk, chat_id, _NOBODY, None, data)
