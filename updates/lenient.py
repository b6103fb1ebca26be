"""Updates as aiogram reads them, however new their content is.

aiogram's types are closed: a kind of member, origin or sticker that it does not know makes it
reject the whole update. Here that costs the field alone, or else whatever cannot be without it.
"""

import copy
import logging
from collections.abc import Sequence
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from botapi.update import MESSAGES, POSTS, UNREAD, UPDATE_TYPES, RawUpdate
from news.storable import storable
from news.telegram import telegram_id

_MOST_ROUNDS = 20
_CHATS = ("private", "group", "supergroup", "channel")
_TEXTS = ("text", "caption", "query")
_LEFT = ("left", "kicked")

log = logging.getLogger(__name__)

FieldPath: TypeAlias = tuple[int | str, ...]


def read_update(raw: RawUpdate, bot: Bot) -> Update | None:
    """The update without what cannot be read; None when it is of no kind that is handled.

    Raises ValidationError when nothing is left of it.
    """
    if not _is_handled(raw):
        log.warning("update.unknown_kind", extra={"update_id": raw["update_id"]})
        return None
    known: Any = _storable(_with_known_chat(raw))
    try:
        return Update.model_validate(known, context={"bot": bot})
    except ValidationError as error:
        known = copy.deepcopy(known)
        _simplify_members(known.get("my_chat_member"))
        update = _without_faults(raw, known, bot)
        if not _is_handled(known):
            raise
        log.warning("update.partly_read", extra={"update_id": raw["update_id"], "error": error})
        return update


def _storable(value: Any, name: str = "") -> Any:  # noqa: ANN401
    """The same without what no database and no request can carry.

    Texts stay as they are: entities count their characters, and what keeps a text cleans it.
    """
    if isinstance(value, str):
        return value if name in _TEXTS else storable(value)
    if isinstance(value, list):
        return [_storable(each, name) for each in value]
    if isinstance(value, dict):
        return {key: _storable(each, key) for key, each in value.items()}
    return value


def _is_handled(raw: RawUpdate) -> bool:
    return any(kind in raw for kind in UPDATE_TYPES)


def _without_faults(raw: RawUpdate, known: Any, bot: Bot) -> Update:  # noqa: ANN401
    """Drop the fields of an update that do not validate, and then what requires them."""
    for _ in range(_MOST_ROUNDS):
        try:
            return Update.model_validate(known, context={"bot": bot})
        except ValidationError as error:
            _drop(known, [fault["loc"] for fault in error.errors(include_url=False)])
            _name_unread(raw, known)
    return Update.model_validate(known, context={"bot": bot})


def _name_unread(raw: RawUpdate, known: Any) -> None:  # noqa: ANN401
    """Leave in the message which of its fields are lost: what was content still wants an answer."""
    for kind in MESSAGES:
        before, after = raw.get(kind), known.get(kind)
        if isinstance(before, dict) and isinstance(after, dict):
            after[UNREAD] = [name for name in before if before[name] and not after.get(name)]


def _with_known_chat(raw: RawUpdate) -> RawUpdate:
    """The same with a kind of chat that handlers know: a positive number is a person's.

    What is posted in a channel has a kind of update of its own.
    """
    name = next((each for each in MESSAGES if each in raw), "")
    message = raw.get(name)
    chat = message.get("chat") if isinstance(message, dict) else None
    number = telegram_id(chat.get("id")) if isinstance(chat, dict) else None
    if number is None or not chat or chat.get("type") in _CHATS:
        return raw
    kind = "channel" if name in POSTS else "private" if number > 0 else "supergroup"
    return {**raw, name: {**message, "chat": {**chat, "type": kind}}}  # type: ignore[dict-item]


def _simplify_members(change: object) -> None:
    """Leave of a member only what matters here: whether they can be written to."""
    if not isinstance(change, dict):
        return
    for name in ("old_chat_member", "new_chat_member"):
        member = change.get(name)
        if isinstance(member, dict):
            status = "left" if member.get("status") in _LEFT else "member"
            change[name] = {"status": status, "user": member.get("user")}


def _drop(raw: Any, faults: Sequence[FieldPath]) -> None:  # noqa: ANN401
    paths = {_path_of(raw, fault) for fault in faults} - {()}
    # From the end: what is taken out of a list moves what comes after it.
    for path in sorted(paths, key=_in_order, reverse=True):
        _take_out(raw, path)


def _in_order(path: FieldPath) -> list[tuple[str, int | str]]:
    return [(type(part).__name__, part) for part in path]


def _path_of(raw: Any, fault: FieldPath) -> FieldPath:  # noqa: ANN401
    """Where a fault is in the update: pydantic's location without the names of its types."""
    path: list[int | str] = []
    for part in fault:
        if _has(raw, part):
            path.append(part)
            raw = raw[part]
    return tuple(path)


def _has(raw: object, part: int | str) -> bool:
    if isinstance(raw, list):
        return isinstance(part, int) and part < len(raw)
    return isinstance(raw, dict) and part in raw


def _take_out(raw: Any, path: FieldPath) -> None:  # noqa: ANN401
    for part in path[:-1]:
        try:
            raw = raw[part]
        except (LookupError, TypeError):
            # It was part of something that has been taken out.
            return
    if isinstance(raw, dict):
        raw.pop(path[-1], None)
    elif isinstance(path[-1], int) and path[-1] < len(raw):
        del raw[path[-1]]
