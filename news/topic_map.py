"""The topics of a forum by rubric: one for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.rubric import Rubric, find_rubric
from news.subscription import Timing


class Stopped(StrEnum):
    """Why topics were made only in part."""

    NO_RIGHTS = "no-rights"
    """The bot may make no topics, or the group has none."""
    TOO_MANY = "too-many"
    """The group has as many as Telegram allows."""
    TOO_FAST = "too-fast"
    NO_ANSWER = "no-answer"
    """Telegram did not answer: the last one may have been made."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MapLine:
    """A rubric and its topic; ``timing`` is how that follows it, None when it does not.

    ``thread_id`` is None where there is no topic yet. ``in_doubt``: Telegram was asked to make it
    and nobody knows whether it did; ``unseen``: a manager says that it did.
    """

    rubric: Rubric
    title: str
    thread_id: int | None = None
    in_doubt: bool = False
    unseen: bool = False
    timing: Timing | None = None

    @property
    def is_missing(self) -> bool:
        """Whether its topic is yet to be made, or found and let follow."""
        return not (self.is_done or self.in_doubt or self.unseen)

    @property
    def is_done(self) -> bool:
        """Whether there is a topic, and it follows the rubric."""
        return self.timing is not None

    @property
    def is_new(self) -> bool:
        """Whether a topic would be made for it."""
        return self.thread_id is None and not (self.in_doubt or self.unseen)


def placeholder_id(rubric: Rubric) -> int:
    """The id under which a topic is kept while it is being made; Telegram's are above zero."""
    return -rubric.id


def titled(topics: Mapping[int, str], rubrics: Sequence[Rubric]) -> dict[int, int]:
    """Thread ids by rubric id: topics whose title names a rubric, of each rubric the oldest.

    The title is compared with the rubric's names in every language, ignoring case and emoji.
    """
    found: dict[int, int] = {}
    for thread_id in sorted(topics):
        rubric = find_rubric(topics[thread_id], rubrics) if thread_id > 0 else None
        if rubric is not None:
            found.setdefault(rubric.id, thread_id)
    return found
