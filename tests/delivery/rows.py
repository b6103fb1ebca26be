"""Rows of the outbox for tests that need no database."""

from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any

from botapi.outcome import Outcome
from botapi.pacing import Pacing
from botapi.template import Template
from delivery.chats import Chats
from delivery.flight import Capacity, Flight
from delivery.settling import Call
from delivery.window import Exposure, SendWindow
from news.article import ArticleStatus
from news.digest_items import NOTHING
from news.dispatch import DispatchKind, Form, Lane
from news.language import Language
from storage.claims import Waiting
from storage.delivery_keys import DeliveryKey
from tests.delivery.clock import Clock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CALL = Call(Template("sendMessage", b"", b""), revision=1)
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
        "digest": NOTHING,
        "form": Form.WRITTEN,
        "thread_id": 0,
        "chat_id": 1000 + number,
        "language": Language.RU,
        "zone": None,
        "inactive_reason": None,
        "paused_until": None,
        "kind": DispatchKind.ARTICLE,
        "expires_at": None,
        "article_id": 1,
        "article_status": ArticleStatus.PUBLISHED,
        "article_revision": 1,
        "halted": False,
    }
    return Waiting(**(usual | columns))


def copy(**columns: Any) -> Waiting:
    """An outdated copy of an article."""
    usual = {
        "outdated": True,
        "lane": Lane.MAINTENANCE,
        "message_id": 7,
        "revision": 1,
        "article_revision": 2,
        "sent_at": NOON,
    }
    return waiting(**(usual | columns))


def landed(outcome: Outcome, **columns: Any) -> Flight:
    """A flight that has come to this."""
    clock = Clock()
    pacing = Pacing(1000, clock)
    capacity = Capacity(Chats(clock), SendWindow(), Exposure(), pacing, Random(1), clock)  # noqa: S311
    flight = Flight(waiting(**columns), capacity)
    flight.call = CALL
    flight.end(outcome)
    return flight
