"""An article as a reader sees it, the same wherever it appears."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from news.article import Article, ArticleStatus
from news.detail import LONGEST_LEAD, LONGEST_TAG
from news.formatting import Formatted, Span, Style
from news.rubric import Rubric
from texts.article_actions import ExplainArticle, MorePhotos, OpenArticle, ReadArticle
from texts.draft_actions import ShareDraft
from texts.folding import folded_body
from texts.formatted import clip_formatted, marked_up, printable
from texts.html import (
    Html,
    bold,
    clean,
    clip,
    italic,
    joined,
    lines,
    link,
    paragraphs,
    split_at,
    visible_length,
    width,
)
from texts.letter_actions import ReportMistake
from texts.locale import Locale
from texts.message import CAPTION_LIMIT, ENTITY_LIMIT, TEXT_LIMIT, Button, Message, Row, Rows
from texts.saved_actions import DropArticle, KeepArticle
from texts.story_actions import FollowStory

# An article shortened is as long as it would be under a photo, so that it looks the same.
SHORTENED = CAPTION_LIMIT
MOST_TAGS = 5
# The headline in bold, the lead in italics, the links to the source and what is quoted, the tags.
_AROUND = 4 + MOST_TAGS
_NO_TAG = re.compile(r"\W+")
LONGEST_NAME = 80
LONGEST_PAGE_HEADLINE = 300
LONGEST_QUOTED = 120
# "12 из 345", and the separators of a page.
_LONGEST_PLACE = 40
_TELEGRAM = "t.me"
_BLANK_LINE = 2
_NOTHING = Html()


def article_message(
    locale: Locale, article: Article, now: datetime | None = None, *, saved: bool = False
) -> Message:
    """The article as it is pushed, previewed and opened.

    A draft without the site's time gets ``now``, the time it would be published at. What does not
    fit one message is shortened, with a button that opens it in pages. What is pushed says of
    nobody that it is ``saved``.
    """
    footer = _footer(locale, article, now)
    article = _as_read(locale, article)
    sign = breaking_mark(locale, article)
    limit = (CAPTION_LIMIT if article.photo else TEXT_LIMIT) - width(sign)
    body = printable(article.formatted)
    ways = article_rows(locale, article, saved=saved)
    lead = own_lead(article)
    if _length(article.headline, lead, body.text, footer) <= limit:
        headline = Html(sign + bold(article.headline))
        told = _shown(folded_body(body, below_lead=bool(lead)))
        text = paragraphs(headline, italic(lead) if lead else "", told, footer)
    else:
        if not locale.of_place:
            ways = ((locale.button("article-read", ReadArticle(article.id)),), *ways)
        text = Html(sign + _shortened(article.headline, lead, body, footer, limit))
    return Message(text, ways, photo=article.photo, silent=False, preview=previewed_page(article))


def article_page(
    locale: Locale,
    article: Article,
    number: int,
    *,
    photo: str | None = None,
    saved: bool = False,
) -> Message:
    """Page ``number``, from 1, of the whole article; the nearest page when there is no such.

    ``photo`` is that of the message that shows it: there a page is the caption.
    """
    article = _as_read(locale, article)
    page = page_of(locale, article, number, limit=CAPTION_LIMIT if photo else TEXT_LIMIT)
    rows = _page_rows(locale, article, page.number, page.total, saved=saved)
    return Message(page.text, rows, photo=photo, preview=previewed_page(article))


def _as_read(locale: Locale, article: Article) -> Article:
    """Without its photo for whoever reads plainly: so the text need not fit under one."""
    return replace(article, photo=None) if locale.plain else article


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Page ``number`` of ``total`` of a whole article."""

    text: Html
    number: int
    total: int


