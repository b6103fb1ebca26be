"""What an editor's chat shows of the drafts that came from sources, and when it rings for more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

QUIET = timedelta(hours=1)
"""So long it does not ring again."""
MOST_LISTED = 20


class Step(Enum):
    """What is to be done so that the chat shows what waits."""

    NOTHING = auto()
    RING = auto()
    """Send a new message, with a sound, in place of the one there is."""
    SEND = auto()
    """The same without a sound."""
    REFRESH = auto()
    """Edit the message."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """One message in an editor's chat, edited in place; every ``*_at`` is UTC.

    ``newest`` is the id of the last draft that it rang for, ``articles`` are those in it, newest
    first, ``opened`` is the one that is open in their place. ``stale_at`` is since when it is out
    of date; a moment to come puts off the next try.
    """

    chat_id: int
    wanted: bool = True
    message_id: int | None = None
    rang_at: datetime | None = None
    newest: int = 0
    articles: tuple[int, ...] = ()
    opened: int | None = None
    stale_at: datetime | None = None


def next_step(inbox: Inbox, waiting: Sequence[int], now: datetime) -> Step:
    """What is to be done where these drafts wait, newest first.

    What comes within the hour joins the message in silence. It rings for that when the hour is
    over, if it waits still.
    """
    if not inbox.wanted or (inbox.stale_at is not None and inbox.stale_at > now):
        return Step.NOTHING
    is_news = bool(waiting) and waiting[0] > inbox.newest
    if is_news and (inbox.rang_at is None or now >= inbox.rang_at + QUIET):
        return Step.RING
    if inbox.stale_at is None and tuple(waiting[:MOST_LISTED]) == inbox.articles:
        return Step.NOTHING
    if inbox.message_id is not None:
        return Step.REFRESH
    is_due = inbox.stale_at is not None
    return Step.SEND if waiting and (is_due or is_news) else Step.NOTHING
