"""The counters of a process, since its start."""

from collections import Counter
from dataclasses import dataclass, field

from botapi.reply_counts import ReplyCounts
from botapi.update import UpdateOutcome
from delivery.send_counts import SendCounts


def _no_updates() -> Counter[UpdateOutcome]:
    return Counter(dict.fromkeys(UpdateOutcome, 0))


@dataclass(frozen=True, slots=True)
class Measures:
    """Counters that only grow; the monitor's thread reads them without a lock."""

    updates: Counter[UpdateOutcome] = field(default_factory=_no_updates)
    sends: SendCounts = field(default_factory=SendCounts)
    replies: ReplyCounts = field(default_factory=ReplyCounts)
