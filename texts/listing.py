"""A page of articles in a list: where it stands, and a headline each."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article
from news.matching import Range
from news.page import Page
from texts.article import breaking_mark, headline_link, rubric_name, shown_at
from texts.html import Html, bold_at, clip, joined, lines, link
from texts.locale import Locale

LONGEST_HEADLINE = 600
_MOST_MARKED = 12


def position(locale: Locale, page: Page) -> Html:
    """Where the page stands: ``6–10 из 214``."""
    first, last = page.offset + 1, page.offset + len(page.articles)
    span = f"{first}–{last}" if last > first else str(first)
    return locale.catalogue("list-position", span=span, total=page.total)


def listed(locale: Locale, article: Article, now: datetime, *, with_rubric: bool = True) -> Html:
    """An article's entry: the headline that opens it, over its rubric and local time."""
    moment = shown_at(article)
    about = [
        rubric_name(locale, article) if with_rubric else "",
        locale.moment(moment, now) if moment else "",
    ]
    return lines(headline_link(locale, article, LONGEST_HEADLINE), joined(" · ", about))


def bullet(locale: Locale, article: Article, marked: Sequence[Range] = ()) -> Html:
    """An article's line where many stand close: its headline alone, with ranges of it in bold."""
    headline = clip(article.headline, LONGEST_HEADLINE)
    whole = [span for span in marked if span[1] < len(headline) or headline == article.headline]
    opened = link(bold_at(headline, whole[:_MOST_MARKED]), locale.article_url(article.id))
    return Html(f"• {breaking_mark(locale, article)}{opened}")
