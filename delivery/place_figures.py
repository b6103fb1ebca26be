"""Counting what groups and channels were sent, for the figures of each."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from botapi.template import DELETION
from delivery.flight import Flight
from news.dispatch import DeliveryState
from news.figure import Figure
from storage.figures import Change, day_of

_FAILED = (DeliveryState.DEAD, DeliveryState.UNKNOWN)


def place_changes(flights: Iterable[Flight], now: datetime) -> list[Change]:
    """The changes of figures that these flights make; flights to people make none."""
    to_places = [flight for flight in flights if flight.waiting.is_place]
    counted = Counter((_figure(each), each.waiting.key.subscriber_id) for each in to_places)
    today = day_of(now)
    return [
        Change(figure, place, number, today)
        for (figure, place), number in counted.items()
        if figure is not None
    ]


def _figure(flight: Flight) -> Figure | None:
    settlement = flight.settlement
    if settlement.state in _FAILED:
        return Figure.FAILED_IN_PLACE
    if settlement.state is not DeliveryState.SENT or not settlement.compared:
        return None
    if not flight.waiting.outdated:
        return Figure.SENT_TO_PLACE
    is_recalled = flight.call is not None and flight.call.template is DELETION
    return Figure.RECALLED_IN_PLACE if is_recalled else Figure.EDITED_IN_PLACE
