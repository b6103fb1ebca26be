"""Reading a digest in order: one article after another in the digest's own message."""

from collections.abc import Sequence

from news.article import Article
from texts.article import article_ways, page_of
from texts.digest_actions import ReadInDigest, TurnDigest
from texts.html import Html, paragraphs
from texts.locale import Locale
from texts.message import Message, Row


def article_in_digest(
    locale: Locale,
    article: Article,
    places: Sequence[int],
    action: ReadInDigest,
    *,
    saved: bool = False,
) -> Message:
    """The article that the action names, at one of ``places``, and the ways to those around it."""
    index = places.index(action.spot.place)
    where = locale.catalogue("digest-place", place=index + 1, total=len(places))
    shown = page_of(locale, article, action.page, room_for=Html(f"{where}\n\n"))
    rows = (
        _pages(locale, action, shown.number, shown.total),
        _around(locale, action, places, index),
        article_ways(locale, article, saved=saved),
        (locale.button("digest-back", TurnDigest(action.dispatch_id, action.spot)),),
    )
    return Message(paragraphs(where, shown.text), tuple(row for row in rows if row))


def digest_aged_toast(locale: Locale) -> str:
    """Says that a digest is not kept any more, so that its pages cannot be shown."""
    return locale.catalogue.plain("digest-aged")


def skipped_toast(locale: Locale) -> str:
    """Says that another article is shown, since the one meant is no more."""
    return locale.catalogue.plain("digest-skipped")


def _pages(locale: Locale, action: ReadInDigest, number: int, total: int) -> Row:
    """The pages of the article itself, around the one shown."""
    turns = (("digest-page-before", number - 1), ("digest-page-after", number + 1))
    return tuple(
        locale.button(key, ReadInDigest(action.dispatch_id, action.spot, page), page=page)
        for key, page in turns
        if 1 <= page <= total
    )


def _around(locale: Locale, action: ReadInDigest, places: Sequence[int], index: int) -> Row:
    def at(place: int, *, back: bool = False) -> ReadInDigest:
        return ReadInDigest(action.dispatch_id, action.spot._replace(place=place), back=back)

    turns = []
    if index > 0:
        turns.append(locale.button("digest-previous", at(places[index - 1], back=True)))
    if index + 1 < len(places):
        turns.append(locale.button("digest-following", at(places[index + 1])))
    return tuple(turns)
