"""What a reader keeps: the list, the same with what may go, and the words over the chat."""

from datetime import datetime

from news.saved import MOST_SAVED, SAVED_A_PAGE, Saved, SavedPage, tick_of
from texts.html import Html, clip, joined, lines, paragraphs
from texts.latest_actions import LatestPage
from texts.listing import LONGEST_HEADLINE, listed
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.navigation import to_home
from texts.pages import Pages
from texts.saved_actions import (
    AskClearSaved,
    ClearSaved,
    PutBack,
    ShowSaved,
    TakeOut,
    TidySaved,
)

_LONGEST_LABEL = 24


def saved_page(locale: Locale, page: SavedPage, now: datetime) -> Message:
    """A page of /saved; each headline opens its article."""
    if not page.total:
        return _nothing_saved(locale)
    pages = Pages(page.total, page.number, SAVED_A_PAGE)
    ways = (
        locale.button("saved-tidy", TidySaved(page.number)),
        locale.button("saved-clear", AskClearSaved()),
    )
    text = paragraphs(pages.title(locale, "saved-title"), *_entries(locale, page, now))
    return Message(text, _filled(pages.turns(locale, ShowSaved), ways, (to_home(locale),)))


def tidy_page(
    locale: Locale, page: SavedPage, now: datetime, taken_out: Saved | None = None
) -> Message:
    """The same page over a button for each article; what was just ``taken_out`` can come back."""
    undo: Row = ()
    if taken_out is not None:
        back = PutBack(taken_out.article_id, tick_of(taken_out.saved_at), page.number)
        undo = (locale.button("saved-put-back", back),)
    told = _told(locale, taken_out)
    if not page.total:
        return Message(paragraphs(told, _nothing_saved(locale).text), _filled(undo, _news(locale)))
    pages = Pages(page.total, page.number, SAVED_A_PAGE)
    text = paragraphs(
        pages.title(locale, "saved-title"),
        *_entries(locale, page, now),
        lines(told, locale.catalogue("saved-tidy-hint")),
    )
    goes = [(_removal(locale, each, page.number),) for each in page.items]
    done = (locale.button("saved-done", ShowSaved(page.number)),)
    return Message(text, _filled(undo, *goes, pages.turns(locale, TidySaved), done))


def clear_question(locale: Locale, total: int, now: datetime) -> Message:
    """Asks whether all that is saved ``now`` is to go."""
    keep = locale.button("saved-keep", ShowSaved())
    clear = locale.button("saved-clear-now", ClearSaved(tick_of(now)))
    return Message(locale.catalogue("saved-clear-question", count=total), ((keep, clear),))


def saved_cleared(locale: Locale, count: int, left: int) -> Message:
    """Says what is gone, and what has been saved meanwhile."""
    said = locale.catalogue("saved-cleared", count=count)
    ways = (locale.button("to-saved", ShowSaved()),) if left else _news(locale)
    return Message(said, (ways,))


def kept_toast(locale: Locale, *, already: bool) -> str:
    """Says that an article is kept, and where."""
    return locale.catalogue.plain("saved-kept-already" if already else "saved-kept")


def dropped_toast(locale: Locale) -> str:
    """Says that an article is kept no longer."""
    return locale.catalogue.plain("saved-dropped")


def put_back_toast(locale: Locale) -> str:
    """Says that an article is where it was."""
    return locale.catalogue.plain("saved-back")


def too_many_saved(locale: Locale) -> str:
    """Says how much may be kept, and where to make room."""
    return locale.catalogue.plain("saved-too-many", count=MOST_SAVED)


def not_out_yet(locale: Locale) -> str:
    """Says to its editor that a draft cannot be kept."""
    return locale.catalogue.plain("saved-not-out")


def _nothing_saved(locale: Locale) -> Message:
    return Message(locale.catalogue("saved-none"), (_news(locale),))


def _news(locale: Locale) -> Row:
    return locale.button("to-all-news", LatestPage()), to_home(locale)


def _entries(locale: Locale, page: SavedPage, now: datetime) -> list[Html]:
    return [_entry(locale, each, now) for each in page.items]


def _entry(locale: Locale, saved: Saved, now: datetime) -> Html:
    if saved.article is not None:
        return listed(locale, saved.article, now)
    say = locale.catalogue
    since = say("saved-since", moment=locale.moment(saved.saved_at, now))
    return lines(say("amendment-withdrawn"), since)


def _told(locale: Locale, taken_out: Saved | None) -> Html:
    if taken_out is None:
        return Html()
    if taken_out.article is None:
        return locale.catalogue("saved-taken-out-withdrawn")
    headline = clip(taken_out.article.headline, LONGEST_HEADLINE)
    return joined(" ", [locale.catalogue("saved-taken-out"), headline])


def _removal(locale: Locale, saved: Saved, page: int) -> Button:
    action = TakeOut(saved.article_id, page)
    if saved.article is None:
        return locale.button("saved-take-out-withdrawn", action)
    headline = clip(saved.article.headline, _LONGEST_LABEL)
    return locale.button("saved-take-out", action, headline=headline)


def _filled(*rows: Row) -> tuple[Row, ...]:
    return tuple(row for row in rows if row)
