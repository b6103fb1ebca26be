"""A web page → the article on it, with the addresses of its picture and of itself."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from news.article import ArticleDraft
from sources.unreadable import UnreadableReason, UnreadableSource

LARGEST_PAGE = 5_000_000
"""Bytes; the largest page of 439 public ones of news has 3.4 MB."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """The article of a page.

    `image_url` is of its picture; `canonical_url` is what the page calls its own address, if that
    is on the same site.
    """

    draft: ArticleDraft
    image_url: str | None = None
    canonical_url: str | None = None


def read_webpage(
    data: bytes, url: str, content_type: str | None, rubrics: tuple[str, ...], zone: str
) -> WebPage:
    """Read a page that was fetched from `url`: a job for `sources.reader`.

    `content_type` is the server's header; `rubrics` are the known names in all languages; `zone`
    is the IANA name of the site's clock, for times without one. Raises UnreadableSource for what
    is no page, a page without an article, and one that keeps its article from strangers.
    """
    if len(data) > LARGEST_PAGE:
        raise UnreadableSource(UnreadableReason.PAGE_TOO_LARGE, LARGEST_PAGE)
    # Tens of megabytes that only the process which reads pages has to load.
    from sources.webpages.reading import read_page_of_site  # noqa: PLC0415

    return read_page_of_site(data, url, content_type, rubrics, ZoneInfo(zone))
