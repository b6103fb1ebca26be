"""Ways back that many screens share."""

from texts.first_minute_actions import ShowHome
from texts.locale import Locale
from texts.message import Button
from texts.settings_actions import ShowSettings


def back_to_settings(locale: Locale) -> Button:
    """The way back to all of a reader's settings."""
    return locale.button("back-to-settings", ShowSettings())


def to_home(locale: Locale) -> Button:
    """The way to the home screen."""
    return locale.button("to-home", ShowHome())
