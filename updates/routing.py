"""Which queue an update waits in, and which pool of permits it is handled with."""

import re
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from botapi.update import RawUpdate
from news.telegram import telegram_id
from texts.actions import parse
from texts.sending_actions import ContinueSending, StopSending

_CONTROL = re.compile(r"\s*/(stop|continue)(?![^\W_])", re.IGNORECASE)


class Pool(Enum):
    """Whose permits are apart, so that none can take another's."""

    CONTROLS = auto()
    """An editor's /stop and /continue: not even their own other commands hold them up."""
    EDITORS = auto()
    READERS = auto()
    INLINE = auto()
    SUSPECTS = auto()
    """Updates in hand at a crash: one at a time, to find which one crashes the process."""


PERMITS = {
    Pool.CONTROLS: 4,
    Pool.EDITORS: 4,
    Pool.READERS: 8,
    Pool.INLINE: 2,
    Pool.SUSPECTS: 1,
}


@dataclass(frozen=True, slots=True)
class Route:
    """Updates of one queue are handled in order; ``chat`` is the queue that all processes share."""

    queue: Hashable
    pool: Pool
    chat: int | None = None


def route_of(update: RawUpdate, editors: Collection[int]) -> Route:
    """The route of an update, however odd that is."""
    number = update["update_id"]
    content = next((each for each in update.values() if isinstance(each, dict)), {})
    person, chat = _id(content.get("from")), _chat(content)
    if "inline_query" in update:
        return Route(("inline", number if person is None else person), Pool.INLINE)
    if person in editors and _is_control(update, content):
        return Route(("control", person), Pool.CONTROLS)
    queue = person if chat is None else chat
    if queue is None:
        return Route(("alone", number), Pool.READERS)
    is_editor = person in editors and queue == person
    return Route(queue, Pool.EDITORS if is_editor else Pool.READERS, queue)


def _is_control(update: RawUpdate, content: dict[str, Any]) -> bool:
    if "callback_query" in update:
        data = content.get("data")
        action = parse(data) if isinstance(data, str) else None
        return isinstance(action, StopSending | ContinueSending)
    text = content.get("text") if "message" in update else None
    return isinstance(text, str) and _CONTROL.match(text) is not None


def _chat(content: dict[str, Any]) -> int | None:
    message = content.get("message")
    return _id((message if isinstance(message, dict) else content).get("chat"))


def _id(of: object) -> int | None:
    return telegram_id(of.get("id")) if isinstance(of, dict) else None
