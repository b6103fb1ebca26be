"""What somebody did in the newsroom, for its log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class DeedKind(StrEnum):
    """What was done; stored under these names for ever."""

    DRAFTED = "drafted"
    OFFERED = "offered"
    """Gave a draft to the editors."""
    EDITED = "edited"
    CORRECTED = "corrected"
    WITHDREW = "withdrew"
    PUBLISHED = "published"
    BROKE = "broke"
    """Published as breaking news."""
    RECALLED = "recalled"
    """Undid a publication within its undo window."""
    CANCELLED = "cancelled"
    SCHEDULED = "scheduled"
    UNSCHEDULED = "unscheduled"
    EMBARGOED = "embargoed"
    MOVED = "moved"
    """Put an article under another rubric."""
    LINKED = "linked"
    """Said what an article goes on with, or that it comes by itself."""
    ASKED = "asked"
    """Asked others to agree to a publication."""
    UNASKED = "unasked"
    """Took that back."""
    AGREED = "agreed"
    REFUSED = "refused"
    STOPPED = "stopped"
    CONTINUED = "continued"
    APPOINTED = "appointed"
    DISMISSED = "dismissed"
    SET_APPROVAL = "set approval"
    RUBRIC_ADDED = "rubric added"
    RUBRIC_RENAMED = "rubric renamed"
    RUBRIC_HIDDEN = "rubric hidden"
    RUBRIC_SHOWN = "rubric shown"
    RUBRIC_MERGED = "rubric merged"
    RUBRIC_ORDERED = "rubric ordered"
    SYNONYMS_KEPT = "synonyms kept"
    SYNONYMS_REMOVED = "synonyms removed"
    LETTER_ANSWERED = "letter answered"
    LETTER_CLOSED = "letter closed"
    WRITER_MUTED = "writer muted"
    WRITER_UNMUTED = "writer unmuted"
    SOURCE_ADDED = "source added"
    SOURCE_PAUSED = "source paused"
    SOURCE_RESUMED = "source resumed"
    """Switched on after its trial, or again."""
    SOURCE_CHANGED = "source changed"
    SOURCE_REMOVED = "source removed"
    ITEMS_TAKEN = "items taken"
    """Had articles made of items that the program had held back."""
    ITEMS_SKIPPED = "items skipped"
    TOKEN_ADDED = "token added"  # noqa: S105 - it is none
    TOKEN_REMOVED = "token removed"  # noqa: S105 - it is none
    CAMPAIGN_ADDED = "campaign added"
    CAMPAIGN_ENDED = "campaign ended"
    WEBHOOK_ADDED = "webhook added"
    WEBHOOK_REMOVED = "webhook removed"
    PLACE_ADDED = "place added"
    """Connected a group, a topic or a channel, or began to look after one that was."""
    PLACE_CHANGED = "place changed"
    PLACE_LEFT = "place left"
    """Took the bot out of it."""
    PLACE_RESUMED = "place resumed"
    PLACE_REMOVED = "place removed"


NOBODY = 0
"""The number of somebody who has had their data erased."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did it, by user id, when, in UTC, and to which article or what else."""

    kind: DeedKind
    person_id: int
    done_at: datetime
    article_id: int | None = None
    about: str = ""
    id: int = 0

    @property
    def whom(self) -> int | None:
        """The user id of whoever was appointed or dismissed."""
        number = self.about.split(" ")[-1]
        return int(number) if self.kind in _ABOUT_PEOPLE and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class DeedFilter:
    """Which deeds: all of them, or those done to an article or by a person."""

    article_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Deeds, newest first, after ``offset`` newer ones of ``total``.

    ``names`` are those of the people, ``headlines`` those of the articles, as far as there are any.
    """

    deeds: Sequence[Deed]
    names: Mapping[int, str] = field(default_factory=dict)
    headlines: Mapping[int, str] = field(default_factory=dict)
    offset: int = 0
    total: int = 0


_ABOUT_PEOPLE = (DeedKind.APPOINTED, DeedKind.DISMISSED)
OF_PLACES = (
    *(DeedKind.PLACE_ADDED, DeedKind.PLACE_CHANGED, DeedKind.PLACE_LEFT),
    *(DeedKind.PLACE_RESUMED, DeedKind.PLACE_REMOVED),
)
"""Readers do these, too: they go with their data, and are shown to them."""
