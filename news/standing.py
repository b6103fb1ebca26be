"""What an editor has to know of a draft before it goes out."""

from dataclasses import dataclass

from news.article import Article
from news.colleague import Colleague
from news.dispatch import FlightPlan
from news.life import Event


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a draft would reach, and what speaks against it.

    It ``repeats`` an article that says the same and is published, or about to be. ``at_work`` are
    the colleagues who are on it too; ``changed`` is how one of them has left it.
    """

    plan: FlightPlan
    repeats: Article | None = None
    at_work: tuple[Colleague, ...] = ()
    changed: Event | None = None
