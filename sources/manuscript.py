"""A text as a document's reader writes it down: run by run, paragraph by paragraph."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from news.formatting import Formatted, Span, Style
from sources.labels import labels_of
from sources.page import LONGEST_ARTICLE, LONGEST_PAGE
from sources.unreadable import UnreadableReason, UnreadableSource

Look = tuple[Style, str]
"""A style and its detail, as in a span."""
MOST_SPANS = 3000
"""Three times what an article keeps."""
BULLET, HOLLOW = "• ", "◦ "


class ParagraphKind(Enum):
    """What a paragraph is, besides running text."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    QUOTE = "quote"


_NAMES = (
    (re.compile("title|назва(?:ние)?"), ParagraphKind.TITLE),
    (re.compile(r"(?:heading|заголовок|загаловак) ?\d?"), ParagraphKind.HEADING),
    (re.compile("(?:intense )?quot(?:e|ations)|(?:выделенная )?цитата"), ParagraphKind.QUOTE),
)


@cache
def kind_of_style(name: str) -> ParagraphKind:
    """What the paragraphs of a style are: programs give it its English name in every language."""
    name = name.strip().casefold()
    return next((kind for pattern, kind in _NAMES if pattern.fullmatch(name)), ParagraphKind.TEXT)


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    stop: int
    opens: bool
    """Whether nothing but labels stands above it."""


class Manuscript:
    """Collects a text and its spans. ``write`` raises UnreadableSource when that gets too long."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: dict[Look, int] = {}
        self._paragraph = 0
        self._first_part = 0
        self._quote: int | None = None
        self._quoted = 0
        self._titles: list[_Heading] = []
        self._headings: list[_Heading] = []
        self._is_top = True

    def write(self, text: str, looks: Collection[Look] = ()) -> None:
        """Go on in the paragraph."""
        if not text:
            return
        self._close([look for look in self._open if look not in looks])
        for look in looks:
            self._open.setdefault(look, self._length)
        self._add(text)

    def end_paragraph(self, kind: ParagraphKind = ParagraphKind.TEXT, sign: str = "") -> None:
        """End the paragraph, an item of a list if it has a ``sign``; an empty one is left out."""
        self._close([*self._open])
        start, stop = self._paragraph, self._length
        text = "".join(self._parts[self._first_part :])
        if text.strip():
            self._settle(kind, sign, start, stop)
            self._is_top = self._is_top and bool(labels_of(text.strip()))
        if start < stop:
            self._add("\n" if sign else "\n\n")
        self._paragraph = self._length
        self._first_part = len(self._parts)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written in this paragraph."""
        return self._paragraph == self._length

    @property
    def formatted(self) -> Formatted:
        """What was written, its headline marked as the page's own."""
        self._end_quote()
        headline = self._headline()
        for each in (*self._titles, *self._headings):
            style = Style.HEADING if each is headline else Style.BOLD
            self._spans.append(Span(each.start, each.stop, style))
        spans = sorted(self._spans)[:MOST_SPANS]
        return Formatted("".join(self._parts), tuple(spans))

    def _headline(self) -> _Heading | None:
        """The title, or else a heading that nothing but labels stands above."""
        if self._titles:
            return self._titles[0]
        first = self._headings[0] if self._headings else None
        return first if first and first.opens else None

    def _settle(self, kind: ParagraphKind, sign: str, start: int, stop: int) -> None:
        if kind is not ParagraphKind.QUOTE:
            self._end_quote()
        if sign:
            self._spans.append(Span(start, stop, Style.ITEM, sign))
        if kind is ParagraphKind.TITLE:
            self._titles.append(_Heading(start, stop, self._is_top))
        if kind is ParagraphKind.HEADING:
            self._headings.append(_Heading(start, stop, self._is_top))
        if kind is ParagraphKind.QUOTE:
            self._quote = start if self._quote is None else self._quote
            self._quoted = stop

    def _end_quote(self) -> None:
        if self._quote is not None:
            self._spans.append(Span(self._quote, self._quoted, Style.QUOTE))
            self._quote = None

    def _close(self, looks: Iterable[Look]) -> None:
        for look in looks:
            self._spans.append(Span(self._open.pop(look), self._length, *look))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > LONGEST_PAGE:
            raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
