"""What an editor has to know of a draft before it goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from news.advice import Advice
from news.approval import Approval, Regime
from news.article import Article
from news.colleague import Colleague
from news.continuation import Continuation
from news.dispatch import FlightPlan
from news.life import Event
from news.likeness import Likeness


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a draft would reach, and what speaks against it.

    It ``continues`` an earlier article, or tells a story of its own. It ``repeats`` an article
    that says the same and is published, or about to be; or else it is like one, by its
    ``likeness``. The ``advice`` is what could be mended. ``at_work`` are the colleagues who are on
    it too; ``changed`` is how one of them has left it. What somebody wishes to do with it, the
    ``approval``, those of ``may_agree`` can agree to; ``names`` are theirs.
    """

    plan: FlightPlan
    repeats: Article | None = None
    likeness: Likeness | None = None
    advice: tuple[Advice, ...] = ()
    regime: Regime = Regime.OFF
    approval: Approval | None = None
    may_agree: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    at_work: tuple[Colleague, ...] = ()
    changed: Event | None = None
    continues: Continuation | None = None
