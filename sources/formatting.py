"""An editor's formatting, carried from the text handed in to the article made of it."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from itertools import accumulate, pairwise

from news.address import canonical_url
from news.article import ArticleDraft
from news.formatting import Formatted, Span, Style
from sources.carrying import carry_formatting, is_own_address
from sources.origin import is_label
from sources.page import Reading, trace_page
from sources.plaintext import clean, fold, line_bounds

_READ_ON = re.compile(
    r"(?:подробнее|подробности|падрабязней|падрабязнасці|more|details|full story|via"
    r"|(?:читать|чытаць|read)(?: (?:далее|полностью|далей|цалкам|more))?)?",
    re.IGNORECASE,
)
"""What may stand before the link of a last line, beside signs."""
_BELOW = re.compile(r"-0-|#\w+(?:[\s,]*#\w+)*[\s,]*")
"""What may stand below the last line: an agency's end mark, tags."""
_LINE = re.compile(r"[^\n]+")
_NO_WORD = re.compile(r"\W+")


def read_formatted(original: Formatted, *, rubrics: Iterable[str], zone: tzinfo) -> ArticleDraft:
    """Read a text as `read_page` does, and keep its formatting. Raises UnreadableSource.

    A last line that is one link is the source, else a link on the headline. A page's own heading
    is its headline.
    """
    names = tuple(rubrics)
    original, first_address = _take_address(in_nfc(original))
    original, address = _take_source(original)
    reading = trace_page(original.text, rubrics=names, zone=zone)
    heading = _heading(original)
    if heading and not _is_headline(heading, reading.draft.headline):
        above = reading.draft
        original = original.part(*_from_heading(original))
        reading = trace_page(original.text, rubrics=names, zone=zone)
        reading = replace(reading, draft=_with_top(reading.draft, above))
    draft = carry_formatting(original, reading)
    url = draft.source_url or address or first_address or _headlines_link(original, reading)
    return replace(draft, source_url=url)


def read_draft(original: Formatted, rubrics: tuple[str, ...], zone: tzinfo) -> ArticleDraft:
    """The same as a job for `sources.reader`."""
    return read_formatted(original, rubrics=rubrics, zone=zone)


def _headlines_link(original: Formatted, reading: Reading) -> str | None:
    """Where the headline's first link leads, if it does not only say where."""
    bounds, headline = line_bounds(original.text), reading.headline
    start, stop = bounds[headline.first][0], bounds[headline.last][1]
    links = (
        span
        for span in sorted(original.spans)
        if span.style is Style.LINK and start <= span.start and span.stop <= stop
    )
    for link in links:
        linked = fold(clean(original.text[link.start : link.stop]))
        if linked and linked in fold(headline.text) and not is_own_address(linked, link):
            return canonical_url(link.detail)
    return None


def _heading(original: Formatted) -> str:
    """The page's only heading of the first level; empty when there is none, or another."""
    found = [span for span in original.spans if span.style is Style.HEADING]
    return (
        " ".join(original.text[found[0].start : found[0].stop].split()) if len(found) == 1 else ""
    )


def _is_headline(heading: str, headline: str) -> bool:
    """Whether they are the same; a dateline or a second sentence may be off the headline."""
    heading, headline = fold(clean(heading)), fold(headline)
    return heading in headline or headline in heading


def _from_heading(original: Formatted) -> tuple[int, int]:
    starts = [span.start for span in original.spans if span.style is Style.HEADING]
    return starts[0], len(original.text)


def _with_top(draft: ArticleDraft, above: ArticleDraft) -> ArticleDraft:
    """The draft read from its heading on, with what stood above that: trail, date, address."""
    return replace(
        draft,
        rubric_hint=draft.rubric_hint or above.rubric_hint,
        published_on_site=draft.published_on_site or above.published_on_site,
        source_url=draft.source_url or above.source_url,
    )


def in_nfc(original: Formatted) -> Formatted:
    """The text in NFC between the bounds of its spans, so that they still fit."""
    if unicodedata.is_normalized("NFC", original.text):
        return original
    size = len(original.text)
    bounds = sorted({0, size, *(at for span in original.spans for at in (span.start, span.stop))})
    pieces = [unicodedata.normalize("NFC", original.text[a:b]) for a, b in pairwise(bounds)]
    moved = dict(zip(bounds, accumulate(map(len, pieces), initial=0), strict=True))
    spans = (replace(s, start=moved[s.start], stop=moved[s.stop]) for s in original.spans)
    return Formatted("".join(pieces), tuple(spans))


def _take_address(original: Formatted) -> tuple[Formatted, str | None]:
    """Take out a first line that is an address and nothing else: no headline, though it has words.

    Telegram links ``example.org/news`` too, where no scheme shows that it is an address.
    """
    first = next((found for found in _LINE.finditer(original.text) if found[0].strip()), None)
    if first is None or not original.text[first.end() :].strip():
        return original, None
    said = first[0].strip()
    links = (span for span in original.spans if span.style is Style.LINK)
    own = (
        link.detail
        for link in links
        if original.text[link.start : link.stop] == said
        and link.stop <= first.end()
        and is_own_address(said, link)
    )
    address = next(filter(None, map(canonical_url, own)), None)
    return (_without(original, *first.span()), address) if address else (original, None)


def _take_source(original: Formatted) -> tuple[Formatted, str | None]:
    """Take out the line that is one link, if it is the last or is named the source."""
    lines = [found for found in _LINE.finditer(original.text) if _says_something(found[0])]
    last = lines[-1].start() if lines else 0
    links = {span.start: span for span in original.spans if span.style is Style.LINK}
    starts = sorted(links)
    for line in lines[:0:-1]:
        at = bisect_left(starts, line.start())
        link = links[starts[at]] if at < len(starts) and starts[at] < line.end() else None
        if link and (address := _source(original.text, line.span(), link, line.start() == last)):
            return _without(original, *line.span()), address
    return original, None


def _says_something(line: str) -> bool:
    return any(map(str.isalnum, line)) and not _BELOW.fullmatch(line.strip())


def _source(text: str, line: tuple[int, int], link: Span, is_last: bool) -> str | None:
    before, after = text[line[0] : link.start], text[link.stop : line[1]]
    if any(map(str.isalnum, after)):
        return None
    is_named = is_last and _READ_ON.fullmatch(_NO_WORD.sub(" ", before).strip())
    return canonical_url(link.detail) if is_named or is_label(before) else None


def _without(original: Formatted, start: int, stop: int) -> Formatted:
    below = original.part(stop, len(original.text))
    return original.part(0, start).followed_by(below.text, below.spans)
