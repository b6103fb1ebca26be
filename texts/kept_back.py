"""What keeps news back at the moment, in a line for the screens of other things."""

from datetime import datetime

from news.subscriber import Subscriber
from texts.html import Html
from texts.locale import Locale

# A rest without an end is kept as one that ends in a year that nobody means.
_NO_END = 9000


def paused_now(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """Says until when a pause keeps everything back; empty when none runs."""
    if not subscriber.is_paused(now) or subscriber.paused_until is None:
        return Html()
    if is_endless(subscriber.paused_until):
        return locale.catalogue("pause-endless-now")
    return locale.catalogue("pause-now", until=locale.until(subscriber.paused_until, now))


def quiet_now(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """Says until when the quiet hours last that it is in; empty outside them."""
    end = subscriber.quiet and subscriber.quiet.end_after(now, locale.zone)
    if not end:
        return Html()
    return locale.catalogue("quiet-now", until=f"{end.astimezone(locale.zone):%H:%M}")


def is_endless(until: datetime) -> bool:
    """Whether a rest has no end but what its reader says."""
    return until.year >= _NO_END
