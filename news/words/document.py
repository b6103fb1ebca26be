"""A text as matching and search see it: at every place, the keys of the word that stands there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.language import Language
from news.words.language import cyrillic_languages
from news.words.morphology import Keys, Morphology
from news.words.tokens import Token, is_hyphenated, tokenize

_SHOUTING_WORDS = 3
# So many words are enough to tell the language of a text.
_TELLING_WORDS = 200


@dataclass(frozen=True, slots=True)
class Position:
    """A word of a document: `text[start:end]`, its place and its keys.

    Words side by side have places in a row; between sentences one place is left empty, so that no
    phrase reaches over.
    """

    start: int
    end: int
    place: int
    keys: Keys


class Document:
    """An analysed text, headline and body together. It never changes."""

    __slots__ = ("_at", "keys", "positions", "text")

    def __init__(self, text: str, positions: Sequence[Position]) -> None:
        self.text = text
        self.positions = tuple(positions)
        self._at = {position.place: position for position in self.positions}
        self.keys: dict[str, list[int]] = {}
        for position in self.positions:
            for key in position.keys:
                self.keys.setdefault(key, []).append(position.place)

    def at(self, place: int) -> Position | None:
        """The word at a place, or None between sentences and at the ends."""
        return self._at.get(place)

    def sentences(self) -> list[tuple[int, int]]:
        """Ranges of the sentences in the text, from a first word up to the next first word."""
        starts = [p.start for p in self.positions if self.at(p.place - 1) is None]
        ends = [*starts[1:], len(self.text)]
        return [
            (start, start + len(self.text[start:end].rstrip()))
            for start, end in zip(starts, ends, strict=False)
        ]


def analyse(text: str, morphology: Morphology, language: Language | None = None) -> Document:
    """A document of this text; give the headline and the body as one text, a line break between.

    Its words are taken to be of that ``language`` where their spelling allows; else it tells.
    """
    tokens = list(tokenize(text))
    telling = (token.written for token in tokens[:_TELLING_WORDS])
    languages = frozenset({language}) if language else cyrillic_languages(telling)
    positions: list[Position] = []
    place = 0
    for sentence in _sentences(tokens):
        shouted = _is_shouted(sentence)
        words = [token.written for token in sentence]
        alone = [morphology.meant(word, languages, shouted=shouted) for word in words]
        found = morphology.in_context(words, alone)
        for at, (one, other) in enumerate(pairwise(sentence)):
            if is_hyphenated(text, one, other):
                joined = morphology.joined((one.written, other.written), languages)
                found[at : at + 2] = [keys | joined for keys in found[at : at + 2]]
        for token, keys in zip(sentence, found, strict=True):
            positions.append(Position(token.start, token.end, place, keys))
            place += 1
        place += 1
    return Document(text, positions)


def _sentences(tokens: list[Token]) -> list[list[Token]]:
    sentences: list[list[Token]] = []
    for token in tokens:
        if not token.follows or not sentences:
            sentences.append([])
        sentences[-1].append(token)
    return sentences


def _is_shouted(sentence: list[Token]) -> bool:
    words = [token.written for token in sentence if len(token.written) > 1]
    return len(words) >= _SHOUTING_WORDS and all(word.isupper() for word in words if word.isalpha())
