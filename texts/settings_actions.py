"""What the buttons of a reader's own settings mean."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from news.language import Language
from news.quiet import QuietHours
from news.subscriber import FOR_EVER
from texts.action import Action


@dataclass(frozen=True)
class ShowSettings(Action, prefix="zs"):
    """Open all of a reader's settings."""

    fresh: bool = False


@dataclass(frozen=True)
class ShowQuiet(Action, prefix="zq"):
    """Open the quiet hours."""


@dataclass(frozen=True)
class SetQuiet(Action, prefix="za"):
    """Have exactly these quiet hours."""

    quiet: QuietHours


@dataclass(frozen=True)
class StopQuiet(Action, prefix="zo"):
    """Have no quiet hours."""


@dataclass(frozen=True)
class ShowLimit(Action, prefix="zl"):
    """Open the limit of instant messages a day."""


@dataclass(frozen=True)
class SetLimit(Action, prefix="zn"):
    """Have at most so many instant messages a day; without a number, any number."""

    limit: int | None = None


@dataclass(frozen=True)
class ShowPlain(Action, prefix="zp"):
    """Open the switch of plain messages."""


@dataclass(frozen=True)
class SetPlain(Action, prefix="zt"):
    """Have plain messages, or all of them again."""

    plain: bool


@dataclass(frozen=True)
class ShowSounds(Action, prefix="zd"):
    """Open a page, from 1, of what comes with a sound and what without."""

    page: int = 1


@dataclass(frozen=True)
class SetSound(Action, prefix="zu"):
    """Have a subscription without a sound, or with it; ``page`` is that of the list, if any."""

    subscription_id: int
    silent: bool
    page: int | None = None


@dataclass(frozen=True)
class ShowMute(Action, prefix="zm"):
    """Open how long to mute a subscription; without one, which."""

    subscription_id: int | None = None


@dataclass(frozen=True)
class MuteUntil(Action, prefix="zv"):
    """Mute a subscription up to a moment, in seconds since 1970."""

    subscription_id: int
    second: int


@dataclass(frozen=True)
class PauseUntil(Action, prefix="zw"):
    """Pause everything up to a moment, in seconds since 1970."""

    second: int


@dataclass(frozen=True)
class ShowNewsLanguages(Action, prefix="zg"):
    """Open the languages that news may be in."""


@dataclass(frozen=True)
class SetNewsLanguages(Action, prefix="zh"):
    """Have news in exactly these languages; in every one when there are none."""

    languages: frozenset[Language] = frozenset()


@dataclass(frozen=True)
class ChooseLanguage(Action, prefix="la"):
    """Switch the interface to this language."""

    language: Language


@dataclass(frozen=True)
class ShowLanguages(Action, prefix="ll"):
    """Open the languages."""


@dataclass(frozen=True)
class ShowPause(Action, prefix="pl"):
    """Open the lengths of a pause."""


@dataclass(frozen=True)
class Pause(Action, prefix="pa"):
    """Send nothing for some days; 0 is until told otherwise."""

    days: int = 0


@dataclass(frozen=True)
class Resume(Action, prefix="pr"):
    """End the pause."""


@dataclass(frozen=True)
class Mute(Action, prefix="sm"):
    """Mute a subscription for some days; 0 unmutes it."""

    subscription_id: int
    days: int


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def second_of(moment: datetime) -> int:
    """A UTC moment as a button holds it: whole seconds since 1970."""
    return (moment - _EPOCH) // _SECOND


def moment_of(second: int) -> datetime:
    """The UTC moment of a button; a forged one is brought between 1970 and the end of a pause."""
    return _EPOCH + min(max(second, 0), second_of(FOR_EVER)) * _SECOND
