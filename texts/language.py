"""The interface language."""

from news.language import Language
from texts.locale import Locale
from texts.message import Button, Message, Row, in_rows, ticked
from texts.navigation import back_to_settings
from texts.settings_actions import ChooseLanguage

# Each language in its own words, so that a reader lost in another one finds the way home.
LANGUAGE_NAMES = {Language.RU: "Русский", Language.BE: "Беларуская", Language.EN: "English"}


def language_message(locale: Locale, spoken: Language | None = None) -> Message:
    """The interface language and the choice; also the answer to a change.

    The one ``spoken`` is the locale's own but for a place that somebody else speaks for.
    """
    spoken = spoken or locale.catalogue.language
    return Message(
        locale.catalogue("language-spoken", name=LANGUAGE_NAMES[spoken]),
        (*in_rows(language_buttons(locale, spoken), 2), (back_to_settings(locale),)),
    )


def language_buttons(locale: Locale, spoken: Language | None = None) -> Row:
    """A button a language, the spoken one ticked."""
    spoken = spoken or locale.catalogue.language
    return tuple(
        Button(ticked(name, chosen=language is spoken), ChooseLanguage(language))
        for language, name in LANGUAGE_NAMES.items()
    )
