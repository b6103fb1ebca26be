"""What somebody has changed of a place, for the newsroom's log."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.subscriber import Subscriber
from news.subscription import Subscription


class PlaceAspect(StrEnum):
    """What of a place; stored under these names for ever."""

    FOLLOWS = "follows"
    DIGEST = "digest"
    QUIET = "quiet"
    PAUSE = "pause"
    LIMIT = "limit"
    LANGUAGE = "language"
    LANGUAGES = "languages"
    """Those of the news that it wants."""
    ZONE = "zone"
    SOUND = "sound"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class PlaceSnapshot:
    """A place with all that it follows."""

    place: Subscriber
    follows: Sequence[Subscription]


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """Some aspects of the place that is called so."""

    aspects: Sequence[PlaceAspect]
    title: str

    def __str__(self) -> str:
        """As it is kept."""
        return f"{','.join(self.aspects)} {self.title}"

    @classmethod
    def read(cls, kept: str) -> "PlaceChange":
        """What was kept; an aspect that is not known is left out."""
        names, _, title = kept.partition(" ")
        known = [PlaceAspect(name) for name in names.split(",") if name in set(PlaceAspect)]
        return cls(known, title)


def changed(before: PlaceSnapshot, after: PlaceSnapshot) -> list[PlaceAspect]:
    """What is another one than before."""
    was, now = _aspects(before), _aspects(after)
    return [aspect for aspect in PlaceAspect if was[aspect] != now[aspect]]


def _aspects(state: PlaceSnapshot) -> dict[PlaceAspect, object]:
    place = state.place
    return {
        PlaceAspect.FOLLOWS: tuple(state.follows),
        PlaceAspect.DIGEST: place.timetable,
        PlaceAspect.QUIET: place.quiet,
        PlaceAspect.PAUSE: place.paused_until,
        PlaceAspect.LIMIT: place.daily_limit,
        PlaceAspect.LANGUAGE: place.language,
        PlaceAspect.LANGUAGES: place.news_languages,
        PlaceAspect.ZONE: place.zone,
        PlaceAspect.SOUND: place.silent,
        PlaceAspect.PLAIN: place.plain,
    }
