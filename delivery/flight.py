"""A delivery between its claim and its settlement."""

from dataclasses import dataclass

from botapi.outcome import NotSent, Outcome
from botapi.pacing import Slot
from delivery.settling import settlement
from news.dispatch import DeliveryState
from storage.deliveries import Settlement, Waiting

NOT_TRIED = NotSent("not tried", tried=False)


@dataclass(slots=True, eq=False)
class Flight:
    """A claimed delivery, its slot in the pace, and in the end its outcome.

    ``*_at`` are seconds of the worker's clock; ``held`` once it waits for a verdict.
    """

    waiting: Waiting
    slot: Slot
    claimed_at: float
    paid: bool = False
    outcome: Outcome = NOT_TRIED
    held: bool = False
    exposed_at: float | None = None
    """Since when a crash might double it, while it might."""

    @property
    def was_written(self) -> bool:
        """Whether Telegram may have seen the request."""
        return self.slot.written_at is not None

    @property
    def settlement(self) -> Settlement:
        """What its outcome makes of the delivery."""
        return settlement(self.waiting, self.outcome)

    @property
    def comes_again(self) -> bool:
        """Whether the delivery has to be claimed once more."""
        return self.settlement.state is DeliveryState.PENDING
