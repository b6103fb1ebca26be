"""Pausing deliveries; subscriptions stay."""

from datetime import datetime

from news.absence import is_long
from news.subscriber import Subscriber
from texts.html import bold, joined, lines, paragraphs
from texts.kept_back import is_endless, quiet_now
from texts.locale import Locale
from texts.message import Message, Rows
from texts.navigation import back_to_settings
from texts.settings_actions import Pause, PauseUntil, Resume, ShowPause, second_of
from texts.subscription_actions import ShowSubscriptions
from texts.timetable import digest_times, turn_on

_DAYS = (1, 3, 7)


def pause_choice(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """Asks how long to pause; a running pause is shown, and stays until a button changes it."""
    lengths = (*_lengths(locale), (locale.button("pause-endless", Pause()),))
    if not subscriber.is_paused(now):
        back = (back_to_settings(locale),)
        return Message(locale.catalogue("pause-how-long"), (*lengths, back))
    running = paused(locale, subscriber, now)
    text = paragraphs(running.text, locale.catalogue("pause-change"))
    return Message(text, (*running.buttons, *lengths))


def _lengths(locale: Locale) -> Rows:
    """A button a likely length."""
    return (tuple(locale.button("pause-days", Pause(count), count=count) for count in _DAYS),)


def paused(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """Says until when nothing comes, and what becomes of what is missed."""
    say, off = locale.catalogue, subscriber.timetable.is_off
    missed = say(_what_becomes_of_it(subscriber, now))
    told = joined(" ", [say("paused-nothing"), missed])
    text = lines(bold(_title(locale, subscriber.paused_until, now)), told)
    row = (locale.button("pause-resume", Resume()), back_to_settings(locale))
    return Message(text, (row, (turn_on(locale),)) if off else (row,))


def _what_becomes_of_it(subscriber: Subscriber, now: datetime) -> str:
    """The text of what becomes of what is missed: after days only the best of it comes."""
    if subscriber.paused_until and is_long(subscriber.away_since or now, subscriber.paused_until):
        return "pause-missed-long"
    return "pause-missed-digest-off" if subscriber.timetable.is_off else "pause-missed"


def paused_toast(locale: Locale, subscriber: Subscriber, now: datetime) -> str:
    """The same over the chat."""
    return _title(locale, subscriber.paused_until, now)


def resumed(
    locale: Locale, subscriber: Subscriber, now: datetime, before: datetime | None = None
) -> Message:
    """Says that news come again, and when the next digest is; ``before`` is the pause's end.

    That pause is offered back while it would still run.
    """
    text = lines(
        joined(" ", [locale.catalogue("resumed"), quiet_now(locale, subscriber, now)]),
        locale.catalogue("resumed-long") if is_long(subscriber.away_since, now) else "",
        digest_times(locale, subscriber, now),
    )
    ways = (locale.button("to-subscriptions", ShowSubscriptions()), back_to_settings(locale))
    if before is None or before <= now:
        return Message(text, (ways,))
    again = locale.button("pause-return", PauseUntil(second_of(before)))
    return Message(text, ((again,), ways))


def resumed_toast(locale: Locale) -> str:
    """The same over the chat."""
    return locale.catalogue.plain("resumed-toast")


def bad_pause(locale: Locale, typed: str) -> Message:
    """A pause's length that cannot be read."""
    row = (locale.button("to-pause", ShowPause()),)
    return Message(locale.catalogue("pause-bad", typed=typed), (row,))


def _title(locale: Locale, until: datetime | None, now: datetime) -> str:
    if until is None or is_endless(until):
        return locale.catalogue.plain("paused-endless")
    return locale.catalogue.plain("paused-until", until=locale.until(until, now))
