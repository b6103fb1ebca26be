"""The list of sources, and what can be done about them."""

from collections.abc import Sequence
from datetime import datetime

from news.source import Source
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, in_rows
from texts.pages import Pages
from texts.source_actions import DropAddress, OpenSource, ShowSources, StartSource, WantDrafts
from texts.source_state import mode_and_rubric, source_name, state

SOURCES_A_PAGE = 6
_LONGEST_LABEL = 28


def sources_page(
    locale: Locale, sources: Sequence[Source], now: datetime, page: int = 1, *, wanted: bool
) -> Message:
    """A page of the sources, a button each; ``wanted`` is whether the editor gets drafts."""
    if not sources:
        text = paragraphs(
            Html(f"<b>{locale.catalogue('sources-title')}</b>"), locale.catalogue("sources-none")
        )
        return Message(text, ((_add(locale),),))
    pages = Pages.of(len(sources), page, SOURCES_A_PAGE)
    shown = pages.shown(sources)
    entries = [_entry(locale, each, now) for each in shown]
    opening = [Button(_label(each), OpenSource(each.id, pages.page)) for each in shown]
    turns = pages.turns(locale, ShowSources)
    key = "sources-drafts-on" if wanted else "sources-drafts-off"
    below = (_add(locale), locale.button(key, WantDrafts(not wanted)))
    rows = (*in_rows(opening, 2), turns, *in_rows(below, 2))
    text = paragraphs(pages.title(locale, "sources-title"), *entries)
    return Message(text, tuple(row for row in rows if row))


def sources_menu(locale: Locale) -> Message:
    """What can be typed about sources, and the buttons that do the same."""
    return Message(locale.catalogue("sources-menu"), (_ways(locale),))


def sources_usage(locale: Locale, typed: str) -> Message:
    """What was typed is none of it."""
    say = locale.catalogue
    text = paragraphs(say("sources-usage", typed=typed), say("sources-menu"))
    return Message(text, (_ways(locale),))


def which_source(locale: Locale) -> Message:
    """Asks for a source's number."""
    return Message(locale.catalogue("sources-which"), (_ways(locale),))


def unknown_source(locale: Locale, number: str) -> Message:
    """There is no source with that number."""
    return Message(locale.catalogue("sources-unknown", number=number), (_ways(locale),))


def address_prompt(locale: Locale) -> Message:
    """Asks for the address of a new source."""
    cancel = locale.button("sources-cancel", DropAddress())
    return Message(locale.catalogue("sources-prompt"), ((cancel,),))


def address_dropped(locale: Locale) -> Message:
    """Says that no address is waited for any more."""
    return Message(locale.catalogue("sources-prompt-dropped"), (_ways(locale),))


def source_gone_toast(locale: Locale) -> str:
    """Says that a source is no more."""
    return locale.catalogue.plain("sources-gone")


def drafts_wanted_toast(locale: Locale, *, wanted: bool) -> str:
    """Says whether drafts of sources come to an editor from now on."""
    key = "sources-drafts-wanted" if wanted else "sources-drafts-unwanted"
    return locale.catalogue.plain(key)


def _ways(locale: Locale) -> Row:
    return _add(locale), locale.button("sources-open-list", ShowSources())


def _add(locale: Locale) -> Button:
    return locale.button("sources-add", StartSource())


def _label(source: Source) -> str:
    return clip(f"{source.id} · {source.title}", _LONGEST_LABEL)


def _entry(locale: Locale, source: Source, now: datetime) -> Html:
    head = joined(" · ", [source_name(source), mode_and_rubric(locale, source)])
    return lines(head, state(locale, source, now))
