"""How a reader's subscriptions do, and what can be done about it."""

from news.checkup import CheckUp
from news.subscription import Subscription
from texts.checkup_actions import (
    KeepAll,
    MoveToDigest,
    RemoveIdle,
    ShowCheckUp,
    WantCheckUps,
)
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Row, Rows
from texts.subscription import subscription_heading, subscription_name, subscription_removed
from texts.subscription_actions import ShowSubscriptions

MOST_SHOWN = 4
"""Subscriptions of each kind with a line and a button of their own."""
_LONGEST_ON_BUTTON = 18


def checkup_message(locale: Locale, checkup: CheckUp) -> Message:
    """The monthly message: what sends nothing, what sends much, and what to do about each."""
    own = ((locale.button("checkup-keep", KeepAll()),), _never(locale))
    return Message(_text(locale, checkup), (*_remedies(locale, checkup), *own))


def checkup_screen(locale: Locale, checkup: CheckUp, *, wanted: bool) -> Message:
    """The same whenever it is asked for; ``wanted`` is whether the monthly one is."""
    told = _text(locale, checkup) if checkup.has_something else locale.catalogue("checkup-fine")
    switch = _never(locale) if wanted else _monthly(locale)
    return Message(told, (*_remedies(locale, checkup), switch, _back(locale)))


def checkup_kept(locale: Locale) -> Message:
    """Says that everything stays as it is."""
    return Message(locale.catalogue("checkup-kept"), (_never(locale), _back(locale)))


def checkups_chosen(locale: Locale, *, wanted: bool) -> Message:
    """Says whether the reader will be told once a month."""
    if wanted:
        return Message(locale.catalogue("checkup-on"), (_never(locale), _back(locale)))
    return Message(locale.catalogue("checkup-off"), (_monthly(locale), _back(locale)))


def idle_removed(locale: Locale, removed: Subscription) -> Message:
    """Says that an idle subscription is gone, with the ways to undo it and back."""
    back = (locale.button("back-to-checkup", ShowCheckUp()),)
    return subscription_removed(locale, removed).with_rows(back)


def moved_toast(locale: Locale, moved: Subscription) -> str:
    """Says that a subscription comes by digest from now on."""
    return locale.catalogue.plain("checkup-moved", name=_name(locale, moved, 60))


def _text(locale: Locale, checkup: CheckUp) -> Html:
    say = locale.catalogue
    idle = [subscription_heading(locale, one) for one in checkup.idle[:MOST_SHOWN]]
    busy = [
        joined(" — ", [subscription_heading(locale, one), say("checkup-a-day", count=a_day)])
        for one, a_day in checkup.busy[:MOST_SHOWN]
    ]
    return paragraphs(
        bold(say.plain("checkup-title")),
        lines(say("checkup-idle"), *idle, _more(locale, len(checkup.idle))) if idle else "",
        lines(say("checkup-busy"), *busy, _more(locale, len(checkup.busy))) if busy else "",
    )


def _more(locale: Locale, count: int) -> Html | str:
    left = count - MOST_SHOWN
    return locale.catalogue("checkup-more", count=left) if left > 0 else ""


def _remedies(locale: Locale, checkup: CheckUp) -> Rows:
    """A button a subscription: the busy ones first."""
    return (
        *(
            (locale.button("checkup-move", MoveToDigest(one.id), name=_name(locale, one)),)
            for one, _ in checkup.busy[:MOST_SHOWN]
        ),
        *(
            (locale.button("checkup-remove", RemoveIdle(one.id), name=_name(locale, one)),)
            for one in checkup.idle[:MOST_SHOWN]
        ),
    )


def _name(locale: Locale, one: Subscription, limit: int = _LONGEST_ON_BUTTON) -> str:
    return clip(subscription_name(locale, one, limit)[1], limit)


def _never(locale: Locale) -> Row:
    return (locale.button("checkup-never", WantCheckUps(wanted=False)),)


def _monthly(locale: Locale) -> Row:
    return (locale.button("checkup-monthly", WantCheckUps(wanted=True)),)


def _back(locale: Locale) -> Row:
    return (locale.button("back-to-subscriptions", ShowSubscriptions()),)
