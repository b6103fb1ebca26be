"""What a subscription would have sent, had it been there."""

from dataclasses import dataclass

from news.article import Article


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The newest articles that a subscription would have sent, and its usual pace."""

    newest: tuple[Article, ...]
    in_thirty_days: int

    @property
    def a_week(self) -> float:
        """Articles a week, over the last thirty days."""
        return self.in_thirty_days * 7 / 30

    @property
    def a_day(self) -> float:
        """Articles a day, over the last thirty days."""
        return self.in_thirty_days / 30
