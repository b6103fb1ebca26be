"""What is known of a source before it is switched on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.dispatch import FlightPlan
from news.rubric import Rubric


class TrialWarning(StrEnum):
    """What is not as good as it could be."""

    HEADLINES = "headlines"
    """Its items have no whole text: each one's page has to be fetched."""
    DATES = "dates"
    VALIDATORS = "validators"
    """It does not say whether anything has changed, so all of it is fetched every time."""


@dataclass(frozen=True, slots=True)
class TrialItem:
    """An item, when it is from, in UTC, and whom it would have reached; None if nobody looked."""

    headline: str
    dated_at: datetime | None = None
    rubrics: tuple[Rubric, ...] = ()
    plan: FlightPlan | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """How much a source has had in the last day, and its newest items, newest first."""

    a_day: int = 0
    newest: tuple[TrialItem, ...] = ()
    warnings: tuple[TrialWarning, ...] = ()
