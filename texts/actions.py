"""What a button means: typed data in at most 64 bytes, stable for ever, read by the handlers.

A button pressed years later must still work, so a prefix is never given a second meaning and
fields are only ever added at the end, with a default.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import time
from typing import Any, ClassVar, get_type_hints

from news.language import Language
from news.subscription import Timing
from news.timetable import Timetable

MOST_BYTES = 64

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_TIMETABLE = re.compile(r"([0-9a-f]{2})(h|(?:[0-9]{4}){0,12})")


@dataclass(frozen=True)
class Action:
    """What pressing a button asks for."""

    prefix: ClassVar[str] = ""

    def pack(self) -> str:
        """The button's callback data."""
        values = (_written(getattr(self, field.name)) for field in fields(self))
        return ":".join([self.prefix, *values])

    @property
    def fits(self) -> bool:
        """Whether Telegram takes the data; only actions that hold words can fail to."""
        return len(self.pack().encode()) <= MOST_BYTES


@dataclass(frozen=True)
class ShowHelp(Action):
    """Open the list of commands."""

    prefix: ClassVar[str] = "h"


@dataclass(frozen=True)
class OpenArticle(Action):
    """Show an article as it is delivered, in place of its pages."""

    prefix: ClassVar[str] = "a"
    article_id: int


@dataclass(frozen=True)
class ReadArticle(Action):
    """Show a page, from 1, of an article too long for one message."""

    prefix: ClassVar[str] = "ar"
    article_id: int
    page: int = 1


@dataclass(frozen=True)
class LatestPage(Action):
    """Newest articles before or after a publication sequence; with neither, the newest."""

    prefix: ClassVar[str] = "l"
    rubric_id: int | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class SearchPage(Action):
    """A page of a search whose words stand in the message's own first line."""

    prefix: ClassVar[str] = "s"
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class FollowSearch(Action):
    """Subscribe to the words in the message's own first line."""

    prefix: ClassVar[str] = "sf"


@dataclass(frozen=True)
class ShowRubrics(Action):
    """Open the tick list of rubrics; ``fresh`` asks for a new message, not an edit."""

    prefix: ClassVar[str] = "rl"
    fresh: bool = False


@dataclass(frozen=True)
class ToggleRubric(Action):
    """Follow a rubric, or stop following it."""

    prefix: ClassVar[str] = "rt"
    rubric_id: int


@dataclass(frozen=True)
class FollowRubric(Action):
    """Follow a rubric, also when it is followed already."""

    prefix: ClassVar[str] = "rf"
    rubric_id: int


@dataclass(frozen=True)
class FollowWords(Action):
    """Subscribe to a keyword rule."""

    prefix: ClassVar[str] = "rw"
    words: str


@dataclass(frozen=True)
class ShowSubscriptions(Action):
    """Open a page, from 1, of the subscriptions."""

    prefix: ClassVar[str] = "sl"
    page: int = 1
    fresh: bool = False


@dataclass(frozen=True)
class ShowWordsHint(Action):
    """Explain how to follow words."""

    prefix: ClassVar[str] = "sw"


@dataclass(frozen=True)
class OpenSubscription(Action):
    """Open one subscription's card."""

    prefix: ClassVar[str] = "so"
    subscription_id: int


@dataclass(frozen=True)
class SetTiming(Action):
    """Send what a subscription catches at once, or in the digest."""

    prefix: ClassVar[str] = "st"
    subscription_id: int
    timing: Timing


@dataclass(frozen=True)
class Mute(Action):
    """Silence a subscription for some days; 0 days end the silence."""

    prefix: ClassVar[str] = "sm"
    subscription_id: int
    days: int


@dataclass(frozen=True)
class AskRemove(Action):
    """Ask whether to remove a subscription."""

    prefix: ClassVar[str] = "sx"
    subscription_id: int


@dataclass(frozen=True)
class Remove(Action):
    """Remove a subscription."""

    prefix: ClassVar[str] = "sr"
    subscription_id: int


@dataclass(frozen=True)
class ShowDigest(Action):
    """Open the digest's settings."""

    prefix: ClassVar[str] = "dg"
    fresh: bool = False


@dataclass(frozen=True)
class SetTimetable(Action):
    """Set the digest's timetable to exactly this one, however often it is pressed."""

    prefix: ClassVar[str] = "dt"
    timetable: Timetable


@dataclass(frozen=True)
class SendDigestNow(Action):
    """Send what is waiting now."""

    prefix: ClassVar[str] = "dn"


@dataclass(frozen=True)
class ChooseLanguage(Action):
    """Speak this language."""

    prefix: ClassVar[str] = "la"
    language: Language


