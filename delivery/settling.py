"""What an outcome means for its delivery: the state machine of docs/delivery.md."""

from botapi.outcome import Gone, NothingToDo, Outcome, Sent, Unknown, Unsendable
from news.dispatch import DeliveryState
from storage.deliveries import Settlement, Waiting

MOST_SEND_ATTEMPTS = 6
"""What a delivery may be charged before it is given up."""
FAILED_COSTS = 1
"""A server said that it failed: it most likely did."""
UNANSWERED_COSTS = 3
"""No answer at all: as likely sent as not, so it is tried once more and then left."""
PLAIN = "plain"
"""The reason of a pending delivery that Telegram could not read: its text alone goes next."""
_REASON_LENGTH = 64


def settlement(waiting: Waiting, outcome: Outcome) -> Settlement:
    """The delivery's next state. An outcome that says nothing about it leaves it pending."""
    match outcome:
        case Sent() | NothingToDo():
            message_id = outcome.message_id if isinstance(outcome, Sent) else None
            return _settled(waiting, DeliveryState.SENT, message_id=message_id)
        case Unknown(reason, answered):
            return _in_doubt(waiting, reason, FAILED_COSTS if answered else UNANSWERED_COSTS)
        case Gone(why):
            return _settled(waiting, DeliveryState.DEAD, why.value)
        case Unsendable(_, plain_helps=True) if waiting.reason != PLAIN:
            return _settled(waiting, DeliveryState.PENDING, PLAIN)
        case Unsendable(description):
            return _settled(waiting, DeliveryState.DEAD, description)
        case _:
            return _settled(waiting, DeliveryState.PENDING, waiting.reason)


def _in_doubt(waiting: Waiting, reason: str, costs: int) -> Settlement:
    attempts = waiting.attempts + costs
    given_up = attempts >= MOST_SEND_ATTEMPTS
    return Settlement(
        waiting.key,
        DeliveryState.UNKNOWN if given_up else DeliveryState.PENDING,
        attempts=attempts,
        doubts=waiting.doubts + 1,
        reason=reason[:_REASON_LENGTH] if given_up else waiting.reason,
        is_article=waiting.is_article,
    )


def _settled(
    waiting: Waiting,
    state: DeliveryState,
    reason: str | None = None,
    message_id: int | None = None,
) -> Settlement:
    return Settlement(
        waiting.key,
        state,
        attempts=waiting.attempts,
        doubts=waiting.doubts,
        message_id=message_id,
        reason=reason and reason[:_REASON_LENGTH],
        is_article=waiting.is_article,
    )
