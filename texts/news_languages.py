"""The languages in which a reader wants news."""

from collections.abc import Collection

from news.language import Language
from texts.first_minute_actions import SetNewsLanguages, ShowHome, ShowOwnNews
from texts.html import lines
from texts.language import LANGUAGE_NAMES
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows, ticked


def news_languages_message(locale: Locale, wanted: Collection[Language]) -> Message:
    """Which languages news come in, and the choice; also the answer to a change."""
    ways = (
        locale.button("to-own-news", ShowOwnNews()),
        locale.button("to-home", ShowHome()),
    )
    text = lines(locale.catalogue("news-languages-title"), *_said(locale, wanted))
    return Message(text, (*news_language_buttons(locale, wanted), ways))


def languages_named(wanted: Collection[Language]) -> str:
    """The names of the languages, each in its own words."""
    return ", ".join(name for language, name in LANGUAGE_NAMES.items() if language in wanted)


def news_language_buttons(
    locale: Locale, wanted: Collection[Language], *, first: bool = False
) -> Rows:
    """A button for all of them and one each, ticked when it is wanted."""
    everything = Button(
        ticked(locale.catalogue.plain("news-languages-every"), chosen=not wanted),
        SetNewsLanguages(first),
    )
    each = [_one(language, wanted, first=first) for language in LANGUAGE_NAMES]
    return in_rows([everything, *each], 2)


def _one(language: Language, wanted: Collection[Language], *, first: bool) -> Button:
    """Sets what a tick would make of the choice: however often it is pressed, that is the same."""
    after = frozenset(wanted) ^ {language}
    codes = "" if after == frozenset(Language) else " ".join(sorted(after))
    label = ticked(LANGUAGE_NAMES[language], chosen=language in wanted)
    return Button(label, SetNewsLanguages(first, codes))


def _said(locale: Locale, wanted: Collection[Language]) -> tuple[str, ...]:
    if not wanted:
        return (locale.catalogue("news-languages-all"),)
    return (
        locale.catalogue("news-languages-some", names=languages_named(wanted)),
        locale.catalogue("news-languages-rest"),
    )
