"""A link → the article on its page: fetched from the web, read in the reader process."""

from collections.abc import Mapping
from http import HTTPStatus
from zoneinfo import ZoneInfo

from sources.fetching import Fetched, Fetcher, FetchError, FetchProblem
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.web_address import completed
from sources.webpage import LARGEST_PAGE, WebPage, read_webpage

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_WALLS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED})
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_REFUSALS = frozenset(
    {
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)
_CHALLENGED = "cf-mitigated"
"""A header of Cloudflare's, on an answer that is not the site's own."""
_REASONS: Mapping[FetchProblem, UnreadableReason] = {
    FetchProblem.FORBIDDEN: UnreadableReason.ADDRESS_FORBIDDEN,
    FetchProblem.NOT_FOUND: UnreadableReason.SITE_UNREACHABLE,
    FetchProblem.UNREACHABLE: UnreadableReason.SITE_UNREACHABLE,
    FetchProblem.TOO_LARGE: UnreadableReason.PAGE_TOO_LARGE,
    FetchProblem.TOO_SLOW: UnreadableReason.SITE_TOO_SLOW,
    FetchProblem.TOO_MANY_REDIRECTS: UnreadableReason.ENDLESS_REDIRECTS,
    FetchProblem.BROKEN: UnreadableReason.SITE_FAILED,
}
_OF_READING = frozenset(
    {UnreadableReason.FAILED, UnreadableReason.TOO_SLOW, UnreadableReason.TOO_MUCH_MEMORY}
)


async def fetch_webpage(
    fetcher: Fetcher, reader: Reader, link: str, *, rubrics: tuple[str, ...], zone: ZoneInfo
) -> WebPage:
    """The article that a link leads to.

    `rubrics` are the known names in all languages; times without a zone are of `zone`. Raises
    UnreadableSource.
    """
    fetched = await _fetched(fetcher, completed(link))
    kind = fetched.headers.get("content-type")
    try:
        return await reader.run(read_webpage, fetched.body, fetched.url, kind, rubrics, str(zone))
    except UnreadableSource as error:
        if error.reason in _OF_READING:
            raise UnreadableSource(UnreadableReason.PAGE_UNREADABLE) from error
        raise


async def _fetched(fetcher: Fetcher, url: str) -> Fetched:
    try:
        fetched = await fetcher.get(url, accept=_ACCEPT, most=LARGEST_PAGE)
    except FetchError as error:
        raise UnreadableSource(_REASONS[error.problem], LARGEST_PAGE) from error
    if fetched.status != HTTPStatus.OK:
        raise UnreadableSource(_reason_of(fetched))
    if len(fetched.body) > LARGEST_PAGE:
        raise UnreadableSource(UnreadableReason.PAGE_TOO_LARGE, LARGEST_PAGE)
    return fetched


def _reason_of(fetched: Fetched) -> UnreadableReason:
    """Why an answer of another status than 200 is no page."""
    if fetched.status in _REFUSALS or _CHALLENGED in fetched.headers:
        return UnreadableReason.CHALLENGE
    if fetched.status in _WALLS:
        return UnreadableReason.WALL
    return UnreadableReason.PAGE_GONE if fetched.status in _GONE else UnreadableReason.SITE_FAILED
