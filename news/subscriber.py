"""A reader, as the newsroom knows one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from news.language import Language
from news.quiet import QuietHours, after_quiet
from news.timetable import Timetable

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a pause that has none, in the only form that a column of moments knows."""


class PlaceKind(StrEnum):
    """What kind of place receives."""

    PERSON = "person"
    GROUP = "group"
    TOPIC = "topic"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A place that receives: ``thread_id`` is a topic of its chat, 0 the chat itself.

    Every ``*_at``, ``*_until`` and ``*_since`` is UTC. ``letter_about`` is what they are writing a
    letter about since then: an article's id, or 0. Their ``username`` is in lower case, without
    its ``@``. ``daily_limit`` is the most instant messages of a local day. ``news_languages`` are
    those they want news in; none for all. ``catch_up_at`` is when they are brought what was kept
    back, and ``away_since`` when their chat closed or their pause began. They were last ``seen_at``
    then, to within a day. The slots of their timetable have had their digest up to
    ``digests_upto``. A person's commands speak for the place whose subscriber's id is ``manages``,
    None for themselves. To a place that is ``silent`` everything comes without a sound.
    """

    id: int
    chat_id: int
    language: Language
    zone: ZoneInfo
    timetable: Timetable
    next_digest_at: datetime | None
    digest_sequence: int
    paused_until: datetime | None
    active: bool
    kind: PlaceKind = PlaceKind.PERSON
    thread_id: int = 0
    letter_about: int | None = None
    letter_since: datetime | None = None
    username: str | None = None
    quiet: QuietHours | None = None
    daily_limit: int | None = None
    catch_up_at: datetime | None = None
    plain: bool = False
    news_languages: frozenset[Language] = frozenset()
    away_since: datetime | None = None
    seen_at: datetime | None = None
    digests_upto: datetime | None = None
    manages: int | None = None
    silent: bool = False

    def is_paused(self, now: datetime) -> bool:
        """Whether deliveries are paused at this moment."""
        return self.paused_until is not None and now < self.paused_until

    def is_resting(self, now: datetime) -> bool:
        """Whether the bot says nothing unasked at this moment: a pause, or quiet hours."""
        is_quiet = self.quiet is not None and self.quiet.end_after(now, self.zone) is not None
        return is_quiet or self.is_paused(now)

    @property
    def digest_comes_at(self) -> datetime | None:
        """When the next digest comes, in UTC: one of the quiet hours waits for their end."""
        slot = self.next_digest_at
        if slot is not None:
            slot = after_quiet(slot, self.quiet, self.zone)
        return min((at for at in (slot, self.catch_up_at) if at is not None), default=None)
