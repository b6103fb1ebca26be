"""The newsroom's synonyms, for editors."""

from collections.abc import Sequence

from news.synonym import MOST_MEMBER_WORDS, MOST_MEMBERS, SynonymFault, SynonymGroup
from texts.html import Html, clip, escape, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.pages import Pages
from texts.synonym_actions import KeepSynonyms, RemoveSynonyms, ShowSynonyms

LONGEST_SHOWN = 300
LONGEST_LABEL = 40


def synonyms_page(locale: Locale, groups: Sequence[SynonymGroup], page: int = 1) -> Message:
    """Page ``page``, from 1, of the groups, a button to remove each."""
    say = locale.catalogue
    if not groups:
        text = paragraphs(say("synonyms-none"), say("synonyms-about"), say("synonyms-usage"))
        return Message(text)
    pages = Pages.of(len(groups), page)
    shown = pages.shown(groups)
    text = paragraphs(
        pages.title(locale, "synonyms-title"),
        lines(*(_line(group) for group in shown)),
        say("synonyms-about"),
        say("synonyms-usage"),
    )
    rows = [(_removal(group),) for group in shown]
    return Message(text, tuple(row for row in (*rows, pages.turns(locale, ShowSynonyms)) if row))


def synonyms_kept(locale: Locale, group: SynonymGroup) -> Message:
    """Says that the words of a group are the same from now on."""
    return Message(lines(_line(group), locale.catalogue("synonyms-kept")), (_list(locale),))


def synonyms_removed(locale: Locale, group: SynonymGroup) -> Message:
    """Says that the words of a group are the same no longer, and offers them back."""
    again = KeepSynonyms(str(group))
    restore = (locale.button("synonyms-restore", again),) if again.fits else ()
    text = lines(_line(group), locale.catalogue("synonyms-removed"))
    return Message(text, ((*restore, *_list(locale)),))


def bad_synonyms(locale: Locale, fault: SynonymFault) -> Message:
    """Says why a text is no group of synonyms."""
    limit = MOST_MEMBER_WORDS if fault is SynonymFault.TOO_LONG else MOST_MEMBERS
    wrong = locale.catalogue(f"synonyms-{fault}", limit=limit)
    return Message(paragraphs(wrong, locale.catalogue("synonyms-usage")), (_list(locale),))


def unknown_synonyms(locale: Locale, number: str) -> Message:
    """There is no group with that number."""
    return Message(locale.catalogue("synonyms-unknown", number=number), (_list(locale),))


def too_many_synonyms(locale: Locale, limit: int) -> Message:
    """There are as many groups as there may be."""
    return Message(locale.catalogue("synonyms-full", limit=limit), (_list(locale),))


def _line(group: SynonymGroup) -> Html:
    return Html(f"{group.id}. {escape(clip(str(group), LONGEST_SHOWN))}")


def _removal(group: SynonymGroup) -> Button:
    return Button(f"✕ {clip(str(group), LONGEST_LABEL)}", RemoveSynonyms(group.id))


def _list(locale: Locale) -> Row:
    return (locale.button("to-synonyms", ShowSynonyms()),)
