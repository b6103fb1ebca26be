"""What chats hold of the deliveries that have just come back."""

from collections.abc import Iterable, Mapping, Sequence

from botapi.outcome import NothingToDo
from botapi.template import DELETION
from delivery.flight import Flight
from delivery.settling import Call
from news.dispatch import DeliveryState
from storage.corrections import Copy, showing
from storage.deliveries import Settlement
from storage.waiting import Waiting


def late_copies(flights: Sequence[Flight], late: Sequence[Settlement]) -> list[Copy]:
    """The copies whose articles changed while they were in flight, as they are by now."""
    if not late:
        return []
    keys = {one.key for one in late}
    landed = [(one.waiting, one.call) for one in flights if one.waiting.key in keys]
    return [
        Copy(waiting.key, waiting.kind, _shown(waiting, call))
        for waiting, call in landed
        if call is not None
    ]


def first_of(copies: Sequence[Copy], flights: Sequence[Flight]) -> list[Copy]:
    """Of copies that have just come back those that were sent, and not edited."""
    if not copies:
        return []
    edited = {one.waiting.key for one in flights if one.waiting.outdated}
    return [one for one in copies if one.key not in edited]


def replaced_copies(flights: Sequence[Flight]) -> list[Copy]:
    """The copies that have just been edited, as they were before."""
    edited = (one for one in flights if one.waiting.outdated)
    return [copy_before(one.waiting) for one in edited if one.settlement.compared]


def unreached_copies(flights: Sequence[Flight], late: Iterable[Copy]) -> list[Copy]:
    """The copies that could not be edited or deleted, and stay as they are."""
    edited = [one for one in flights if one.waiting.outdated]
    if not edited:
        return []
    again = {one.key for one in late}
    return [
        copy_before(one.waiting) for one in edited if one.waiting.key not in again and _is_left(one)
    ]


def copy_before(row: Waiting) -> Copy:
    """What the chat held when its copy was claimed to be changed."""
    return Copy(row.key, row.kind, showing(row.article_id, row.items, row.revision))


def _shown(waiting: Waiting, call: Call) -> Mapping[int, int]:
    return call.headlines if waiting.items else dict.fromkeys(waiting.articles, call.revision)


def _is_left(flight: Flight) -> bool:
    settlement = flight.settlement
    if settlement.state is not DeliveryState.SENT:
        return False
    return not settlement.compared or _is_lost(flight)


def _is_lost(flight: Flight) -> bool:
    """Whether there was no message to be edited; one that was to be deleted is as it should be."""
    deletes = flight.call is not None and flight.call.template is DELETION
    return not deletes and flight.outcome == NothingToDo(lost=True)
