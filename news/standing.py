"""What an editor has to know of a draft before it goes out."""

from dataclasses import dataclass

from news.advice import Advice
from news.article import Article
from news.dispatch import FlightPlan
from news.likeness import Likeness


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a draft would reach, and what speaks against it.

    It ``repeats`` an article that says the same and is published, or about to be; or else it is
    like one, by its ``likeness``. The ``advice`` is what could be mended.
    """

    plan: FlightPlan
    repeats: Article | None = None
    likeness: Likeness | None = None
    advice: tuple[Advice, ...] = ()
