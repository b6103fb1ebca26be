"""Counters of replies to people by outcome, since the start of the process."""

from collections import Counter
from enum import StrEnum


class ReplyOutcome(StrEnum):
    """What Telegram said to an answer."""

    TAKEN = "taken"
    TOO_FAST = "too_fast"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class ReplyCounts(Counter[ReplyOutcome]):
    """Requests by outcome, zeros included; each retry counts."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(ReplyOutcome, 0))
