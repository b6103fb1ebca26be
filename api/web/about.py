"""What a page says of itself to other programs: Open Graph, its canonical address."""

from datetime import datetime
from urllib.parse import urlsplit

from api.web.site import Site
from news.article import Article
from news.language import Language
from texts.article import own_lead
from texts.html import Html, clean, clip, escape, joined
from texts.locale import Locale

LONGEST_DESCRIPTION = 200
_LONGEST_TITLE = 200
_LONGEST_URL = 1_000
_MOST_TAGS = 10
_LONGEST_TAG = 50
_TERRITORIES = {Language.RU: "ru_RU", Language.BE: "be_BY", Language.EN: "en_GB"}


def head(site: Site, locale: Locale, article: Article, changed_at: datetime) -> Html:
    """The elements of a page's head that tell what it is."""
    title = clip(article.headline, _LONGEST_TITLE)
    name = clip(site.name, _LONGEST_TAG)
    canonical = source_url(article) or site.page_of(article.id)
    pieces = [
        Html(f"<title>{escape(title)} — {escape(name)}</title>"),
        Html(f'<link rel="canonical" href="{escape(canonical)}">'),
        Html(f'<meta name="description" content="{escape(description(article))}">'),
        *(_meta(key, value) for key, value in _graph(site, locale, article, changed_at)),
    ]
    return joined("", pieces)


def description(article: Article) -> str:
    """An article in a sentence or two: its lead, or else its beginning; one line."""
    return clip(" ".join(clean(own_lead(article) or article.text).split()), LONGEST_DESCRIPTION)


def source_url(article: Article) -> str | None:
    """Where the article stands in the web, if that is an address that a page may link to."""
    url = article.source_url or ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    is_plain = parts.scheme in ("http", "https") and host and clean(url) == url and " " not in url
    return url if is_plain and len(url) <= _LONGEST_URL else None


def _graph(
    site: Site, locale: Locale, article: Article, changed_at: datetime
) -> list[tuple[str, str]]:
    """Open Graph (ogp.me), and what X and Telegram add to it."""
    published_at = article.published_at or changed_at
    photo = site.photo_of(article.id) if article.photo else ""
    told = {
        "og:type": "article",
        "og:title": clip(article.headline, _LONGEST_TITLE),
        "og:description": description(article),
        "og:url": site.page_of(article.id),
        "og:site_name": clip(site.name, _LONGEST_TAG),
        "og:locale": _TERRITORIES[locale.catalogue.language],
        "og:image": photo,
        "article:published_time": published_at.isoformat(timespec="seconds"),
        "article:modified_time": changed_at.isoformat(timespec="seconds"),
        "article:section": _section(locale, article),
        "twitter:card": "summary_large_image" if photo else "summary",
    }
    tags = [("article:tag", clip(tag, _LONGEST_TAG)) for tag in article.tags[:_MOST_TAGS]]
    return [(key, value) for key, value in (*told.items(), *tags) if value]


def _section(locale: Locale, article: Article) -> str:
    return article.rubric.name(locale.catalogue.language) if article.rubric else ""


def _meta(name: str, value: str) -> Html:
    attribute = "name" if name.startswith("twitter:") else "property"
    return Html(f'<meta {attribute}="{name}" content="{escape(value)}">')