def page_of(
    locale: Locale,
    article: Article,
    number: int,
    room_for: Html = _NOTHING,
    limit: int = TEXT_LIMIT,
) -> ArticlePage:
    """A page of at most ``limit`` UTF-16 units; ``room_for`` is what will stand above it there."""
    title = clip(article.headline, LONGEST_PAGE_HEADLINE)
    headline = Html(breaking_mark(locale, article) + bold(title))
    footer = _footer(locale, article, None)
    around = sum(map(visible_length, (headline, footer, room_for)))
    if around * 2 > limit:
        # It stands below the article as it was delivered, a tap away.
        around -= visible_length(footer)
        footer = _NOTHING
    told = _with_lead(article)
    pages = split_at(told.text, limit - around - _LONGEST_PLACE) or [(0, 0)]
    number = min(max(number, 1), len(pages))
    total = len(pages)
    place = locale.catalogue("list-position", span=str(number), total=total) if total > 1 else ""
    page = _shown(told.part(*pages[number - 1]))
    text = paragraphs(headline, page, joined(" · ", [footer, place]))
    return ArticlePage(text, number, total)


def _with_lead(article: Article) -> Formatted:
    """All that an article tells: the lead that its editor gave, and the body below."""
    lead, body = own_lead(article), printable(article.formatted)
    if not lead:
        return body
    above = Formatted(lead, (Span(0, len(lead), Style.ITALIC),))
    return above.followed_by("\n\n").followed_by(body.text, body.spans)


def previewed_page(article: Article) -> str | None:
    """The page whose preview stands below an article that has no photo: the one it is from.

    A post of Telegram's would only say the same again.
    """
    return article.source_url if _host(article) not in ("", _TELEGRAM) else None


def own_lead(article: Article) -> str:
    """The lead that its editor gave; empty when the text begins with it anyway."""
    lead = clean(article.lead or "").strip()
    return "" if article.text.startswith(lead) else clip(lead, LONGEST_LEAD)


def article_rows(locale: Locale, article: Article, *, saved: bool = False) -> Rows:
    """What stands below an article: its other photos, its ways, its story and the newsroom.

    In a group or channel there are links alone: what is one person's has no place there.
    """
    if locale.of_place:
        read = Button(locale.catalogue.plain("place-read"), url=locale.article_url(article.id))
        return ((read, place_subscribe(locale)),)
    report = locale.button("article-report", ReportMistake(article.id))
    story = locale.button("story-follow", FollowStory(article.id))
    ways = article_ways(locale, article, saved=saved)
    return *_more_photos(locale, article), ways, (story, report)


def article_ways(locale: Locale, article: Article, *, saved: bool = False) -> Row:
    """What can be done with any article: keep it, share it, ask why it came."""
    why = locale.button("article-why", ExplainArticle(article.id))
    return keeping_button(locale, article.id, saved=saved), _share(locale, article), why


def place_subscribe(locale: Locale) -> Button:
    """What stands below all that a group or channel is sent: the way to the bot, counted."""
    return Button(locale.catalogue.plain("place-subscribe"), url=locale.place_url)


def keeping_button(locale: Locale, article_id: int, *, saved: bool) -> Button:
    """Keeps an article among the reader's saved ones, or says that it is, and lets it go."""
    if saved:
        return locale.button("article-saved", DropArticle(article_id))
    return locale.button("article-save", KeepArticle(article_id))


def _more_photos(locale: Locale, article: Article) -> Rows:
    """The button that brings the photos besides the first; an album could have no buttons."""
    count = len(article.more_photos)
    if not count:
        return ()
    return ((locale.button("article-more-photos", MorePhotos(article.id), count=count),),)


def photos_gone_toast(locale: Locale) -> str:
    """Says that Telegram sends none of an article's other photos any more."""
    return locale.catalogue.plain("article-photos-gone")


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


def headline_link(
    locale: Locale, article: Article, limit: int = TEXT_LIMIT, *, in_digest: bool = False
) -> Html:
    """The headline, verbatim up to ``limit`` UTF-16 units, opening the article in the chat."""
    url = locale.article_url(article.id, in_digest=in_digest)
    opened = link(clip(article.headline, limit), url)
    return Html(breaking_mark(locale, article) + opened)


def breaking_sign(article: Article) -> str:
    """What stands before the headline of breaking news, where whoever reads aloud has no say."""
    return "⚡ " if article.breaking else ""


def breaking_mark(locale: Locale, article: Article) -> str:
    """What stands before it in every message: the sign, and a word for whoever hears it."""
    return (
        f"{breaking_sign(article)}{locale.catalogue.plain('breaking')}: "
        if article.breaking
        else ""
    )


