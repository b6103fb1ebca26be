"""The switch of plain messages."""

from news.subscriber import Subscriber
from texts.html import bold, joined, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.navigation import back_to_settings
from texts.settings_actions import SetPlain, ShowPlain


def plain_settings(locale: Locale, subscriber: Subscriber) -> Message:
    """Says what plain messages are, and turns them on or off."""
    say, on = locale.catalogue, subscriber.plain
    state = say("plain-is-on" if on else "plain-is-off")
    text = paragraphs(joined(" · ", [bold(say("plain-title")), state]), say("plain-about"))
    turn = locale.button("plain-turn-off" if on else "plain-turn-on", SetPlain(not on))
    return Message(text, ((turn, back_to_settings(locale)),))


def plain_toast(locale: Locale, *, plain: bool) -> str:
    """What a press has just set, in plain text."""
    return locale.catalogue.plain("plain-on-toast" if plain else "plain-off-toast")


def bad_switch(locale: Locale, typed: str) -> Message:
    """Words after /plain that are neither on nor off."""
    text = locale.catalogue("plain-bad", typed=typed)
    return Message(text, ((locale.button("to-plain", ShowPlain()),),))
