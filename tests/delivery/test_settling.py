import pytest

from botapi.outcome import (
    Conflict,
    Gone,
    Migrated,
    NothingToDo,
    NotSent,
    OtherKind,
    Outcome,
    Sent,
    TooFast,
    Undeletable,
    Unknown,
    Unsendable,
    WrongToken,
)
from delivery.settling import MOST_EDIT_ATTEMPTS, MOST_SEND_ATTEMPTS, settlement_of
from news.dispatch import DeliveryState, Form, Reason
from storage.deliveries import Settlement
from storage.waiting import Waiting
from tests.delivery.rows import CALL, waiting

FAILED = Unknown("http 502", answered=True)
LOST = Unknown("ServerDisconnectedError", answered=False)


def settlement(row: Waiting, outcome: Outcome) -> Settlement:
    """What becomes of a delivery whose call was made."""
    return settlement_of(row, outcome, CALL)


def test_what_was_sent_keeps_its_message_id() -> None:
    settled = settlement(waiting(), Sent(7))

    assert (settled.state, settled.message_id) == (DeliveryState.SENT, 7)


@pytest.mark.parametrize(
    "outcome",
    [
        NotSent("ClientConnectorError"),
        NotSent("paused", tried=False),
        TooFast(5, chat_only=False),
        Migrated(-1001),
        WrongToken(),
        Conflict(),
    ],
)
def test_what_says_nothing_about_the_delivery_costs_it_nothing(outcome: Outcome) -> None:
    settled = settlement(waiting(attempts=2, doubts=1), outcome)

    assert (settled.state, settled.attempts, settled.doubts) == (DeliveryState.PENDING, 2, 1)


def test_a_chat_that_is_gone_ends_its_delivery() -> None:
    settled = settlement(waiting(), Gone(Reason.BLOCKED))

    assert (settled.state, settled.reason) == (DeliveryState.DEAD, Reason.BLOCKED)


def test_nothing_to_do_is_done() -> None:
    assert settlement(waiting(), NothingToDo()).state is DeliveryState.SENT


def test_a_lost_answer_is_tried_once_more() -> None:
    first = settlement(waiting(), LOST)
    second = settlement(waiting(attempts=first.attempts, doubts=first.doubts), LOST)

    assert (first.state, first.doubts) == (DeliveryState.PENDING, 1)
    assert (second.state, second.doubts) == (DeliveryState.UNKNOWN, 2)
    assert (second.reason, second.words) == (Reason.NO_ANSWER, "ServerDisconnectedError")


def test_a_failing_server_is_tried_a_few_times() -> None:
    attempts = doubts = 0
    while True:
        settled = settlement(waiting(attempts=attempts, doubts=doubts), FAILED)
        attempts, doubts = settled.attempts, settled.doubts
        if settled.state is not DeliveryState.PENDING:
            break

    assert settled.state is DeliveryState.UNKNOWN
    assert attempts == doubts == MOST_SEND_ATTEMPTS


def test_what_cannot_be_read_goes_once_as_plain_text() -> None:
    wrong = Unsendable("Bad Request: can't parse entities", plain_helps=True)

    first = settlement(waiting(), wrong)
    second = settlement(waiting(form=first.form), wrong)

    assert (first.state, first.form) == (DeliveryState.PENDING, Form.PLAIN)
    assert (second.state, second.reason) == (DeliveryState.DEAD, Reason.REFUSED)
    assert second.words == wrong.description


def test_what_is_refused_for_a_photo_that_it_does_not_have_goes_plain() -> None:
    refusal = Unsendable("Bad Request: PHOTO_INVALID_DIMENSIONS", plain_helps=True)

    settled = settlement(waiting(), refusal)

    assert (settled.form, settled.state) == (Form.PLAIN, DeliveryState.PENDING)


def test_a_doubt_does_not_forget_that_plain_text_goes_next() -> None:
    assert settlement(waiting(form=Form.PLAIN), FAILED).form is Form.PLAIN


def test_a_long_description_is_cut_to_its_column() -> None:
    assert settlement(waiting(), Unsendable("x" * 500)).words == "x" * 256


@pytest.mark.parametrize("outcome", [Undeletable(), OtherKind()])
def test_what_telegram_says_of_edits_alone_does_not_let_a_send_go_on_for_ever(
    outcome: Outcome,
) -> None:
    settled = settlement(waiting(), outcome)

    assert (settled.state, settled.reason) == (DeliveryState.DEAD, Reason.REFUSED)


def test_a_note_that_telegram_calls_undeletable_is_not_tried_for_ever() -> None:
    copy = waiting(outdated=True, message_id=7, revision=1)
    first = settlement(copy, Undeletable())
    second = settlement(copy._replace(form=first.form), Undeletable())

    assert (first.state, first.form) == (DeliveryState.OUTDATED, Form.NOTE)
    assert (second.state, second.reason) == (DeliveryState.SENT, Reason.REFUSED)


def test_an_edit_is_charged_until_one_is_answered() -> None:
    copy = waiting(outdated=True, message_id=7, revision=1)
    once = settlement(copy, LOST)
    at_last = settlement(copy._replace(attempts=MOST_EDIT_ATTEMPTS - 1), LOST)
    answered = settlement(copy._replace(attempts=once.attempts), Sent(7))

    assert (once.state, once.attempts) == (DeliveryState.OUTDATED, 1)
    assert (at_last.state, at_last.reason) == (DeliveryState.SENT, Reason.NO_ANSWER)
    assert (answered.state, answered.attempts) == (DeliveryState.SENT, 0)
