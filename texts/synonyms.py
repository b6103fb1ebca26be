"""The newsroom's synonyms, for editors."""

from collections.abc import Sequence

from news.synonym import MOST_MEMBERS, MOST_WORDS, SynonymFault, SynonymGroup
from texts.actions import KeepSynonyms, RemoveSynonyms, ShowSynonyms
from texts.html import Html, bold, clip, escape, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row

A_PAGE = 8
LONGEST_SHOWN = 300
LONGEST_LABEL = 40


def synonyms_page(locale: Locale, groups: Sequence[SynonymGroup], page: int = 1) -> Message:
    """Page ``page``, from 1, of the groups, a button to remove each."""
    say = locale.catalogue
    if not groups:
        text = paragraphs(say("synonyms-none"), say("synonyms-about"), say("synonyms-usage"))
        return Message(text)
    last = (len(groups) - 1) // A_PAGE + 1
    page = min(max(page, 1), last)
    shown = groups[(page - 1) * A_PAGE : page * A_PAGE]
    text = paragraphs(
        _title(locale, len(groups), page),
        lines(*(_line(group) for group in shown)),
        say("synonyms-about"),
        say("synonyms-usage"),
    )
    rows = [(_removal(group),) for group in shown]
    return Message(text, tuple(row for row in (*rows, _turns(locale, page, last)) if row))


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
    limit = MOST_WORDS if fault is SynonymFault.TOO_LONG else MOST_MEMBERS
    wrong = locale.catalogue(f"synonyms-{fault}", limit=limit)
    return Message(paragraphs(wrong, locale.catalogue("synonyms-usage")), (_list(locale),))


def unknown_synonyms(locale: Locale, number: str) -> Message:
    """There is no group with that number."""
    return Message(locale.catalogue("synonyms-unknown", number=number), (_list(locale),))


def too_many_synonyms(locale: Locale, limit: int) -> Message:
    """There are as many groups as there may be."""
    return Message(locale.catalogue("synonyms-full", limit=limit), (_list(locale),))


def _title(locale: Locale, total: int, page: int) -> Html:
    title = bold(locale.catalogue("synonyms-title"))
    if total <= A_PAGE:
        return title
    span = f"{(page - 1) * A_PAGE + 1}–{min(page * A_PAGE, total)}"
    return joined(" · ", [title, locale.catalogue("list-position", span=span, total=total)])


def _line(group: SynonymGroup) -> Html:
    return Html(f"{group.id}. {escape(clip(str(group), LONGEST_SHOWN))}")


def _removal(group: SynonymGroup) -> Button:
    return Button(f"✕ {clip(str(group), LONGEST_LABEL)}", RemoveSynonyms(group.id))


def _list(locale: Locale) -> Row:
    return (locale.button("to-synonyms", ShowSynonyms()),)


def _turns(locale: Locale, page: int, last: int) -> Row:
    turns = []
    if page > 1:
        turns.append(locale.button("list-back", ShowSynonyms(page - 1)))
    if page < last:
        turns.append(locale.button("list-forward", ShowSynonyms(page + 1)))
    return tuple(turns)
