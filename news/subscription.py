"""What a reader follows: a rubric, or a keyword rule."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.rubric import Rubric


class Timing(StrEnum):
    """When what a subscription catches reaches its reader."""

    INSTANT = "instant"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription of one reader: to ``rubric``, or else to ``rule`` in its normal form.

    What a ``silent`` one catches arrives without a sound.
    """

    id: int
    subscriber_id: int
    rubric: Rubric | None
    rule: str | None
    timing: Timing
    muted_until: datetime | None
    silent: bool = False

    def is_muted(self, now: datetime) -> bool:
        """Whether the subscription is muted at this moment."""
        return self.muted_until is not None and now < self.muted_until
