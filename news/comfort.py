"""What a reader has asked for that decides whether news may reach them now, and how."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from news.dispatch import Reason
from news.language import Language
from news.quiet import QuietHours, after_quiet
from news.timetable import DEFAULT

_EPOCH = date(1970, 1, 1).toordinal()


class Interest(Enum):
    """How a reader follows what an article is about."""

    AT_ONCE = "at once"
    BY_DIGEST = "by digest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comfort:
    """A reader's wishes at the moment when an article is about to be sent to them.

    Of ``limit`` instant messages a local day they have had ``spent``. ``languages`` are those they
    want news in, none for all; ``language`` is the article's. ``is_silent``: by whatever it
    concerns them, they want no sound. ``has_digests``: they have a timetable.
    """

    zone: ZoneInfo
    quiet: QuietHours | None = None
    limit: int | None = None
    spent: int = 0
    languages: frozenset[Language] = frozenset()
    language: Language | None = None
    interest: Interest = Interest.AT_ONCE
    is_silent: bool = False
    has_digests: bool = True

    @property
    def refusal(self) -> Reason | None:
        """Why an article is not for this reader at all."""
        if self.interest is Interest.NONE:
            return Reason.UNFOLLOWED
        if self.languages and self.language is not None and self.language not in self.languages:
            return Reason.LANGUAGE
        return None

    @property
    def is_full(self) -> bool:
        """Whether the day has had as many instant messages as its reader wants."""
        return self.limit is not None and self.spent >= self.limit

    def quiet_until(self, now: datetime, *, breaking: bool) -> datetime | None:
        """When the quiet hours end that keep news from its reader now, in UTC."""
        if self.quiet is None or (breaking and self.quiet.breaking):
            return None
        return self.quiet.end_after(now, self.zone)

    def unasked_digest(self, now: datetime) -> datetime | None:
        """When what is over the limit comes to a reader without digests: with the next morning's.

        None when a digest of theirs brings it.
        """
        if self.has_digests:
            return None
        slot = DEFAULT.next_slot(now, self.zone)
        return None if slot is None else after_quiet(slot, self.quiet, self.zone)


def local_day(moment: datetime, zone: ZoneInfo) -> int:
    """The day of a moment by a zone's clock, in days since 1970."""
    return moment.astimezone(zone).toordinal() - _EPOCH
