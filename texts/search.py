"""The archive by words. A page's first line keeps the words, for no button could hold them."""

from datetime import datetime

from news.page import Page
from texts.actions import FollowSearch, LatestPage, SearchPage
from texts.html import Html, bold, clean, lines, paragraphs
from texts.listing import listed, position
from texts.locale import Locale
from texts.message import Message, Row

LONGEST_SEARCH = 256
_SIGN = "🔎 "


def tidy_words(words: str) -> str:
    """The words as they are searched for and shown: in one line, at most 256 characters."""
    return " ".join(clean(words).split())[:LONGEST_SEARCH].strip()


def search_words(text: str | None) -> str | None:
    """The words that a search page with this visible text was made for; None for other texts."""
    first = (text or "").partition("\n")[0]
    return first.removeprefix(_SIGN).strip() or None if first.startswith(_SIGN) else None


def search_page(locale: Locale, words: str, page: Page, now: datetime) -> Message:
    """A page of what the tidied ``words`` found, or what to do when that is nothing."""
    title = Html(f"{_SIGN}{bold(words)}")
    follow = locale.button("search-follow", FollowSearch())
    if not page.articles:
        text = paragraphs(title, locale.catalogue("search-nothing"))
        return Message(text, ((follow, locale.button("to-latest", LatestPage())),))
    entries = [listed(locale, found, now) for found in page.articles]
    text = paragraphs(lines(title, position(locale, page)), *entries)
    rows: tuple[Row, ...] = (_turns(locale, page), (follow,))
    return Message(text, tuple(row for row in rows if row))


def search_prompt(locale: Locale) -> Message:
    """The answer to /search alone."""
    row = (locale.button("to-latest", LatestPage()),)
    return Message(locale.catalogue("search-prompt"), (row,))


def _turns(locale: Locale, page: Page) -> Row:
    turns = []
    if page.has_newer:
        turns.append(locale.button("list-newer", SearchPage(after=page.articles[0].sequence)))
    if page.has_older:
        turns.append(locale.button("list-older", SearchPage(before=page.articles[-1].sequence)))
    return tuple(turns)
