"""What is counted of readers: numbers only, nothing of who they are.

A group of one to four people is not shown, nor is what would give it away: of figures whose sum is
known, those left out are five people or more together.
"""

from collections.abc import Sequence
from enum import StrEnum

LEAST = 5
"""So many people are the smallest group that is shown."""


class Figure(StrEnum):
    """A kept figure. ``storage.figures`` says what else each is told apart by."""

    JOINED = "joined"
    LEFT = "left"
    RETURNED = "returned"
    MERGED = "merged"
    FOLLOWED = "followed"
    UNFOLLOWED = "unfollowed"
    READ = "read"

    IN_RUBRIC = "in rubric"
    IN_LANGUAGE = "in language"
    FOLLOWERS = "followers"

    OPENED_IN_DIGEST = "opened in digest"
    OPENED_BY_LINK = "opened by link"
    OPENED_BY_BUTTON = "opened by button"
    SHARED = "shared"
    SHARE_ASKED = "share asked"
    SAVED = "saved"
    CAME = "came"
    """By a campaign's link, as a new reader."""
    CAME_AGAIN = "came again"
    """By it as well, as a reader already."""
    LEFT_AFTER = "left after"
    UNFOLLOWED_AFTER = "unfollowed after"

    SENT_TO_PLACE = "sent to place"
    EDITED_IN_PLACE = "edited in place"
    RECALLED_IN_PLACE = "recalled in place"
    FAILED_IN_PLACE = "failed in place"
    OPENED_FROM_PLACE = "opened from place"
    CAME_FROM_PLACE = "came from place"
    """By its links, as new readers."""


BY_HOUR = (
    *(Figure.JOINED, Figure.LEFT, Figure.RETURNED, Figure.MERGED),
    *(Figure.FOLLOWED, Figure.UNFOLLOWED, Figure.READ),
)
"""Those that happen, and so have an hour."""
OPENINGS = (Figure.OPENED_IN_DIGEST, Figure.OPENED_BY_LINK, Figure.OPENED_BY_BUTTON)
OF_AN_ARTICLE = (
    *OPENINGS,
    *(Figure.SHARED, Figure.SHARE_ASKED, Figure.SAVED),
    *(Figure.LEFT_AFTER, Figure.UNFOLLOWED_AFTER),
)

OF_A_PLACE = (
    *(Figure.SENT_TO_PLACE, Figure.EDITED_IN_PLACE, Figure.RECALLED_IN_PLACE),
    *(Figure.FAILED_IN_PLACE, Figure.OPENED_FROM_PLACE, Figure.CAME_FROM_PLACE),
)
"""Those of a group or channel, by days of UTC."""


def is_few(people: int) -> bool:
    """Whether it is a group too small to be shown."""
    return 0 < people < LEAST


def shown(parts: Sequence[int], *sums: Sequence[int]) -> list[int | None]:
    """The parts of sums that are told, None for those left out.

    ``sums`` are the places of the parts of each sum, by default one of all parts. Of each sum, the
    parts left out are nobody or five people or more; the smallest are left out first.
    """
    hidden = {place for place, people in enumerate(parts) if is_few(people)}
    for places in sums or (range(len(parts)),):
        others = [place for place in places if parts[place] and place not in hidden]
        others.sort(key=lambda place: parts[place], reverse=True)
        while others and is_few(sum(parts[place] for place in places if place in hidden)):
            hidden.add(others.pop())
    return [None if place in hidden else people for place, people in enumerate(parts)]