@dataclass(frozen=True)
class ChooseZone(Action):
    """Use this time zone, by its IANA name."""

    prefix: ClassVar[str] = "tz"
    zone: str


@dataclass(frozen=True)
class ShowZones(Action):
    """Open the time zones."""

    prefix: ClassVar[str] = "tl"


@dataclass(frozen=True)
class ShowLanguages(Action):
    """Open the languages."""

    prefix: ClassVar[str] = "ll"


@dataclass(frozen=True)
class ShowPause(Action):
    """Open the lengths of a pause."""

    prefix: ClassVar[str] = "pl"


@dataclass(frozen=True)
class Pause(Action):
    """Send nothing for some days; 0 is until told otherwise."""

    prefix: ClassVar[str] = "pa"
    days: int = 0


@dataclass(frozen=True)
class Resume(Action):
    """End the pause."""

    prefix: ClassVar[str] = "pr"


@dataclass(frozen=True)
class StartPost(Action):
    """Take the editor's next message as an article."""

    prefix: ClassVar[str] = "en"


@dataclass(frozen=True)
class Publish(Action):
    """Publish a draft."""

    prefix: ClassVar[str] = "ep"
    article_id: int


@dataclass(frozen=True)
class Break(Action):
    """Publish a draft as breaking news."""

    prefix: ClassVar[str] = "eb"
    article_id: int


@dataclass(frozen=True)
class Cancel(Action):
    """Throw a draft away."""

    prefix: ClassVar[str] = "ec"
    article_id: int


@dataclass(frozen=True)
class CancelPost(Action):
    """Stop waiting for the editor's article."""

    prefix: ClassVar[str] = "ex"


@dataclass(frozen=True)
class PickRubric(Action):
    """Open the rubrics to choose a draft's from."""

    prefix: ClassVar[str] = "er"
    article_id: int


@dataclass(frozen=True)
class ChooseRubric(Action):
    """Put a draft in a rubric."""

    prefix: ClassVar[str] = "es"
    article_id: int
    rubric_id: int


@dataclass(frozen=True)
class ShowDraft(Action):
    """Back to a draft's card."""

    prefix: ClassVar[str] = "ed"
    article_id: int


@dataclass(frozen=True)
class Undo(Action):
    """Take a departing article back."""

    prefix: ClassVar[str] = "eu"
    article_id: int


@dataclass(frozen=True)
class StopSending(Action):
    """Halt every bulk send."""

    prefix: ClassVar[str] = "hs"


@dataclass(frozen=True)
class ContinueSending(Action):
    """Go on exactly where the sending stopped."""

    prefix: ClassVar[str] = "hc"


def parse(data: str | None) -> Action | None:
    """The action that ``pack`` wrote; None for anything else."""
    prefix, _, rest = (data or "").partition(":")
    if prefix not in _KINDS:
        return None
    kind, readers = _KINDS[prefix]
    values = rest.split(":", len(readers) - 1) if readers else []
    try:
        return kind(*(read(value) for read, value in zip(readers, values, strict=False)))
    except (TypeError, ValueError):
        return None


def _readers(kind: type[Action]) -> tuple[Callable[[str], Any], ...]:
    hints = get_type_hints(kind)
    return tuple(_READERS[hints[field.name]] for field in fields(kind))


def _written(value: Any) -> str:  # noqa: ANN401 - any field of any action
    if value is None or value is False:
        return ""
    if isinstance(value, Timetable):
        return _packed_timetable(value)
    return str(int(value) if isinstance(value, bool) else value)


def _packed_timetable(timetable: Timetable) -> str:
    days = sum(1 << day for day in timetable.days)
    times = "".join(f"{at:%H%M}" for at in timetable.times)
    return f"{days:02x}{'h' if timetable.hourly else times}"


def _integer(text: str) -> int:
    # Longer than the database's integers is nobody's id.
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _timetable(text: str) -> Timetable:
    found = _TIMETABLE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days = frozenset(day for day in range(7) if int(found[1], 16) >> day & 1)
    if found[2] == "h":
        return Timetable(days=days, hourly=True)
    moments = re.findall(r"(..)(..)", found[2])
    return Timetable(
        days=days, times=tuple(time(int(hour), int(minute)) for hour, minute in moments)
    )


_READERS: dict[Any, Callable[[str], Any]] = {
    int: _integer,
    int | None: lambda text: _integer(text) if text else None,
    bool: lambda text: text == "1",
    str: str,
    Language: Language,
    Timing: Timing,
    Timetable: _timetable,
}
_KINDS = {kind.prefix: (kind, _readers(kind)) for kind in Action.__subclasses__()}
