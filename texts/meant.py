"""What was likelier meant than typed: asked, and a button away."""

from news.rubric import Rubric
from texts.action import Action
from texts.html import bold, clip
from texts.locale import Locale
from texts.message import Row
from texts.rubrics import LONGEST_LABEL, rubric_label


def question(locale: Locale, meant: Rubric | str | None) -> str:
    """Asks whether a rubric, or other words, were meant; empty when nothing else seems to be."""
    if meant is None:
        return ""
    key = "meant-rubric" if isinstance(meant, Rubric) else "meant-words"
    return locale.catalogue(key, name=bold(_short_name(locale, meant)))


def instead(locale: Locale, meant: Rubric | str, action: Action) -> Row:
    """The button that does with it what was to be done with what was typed, if one holds it."""
    name = _short_name(locale, meant)
    return (locale.button("meant-instead", action, name=name),) if action.fits else ()


def _short_name(locale: Locale, meant: Rubric | str) -> str:
    return rubric_label(locale, meant) if isinstance(meant, Rubric) else clip(meant, LONGEST_LABEL)
