"""What feeds of both formats say alike."""

from api.web.markup import written
from api.web.site import Site
from news.article import Article
from news.syndication import Syndication
from texts.article import own_lead
from texts.html import Html, clip, escape, joined

_LONGEST_QUERY = 100


def title_of(site: Site, feed: Syndication) -> str:
    """The feed's name: of its rubric, or its words, and of the newsroom."""
    language = feed.link.language
    rubric = feed.link.rubric
    about = rubric.name(language) if rubric else clip(feed.link.query or "", _LONGEST_QUERY)
    return f"{about} — {site.name}"


def item_html(site: Site, article: Article) -> str:
    """An article's photo, lead and text as the web's HTML."""
    lead = own_lead(article)
    photo = f'<p><img src="{escape(site.photo_of(article.id))}" alt=""></p>'
    return joined(
        "",
        [
            Html(photo) if article.photo else "",
            Html(f"<p><em>{escape(lead)}</em></p>") if lead else "",
            written(article.formatted),
        ],
    )
