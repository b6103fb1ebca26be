"""The words of the interface: Fluent catalogues, one a language."""

from collections.abc import Mapping
from pathlib import Path

from babel.dates import get_day_names, get_month_names
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from news.language import Language
from texts.html import Html, clean, clip, escape

LOCALES = Path(__file__).parent / "locales"

# Fluent refuses a value over 2500 characters, and no sentence can hold a quotation that long.
LONGEST_VALUE = 200

Value = str | int


class Catalogue:
    """The texts of one language, loaded once."""

    def __init__(self, language: Language, folder: Path = LOCALES) -> None:
        """Read every ``.ftl`` file of the language below ``folder``."""
        self.language = language
        self.months: Mapping[int, str] = get_month_names("wide", "format", language)
        self.weekdays: Mapping[int, str] = get_day_names("wide", "format", language)
        self.days: Mapping[int, str] = get_day_names("abbreviated", "format", language)
        self._bundle = FluentBundle([language], use_isolating=False)
        for path in sorted((folder / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text("utf-8")))
        self._constants: dict[str, str] = {}

    def __call__(self, key: str, **values: Value) -> Html:
        """The text as HTML, its values escaped unless they are Html, and clipped.

        Raises KeyError for an unknown key, ValueError for a missing value.
        """
        if not values:
            return Html(self._constant(key))
        return Html(self._formatted(key, {name: _marked(value) for name, value in values.items()}))

    def plain(self, key: str, **values: Value) -> str:
        """The text without markup, for buttons, toasts and command menus."""
        if not values:
            return self._constant(key)
        return self._formatted(key, {name: _short(value) for name, value in values.items()})

    def _constant(self, key: str) -> str:
        if key not in self._constants:
            self._constants[key] = self._formatted(key, {})
        return self._constants[key]

    def _formatted(self, key: str, values: dict[str, Value]) -> str:
        text, errors = self._bundle.format_pattern(self._pattern(key), values)
        if errors:
            raise ValueError(f"{self.language} {key}: {errors[0]}")
        return str(text)

    def _pattern(self, key: str) -> Pattern:
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        return pattern


def load_catalogues(folder: Path = LOCALES) -> Mapping[Language, Catalogue]:
    """The catalogue of every interface language."""
    return {language: Catalogue(language, folder) for language in Language}


def _short(value: Value) -> Value:
    return clean(clip(value, LONGEST_VALUE)) if isinstance(value, str) else value


def _marked(value: Value) -> Value:
    if isinstance(value, Html) or not isinstance(value, str):
        return value
    return escape(clip(value, LONGEST_VALUE))
