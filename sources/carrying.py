"""Maps an article's characters back to the source text, to carry their formatting over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from news.article import ArticleDraft
from news.formatting import MOST_SPANS, QUOTES, Formatted, Span, Style
from sources.page import Reading
from sources.plaintext import Line, line_bounds, visible

_STRUCTURE = frozenset({Style.ITEM, Style.HEADING})
_LISTED = re.compile(r"(?:[•◦▪●○■‣*-]|\d{1,3}[.)])\s")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, and where each of its characters stands in the original, if anywhere."""

    text: str
    places: Sequence[int]
    first: int = _NOWHERE
    last: int = _NOWHERE
    is_listed: bool = False
    """An item of a typed list, with its sign."""
    is_item: bool = False
    """An item of a page's list."""
    block: Span | None = None
    """The quotation or the code it lies in."""


def carry_formatting(original: Formatted, reading: Reading) -> ArticleDraft:
    """The draft in the original's formatting, with the signs of its lists.

    Only visible characters are compared: the reader changes nothing but what lies between them.
    """
    pieces = list(_merged(original.text, _located(original, reading.body)))
    text = "\n\n".join(piece.text for piece in pieces)
    places: list[int] = []
    for piece in pieces:
        places += [_NOWHERE, _NOWHERE, *piece.places] if places else piece.places
    spans = tuple(_moved(original, text, places))[:MOST_SPANS]
    body = tuple(text.split("\n\n")) if text else ()
    return replace(reading.draft, body=body, formatting=spans)


def _located(original: Formatted, lines: Iterable[Line]) -> Iterator[_Piece]:
    bounds = line_bounds(original.text)
    signs = {span.start: span.detail for span in original.spans if span.style is Style.ITEM}
    blocks = sorted(s for s in original.spans if s.style in QUOTES | {Style.PRE})
    read_to = 0
    for line in lines:
        start, stop = max(bounds[line.first][0], read_to), bounds[line.last][1]
        places = _places(original.text, start, stop, line.text)
        if not places:
            yield _Piece(line.text, [_NOWHERE] * len(line.text))
            continue
        piece = _piece(line.text, places, _block(blocks, places))
        read_to = piece.last + 1
        sign = signs.get(piece.first)
        yield (
            _signed(piece, sign) if sign else _as_typed(original.text, piece, bounds[line.first][0])
        )


def _places(text: str, start: int, stop: int, found: str) -> list[int]:
    """Where each character of a clean text stands in a range of the text; empty if nowhere."""
    around = visible(text[start:stop])
    inside = visible(found)
    at = "".join(text[start + i] for i in around).find("".join(found[i] for i in inside))
    if at < 0 or not inside:
        return []
    places = [_NOWHERE] * len(found)
    for number, i in enumerate(inside):
        places[i] = start + around[at + number]
    return places


def _piece(text: str, places: Sequence[int], block: Span | None) -> _Piece:
    known = [place for place in places if place != _NOWHERE]
    is_listed = _LISTED.match(text) is not None
    return _Piece(text, places, known[0], known[-1], is_listed, block=block)


def _block(blocks: Sequence[Span], places: Sequence[int]) -> Span | None:
    first = next(place for place in places if place != _NOWHERE)
    at = bisect_right(blocks, first, key=lambda span: span.start) - 1
    return blocks[at] if at >= 0 and first < blocks[at].stop else None


def _signed(piece: _Piece, sign: str) -> _Piece:
    places = [*([_NOWHERE] * len(sign)), *piece.places]
    return replace(piece, text=sign + piece.text, places=places, is_item=True)


def _as_typed(text: str, piece: _Piece, line_start: int) -> _Piece:
    """A line of code with its spaces; any other piece as it is."""
    if piece.block is None or piece.block.style is not Style.PRE:
        return piece
    return _verbatim(text, piece, max(line_start, piece.block.start), piece.last) or piece


def _verbatim(text: str, piece: _Piece, first: int, last: int) -> _Piece | None:
    part = text[first : last + 1]
    if not part.translate({9: " ", 10: " "}).isprintable():
        return None
    return replace(piece, text=part, places=range(first, last + 1), first=first, last=last)


def _merged(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces, those of one list, one verse or one block of code on lines of one paragraph."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _belong_together(text, group[-1], piece):
            yield _joined(text, group)
            group = []
        group.append(piece)
    if group:
        yield _joined(text, group)


def _joined(text: str, group: Sequence[_Piece]) -> _Piece:
    first, last = group[0], group[-1]
    if first.block and first.block.style is Style.PRE and len(group) > 1:
        whole = _verbatim(text, first, first.first, last.last)
        if whole:
            return whole
    places = [*first.places]
    for piece in group[1:]:
        places += [_NOWHERE, *piece.places]
    return replace(first, text="\n".join(piece.text for piece in group), places=places)


def _belong_together(text: str, one: _Piece, other: _Piece) -> bool:
    if _NOWHERE in (one.first, other.first):
        return False
    between = text[one.last + 1 : other.first]
    if between.strip():
        return False
    same = one.block is other.block
    if not same or (one.is_item and other.is_item):
        return same
    if one.block and one.block.style is Style.PRE:
        return True
    return between.count("\n") == 1 and bool(one.block or (one.is_listed and other.is_listed))


def _moved(original: Formatted, text: str, places: Sequence[int]) -> Iterator[Span]:
    """The original's spans in the article, by their beginnings."""
    known = [(place, at) for at, place in enumerate(places) if place != _NOWHERE]
    for span in sorted(original.spans):
        first = bisect_left(known, (span.start,))
        last = bisect_left(known, (span.stop,)) - 1
        if first > last or span.style in _STRUCTURE:
            continue
        moved = replace(span, start=known[first][1], stop=known[last][1] + 1)
        if span.style is not Style.LINK or not is_own_address(text[moved.start : moved.stop], span):
            yield moved


def is_own_address(text: str, link: Span) -> bool:
    """Whether a link only says where it leads: Telegram links that by itself."""
    return _SCHEME.sub("", text).rstrip("/") == _SCHEME.sub("", link.detail).rstrip("/")
