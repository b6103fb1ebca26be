"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

import json
from datetime import datetime
from typing import Any

from api.web.about import description, source_url
from api.web.feed import item_html, title_of
from api.web.site import Site
from news.article import Article
from news.syndication import Syndication
from texts.article import breaking_sign
from texts.html import clean

CONTENT_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(site: Site, feed: Syndication, address: str) -> bytes:
    """The document; ``address`` is where it is read."""
    told = {
        "version": _VERSION,
        "title": title_of(site, feed),
        "home_page_url": site.locale(feed.link.language).bot_url,
        "feed_url": address,
        "language": feed.link.language.value,
        "items": [_item(site, one, feed.changed_at[one.id]) for one in feed.articles],
    }
    return clean(json.dumps(told, ensure_ascii=False, separators=(",", ":"))).encode()


def _item(site: Site, article: Article, changed_at: datetime) -> dict[str, Any]:
    published_at = article.published_at or changed_at
    language = site.locale(article.language).catalogue.language
    named = [rubric.name(language) for rubric in article.rubrics]
    told = {
        "id": site.tag_of(article.id),
        "url": site.page_of(article.id),
        "external_url": source_url(article),
        "title": breaking_sign(article) + article.headline,
        "content_html": item_html(site, article),
        "summary": description(article),
        "image": site.photo_of(article.id) if article.photo else None,
        "date_published": published_at.isoformat(timespec="seconds"),
        "date_modified": changed_at.isoformat(timespec="seconds"),
        "tags": [*named, *article.tags],
        "language": article.language,
    }
    return {key: value for key, value in told.items() if value not in (None, "")}
