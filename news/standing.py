"""What an editor has to know of a draft before it goes out."""

from dataclasses import dataclass

from news.article import Article
from news.dispatch import FlightPlan


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a draft would reach, and what speaks against it.

    It ``repeats`` an article that says the same and is published, or about to be.
    """

    plan: FlightPlan
    repeats: Article | None = None
