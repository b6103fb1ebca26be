"""A formatted text as Telegram's HTML: measured and cut as plain text, then marked up."""

import re
from collections.abc import Iterable, Sequence

from news.formatting import Formatted, Span, Style
from texts.html import Html, clean, clip, escape
from texts.nesting import most_important, nested, tags_in_order

_LONGEST_RAW = 32_000
"""Telegram takes 32 768 bytes of marked-up text; the rest is for what stands around it."""
_LONGEST_TAGS = 60
# What Telegram may mark up by itself: it counts, and what is beyond the hundredth is dropped.
_FOUND = re.compile(r"://|www\.|(?<!\w)[#@/$][^\W_]|\w@\w|[^\W\d_]\.[^\W\d_]")
_LANGUAGE = re.compile(r"[\w+#.-]{1,32}")
_TAGS = {
    Style.BOLD: "b",
    Style.ITALIC: "i",
    Style.UNDERLINE: "u",
    Style.STRIKE: "s",
    Style.SPOILER: "tg-spoiler",
    Style.CODE: "code",
    Style.QUOTE: "blockquote",
}


def printable(text: Formatted) -> Formatted:
    """The text as a message may carry it; without its formatting where that would be misplaced."""
    printed = clean(text.text)
    return Formatted(printed, text.spans if len(printed) == len(text.text) else ())


def clip_formatted(text: Formatted, limit: int) -> Formatted:
    """At most ``limit`` UTF-16 units of a printable text, ended by an ellipsis where it is cut."""
    clipped = clip(text.text, limit)
    if clipped == text.text:
        return text
    return text.part(0, len(clipped) - 1).followed_by("…")


def marked_up(text: Formatted, most: int) -> Html:
    """The text with its most important spans: ``most``, less what Telegram finds in it itself."""
    most -= len(_FOUND.findall(text.text))
    raw = len(escape(text.text).encode())
    spans = _affordable(most_important(nested(text.spans), most), _LONGEST_RAW - raw)
    pieces: list[str] = []
    place = 0
    for at, tag in tags_in_order(spans, _tags):
        pieces += [escape(text.text[place:at]), tag]
        place = at
    return Html("".join([*pieces, escape(text.text[place:])]))


def _affordable(spans: Sequence[Span], room: int) -> Iterable[Span]:
    """The spans whose tags and addresses fit so many bytes."""
    for span in spans:
        room -= _LONGEST_TAGS + len(escape(span.detail).encode())
        if room >= 0:
            yield span


def _tags(span: Span) -> tuple[str, str]:
    match span.style:
        case Style.LINK:
            return f'<a href="{escape(span.detail)}">', "</a>"
        case Style.FOLDED_QUOTE:
            return "<blockquote expandable>", "</blockquote>"
        case Style.PRE if _LANGUAGE.fullmatch(span.detail):
            return f'<pre><code class="language-{span.detail}">', "</code></pre>"
        case Style.PRE:
            return "<pre>", "</pre>"
    return f"<{_TAGS[span.style]}>", f"</{_TAGS[span.style]}>"
