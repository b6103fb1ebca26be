"""Pausing deliveries; subscriptions stay."""

from datetime import datetime

from news.subscriber import Subscriber
from texts.actions import Pause, Resume, ShowSubscriptions
from texts.html import Html, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Rows
from texts.timetable import digest_times, turn_on

_DAYS = (1, 3, 7)
# A pause without an end is kept as one that ends in a year that nobody means.
_NO_END = 9000


def pause_choice(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """Asks how long to pause; a running pause is shown, and stays until a button changes it."""
    lengths = (*_lengths(locale), (locale.button("pause-endless", Pause()),))
    if not subscriber.is_paused(now):
        return Message(locale.catalogue("pause-how-long"), lengths)
    running = paused(locale, subscriber, now)
    text = paragraphs(running.text, locale.catalogue("pause-change"))
    return Message(text, (*running.buttons, *lengths))


def _lengths(locale: Locale) -> Rows:
    """A button a likely length."""
    return (tuple(locale.button("pause-days", Pause(count), count=count) for count in _DAYS),)


def paused(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """Says until when nothing comes, and what becomes of what is missed."""
    ended = _ended(locale, subscriber.paused_until, now)
    row = (locale.button("pause-resume", Resume()),)
    if not subscriber.timetable.is_off:
        return Message(joined(" ", [ended, locale.catalogue("pause-missed")]), (row,))
    text = joined(" ", [ended, locale.catalogue("pause-missed-digest-off")])
    return Message(text, (row, (turn_on(locale),)))


def _ended(locale: Locale, until: datetime | None, now: datetime) -> Html:
    if until is None or until.year >= _NO_END:
        return locale.catalogue("paused-endless")
    return locale.catalogue("paused-until", until=locale.moment(until, now))


def resumed(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """Says that news come again, and when the next digest is."""
    text = lines(locale.catalogue("resumed"), digest_times(locale, subscriber, now))
    return Message(text, ((locale.button("to-subscriptions", ShowSubscriptions()),),))
