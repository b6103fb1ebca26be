"""What becomes of answers to people, counted from the start of the process."""

from collections import Counter
from enum import StrEnum


class ReplyOutcome(StrEnum):
    """What Telegram said to an answer."""

    TAKEN = "taken"
    TOO_FAST = "too_fast"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class ReplyCounts(Counter[ReplyOutcome]):
    """Requests by outcome, none missing; what is tried again counts each time."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(ReplyOutcome, 0))
