"""What an outcome means for its delivery: the state machine of docs/delivery.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from botapi.outcome import (
    Dropped,
    Gone,
    Migrated,
    NothingToDo,
    OtherKind,
    Outcome,
    Sent,
    Undeletable,
    Unknown,
    Unsendable,
)
from botapi.template import Template
from news.dispatch import DeliveryState, DispatchKind, Form, Reason
from storage.deliveries import Settlement
from storage.waiting import Waiting

MOST_SEND_ATTEMPTS = 6
"""What a delivery may be charged before it is given up."""
FAILED_COSTS = 1
"""A server said that it failed: it most likely did."""
UNANSWERED_COSTS = 3
"""No answer at all: as likely sent as not, so it is tried once more and then left."""
_LONGEST_WORDS = 256
_SIMPLER = (Form.WRITTEN, Form.UNPICTURED)
"""The forms that there is a simpler one for."""
_MAY_HAVE_ARRIVED = (Sent, NothingToDo, Unknown)
"""Only what surely was not sent is given back to the reader's daily limit."""
MOST_EDIT_ATTEMPTS = 20
"""Edits and deletions may be repeated, so they are tried for as long as a server may be ill."""


@dataclass(frozen=True, slots=True)
class Call:
    """The call for a delivery, and the revision of what it shows.

    ``headlines`` are the headline revisions of a digest's articles, by their ids; ``form`` is None
    for the delivery's own.
    """

    template: Template
    revision: int
    headlines: Mapping[int, int] = field(default_factory=dict)
    form: Form | None = None


def settlement_of(waiting: Waiting, outcome: Outcome, call: Call | None = None) -> Settlement:
    """The delivery's next state. An outcome that says nothing about it lets it wait again."""
    if call is not None and call.form not in (None, waiting.form):
        waiting = waiting._replace(form=call.form)
    settle = _edited if waiting.outdated else _sent
    settled = settle(_as_before(waiting), waiting, outcome, call)
    refunded = None if isinstance(outcome, _MAY_HAVE_ARRIVED) else waiting.counted_on
    return settled._replace(
        words=settled.words and settled.words[:_LONGEST_WORDS], refunded_day=refunded
    )


def _sent(  # noqa: PLR0911 - a case for each outcome
    before: Settlement, waiting: Waiting, outcome: Outcome, call: Call | None
) -> Settlement:
    match outcome:
        case Sent() | NothingToDo() if call is not None:
            message_id = outcome.message_id if isinstance(outcome, Sent) else None
            return _held(before._replace(message_id=message_id), call)
        case Unknown(reason, answered):
            return _in_doubt(before, reason, FAILED_COSTS if answered else UNANSWERED_COSTS)
        case Gone(why):
            return before._replace(state=DeliveryState.DEAD, reason=why)
        case Dropped(why):
            return before._replace(state=DeliveryState.SKIPPED, reason=why)
        case Unsendable(plain_helps=True) if waiting.form in _SIMPLER:
            return _in_simpler_form(before, outcome, call)
        case Unsendable(description):
            return before._replace(
                state=DeliveryState.DEAD, reason=outcome.reason, words=description
            )
        case Undeletable() | OtherKind():
            # Telegram says that of no message that is sent: the same call would never end.
            return before._replace(state=DeliveryState.DEAD, reason=Reason.REFUSED)
        case _:
            return before


def _edited(  # noqa: PLR0911 - a case for each outcome
    before: Settlement, waiting: Waiting, outcome: Outcome, call: Call | None
) -> Settlement:
    match outcome:
        case Sent() | NothingToDo() if call is not None:
            return _held(before._replace(attempts=_photo_doubt(waiting)), call)
        case Undeletable() if waiting.form is not Form.NOTE:
            return before._replace(form=Form.NOTE)
        case Undeletable():
            # It is said of the note, which is an edit: the same call would never end.
            return _left(before, Reason.REFUSED)
        case OtherKind():
            return _again(before._replace(photo=not waiting.photo), "", UNANSWERED_COSTS)
        case Unknown(reason):
            return _again(before, reason, FAILED_COSTS)
        case Gone(why) | Dropped(why):
            return _left(before, why)
        case Migrated():
            # What was sent before the group became a supergroup cannot be changed any more.
            return _left(before, Reason.MIGRATED)
        case Unsendable(plain_helps=True) if waiting.form in _SIMPLER:
            return _in_simpler_form(before, outcome, call)
        case Unsendable(description):
            return _left(before, outcome.reason, description)
        case _:
            return before


def _as_before(waiting: Waiting) -> Settlement:
    return Settlement(
        waiting.key,
        DeliveryState.OUTDATED if waiting.outdated else DeliveryState.PENDING,
        waiting.lane,
        attempts=waiting.attempts,
        doubts=waiting.doubts,
        form=waiting.form,
        refused_revision=waiting.refused_revision,
        message_id=waiting.message_id,
        photo=waiting.photo,
        revision=waiting.revision,
        settled_at=waiting.sent_at,
        articles=waiting.articles,
        by_headline=waiting.kind is not DispatchKind.ARTICLE,
    )


def _held(before: Settlement, call: Call) -> Settlement:
    """The chat holds what the call showed; it is compared with what there is by now."""
    return before._replace(
        state=DeliveryState.SENT,
        photo=call.template.has_photo,
        revision=call.revision,
        compared=True,
    )


def _in_simpler_form(before: Settlement, why: Unsendable, call: Call | None) -> Settlement:
    """What is refused in one form is tried in a simpler one, until there is another wording."""
    without_photo = why.of_photo and call is not None and call.template.brings_photo
    form = Form.UNPICTURED if without_photo else Form.PLAIN
    return before._replace(form=form, refused_revision=call.revision if call else None)


def _photo_doubt(edited: Waiting) -> int:
    """What an edit that was answered leaves of a copy's attempts.

    Simpler forms edit the caption alone: which photo stands above it is not known.
    """
    return FAILED_COSTS if edited.form in (Form.UNPICTURED, Form.PLAIN) else 0


def _left(before: Settlement, reason: Reason, words: str | None = None) -> Settlement:
    """The copy stays as it is."""
    return before._replace(state=DeliveryState.SENT, reason=reason, words=words)


def _again(before: Settlement, words: str, costs: int) -> Settlement:
    attempts = before.attempts + costs
    if attempts >= MOST_EDIT_ATTEMPTS:
        return _left(before._replace(attempts=attempts), Reason.NO_ANSWER, words)
    return before._replace(attempts=attempts)


def _in_doubt(before: Settlement, words: str, costs: int) -> Settlement:
    doubted = before._replace(attempts=before.attempts + costs, doubts=before.doubts + 1)
    if doubted.attempts < MOST_SEND_ATTEMPTS:
        return doubted
    return doubted._replace(state=DeliveryState.UNKNOWN, reason=Reason.NO_ANSWER, words=words)
