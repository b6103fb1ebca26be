"""Somebody of the newsroom, by name."""

from collections.abc import Iterable

from news.colleague import Colleague
from texts.html import Html, clip, escape, joined

_LONGEST = 40


def name_of(colleague: Colleague) -> Html:
    """Their name, or else their user id, by which others may find out."""
    if colleague.name:
        return escape(clip(colleague.name, _LONGEST))
    return Html(f"<code>{colleague.id}</code>")


def names_of(colleagues: Iterable[Colleague]) -> Html:
    """All of them."""
    return joined(", ", map(name_of, colleagues))
