"""The settings of a place on one screen: what all who are there have in common."""

from datetime import datetime

from news.subscriber import Subscriber
from texts.digest_actions import ShowDigest
from texts.html import bold, lines, paragraphs
from texts.locale import Locale
from texts.manage import to_oneself
from texts.manage_actions import SetSilent
from texts.message import Message, Rows
from texts.navigation import to_home
from texts.settings import comfort_lines, language_lines
from texts.settings_actions import (
    ShowLanguages,
    ShowLimit,
    ShowNewsLanguages,
    ShowPause,
    ShowPlain,
    ShowQuiet,
)
from texts.subscription_actions import ShowSubscriptions
from texts.timetable import digest_times
from texts.zone_actions import ShowZones


def place_settings(locale: Locale, place: Subscriber, now: datetime) -> Message:
    """Every setting as it is, over the ways to change it."""
    say = locale.catalogue
    sound = say("manage-silent-on" if place.silent else "manage-silent-off")
    text = paragraphs(
        bold(say("settings-title")),
        language_lines(locale, place, now),
        lines(digest_times(locale, place, now), comfort_lines(locale, place, now)),
        sound,
    )
    return Message(text, _rows(locale, place))


def silent_toast(locale: Locale, *, silent: bool) -> str:
    """What a press has just set, in plain text."""
    return locale.catalogue.plain("manage-silent-toast" if silent else "manage-loud-toast")


def _rows(locale: Locale, place: Subscriber) -> Rows:
    key = "manage-turn-loud" if place.silent else "manage-turn-silent"
    return (
        (
            locale.button("to-language", ShowLanguages()),
            locale.button("to-news-languages", ShowNewsLanguages()),
        ),
        (
            locale.button("to-zone", ShowZones()),
            locale.button("to-digest", ShowDigest()),
        ),
        (
            locale.button("to-quiet", ShowQuiet()),
            locale.button(key, SetSilent(not place.silent)),
        ),
        (
            locale.button("to-limit", ShowLimit()),
            locale.button("to-pause", ShowPause()),
        ),
        (
            locale.button("to-plain", ShowPlain()),
            locale.button("to-subscriptions", ShowSubscriptions()),
        ),
        (to_home(locale), to_oneself(locale)),
    )
