"""The languages that a reader wants news in."""

from collections.abc import Callable, Collection

from news.language import Language
from texts.action import Action
from texts.html import bold, paragraphs
from texts.language import LANGUAGE_NAMES
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows, ticked
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
    toggles = language_toggles(locale, wanted, SetNewsLanguages)
    return Message(text, (*toggles, (back_to_settings(locale),)))


def language_toggles(
    locale: Locale,
    wanted: frozenset[Language],
    action: Callable[[frozenset[Language]], Action],
) -> Rows:
    """A button for all languages and one each, ticked when it is wanted."""
    every = ticked(locale.catalogue.plain("news-language-all"), chosen=not wanted)
    each = [_toggle(language, wanted, action) for language in LANGUAGE_NAMES]
    return in_rows([Button(every, action(frozenset())), *each], 2)


def news_languages_toast(locale: Locale, wanted: frozenset[Language]) -> str:
    """What a press has just set, in plain text."""
    if not wanted:
        return locale.catalogue.plain("news-languages-all-toast")
    return locale.catalogue.plain("news-languages-toast", names=language_names(wanted))


def chosen_languages(wanted: frozenset[Language]) -> frozenset[Language]:
    """The languages as a button holds them: every one of them is none in particular."""
    return frozenset() if wanted == {*Language} else wanted


def language_names(languages: Collection[Language]) -> str:
    """The languages, each in its own words."""
    return ", ".join(name for each, name in LANGUAGE_NAMES.items() if each in languages)


def _toggle(
    language: Language,
    wanted: frozenset[Language],
    action: Callable[[frozenset[Language]], Action],
) -> Button:
    label = ticked(LANGUAGE_NAMES[language], chosen=language in wanted)
    return Button(label, action(chosen_languages(wanted ^ {language})))
