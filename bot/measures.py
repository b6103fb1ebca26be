"""What a process counts from its start, whether or not it sends: each package in its own words."""

from collections import Counter
from dataclasses import dataclass, field

from botapi.reply_counts import ReplyCounts
from botapi.update import UpdateOutcome
from delivery.send_counts import SendCounts


def _no_updates() -> Counter[UpdateOutcome]:
    return Counter(dict.fromkeys(UpdateOutcome, 0))


@dataclass(frozen=True, slots=True)
class Measures:
    """Numbers that only grow: a monitor reads them at any moment, from a thread of its own."""

    updates: Counter[UpdateOutcome] = field(default_factory=_no_updates)
    sends: SendCounts = field(default_factory=SendCounts)
    replies: ReplyCounts = field(default_factory=ReplyCounts)
