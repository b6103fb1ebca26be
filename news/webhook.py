"""Webhooks: other programs that are told by HTTP what becomes of articles."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_TRYING = timedelta(days=1)
"""A post that nobody takes is given up after so long."""
_FIRST_WAIT = timedelta(seconds=10)
_LONGEST_WAIT = timedelta(hours=1)
_MOST_DOUBLINGS = 10


class Event(StrEnum):
    """What a program is told of."""

    PUBLISHED = "article.published"
    EDITED = "article.edited"
    WITHDRAWN = "article.withdrawn"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where events are posted, and what they are signed with; None of ``events`` is all of them."""

    id: int
    url: str
    secret: str
    events: tuple[Event, ...] | None
    added_by: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class WebhookPost:
    """An event on its way to one webhook; ``*_at`` is UTC.

    ``revision`` is the article's that the event made. ``queued_at`` is since when it waits: since
    it was made, or since it was wanted again. ``next_try_at`` is None once it was taken or given
    up; ``outcome`` is what the last try came to.
    """

    id: int
    webhook_id: int
    event: Event
    article_id: int
    revision: int
    made_at: datetime
    queued_at: datetime
    next_try_at: datetime | None
    tries: int
    taken_at: datetime | None
    outcome: str | None

    @property
    def event_id(self) -> str:
        """The same for every webhook, in every try and replay, and of no other event ever.

        Numbers of rows would not do: SQLite gives those of pruned rows out again.
        """
        return f"{self.article_id}-{self.revision}-{int(self.made_at.timestamp())}"

    def next_try(self, now: datetime) -> datetime | None:
        """When to try again after a try that has just failed; None gives it up."""
        if now - self.queued_at >= LONGEST_TRYING:
            return None
        doublings: int = min(self.tries - 1, _MOST_DOUBLINGS)
        return now + min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
