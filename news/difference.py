"""What differs between two texts, short enough to be read, in time linear in their lengths.

Units that stand once in each text and in the same order are the anchors (as in a patience diff).
Sentences are compared first, then the words of those that differ.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_SENTENCE = re.compile(r"[^\n.!?…]*(?:[.!?…]+[»\"”')\]]*[^\S\n]*|\n+|$)")
_WORD = re.compile(r"\S+\s*|\s+")
# Sentences rewritten from end to end are easier to read one after the other.
_WORTH_WEAVING = 0.3
_CONTEXT = 50
_ELLIPSIS = "…"


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of either text."""

    mark: Mark
    text: str


def difference(old: str, new: str, *, room: int, most: int = 40) -> tuple[Piece, ...]:
    """How ``new`` differs from ``old``, with a little of what is around each change.

    At most ``room`` characters and ``most`` changes; a last «…» says that there is more. Empty when
    nothing but white space differs.
    """
    pieces = list(_pieces(_units(_SENTENCE, old), _units(_SENTENCE, new)))
    if all(piece.mark is Mark.SAME for piece in pieces):
        return ()
    return tuple(_clipped(_with_context(pieces), room, most))


def _units(pattern: re.Pattern[str], text: str) -> list[str]:
    return [unit for unit in pattern.findall(text) if unit]


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """The changes of sentences, those of words within them, and what stays, in order."""
    for mark, gone, come in _gaps(old, new):
        if mark is Mark.SAME:
            yield Piece(Mark.SAME, "".join(come))
        else:
            yield from _woven("".join(gone), "".join(come))


def _woven(gone: str, come: str) -> Iterator[Piece]:
    """A changed passage word by word, or as two when hardly a word has stayed."""
    if gone.split() == come.split():
        yield Piece(Mark.SAME, come)
        return
    woven = _joined(
        piece
        for mark, old, new in _gaps(_units(_WORD, gone), _units(_WORD, come))
        for piece in (
            [Piece(Mark.SAME, "".join(new))]
            if mark is Mark.SAME
            else _replaced("".join(old), "".join(new))
        )
    )
    kept = sum(len(piece.text) for piece in woven if piece.mark is Mark.SAME)
    if kept >= _WORTH_WEAVING * min(len(gone), len(come)):
        yield from woven
    else:
        yield from _joined(_replaced(gone, come))


def _replaced(gone: str, come: str) -> list[Piece]:
    """What has gone and what has come for it, one space between: also at a paragraph's end."""
    gap = " " if gone and come else gone[len(gone.rstrip()) :]
    return [Piece(Mark.REMOVED, gone.rstrip() + gap), Piece(Mark.ADDED, come)]


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that hold something, those of one mark side by side as one."""
    some = (piece for piece in pieces if piece.text)
    return [
        Piece(mark, "".join(piece.text for piece in group))
        for mark, group in groupby(some, key=lambda piece: piece.mark)
    ]


def _gaps(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Mark, Sequence[str], Sequence[str]]]:
    """Runs of equal units, and between them what has gone and what has come for it."""
    at_old = at_new = 0
    for start_old, start_new, length in (*_equal_runs(old, new), (len(old), len(new), 0)):
        if start_old > at_old or start_new > at_new:
            yield Mark.ADDED, old[at_old:start_old], new[at_new:start_new]
        at_old, at_new = start_old + length, start_new + length
        if length:
            yield Mark.SAME, old[start_old:at_old], new[start_new:at_new]


def _equal_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where equal runs begin in both, and how long they are: anchors, grown both ways."""
    ours, theirs = [unit.strip() for unit in old], [unit.strip() for unit in new]
    done_old = done_new = 0
    for anchor_old, anchor_new in ((0, 0), *_anchors(ours, theirs), (len(ours), len(theirs))):
        if anchor_old < done_old or anchor_new < done_new:
            continue
        start_old, start_new = anchor_old, anchor_new
        while (
            start_old > done_old
            and start_new > done_new
            and ours[start_old - 1] == theirs[start_new - 1]
        ):
            start_old, start_new = start_old - 1, start_new - 1
        end_old, end_new = anchor_old, anchor_new
        while end_old < len(ours) and end_new < len(theirs) and ours[end_old] == theirs[end_new]:
            end_old, end_new = end_old + 1, end_new + 1
        if end_old > start_old:
            yield start_old, start_new, end_old - start_old
            done_old, done_new = end_old, end_new


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of units that both have once: the longest row of them that ascends in both."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(at, once_new[unit]) for unit, at in once_old.items() if unit in once_new]
    # The longest ascending row: the last of each length so far, and what stands before each.
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]


def _once(units: Sequence[str]) -> dict[str, int]:
    """Where the units stand that stand there once, in order."""
    counts = Counter(units)
    return {unit: at for at, unit in enumerate(units) if unit and counts[unit] == 1}


def _with_context(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The changes with the nearest of what is around them."""
    for number, piece in enumerate(pieces):
        if piece.mark is not Mark.SAME:
            yield piece
            continue
        begins, ends = number == 0, number == len(pieces) - 1
        head = "" if begins else piece.text[:_CONTEXT]
        tail = "" if ends else piece.text[-_CONTEXT:]
        if len(head) + len(tail) >= len(piece.text) and not begins and not ends:
            yield piece
        else:
            yield Piece(Mark.SAME, _elided(piece.text, head, tail))


def _elided(text: str, head: str, tail: str) -> str:
    """The two ends of a text, cut between words, an ellipsis for what is between."""
    if len(head) < len(text) and head and not text[len(head)].isspace():
        head = head.rsplit(None, 1)[0] if len(head.split()) > 1 else head
    if len(tail) < len(text) and tail and not text[-len(tail) - 1].isspace():
        tail = tail.split(None, 1)[-1]
    if text in (head, tail):
        return text
    return f"{head.rstrip()}{' ' if head else ''}{_ELLIPSIS}{' ' if tail else ''}{tail}"


def _clipped(pieces: Iterable[Piece], room: int, most: int) -> Iterator[Piece]:
    changes = 0
    for piece in pieces:
        changes += piece.mark is not Mark.SAME
        if len(piece.text) > room or changes > most:
            fits = piece.text[: max(room - 1, 0)] if changes <= most else ""
            yield Piece(piece.mark if fits else Mark.SAME, f"{fits.rstrip()}{_ELLIPSIS}")
            return
        room -= len(piece.text)
        yield piece
