"""What a call to Telegram came to: one closed type, told from the raw answer.

The table of docs/delivery.md in code. Descriptions are Telegram's own words, matched in lower case
by a part of them; a parametrised test pins each.
"""

import re
from dataclasses import dataclass
from typing import Any

import orjson

from botapi.descriptions import (
    MESSAGE_LOST,
    NO_PHOTOS_HERE,
    NO_TOPIC,
    NO_WRITING,
    NOT_MODIFIED,
    OTHER_KIND,
    PHOTO_REFUSED,
    PLAIN_HELPS,
    QUERY_OVER,
    TOO_OLD,
    says,
)
from news.dispatch import Reason
from news.storable import one_line
from news.telegram import retry_after, telegram_id

LEAST_RETRY_AFTER = 1.0
LONGEST_DESCRIPTION = 256


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it; ``message_id`` is None when the answer could not be read."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It was written and may have been taken. ``answered``: a server said that it failed."""

    reason: str
    answered: bool


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing of it left this machine; ``tried`` unless we kept it back ourselves."""

    reason: str
    tried: bool = True


@dataclass(frozen=True, slots=True)
class TooFast:
    """429: wait so many seconds; a group's limit concerns that chat alone."""

    retry_after: float
    chat_only: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be reached. ``doubtful``: a wrong token or database looks the same."""

    reason: Reason
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group became a supergroup with this id."""

    to: int


@dataclass(frozen=True, slots=True)
class Unsendable:
    """Our message is wrong; ``plain_helps``: its text alone, without markup, may pass.

    ``alone``: it tells nothing of the other messages of its dispatch. ``reason`` is whose mistake
    it is: Telegram refused it, or we could not make or record it.
    """

    description: str
    plain_helps: bool = False
    alone: bool = False
    reason: Reason = Reason.REFUSED

    @property
    def of_photo(self) -> bool:
        """Whether all of it but its photo may pass."""
        return says(self.description, (*PHOTO_REFUSED, *NO_PHOTOS_HERE))


@dataclass(frozen=True, slots=True)
class Dropped:
    """We found no need to send it any more."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """The chat already is as the call wanted it, or what it was about is past.

    ``lost``: its message cannot be changed, since it is no longer there.
    """

    lost: bool = False


@dataclass(frozen=True, slots=True)
class Undeletable:
    """Telegram lets nobody delete the message any more: it is older than 48 hours."""


@dataclass(frozen=True, slots=True)
class OtherKind:
    """The message has a photo, and the edit was of one without; or the other way round."""


@dataclass(frozen=True, slots=True)
class WrongToken:
    """Telegram does not know this bot."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else polls with the same token."""


Outcome = (
    Sent
    | Unknown
    | NotSent
    | TooFast
    | Gone
    | Migrated
    | Unsendable
    | Dropped
    | NothingToDo
    | Undeletable
    | OtherKind
    | WrongToken
    | Conflict
)

_REFUSALS: tuple[tuple[int, str, Gone | Unsendable], ...] = (
    *((400, words, Unsendable(words, plain_helps=True, alone=True)) for words in NO_PHOTOS_HERE),
    (403, "bot was blocked by the user", Gone(Reason.BLOCKED)),
    (403, "user is deactivated", Gone(Reason.DEACTIVATED)),
    (403, "bot can't initiate conversation", Gone(Reason.NEVER_STARTED)),
    (403, "bot can't send messages to bots", Gone(Reason.NEVER_STARTED)),
    (403, "bot was kicked", Gone(Reason.KICKED, doubtful=True)),
    (403, "bot is not a member", Gone(Reason.KICKED, doubtful=True)),
    (403, "the group chat was deleted", Gone(Reason.DEACTIVATED)),
    (400, "group chat was deactivated", Gone(Reason.DEACTIVATED)),
    (400, "input_user_deactivated", Gone(Reason.DEACTIVATED)),
    (400, "user_is_blocked", Gone(Reason.BLOCKED)),
    (400, "chat not found", Gone(Reason.NOT_FOUND, doubtful=True)),
    (400, "user not found", Gone(Reason.NOT_FOUND, doubtful=True)),
    (400, "peer_id_invalid", Gone(Reason.NOT_FOUND, doubtful=True)),
    *((400, words, Gone(Reason.NO_RIGHTS)) for words in NO_WRITING),
    *((400, words, Gone(Reason.TOPIC_CLOSED)) for words in NO_TOPIC),
)
_NOTHING_TO_DO = (*NOT_MODIFIED, *QUERY_OVER)
_WAIT = re.compile(r"retry after (\d+)")


def classify(status: int, body: bytes, chat_id: int = 0) -> Outcome:
    """The outcome that an HTTP answer means; a body cut short counts by its status alone."""
    answer = _decode(body)
    if 200 <= status < 300 and answer.get("ok") is not False:  # noqa: PLR2004
        return Sent(_message_id(answer))
    code = _number(answer.get("error_code", status))
    if (not answer and code != 429) or code is None or not 400 <= code < 500:  # noqa: PLR2004
        return Unknown(f"http {status}", answered=True)
    return _refusal(int(code), answer, chat_id)


def _refusal(code: int, answer: dict[str, Any], chat_id: int) -> Outcome:
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    description = _words(answer.get("description"))
    match code:
        case 429:
            return TooFast(_retry_after(parameters, description), chat_only=chat_id < 0)
        case 401 | 404:
            return WrongToken()
        case 409:
            return Conflict()
    moved = telegram_id(parameters.get("migrate_to_chat_id"))
    if moved is not None and moved < 0 and moved != chat_id:
        return Migrated(moved)
    return _by_description(code, description)


def _by_description(code: int, description: str) -> Outcome:
    for known_code, words, outcome in _REFUSALS:
        if code == known_code and says(description, (words,)):
            return outcome
    if says(description, TOO_OLD):
        return Undeletable()
    if says(description, OTHER_KIND):
        return OtherKind()
    if says(description, MESSAGE_LOST):
        return NothingToDo(lost=True)
    if says(description, _NOTHING_TO_DO):
        return NothingToDo()
    return Unsendable(description or f"http {code}", says(description, PLAIN_HELPS))


def _retry_after(parameters: dict[str, Any], description: str) -> float:
    said = _WAIT.search(description.lower())
    for told in (parameters.get("retry_after"), float(said[1]) if said else None):
        if (seconds := retry_after(told)) is not None:
            return max(seconds, LEAST_RETRY_AFTER)
    return LEAST_RETRY_AFTER


def _message_id(answer: dict[str, Any]) -> int | None:
    result = answer.get("result")
    number = telegram_id(result.get("message_id")) if isinstance(result, dict) else None
    return number if number is not None and number > 0 else None


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: object) -> str:
    return one_line(value[:LONGEST_DESCRIPTION]) if isinstance(value, str) else ""


def _decode(body: bytes) -> dict[str, Any]:
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}
