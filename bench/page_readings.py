"""The ways in which `bench.webpages` reads a page: jobs of the reader process."""

from zoneinfo import ZoneInfo

from news.article import ArticleDraft
from sources.markup import read_markup
from sources.page import read_page
from sources.webpage import read_webpage

_RUBRICS = ("Политика", "Экономика", "Общество", "В мире")


def by_us(data: bytes, url: str) -> ArticleDraft:
    """The article as the bot reads it."""
    return read_webpage(data, url, None, _RUBRICS, "UTC").draft


def by_trafilatura(data: bytes, _: str) -> ArticleDraft:
    """The text as trafilatura gives it unasked."""
    from trafilatura import extract  # noqa: PLC0415 - in the reader process alone

    return ArticleDraft("", (extract(data) or "",))


def as_pasted(data: bytes, _: str) -> ArticleDraft:
    """The article in all that the page shows, as if an editor had pasted that."""
    from sources.webpages.tree import page_text  # noqa: PLC0415 - as above

    text = read_markup(page_text(data, None)).text
    return read_page(text, rubrics=_RUBRICS, zone=ZoneInfo("UTC"))
