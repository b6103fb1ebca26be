"""A sitemap with news, or an index of sitemaps → what it says."""

from sources.feeds.addresses import absolute
from sources.feeds.document import Element
from sources.feeds.entry import Entry, Listing, Wording, first_absolute
from sources.feeds.fields import Fields
from sources.feeds.limits import MOST_ENTRIES, MOST_SITEMAPS
from sources.feeds.pictures import picture
from sources.feeds.wording import wording_of
from sources.unreadable import UnreadableReason, UnreadableSource


def read_sitemap(root: Element) -> Listing:
    """The news of a ``<urlset>``. Raises UnreadableSource for one that has none."""
    pages = list(Fields(root).inside("url"))
    news = [page for page in pages if page.first("news:news") is not None][:MOST_ENTRIES]
    if pages and not news:
        raise UnreadableSource(UnreadableReason.NOT_A_FEED)
    publications = [one for page in news[:1] for one in _news(page).inside("news:publication")]
    return Listing(
        title=next((one.text("news:name") for one in publications), ""),
        language=next((one.text("news:language") for one in publications), ""),
        entries=[_entry(page) for page in news],
    )


def read_index(root: Element) -> Listing:
    """The addresses of a ``<sitemapindex>``, those of news first."""
    base = root.base or ""
    listed = [absolute(base, one.text("loc")) for one in Fields(root).inside("sitemap")]
    addresses = [address for address in listed if address]
    addresses.sort(key=lambda address: "news" not in address.lower())
    return Listing(sitemaps=tuple(addresses[:MOST_SITEMAPS]))


def _news(page: Fields) -> Fields:
    return next(page.inside("news:news"))


def _entry(page: Fields) -> Entry:
    news, base = _news(page), page.element.base or ""
    title = news.first("news:title")
    return Entry(
        title=Wording() if title is None else wording_of(title),
        link=first_absolute(base, [page.text("loc")]),
        published=news.text("news:publication_date"),
        updated=page.text("lastmod"),
        tags=news.text("news:keywords").split(","),
        image=picture(page, base),
    )
