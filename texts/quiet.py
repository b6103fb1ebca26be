"""Quiet hours: when nothing arrives, what waits, and what passes all the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from news.quiet import QuietHours
from news.quiet_language import QuietProblem
from news.subscriber import Subscriber
from news.timetable import EVERY_DAY, Timetable
from texts.duration import hours_and_minutes
from texts.html import Html, bold, joined, lines, paragraphs
from texts.kept_back import paused_now, quiet_now
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked
from texts.navigation import back_to_settings
from texts.settings_actions import SetQuiet, ShowQuiet, StopQuiet

_USUAL = tuple(
    QuietHours(time(start), time(end)) for start, end in ((23, 7), (22, 7), (22, 8), (0, 8))
)


def quiet_settings(
    locale: Locale, subscriber: Subscriber, now: datetime, before: QuietHours | None = None
) -> Message:
    """The card of the quiet hours; each button sets them whole, so pressing twice does no harm.

    Hours from ``before`` a change are offered back.
    """
    say, quiet = locale.catalogue, subscriber.quiet
    told = hours_words(quiet) if quiet else say("quiet-is-off")
    text = paragraphs(
        joined(" · ", [bold(say("quiet-title")), told]),
        _told(locale, subscriber, quiet, now) if quiet else say("quiet-about"),
        paused_now(locale, subscriber, now),
        say("quiet-hint"),
    )
    return Message(text, _rows(locale, quiet, before))


def quiet_toast(locale: Locale, quiet: QuietHours | None) -> str:
    """What a press has just set, in plain text."""
    if quiet is None:
        return locale.catalogue.plain("quiet-off-toast")
    return locale.catalogue.plain("quiet-toast", hours=quiet_words(locale, quiet))


def bad_quiet(
    locale: Locale, problem: QuietProblem, word: str, nearest: Sequence[QuietHours]
) -> Message:
    """Quiet hours that cannot be read; the ``nearest`` ones are a tap away."""
    say = locale.catalogue
    text = paragraphs(say(f"quiet-bad-{problem}", word=word), say("quiet-example"))
    meant = tuple((Button(quiet_words(locale, each), SetQuiet(each)),) for each in nearest)
    return Message(text, (*meant, (locale.button("to-quiet", ShowQuiet()),)))


def quiet_words(locale: Locale, quiet: QuietHours) -> str:
    """The hours in plain words, and that breaking news passes where it does."""
    hours = hours_words(quiet)
    return locale.catalogue.plain("quiet-and-breaking", hours=hours) if quiet.breaking else hours


def hours_words(quiet: QuietHours) -> str:
    """The hours alone: ``23:00–07:00``."""
    return f"{quiet.start:%H:%M}–{quiet.end:%H:%M}"


def _told(locale: Locale, subscriber: Subscriber, quiet: QuietHours, now: datetime) -> Html:
    """How long they are, what becomes of what they keep back, and what they do not."""
    say = locale.catalogue
    length = say("quiet-length", length=hours_and_minutes(say, quiet.length))
    begins = _begins(quiet).next_slot(now, locale.zone)
    following = say("quiet-begins", moment=locale.moment(begins, now)) if begins else ""
    return lines(
        joined(" ", [length, quiet_now(locale, subscriber, now) or following]),
        say("quiet-then", end=f"{quiet.end:%H:%M}"),
        _moved(locale, subscriber.timetable, quiet),
        say("quiet-breaking-passes" if quiet.breaking else "quiet-breaking-waits"),
    )


def _begins(quiet: QuietHours) -> Timetable:
    return Timetable.on(EVERY_DAY, [quiet.start])


def _moved(locale: Locale, timetable: Timetable, quiet: QuietHours) -> Html:
    """Says which digests fall into the quiet hours, and so come at their end."""
    if timetable.hourly:
        return locale.catalogue("quiet-hourly-moves")
    held = sorted({at for times in timetable.week for at in times if quiet.holds(at)})
    if not held:
        return Html()
    times = ", ".join(f"{at:%H:%M}" for at in held)
    return locale.catalogue("quiet-digest-moves", times=times)


def _rows(locale: Locale, quiet: QuietHours | None, before: QuietHours | None) -> Rows:
    breaking = quiet is not None and quiet.breaking
    usual = [_choice(hours_words(each), replace(each, breaking=breaking), quiet) for each in _USUAL]
    stop = (locale.button("quiet-stop", StopQuiet()),) if quiet else ()
    return (
        *_returning(locale, quiet, before),
        *in_rows(usual, 2),
        *((_passing(locale, quiet),) if quiet else ()),
        (*stop, back_to_settings(locale)),
    )


def _returning(locale: Locale, quiet: QuietHours | None, before: QuietHours | None) -> Rows:
    """The way back to other hours, unless a button below is just that."""
    if before is None or (quiet and hours_words(quiet) == hours_words(before)):
        return ()
    button = locale.button("quiet-return", SetQuiet(before), hours=quiet_words(locale, before))
    return ((button,),)


def _passing(locale: Locale, quiet: QuietHours) -> Row:
    return tuple(
        _choice(locale.catalogue.plain(key), replace(quiet, breaking=breaking), quiet)
        for key, breaking in (("quiet-with-breaking", True), ("quiet-without-breaking", False))
    )


def _choice(label: str, quiet: QuietHours, current: QuietHours | None) -> Button:
    return Button(ticked(label, chosen=quiet == current), SetQuiet(quiet))
