"""The languages that a reader wants news in."""

from collections.abc import Collection

from news.language import Language
from texts.html import bold, paragraphs
from texts.language import LANGUAGE_NAMES
from texts.locale import Locale
from texts.message import Button, Message, ticked
from texts.navigation import back_to_settings
from texts.settings_actions import SetNewsLanguages


def news_languages_settings(locale: Locale, wanted: frozenset[Language]) -> Message:
    """The languages of news, each a tap from being chosen or left out; none are all."""
    say = locale.catalogue
    told = (
        say("news-languages-only", names=language_names(wanted))
        if wanted
        else say("news-languages-all")
    )
    text = paragraphs(bold(say("news-languages-title")), told, say("news-languages-about"))
    every = ticked(say.plain("news-language-all"), chosen=not wanted)
    languages = tuple(_toggle(language, wanted) for language in Language)
    return Message(
        text, ((Button(every, SetNewsLanguages()),), languages, (back_to_settings(locale),))
    )


def news_languages_toast(locale: Locale, wanted: frozenset[Language]) -> str:
    """What a press has just set, in plain text."""
    if not wanted:
        return locale.catalogue.plain("news-languages-all-toast")
    return locale.catalogue.plain("news-languages-toast", names=language_names(wanted))


def language_names(languages: Collection[Language]) -> str:
    """The languages, each in its own words."""
    return ", ".join(name for each, name in LANGUAGE_NAMES.items() if each in languages)


def _toggle(language: Language, wanted: frozenset[Language]) -> Button:
    label = ticked(LANGUAGE_NAMES[language], chosen=language in wanted)
    chosen = wanted ^ {language}
    return Button(label, SetNewsLanguages(frozenset() if chosen == {*Language} else chosen))
