"""The details of an article that an editor mends one at a time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_HEADLINE = 300
LONGEST_LEAD = 500
LONGEST_PLACE = 100
LONGEST_TAG = 40
MOST_TAGS = 10


class Detail(StrEnum):
    """A detail, by the letter that buttons hold."""

    HEADLINE = "h"
    LEAD = "l"
    PLACE = "p"
    DATE = "d"
    SOURCE = "s"
    TAGS = "t"
    LANGUAGE = "g"
    PHOTO = "f"


CLEARABLE = frozenset(Detail) - {Detail.HEADLINE, Detail.LANGUAGE}
"""Those that an article need not have."""

Value = str | datetime | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Mend:
    """What a detail is to be; None, or no tags, for nothing. A moment is in UTC."""

    detail: Detail
    value: Value = None


class DetailFault(StrEnum):
    """Why what was typed cannot be a detail."""

    EMPTY = "empty"
    HEADLINE_TOO_LONG = "headline-too-long"
    LEAD_TOO_LONG = "lead-too-long"
    PLACE_TOO_LONG = "place-too-long"
    NO_DATE = "no-date"
    NO_LINK = "no-link"
    TAG_TOO_LONG = "tag-too-long"
    TOO_MANY_TAGS = "too-many-tags"
    UNKNOWN_LANGUAGE = "unknown-language"
    NO_PHOTO = "no-photo"


class BadDetail(Exception):  # noqa: N818 - it says what is the matter
    """What was typed cannot be that detail."""

    def __init__(self, detail: Detail, fault: DetailFault) -> None:
        super().__init__(fault)
        self.detail = detail
        self.fault = fault
