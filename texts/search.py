"""The archive by words. A page's first line keeps the words, for no button could hold them."""

from datetime import datetime

from news.page import Page
from news.rubric import Rubric
from texts.first_minute_actions import SearchBoth
from texts.html import Html, bold, clean, clip, lines, paragraphs
from texts.latest_actions import LatestPage
from texts.listing import listed, position
from texts.locale import Locale
from texts.meant import instead, question
from texts.message import Message, Row
from texts.plain import signed_line
from texts.search_actions import FollowSearch, SearchInstead, SearchPage

LONGEST_SEARCH = 256
LONGEST_OTHER = 22
"""What a row of a narrow phone shows of the words in the other language."""
_SIGN = "🔎 "


def tidy_words(words: str) -> str:
    """The words as they are searched for and shown: in one line, at most 256 characters."""
    return " ".join(clean(words).split())[:LONGEST_SEARCH].strip()


def search_words(text: str | None) -> str | None:
    """The words that a search page with this visible text was made for; None for other texts."""
    return signed_line(text, _SIGN)


def search_page(
    locale: Locale, words: str, page: Page, now: datetime, other: str | None = None
) -> Message:
    """A page of what the tidied ``words`` found; ``other`` are they in the other language."""
    follow = locale.button("search-follow", FollowSearch())
    entries = [listed(locale, found, now) for found in page.articles]
    text = paragraphs(lines(_title(words), position(locale, page)), *entries)
    rows: tuple[Row, ...] = (_turns(locale, page), _both(locale, other), (follow,))
    return Message(text, tuple(row for row in rows if row))


def nothing_found(
    locale: Locale, words: str, meant: Rubric | str | None, other: str | None = None
) -> Message:
    """What to do when the tidied ``words`` found nothing; ``meant`` is what they may have meant.

    ``other`` are they in the other language.
    """
    text = paragraphs(_title(words), locale.catalogue("search-nothing"), question(locale, meant))
    follow = locale.button("search-follow", FollowSearch())
    latest = locale.button("to-latest", LatestPage())
    rows = (_instead(locale, meant), _both(locale, other), (follow,), (latest,))
    return Message(text, tuple(row for row in rows if row))


def search_prompt(locale: Locale) -> Message:
    """The answer to /search alone."""
    row = (locale.button("to-latest", LatestPage()),)
    return Message(locale.catalogue("search-prompt"), (row,))


def _title(words: str) -> Html:
    return Html(f"{_SIGN}{bold(words)}")


def _both(locale: Locale, other: str | None) -> Row:
    if other is None:
        return ()
    return (locale.button("search-both", SearchBoth(), words=clip(other, LONGEST_OTHER)),)


def _instead(locale: Locale, meant: Rubric | str | None) -> Row:
    if meant is None:
        return ()
    if isinstance(meant, Rubric):
        return instead(locale, meant, LatestPage(meant.id))
    return instead(locale, meant, SearchInstead(meant))


def _turns(locale: Locale, page: Page) -> Row:
    turns = []
    if page.has_newer:
        turns.append(locale.button("list-newer", SearchPage(after=page.articles[0].sequence)))
    if page.has_older:
        turns.append(locale.button("list-older", SearchPage(before=page.articles[-1].sequence)))
    return tuple(turns)
