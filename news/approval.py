"""Whether a second editor has to agree before an article goes out, and what is asked of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Regime(StrEnum):
    """What a second editor has to agree to; stored under these names."""

    OFF = "off"
    BREAKING = "breaking"
    """Breaking news only."""
    ON = "on"
    """All that goes out."""


class Wish(StrEnum):
    """What an editor wants to do with a draft; stored under these names."""

    PUBLISH = "publish"
    BREAK = "break"
    """Publish it as breaking news."""
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Approval:
    """A wish to send out an article in one ``revision``, and who has agreed to it, if anybody has.

    ``departs_at`` is the moment of a SCHEDULE. Every ``*_at`` is UTC. The card of whoever asked is
    the message ``report_message_id`` of the chat ``report_chat_id``.
    """

    article_id: int
    revision: int
    wish: Wish
    asked_by: int
    asked_at: datetime
    departs_at: datetime | None = None
    agreed_by: int | None = None
    agreed_at: datetime | None = None
    report_chat_id: int | None = None
    report_message_id: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has agreed yet."""
        return self.agreed_by is None

    @property
    def number(self) -> int:
        """By this a button knows which wish it is about: milliseconds since 1970."""
        return round(self.asked_at.timestamp() * 1000)

    def covers(self, revision: int, wish: Wish) -> bool:
        """Whether it lets this wording go out so; whoever agreed to breaking news did to less."""
        is_enough = self.wish is Wish.BREAK or wish is not Wish.BREAK
        return not self.is_open and self.revision == revision and is_enough


def needs_agreement(regime: Regime, wish: Wish) -> bool:
    """Whether a second editor has to agree to a wish."""
    return regime is Regime.ON or (regime is Regime.BREAKING and wish is Wish.BREAK)
