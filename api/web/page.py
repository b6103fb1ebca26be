"""An article as a page of the web: no script, one style, light and dark, under 30 kB."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from api.web.about import head, source_url
from api.web.markup import written
from api.web.site import Site
from news.article import Article
from news.formatting import Formatted
from newsroom.reading import Shown
from texts.article import breaking_sign, own_lead, rubric_name, shown_at
from texts.formatted import printable
from texts.html import Html, clip, escape, joined, link, split_at
from texts.locale import Locale

MOST_BYTES = 30_000
"""Of a whole page."""
_MOST_OF_TEXT = 18_000
"""Bytes of the marked-up text of one page: what stands around it has the rest."""
_WHOLE = 12_000
_SHORTEST = 500
"""UTF-16 units of a page at most and, where there is much to mark up, at least."""
_LONGEST_HEADLINE = 600
_LONGEST_NAME = 80
_LONGEST_QUOTED = 200
_STYLE = Path(__file__).with_name("style.css")


def article_page(site: Site, shown: Shown, number: int) -> bytes:
    """Page ``number``, from 1, of an article; of the nearest there is."""
    article = shown.article
    parts = _parts(article)
    number = min(max(number, 1), len(parts))
    locale = site.locale(article.language)
    main = joined(
        "",
        [
            _headline(article),
            _about(locale, article),
            *(_opening(article) if number == 1 else ()),
            parts[number - 1],
            _turns(locale, article, number, len(parts)),
        ],
    )
    return _document(
        site,
        locale,
        article.language,
        head(site, locale, article, shown.changed_at),
        Html(f"<article>{main}</article>"),
        _footer(locale, article),
    )


def notice_page(site: Site, language: str | None, notice: str) -> bytes:
    """A page that says that an article was ``withdrawn``, or is ``unknown``."""
    locale = site.locale(language)
    say = locale.catalogue
    title = say(f"web-{notice}")
    main = Html(f"<h1>{title}</h1><p>{say(f'web-{notice}-about')}</p>")
    code = locale.catalogue.language.value
    about = Html(f"<title>{title}</title><meta name=robots content=noindex>")
    return _document(site, locale, code, about, main, Html())


@cache
def style() -> str:
    """What every page looks like."""
    return _STYLE.read_text("utf-8").replace("\n", "")


@cache
def style_hash() -> str:
    """The same as a Content-Security-Policy names it."""
    digest = hashlib.sha256(style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _document(
    site: Site, locale: Locale, language: str, about: Html, main: Html, footer: Html
) -> bytes:
    home = link(clip(site.name, _LONGEST_NAME), locale.bot_url)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"{about}<style>{style()}</style></head><body>"
        f"<header>{home}</header><main>{main}</main>"
        f"{f'<footer>{footer}</footer>' if footer else ''}</body></html>"
    ).encode()


def _parts(article: Article) -> list[Html]:
    """The text in as many pages as it takes, cut at the best places."""
    text = printable(article.formatted)
    longest = _WHOLE
    while True:
        parts = [written(part) for part in _cut(text, longest)] or [Html()]
        if longest <= _SHORTEST or max(len(each.encode()) for each in parts) <= _MOST_OF_TEXT:
            return parts
        longest //= 2


def _cut(text: Formatted, longest: int) -> Iterable[Formatted]:
    return (text.part(*bounds) for bounds in split_at(text.text, longest))


def _headline(article: Article) -> Html:
    told = breaking_sign(article) + clip(article.headline, _LONGEST_HEADLINE)
    return Html(f"<h1>{escape(told)}</h1>")


def _about(locale: Locale, article: Article) -> Html:
    """Rubrics, place and date on one line."""
    moment = shown_at(article)
    local = moment.astimezone(locale.zone).isoformat(timespec="minutes") if moment else ""
    date = Html(f'<time datetime="{local}">{escape(locale.date(moment))}</time>') if moment else ""
    place = clip(article.place or "", _LONGEST_NAME)
    told = joined(" · ", [rubric_name(locale, article), place, date])
    return Html(f'<p class="about">{told}</p>') if told else Html()


def _opening(article: Article) -> tuple[Html, ...]:
    lead = own_lead(article)
    return (
        Html(f'<p class="lead">{escape(lead)}</p>') if lead else Html(),
        Html(f'<img src="{article.id}/photo" alt="">') if article.photo else Html(),
    )


def _turns(locale: Locale, article: Article, number: int, total: int) -> Html:
    if total == 1:
        return Html()
    say = locale.catalogue
    pieces = [
        _turn(article, number - 1, "prev", f"‹ {say('web-previous')}") if number > 1 else "",
        Html(f"<span>{say('web-page', number=number, total=total)}</span>"),
        _turn(article, number + 1, "next", f"{say('web-next')} ›") if number < total else "",
    ]
    return Html(f"<nav>{joined('', pieces)}</nav>")


def _turn(article: Article, number: int, relation: str, label: str) -> Html:
    query = f"?page={number}" if number > 1 else ""
    return Html(f'<a rel="{relation}" href="{article.id}{query}">{label}</a>')


def _footer(locale: Locale, article: Article) -> Html:
    telegram = link(locale.catalogue("web-in-telegram"), locale.article_url(article.id))
    lines = [_earlier(locale, article), *_sources(locale, article), _tags(article)]
    told = "".join(f"<p>{line}</p>" for line in lines if line)
    return Html(f'{told}<p class="telegram">{telegram}</p>')


def _earlier(locale: Locale, article: Article) -> Html:
    if article.quoted is None:
        return Html()
    headline = clip(article.quoted.headline, _LONGEST_QUOTED)
    opened = link(headline, str(article.quoted.id))
    return locale.catalogue("article-earlier", article=opened)


def _sources(locale: Locale, article: Article) -> tuple[Html, ...]:
    """Whose it was, and where it stands."""
    origin = clip(article.origin or "", _LONGEST_NAME)
    url = source_url(article)
    host = clip((urlsplit(url).hostname or "").removeprefix("www."), _LONGEST_NAME) if url else ""
    return (
        locale.catalogue("article-origin", origin=origin) if origin else Html(),
        joined(": ", [locale.catalogue("web-original"), link(host, url)]) if url else Html(),
    )


def _tags(article: Article) -> Html:
    return escape(clip(", ".join(article.tags), _LONGEST_QUOTED))
