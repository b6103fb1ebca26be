"""What keeps news back at the moment, in a line for the screens of other things."""

from datetime import datetime

from news.subscriber import FOR_EVER, Subscriber
from texts.html import Html
from texts.locale import Locale


def paused_now(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """Says until when a pause keeps everything back; empty when none runs."""
    if not subscriber.is_paused(now) or subscriber.paused_until is None:
        return Html()
    if is_endless(subscriber.paused_until):
        return locale.catalogue("pause-endless-now")
    return locale.catalogue("pause-now", until=locale.moment(subscriber.paused_until, now))


def quiet_now(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """Says until when the quiet hours last that it is in; empty outside them."""
    end = subscriber.quiet and subscriber.quiet.end_after(now, locale.zone)
    return locale.catalogue("quiet-now", until=locale.moment(end, now)) if end else Html()


def is_endless(until: datetime) -> bool:
    """Whether a rest has no end but what its reader says."""
    return until.year >= FOR_EVER.year
