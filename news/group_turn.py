"""Turns to write to a group or a channel: twenty in any minute, whoever writes, news or answers.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from datetime import datetime, timedelta
from typing import NamedTuple

MOST = 20
MINUTE = timedelta(minutes=1)
GUARD = timedelta(milliseconds=500)
"""Added to the server's minute: the clocks of several machines may differ by this much."""
RESERVE = 4
"""How many of the twenty are kept for answers and breaking news."""
UNANSWERED = timedelta(minutes=2)
"""How long a request is in flight at most: one without an answer by then never arrives."""


class GroupTurn(NamedTuple):
    """The right to write once to a group; ``free_at`` (UTC) somebody else may have it."""

    chat_id: int
    number: int
    free_at: datetime
