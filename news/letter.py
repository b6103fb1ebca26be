"""What a reader writes to the newsroom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_A_DAY = 5
DAY = timedelta(days=1)
LONGEST_LETTER = 2000
"""UTF-16 units of a letter, and of its answer: both stand in one message."""
AWAITED_FOR = timedelta(minutes=15)
"""So long after pressing the button what a reader writes is the letter."""
TO_NEWSROOM = 0
"""What a letter is about that is about no article."""


class LetterKind(StrEnum):
    """What a letter is; stored under these names."""

    MISTAKE = "mistake"
    """It reports a mistake in an article."""
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the reader in ``chat_id``; every ``*_at`` is UTC.

    It may be about an article, in the ``revision`` that was the latest then, and ``quote`` a place
    in it. ``corrected_at`` is when that article was corrected after it.
    """

    id: int
    kind: LetterKind
    chat_id: int
    text: str
    sent_at: datetime
    article_id: int | None = None
    revision: int | None = None
    quote: str | None = None
    answer: str | None = None
    answered_by: int | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    corrected_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody should read it."""
        return self.closed_at is None
