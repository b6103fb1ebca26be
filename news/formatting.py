"""A text with its author's formatting: plain text, and spans of it that are in a style."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_SPANS = 1000
"""What an article keeps; a message shows 100 at most."""
LONGEST_DETAIL = 2048
_LINKED = re.compile(r"https?://[^\s/?#\[\]]+(?:[/?#]\S*)?|tg://(?!user\b)\w\S*", re.IGNORECASE)


class Style(StrEnum):
    """How a span is set, by Telegram's names; the last two only a source knows."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strikethrough"
    SPOILER = "spoiler"
    CODE = "code"
    PRE = "pre"
    QUOTE = "blockquote"
    FOLDED_QUOTE = "expandable_blockquote"
    LINK = "text_link"
    ITEM = "item"
    """The beginning of an item of a list; the detail is its sign."""
    HEADING = "heading"
    """The page's own headline."""


QUOTES = frozenset({Style.QUOTE, Style.FOLDED_QUOTE})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``stop`` (code points) in a style.

    ``detail`` is a link's address, or the language of a block of code.
    """

    start: int
    stop: int
    style: Style
    detail: str = ""

    def moved(self, by: int) -> "Span":
        """The same span of a text that begins so much earlier."""
        return replace(self, start=self.start + by, stop=self.stop + by)

    def up_to(self, stop: int) -> "Span":
        """The same span with another end."""
        return replace(self, stop=stop)

    def about(self, detail: str) -> "Span":
        """The same span with another detail."""
        return replace(self, detail=detail)

    def within(self, start: int, stop: int) -> "Span":
        """What of it lies in a range; empty when nothing does."""
        return replace(self, start=max(self.start, start), stop=min(self.stop, stop))


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its spans, which may overlap in any way."""

    text: str
    spans: tuple[Span, ...] = ()

    def part(self, start: int, stop: int) -> "Formatted":
        """The characters from ``start`` to ``stop``, in their styles."""
        found = (span.within(start, stop) for span in self.spans)
        kept = tuple(span.moved(-start) for span in found if span.start < span.stop)
        return Formatted(self.text[start:stop], kept)

    def followed_by(self, text: str, spans: Iterable[Span] = ()) -> "Formatted":
        """The text with more below it."""
        moved = (span.moved(len(self.text)) for span in spans)
        return Formatted(self.text + text, (*self.spans, *moved))


def is_linkable(address: str) -> bool:
    """Whether an address may be linked: a web page, or a place in Telegram that is no person."""
    return len(address) <= LONGEST_DETAIL and _LINKED.fullmatch(address) is not None


def to_json(spans: Iterable[Span]) -> str | None:
    """The spans in few bytes; None when there are none."""
    rows = [[span.style, span.start, span.stop, *filter(None, [span.detail])] for span in spans]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def from_json(written: str | None, length: int) -> tuple[Span, ...]:
    """The spans of a text of ``length``; what is malformed or out of range is left out."""
    try:
        rows = json.loads(written or "[]")
    except (ValueError, RecursionError):
        return ()
    found = (_span(row, length) for row in rows) if isinstance(rows, list) else ()
    return tuple(span for span in found if span)


def _span(row: object, length: int) -> Span | None:
    match row:
        case [str(style), int(start), int(stop), *details] if style in set(Style):
            if not 0 <= start < stop <= length:
                return None
            detail = details[0] if details and isinstance(details[0], str) else ""
            if style == Style.LINK and not is_linkable(detail):
                return None
            return Span(start, stop, Style(style), detail)
    return None
