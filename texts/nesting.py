"""Spans made valid for Telegram: properly nested, limited in number."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from operator import attrgetter

from news.formatting import QUOTES, Span, Style

_CODE = frozenset({Style.CODE, Style.PRE})
_WHOLE = _CODE | {Style.LINK}
_SET = (Style.BOLD, Style.ITALIC, Style.UNDERLINE, Style.STRIKE, Style.SPOILER)
_BLOCKS = (Style.QUOTE, Style.FOLDED_QUOTE, Style.PRE, Style.CODE, Style.LINK)
_ORDER = {style: at for at, style in enumerate((*_BLOCKS, *_SET))}

_SortKey = tuple[int, int, int, int]


def nested(spans: Iterable[Span]) -> list[Span]:
    """The spans by their beginnings, each inside another or outside it; some of them cut in two.

    A quotation holds no other, code holds nothing, a link holds no code; of two such that meet,
    the first is kept.
    """
    waiting = [(_sort_key(span), span) for span in _alone(spans)]
    heapify(waiting)
    around: list[Span] = []
    settled: list[Span] = []
    while waiting:
        span = heappop(waiting)[-1]
        while around and around[-1].stop <= span.start:
            settled.append(around.pop())
        for piece in _met(span, around) if span.start < span.stop else ():
            heappush(waiting, (_sort_key(piece), piece))
    return sorted(settled + around, key=_sort_key)


def tags_in_order(
    spans: Iterable[Span], tags: Callable[[Span], tuple[str, str]]
) -> Iterator[tuple[int, str]]:
    """Where each of the nested spans opens and closes, with what ``tags`` gives it for that."""
    around: list[Span] = []
    for span in spans:
        while around and around[-1].stop <= span.start:
            yield around[-1].stop, tags(around.pop())[1]
        yield span.start, tags(span)[0]
        around.append(span)
    while around:
        yield around[-1].stop, tags(around.pop())[1]


def most_important(spans: Iterable[Span], most: int) -> list[Span]:
    """At most so many of the nested spans: links first, then blocks, then what is set apart."""
    kept = sorted(spans, key=lambda span: (_importance(span.style), span.start))[: max(most, 0)]
    return sorted(kept, key=_sort_key)


def _sort_key(span: Span) -> _SortKey:
    return span.start, _rank(span.style), -span.stop, _ORDER[span.style]


def _rank(style: Style) -> int:
    """Where two spans cross, the one with the higher number is cut."""
    return 0 if style in QUOTES else 1 if style in _WHOLE else 2


def _importance(style: Style) -> int:
    if style is Style.LINK:
        return 0
    return 1 if style in QUOTES | _CODE | {Style.SPOILER} else 2


def _met(span: Span, around: list[Span]) -> list[Span]:
    """Put a span inside those around it; what remains of both comes back."""
    if not around or span.stop <= around[-1].stop:
        around.append(span)
        return []
    outer = around[-1]
    if _rank(span.style) < _rank(outer.style):
        around[-1] = outer.within(outer.start, span.start)
        return [span, outer.within(span.start, outer.stop)]
    around.append(span.within(span.start, outer.stop))
    return [span.within(outer.stop, span.stop)]


def _alone(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that meet one of their own kind; code and links cut at quotations."""
    known = sorted(
        (span for span in spans if span.style in _ORDER and span.start < span.stop), key=_sort_key
    )
    quotes = _first_of_each(span for span in known if span.style in QUOTES)
    bounds = [bound for quote in quotes for bound in (quote.start, quote.stop)]
    first = _first_of_each(span for span in known if span.style in _WHOLE)
    whole = [piece for span in first for piece in _cut(span, bounds)]
    code = [span for span in whole if span.style in _CODE]
    united = (each for style in _SET for each in _united(s for s in known if s.style is style))
    return [*quotes, *whole, *(piece for span in united for piece in _around(span, code))]


def _cut(span: Span, bounds: Sequence[int]) -> Iterator[Span]:
    inside = bounds[bisect_right(bounds, span.start) : bisect_left(bounds, span.stop)]
    for start, stop in pairwise([span.start, *inside, span.stop]):
        yield span.within(start, stop)


def _around(span: Span, code: Sequence[Span]) -> Iterator[Span]:
    """What of a span is not code."""
    start = span.start
    at = bisect_right(code, start, key=attrgetter("stop"))
    while at < len(code) and code[at].start < span.stop:
        yield span.within(start, code[at].start)
        start = code[at].stop
        at += 1
    yield span.within(start, span.stop)


def _first_of_each(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].stop:
            kept.append(span)
    return kept


def _united(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=attrgetter("start")):
        if kept and span.start <= kept[-1].stop:
            last = kept[-1]
            kept[-1] = Span(last.start, max(last.stop, span.stop), span.style)
        else:
            kept.append(span)
    return kept
