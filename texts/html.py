"""Telegram's HTML, safe by construction: text is measured and cut before it is marked up."""

import re
from collections.abc import Iterable
from unicodedata import bidirectional

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
# They would turn what the bot says after what a person typed.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FROM_THE_RIGHT = frozenset({"R", "AL"})
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile("|".join(_NAMED.values()))
_CHARACTERS = {entity: character for character, entity in _NAMED.items()}
_BREAKS = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])\s"), re.compile(r"\s"))


class Html(str):
    """Escaped Telegram HTML; any other string is escaped when joined to it."""

    __slots__ = ()


def clean(text: str) -> str:
    """The text without what no message may carry: lone surrogates, control characters, turns."""
    text = _TURNING.sub("", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    return _CONTROL.sub(" ", text)


def escape(text: str) -> Html:
    """The text as HTML; what is HTML already stays as it is."""
    if isinstance(text, Html):
        return text
    return Html(_SPECIAL.sub(lambda found: _NAMED[found[0]], clean(text)))


def bold(text: str) -> Html:
    """The text in bold."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """The text in italics."""
    return Html(f"<i>{escape(text)}</i>")


def struck(text: str) -> Html:
    """The text struck through."""
    return Html(f"<s>{escape(text)}</s>")


def bold_at(text: str, spans: Iterable[tuple[int, int]]) -> Html:
    """The text with these ranges in bold; they ascend and do not overlap."""
    pieces, place = [], 0
    for start, end in spans:
        pieces += [escape(text[place:start]), bold(text[start:end])]
        place = end
    return joined("", [*pieces, escape(text[place:])])


def quotation(text: str) -> Html:
    """The text as a quotation."""
    return Html(f"<blockquote>{escape(text)}</blockquote>")


def link(text: str, url: str) -> Html:
    """The text, leading to ``url``."""
    return Html(f'<a href="{escape(url)}">{escape(text)}</a>')


def folded(text: str) -> Html:
    """A quotation that shows three lines until it is tapped."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


def joined(separator: str, pieces: Iterable[str]) -> Html:
    """The pieces that are not empty, escaped where they are not HTML yet."""
    return Html(separator.join(escape(piece) for piece in pieces if piece))


def in_line(text: str) -> str:
    """The text, not turning what stands after it even when it is written from right to left."""
    if any(bidirectional(sign) in _FROM_THE_RIGHT for sign in text):
        return f"{text}\N{LEFT-TO-RIGHT MARK}"
    return text


def lines(*pieces: str) -> Html:
    """The pieces that are not empty, one under another."""
    return joined("\n", pieces)


def paragraphs(*pieces: str) -> Html:
    """The pieces that are not empty, a blank line between."""
    return joined("\n\n", pieces)


def width(text: str) -> int:
    """The length of plain text in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain_text(html: Html) -> str:
    """What a reader sees of the HTML."""
    return _ENTITY.sub(lambda found: _CHARACTERS[found[0]], _TAG.sub("", html))


def visible_length(html: Html) -> int:
    """UTF-16 units left of the HTML once Telegram has parsed it."""
    return width(plain_text(html))


def clip(text: str, limit: int) -> str:
    """Plain text in at most ``limit`` UTF-16 units, cut between words and ended by an ellipsis."""
    if width(text) <= limit:
        return text
    head = _head(clean(text), limit - 1)
    words = " ".join(head.rsplit(None, 1)[:-1])
    return (words if width(words) * 2 > limit else head).rstrip(" \n,;:.–—-") + "…"


def split(text: str, limit: int) -> list[str]:
    """Plain text in parts of at most ``limit`` UTF-16 units (2 or more), cut at the best places.

    A paragraph's end is the best, then a line's, a sentence's, a word's; only white space is lost.
    """
    text = clean(text)
    return [text[start:stop] for start, stop in split_at(text, limit)]


def split_at(text: str, limit: int) -> list[tuple[int, int]]:
    """Where the parts of a clean text begin and end."""
    parts = []
    rest = text.strip()
    start = len(text) - len(text.lstrip())
    while width(rest) > limit:
        head = _head(rest, limit)
        cut = _best_cut(head)
        parts.append((start, start + len(head[:cut].rstrip())))
        start += len(rest) - len(rest[cut:].lstrip())
        rest = rest[cut:].lstrip()
    return [*parts, (start, start + len(rest))] if rest else parts


def _best_cut(head: str) -> int:
    for boundary in _BREAKS:
        places = [found.end() for found in boundary.finditer(head, len(head) // 2)]
        if places:
            return places[-1]
    return len(head)


def _head(text: str, limit: int) -> str:
    return text.encode("utf-16-le")[: max(limit, 0) * 2].decode("utf-16-le", "ignore")
