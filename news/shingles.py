"""Whether two texts are the same text: by the three-word shingles that they share."""

from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

from news.words.tokens import fold, tokenize

Shingles = frozenset[tuple[str, ...]]

SHARED = 0.5
"""The part of the shorter text's shingles from which on the two are the same text."""
_WORDS = 3
# Below this a single turn of phrase is half of the text.
_FEWEST_WORDS = 8
# An article is a few hundred words; what is cut off is no less alike than what is kept.
_MOST_CHARACTERS = 50_000
_BITS = 1 << 14
# Bits of different shingles fall together now and then, so a sketch is a little off.
_WORTH_A_LOOK = 0.45


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text's shingles as bits of one number: 2 kB, two of which are compared in 2 µs."""

    bits: int
    count: int

    def may_be(self, other: "Sketch") -> bool:
        """Whether the texts may be the same text; never False when they are."""
        fewer = min(self.count, other.count)
        return fewer > 0 and self.overlap(other) >= _WORTH_A_LOOK * fewer

    def overlap(self, other: "Sketch") -> int:
        """How many bits they have in common."""
        return (self.bits & other.bits).bit_count()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, of its first 50 000 characters."""
    return tuple(fold(token.written) for token in tokenize(text[:_MOST_CHARACTERS]))


def shingles(words: Collection[str]) -> Shingles:
    """Every three words in a row."""
    listed = tuple(words)
    return frozenset(zip(*(listed[at:] for at in range(_WORDS)), strict=False))


def sketch(words: Collection[str]) -> Sketch:
    """The sketch of a text by its words."""
    bits = 0
    for each in shingles(words):
        bits |= 1 << (crc32(" ".join(each).encode("utf-8", "surrogatepass")) % _BITS)
    return Sketch(bits, bits.bit_count())


def shared(one: Collection[str], other: Collection[str]) -> float:
    """The part, 0 to 1, of the shorter text's shingles that the other has, by their words.

    A text of less than eight words is the same as its equal, and as nothing else.
    """
    if min(len(one), len(other)) < _FEWEST_WORDS:
        return float(bool(one) and tuple(one) == tuple(other))
    mine, theirs = shingles(one), shingles(other)
    return len(mine & theirs) / min(len(mine), len(theirs))
