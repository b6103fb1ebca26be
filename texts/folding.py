"""A long body, folded under its lead: what an expandable quotation shows is three lines."""

from news.formatting import QUOTES, Formatted, Span, Style
from texts.html import width

# A body longer than this takes the screen from the headline: all but its lead is folded.
LONG_BODY = 700
# Three lines of a phone: what a fold shows anyway.
_SHORT_RUN = 200


def folded_body(body: Formatted, *, below_lead: bool) -> Formatted:
    """A long body with all but its lead folded, the author's quotations each by itself."""
    start = 0 if below_lead else _lead_end(body)
    if width(body.text) <= LONG_BODY or not body.text[start:].strip():
        return body
    quotes = sorted(span for span in body.spans if span.style in QUOTES and span.start >= start)
    starts = [start, *(quote.stop for quote in quotes)]
    stops = [*(quote.start for quote in quotes), len(body.text)]
    runs = [_run(body.text, *bounds) for bounds in zip(starts, stops, strict=True)]
    folds = (run for run in runs if not quotes or run.stop - run.start > _SHORT_RUN)
    return Formatted(body.text, (*body.spans, *folds))


def _lead_end(body: Formatted) -> int:
    """Where the lead is over: its first paragraph, or all of a block that has empty lines."""
    at = body.text.find("\n\n")
    blocks = (span for span in body.spans if span.style in QUOTES | {Style.PRE})
    end = max((span.stop for span in blocks if span.start <= at < span.stop), default=at)
    return end if end >= 0 else len(body.text)


def _run(text: str, start: int, stop: int) -> Span:
    """What is to be folded of a range: all but the white space around."""
    part = text[start:stop]
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()), Style.FOLDED_QUOTE)
