"""Which topic of a forum is whose: a topic for each rubric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.rubric import Rubric, find_rubric
from news.subscription import Timing


class Stopped(StrEnum):
    """Why the making of topics has ended before all were made."""

    NO_RIGHTS = "no-rights"
    """The bot may make no topics, or the group has none."""
    TOO_MANY = "too-many"
    """Telegram lets the group have no more."""
    TOO_FAST = "too-fast"
    NO_ANSWER = "no-answer"
    """Nobody knows whether the last one was made."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MapLine:
    """A rubric and its topic; ``timing`` is how that follows it, None when it does not.

    ``thread_id`` is None where there is no topic yet. One that is ``in_doubt`` was being made, and
    it is not known whether it was; one that is ``unseen`` is there, as somebody has said.
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
        """Whether there is nothing left to be made of it."""
        return self.timing is not None


def placeholder_id(rubric: Rubric) -> int:
    """What stands for the topic of a rubric while it is being made: no topic has such an id."""
    return -rubric.id


def titled(topics: Mapping[int, str], rubrics: Sequence[Rubric]) -> dict[int, int]:
    """The topics, by their titles, that are rubrics' already: of each rubric the oldest.

    A rubric is known by its name in any language, in any case, with signs or without.
    """
    found: dict[int, int] = {}
    for thread_id in sorted(topics):
        rubric = find_rubric(topics[thread_id], rubrics) if thread_id > 0 else None
        if rubric is not None:
            found.setdefault(rubric.id, thread_id)
    return found
