"""Rows of the outbox for tests that need no database."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from botapi.outcome import Outcome
from botapi.pacing import Slot
from delivery.flight import Flight
from news.article import ArticleStatus
from news.dispatch import DispatchKind, Lane
from news.language import Language
from storage.deliveries import DeliveryKey, Waiting

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_numbers = count(1)


def waiting(**columns: Any) -> Waiting:
    """A pending delivery of an article to a reader of its own."""
    number = next(_numbers)
    usual: dict[str, Any] = {
        "key": DeliveryKey(1, number, 0),
        "lane": Lane.INSTANT,
        "not_before": NOON,
        "attempts": 0,
        "doubts": 0,
        "items": (),
        "reason": None,
        "chat_id": 1000 + number,
        "language": Language.RU,
        "zone": None,
        "inactive_reason": None,
        "paused_until": None,
        "kind": DispatchKind.ARTICLE,
        "expires_at": None,
        "article_id": 1,
        "article_status": ArticleStatus.PUBLISHED,
        "halted": False,
    }
    return Waiting(**(usual | columns))


def landed(outcome: Outcome, **columns: Any) -> Flight:
    """A flight that has come to this."""
    return Flight(waiting(**columns), Slot(0.0), 0.0, outcome=outcome)
