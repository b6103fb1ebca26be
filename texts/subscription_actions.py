"""What the buttons about subscriptions mean, and those of the tick list of rubrics."""

from dataclasses import dataclass

from news.subscription import Timing
from texts.action import Action


@dataclass(frozen=True)
class ShowRubrics(Action, prefix="rl"):
    """Open the tick list of rubrics; ``fresh`` asks for a new message, not an edit."""

    fresh: bool = False


@dataclass(frozen=True)
class ToggleRubric(Action, prefix="rt"):
    """Follow a rubric, or stop following it."""

    rubric_id: int


@dataclass(frozen=True)
class FollowRubric(Action, prefix="rf"):
    """Follow a rubric, also when it is followed already."""

    rubric_id: int


@dataclass(frozen=True)
class FollowWords(Action, prefix="rw"):
    """Subscribe to a keyword rule; only on messages of earlier versions."""

    words: str


@dataclass(frozen=True)
class RestoreRubric(Action, prefix="rc"):
    """Follow a rubric again that was just removed, as it was delivered before."""

    rubric_id: int
    timing: Timing


@dataclass(frozen=True)
class RestoreWords(Action, prefix="rk"):
    """Subscribe again to a keyword rule that was just removed, as it was delivered before."""

    by_digest: bool
    words: str


@dataclass(frozen=True)
class FollowInstead(Action, prefix="ri"):
    """Subscribe to a keyword rule, or a rubric by its slug, and remove a subscription for it."""

    subscription_id: int
    words: str


@dataclass(frozen=True)
class ShowSubscriptions(Action, prefix="sl"):
    """Open a page, from 1, of the subscriptions."""

    page: int = 1
    fresh: bool = False


@dataclass(frozen=True)
class ShowWordsHint(Action, prefix="sw"):
    """Explain how to follow words."""


@dataclass(frozen=True)
class OpenSubscription(Action, prefix="so"):
    """Open one subscription's card."""

    subscription_id: int


@dataclass(frozen=True)
class SetTiming(Action, prefix="st"):
    """Send what a subscription catches at once, or in the digest."""

    subscription_id: int
    timing: Timing


@dataclass(frozen=True)
class AskRemove(Action, prefix="sx"):
    """Ask whether to remove a subscription."""

    subscription_id: int


@dataclass(frozen=True)
class Remove(Action, prefix="sr"):
    """Remove a subscription."""

    subscription_id: int
