"""The screens of the monthly check-up."""

from collections.abc import Iterator, Sequence

from news.checkup import CheckUp
from news.subscription import Subscription
from texts import checkup
from texts.locale import Locale
from texts.message import Message


def checkup_screens(locale: Locale, held: Sequence[Subscription]) -> Iterator[Message]:
    """Every screen, with few findings and with many."""
    busy = tuple((one, 40 + number) for number, one in enumerate(held))
    for found in (
        CheckUp(idle=tuple(held[:1])),
        CheckUp(busy=busy[:1]),
        CheckUp(tuple(held), busy),
    ):
        yield checkup.checkup_message(locale, found)
        for wanted in (False, True):
            yield checkup.checkup_screen(locale, found, wanted=wanted)
    for wanted in (False, True):
        yield checkup.checkup_screen(locale, CheckUp(), wanted=wanted)
        yield checkup.checkups_chosen(locale, wanted=wanted)
    yield checkup.checkup_kept(locale)
    for one in held:
        yield checkup.idle_removed(locale, one)
