"""When a page says that its article was published, in machines' words first."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from itertools import islice

from sources.moment import read_date_line, read_moment
from sources.webpages.tree import Tree

NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "published_time",
    "article.published",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "article_date_original",
    "date",
    "creation_date",
)
"""Names of `<meta>` that say when, the surest first."""
_TAGS = (
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
    "//time/@datetime",
)
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/._-]|$)")
_YEARS = range(1990, 2101)
_LONGEST = 200
_MOST_ANCESTORS, _MOST_LINES, _MOST_TAGS = 4, 60, 20
_MILLISECONDS = 10**11
"""Larger numbers of seconds lie beyond the year 5000."""
_FEWEST_DIGITS = 10


def first_moment(said: Iterable[str], zone: tzinfo) -> datetime | None:
    """The first of these dates, in UTC; one that gives the time of that day, too, is better."""
    found: datetime | None = None
    for each in said:
        at, has_time = _moment(each, zone)
        if at is None:
            continue
        if has_time and (found is None or abs(at - found) <= timedelta(days=1)):
            return at
        found = found or at
    return found


def dates_in_tags(tree: Tree) -> Iterator[str]:
    """What the tags of a page say that is a date for machines."""
    for path in _TAGS:
        yield from tree.xpath(path)[:_MOST_TAGS]


def dates_beside_heading(tree: Tree, zone: tzinfo) -> Iterator[str]:
    """The lines around a page's heading that are a date and hardly anything else."""
    heading = tree.find(".//h1")
    around = [] if heading is None else islice(heading.iterancestors(), _MOST_ANCESTORS)
    for each in around:
        for text in islice(each.itertext(), _MOST_LINES):
            line = " ".join(text[: 2 * _LONGEST].split())
            moment = read_date_line(line, zone) if any(map(str.isdigit, line)) else None
            if moment and moment.at and not moment.updated:
                yield line


def dates_in_address(path: str) -> Iterator[str]:
    """The days that a path such as ``/2024/07/04/news`` names."""
    return ("-".join(found) for found in _IN_ADDRESS.findall(path))


def _moment(said: str, zone: tzinfo) -> tuple[datetime | None, bool]:
    """The moment that a date is, in UTC, and whether it names a time of day."""
    said = said.strip()[:_LONGEST]
    for read in (datetime.fromisoformat, parsedate_to_datetime, _of_seconds):
        try:
            at = read(said)
            at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError, TypeError, IndexError, OSError):
            continue
        if at.year in _YEARS:
            return at, ":" in said or said.isdecimal()
    moment = read_moment(said, zone)
    if moment and moment.at and moment.exists and moment.at.year in _YEARS:
        return moment.at, moment.has_time
    return None, False


def _of_seconds(said: str) -> datetime:
    if not (said.isdecimal() and len(said) >= _FEWEST_DIGITS):
        raise ValueError(said)
    seconds = int(said)
    return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
