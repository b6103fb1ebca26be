"""What a subscription would have sent, had it been there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from news.article import Article
from news.matching import Range


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The newest articles that a subscription would have sent, and its usual pace.

    ``marked`` is where in their headlines, by an article's id, the words of a rule stand.
    """

    newest: tuple[Article, ...]
    in_thirty_days: int
    marked: Mapping[int, tuple[Range, ...]] = field(default_factory=dict)

    @property
    def a_week(self) -> float:
        """Articles a week, over the last thirty days."""
        return self.in_thirty_days * 7 / 30

    @property
    def a_day(self) -> float:
        """Articles a day, over the last thirty days."""
        return self.in_thirty_days / 30
