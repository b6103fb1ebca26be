"""An article as a reader sees it, the same wherever it appears."""

from datetime import datetime
from urllib.parse import urlsplit

from news.article import Article, ArticleStatus
from texts.actions import ExplainArticle, OpenArticle, ReadArticle, ShareDraft
from texts.html import (
    Html,
    bold,
    clip,
    escape,
    folded,
    joined,
    link,
    paragraphs,
    split,
    visible_length,
    width,
)
from texts.locale import Locale
from texts.message import CAPTION_LIMIT, TEXT_LIMIT, Button, Message, Row

# A body longer than this takes the screen from the headline: all but its lead is folded.
LONG_BODY = 700
# An article shortened is as long as it would be under a photo, so that it looks the same.
SHORTENED = CAPTION_LIMIT
LONGEST_NAME = 80
LONGEST_PAGE_HEADLINE = 300
_BLANK_LINE = 2


def article_message(locale: Locale, article: Article, now: datetime | None = None) -> Message:
    """The article as it is pushed, previewed and opened.

    A draft without the site's time gets ``now``, the time it would be published at. What does not
    fit one message is shortened, with a button that opens it in pages.
    """
    footer = _footer(locale, article, now)
    limit = CAPTION_LIMIT if article.photo else TEXT_LIMIT
    whole = paragraphs(bold(article.headline), *_body(article), footer)
    ways = article_ways(locale, article)
    if visible_length(whole) <= limit:
        return Message(whole, (ways,), photo=article.photo, silent=False)
    read = locale.button("article-read", ReadArticle(article.id))
    text = _shortened(article, footer, limit)
    return Message(text, ((read,), ways), photo=article.photo, silent=False)


def article_page(locale: Locale, article: Article, number: int) -> Message:
    """Page ``number``, from 1, of the whole article; the nearest page when there is no such."""
    footer = _footer(locale, article, None)
    headline = bold(clip(article.headline, LONGEST_PAGE_HEADLINE))
    room = TEXT_LIMIT - visible_length(headline) - visible_length(footer) - LONGEST_NAME
    pages = split(article.text, room) or [""]
    number = min(max(number, 1), len(pages))
    total = len(pages)
    place = locale.catalogue("list-position", span=str(number), total=total) if total > 1 else ""
    text = paragraphs(headline, pages[number - 1], joined(" · ", [footer, place]))
    return Message(text, _page_buttons(locale, article, number, total))


def article_ways(locale: Locale, article: Article) -> Row:
    """What can be done with any article: share it, ask why it came."""
    return _share(locale, article), locale.button("article-why", ExplainArticle(article.id))


def _share(locale: Locale, article: Article) -> Button:
    label = locale.catalogue.plain("article-share")
    if article.status is not ArticleStatus.PUBLISHED:
        return Button(label, ShareDraft(article.id))
    if locale.inline:
        return Button(label, inline_query=f"#{article.id}")
    return Button(label, url=locale.share_url(article.id))


def article_number(article_id: int) -> Html:
    """What editors call an article by: ``№ 12``."""
    return Html(f"№ {article_id}")


def headline_link(locale: Locale, article: Article, limit: int = TEXT_LIMIT) -> Html:
    """The headline, verbatim up to ``limit`` UTF-16 units, opening the article in the chat."""
    return link(clip(article.headline, limit), locale.article_url(article.id))


def rubric_name(locale: Locale, article: Article) -> str:
    """The name of the article's rubric; empty when it has none."""
    if article.rubric is None:
        return ""
    return clip(article.rubric.name(locale.catalogue.language), LONGEST_NAME)


def shown_at(article: Article, now: datetime | None = None) -> datetime | None:
    """The moment an article is dated by: the site's if it said one, else its publication's."""
    return article.published_on_site or article.published_at or now


def _footer(locale: Locale, article: Article, now: datetime | None) -> Html:
    moment = shown_at(article, now)
    date = locale.date(moment) if moment else ""
    place = clip(article.place or "", LONGEST_NAME)
    return joined(" · ", [rubric_name(locale, article), place, date, _source(article)])


def _source(article: Article) -> str:
    try:
        parts = urlsplit(article.source_url or "")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.")
    return link(clip(host, LONGEST_NAME), article.source_url or "")


def _body(article: Article) -> list[Html]:
    lead, *rest = map(escape, article.body or ("",))
    if visible_length(paragraphs(lead, *rest)) <= LONG_BODY or not rest:
        return [lead, *rest]
    return [lead, folded(paragraphs(*rest))]


def _shortened(article: Article, footer: Html, limit: int) -> Html:
    headline = clip(article.headline, limit - visible_length(footer) - _BLANK_LINE)
    room = min(limit, SHORTENED) - width(headline) - visible_length(footer) - 2 * _BLANK_LINE
    beginning = clip(article.text, room) if room > LONGEST_NAME else ""
    return paragraphs(bold(headline), beginning, footer)


def _page_buttons(locale: Locale, article: Article, number: int, total: int) -> tuple[Row, ...]:
    turns = []
    if number > 1:
        turns.append(locale.button("list-back", ReadArticle(article.id, number - 1)))
    if number < total:
        turns.append(locale.button("list-forward", ReadArticle(article.id, number + 1)))
    # A message cannot be given a photo back, so an article with one stays open.
    fold = () if article.photo else (locale.button("article-fold", OpenArticle(article.id)),)
    rows = (tuple(turns), fold, article_ways(locale, article))
    return tuple(row for row in rows if row)
