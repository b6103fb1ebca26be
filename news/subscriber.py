"""A reader, as the newsroom knows one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from news.language import Language
from news.timetable import Timetable


class PlaceKind(StrEnum):
    """What kind of place receives."""

    PERSON = "person"
    GROUP = "group"
    TOPIC = "topic"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A place that receives: ``thread_id`` is a topic of its chat, 0 the chat itself.

    Every ``*_at`` and ``*_until`` is UTC.
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

    def is_paused(self, now: datetime) -> bool:
        """Whether deliveries are paused at this moment."""
        return self.paused_until is not None and now < self.paused_until
