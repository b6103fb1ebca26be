"""The interface language."""

from news.language import Language
from texts.actions import ChooseLanguage
from texts.locale import Locale
from texts.message import Button, Message, Row, ticked
from texts.navigation import back_to_settings

# Each language in its own words, so that a reader lost in another one finds the way home.
LANGUAGE_NAMES = {Language.RU: "Русский", Language.BE: "Беларуская", Language.EN: "English"}


def language_message(locale: Locale) -> Message:
    """The current interface language and the choice; also the answer to a change."""
    spoken = locale.catalogue.language
    return Message(
        locale.catalogue("language-spoken", name=LANGUAGE_NAMES[spoken]),
        (language_buttons(locale), (back_to_settings(locale),)),
    )


def language_buttons(locale: Locale) -> Row:
    """A button a language, the spoken one ticked."""
    spoken = locale.catalogue.language
    return tuple(
        Button(ticked(name, chosen=language is spoken), ChooseLanguage(language))
        for language, name in LANGUAGE_NAMES.items()
    )
