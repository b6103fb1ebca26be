"""A text in its author's formatting as the web's HTML, safe by construction."""

import re
from collections.abc import Iterable, Iterator

from news.formatting import QUOTES, Formatted, Span, Style
from texts.formatted import printable
from texts.html import Html, escape
from texts.nesting import nested, tags_in_order

_MOST_IN_TAGS = 6_000
"""Bytes of tags and addresses in one text; spans beyond are left out, their words are not."""
_LONGEST_TAGS = 40
_BLANK_LINES = re.compile(r"\n\s*\n")
_LANGUAGE = re.compile(r"[\w+#.-]{1,32}", re.ASCII)
_TAGS = {
    Style.BOLD: "strong",
    Style.ITALIC: "em",
    Style.UNDERLINE: "u",
    Style.STRIKE: "s",
    Style.CODE: "code",
    Style.PRE: "code",
}


def written(text: Formatted) -> Html:
    """Paragraphs, quotations and code, one after another, each an element of its own.

    Of links those into the web are kept.
    """
    printed = printable(text)
    spans = _affordable(nested(filter(_is_for_the_web, printed.spans)))
    return Html("".join(_blocks(Formatted(printed.text, tuple(spans)))))


def _is_for_the_web(span: Span) -> bool:
    return span.style is not Style.LINK or span.detail.lower().startswith(("http://", "https://"))


def _affordable(spans: Iterable[Span]) -> Iterator[Span]:
    room = _MOST_IN_TAGS
    for span in spans:
        room -= _LONGEST_TAGS + len(escape(span.detail).encode())
        if room >= 0:
            yield span


def _blocks(text: Formatted) -> Iterator[str]:
    place = 0
    for block in text.spans:
        if block.start < place or not (block.style in QUOTES or block.style is Style.PRE):
            continue
        yield from _paragraphs(text.part(place, block.start))
        yield _block(text.part(block.start, block.stop), block)
        place = block.stop
    yield from _paragraphs(text.part(place, len(text.text)))


def _block(text: Formatted, block: Span) -> str:
    if block.style is Style.PRE:
        named = _LANGUAGE.fullmatch(block.detail)
        attribute = f' class="language-{block.detail}"' if named else ""
        return f"<pre><code{attribute}>{escape(text.text)}</code></pre>"
    return f"<blockquote>{''.join(_paragraphs(text))}</blockquote>"


def _paragraphs(text: Formatted) -> Iterator[str]:
    start = 0
    ends = [(found.start(), found.end()) for found in _BLANK_LINES.finditer(text.text)]
    for stop, following in (*ends, (len(text.text), 0)):
        paragraph = _trimmed(text.part(start, stop))
        if paragraph.text:
            yield f"<p>{_inline(paragraph)}</p>"
        start = following


def _trimmed(text: Formatted) -> Formatted:
    start = len(text.text) - len(text.text.lstrip())
    return text.part(start, max(start, len(text.text.rstrip())))


def _inline(text: Formatted) -> str:
    pieces: list[str] = []
    place = 0
    inside = (span for span in text.spans if span.style not in QUOTES)
    for at, tag in tags_in_order(inside, _tags):
        pieces += [_lines(text.text[place:at]), tag]
        place = at
    return "".join([*pieces, _lines(text.text[place:])])


def _tags(span: Span) -> tuple[str, str]:
    if span.style is Style.LINK:
        return f'<a href="{escape(span.detail)}">', "</a>"
    if span.style is Style.SPOILER:
        return '<span class="spoiler">', "</span>"
    return f"<{_TAGS[span.style]}>", f"</{_TAGS[span.style]}>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