def short_rubric(locale: Locale, rubric: Rubric) -> str:
    """A rubric's name, short enough for a line."""
    return clip(rubric.name(locale.catalogue.language), LONGEST_NAME)


def rubric_name(locale: Locale, article: Article) -> str:
    """The names of an article's rubrics, as many as a line has room for; empty for none."""
    names = [short_rubric(locale, each) for each in article.rubrics]
    shown = names[:1]
    for name in names[1:]:
        if width(", ".join([*shown, name])) > LONGEST_NAME:
            return f"{', '.join(shown)} +{len(names) - len(shown)}"
        shown.append(name)
    return ", ".join(shown)


def shown_at(article: Article, now: datetime | None = None) -> datetime | None:
    """The moment an article is dated by: the site's if it said one, else its publication's."""
    return article.published_on_site or article.published_at or now


def _footer(locale: Locale, article: Article, now: datetime | None) -> Html:
    moment = shown_at(article, now)
    date = locale.date(moment) if moment else ""
    place = clip(article.place or "", LONGEST_NAME)
    about = [rubric_name(locale, article), place, date, *_sources(locale, article)]
    return lines(_earlier(locale, article), joined(" · ", about), tag_line(article.tags))


def tag_line(tags: Iterable[str]) -> str:
    """The first tags as Telegram's own, which a tap looks for; what cannot be one is left out."""
    signs = (_NO_TAG.sub("_", tag).strip("_") for tag in tags)
    fit = (sign for sign in signs if any(map(str.isalpha, sign)) and len(sign) <= LONGEST_TAG)
    shown = [f"#{sign}" for sign in fit]
    return " ".join(shown[:MOST_TAGS])


def _earlier(locale: Locale, article: Article) -> Html:
    """The article that this one quotes, while readers may read it."""
    quoted = article.quoted
    if quoted is None:
        return _NOTHING
    opened = link(clip(quoted.headline, LONGEST_QUOTED), locale.article_url(quoted.id))
    return locale.catalogue("article-earlier", article=opened)


def _sources(locale: Locale, article: Article) -> tuple[str, ...]:
    """Whose it was, and where it stands: one link, when that is the forwarded post itself."""
    host, url = _host(article), article.source_url or ""
    if not article.origin:
        return (link(clip(host, LONGEST_NAME), url) if host else "",)
    name = clip(article.origin, LONGEST_NAME)
    if host == _TELEGRAM:
        return (locale.catalogue("article-origin", origin=link(name, url)),)
    origin = locale.catalogue("article-origin", origin=name)
    return (origin, link(clip(host, LONGEST_NAME), url) if host else "")


def _host(article: Article) -> str:
    try:
        parts = urlsplit(article.source_url or "")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return parts.hostname.removeprefix("www.")


def _length(headline: str, lead: str, body: str, footer: Html) -> int:
    pieces = [width(clean(headline)), width(lead), width(body), visible_length(footer)]
    return sum(pieces) + _BLANK_LINE * (sum(map(bool, pieces)) - 1)


def _shown(body: Formatted) -> Html:
    return marked_up(body, ENTITY_LIMIT - _AROUND)


def _shortened(headline: str, lead: str, body: Formatted, footer: Html, limit: int) -> Html:
    """The headline, and what there is room for: the editor's lead, or else the beginning."""
    headline = clip(headline, limit - visible_length(footer) - _BLANK_LINE)
    room = min(limit, SHORTENED) - width(headline) - visible_length(footer) - 2 * _BLANK_LINE
    beginning = ""
    if room > LONGEST_NAME:
        beginning = italic(clip(lead, room)) if lead else _shown(clip_formatted(body, room))
    return paragraphs(bold(headline), beginning, footer)


def _page_rows(locale: Locale, article: Article, number: int, total: int, *, saved: bool) -> Rows:
    turns = []
    if number > 1:
        turns.append(locale.button("list-back", ReadArticle(article.id, number - 1)))
    if number < total:
        turns.append(locale.button("list-forward", ReadArticle(article.id, number + 1)))
    fold = (locale.button("article-fold", OpenArticle(article.id)),)
    rows = (tuple(turns), fold, *article_rows(locale, article, saved=saved))
    return tuple(row for row in rows if row)
