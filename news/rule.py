"""Keyword rules: what a reader is looking for, and whether an article answers it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from news.words.document import Document
from news.words.morphology import Phrase

# A phrase where it does not matter in what the keys of a word are held.
AnyPhrase = Sequence[Collection[str]]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that an article has to hold, or not to hold: any one of these phrases.

    There is more than one phrase when the newsroom keeps synonyms. `text` is the normal form.
    """

    text: str
    phrases: tuple[Phrase, ...] = field(compare=False)

    @property
    def is_word(self) -> bool:
        """Whether it is a single word, without synonyms that are phrases."""
        return len(self.phrases) == len(self.phrases[0]) == 1

    @property
    def size(self) -> int:
        """How many keys it holds."""
        return sum(len(keys) for phrase in self.phrases for keys in phrase)

    def is_in(self, document: Document) -> bool:
        """Whether any of the phrases stands in the document."""
        return any(holds(document, phrase) for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Clause:
    """All of some terms, and none of others."""

    required: tuple[Term, ...]
    forbidden: tuple[Term, ...] = ()

    def matches(self, document: Document) -> bool:
        """Whether the document holds every required term and no forbidden one."""
        return all(term.is_in(document) for term in self.required) and not any(
            term.is_in(document) for term in self.forbidden
        )

    def __str__(self) -> str:
        wanted = [term.text for term in self.required]
        return " ".join(wanted + ["-" + term.text for term in self.forbidden])


@dataclass(frozen=True, slots=True)
class Rule:
    """A keyword rule: any of its clauses. Rules of one normal form are equal.

    `implied` are more clauses to match, which synonyms add and nobody is shown.
    """

    clauses: tuple[Clause, ...]
    implied: tuple[Clause, ...] = field(default=(), compare=False)

    def matches(self, document: Document) -> bool:
        """Whether an article answers the rule."""
        return any(clause.matches(document) for clause in self.clauses + self.implied)

    def normal(self) -> str:
        """The rule as it is written back; read again, it gives an equal rule."""
        return " | ".join(map(str, self.clauses))

    def __str__(self) -> str:
        return self.normal()


def holds(document: Document, phrase: AnyPhrase) -> bool:
    """Whether the phrase stands anywhere in the document."""
    if document.keys.keys().isdisjoint(phrase[0]):
        return False
    return len(phrase) == 1 or next(places(document, phrase), None) is not None


def places(document: Document, phrase: AnyPhrase) -> Iterator[int]:
    """Where in the document the phrase begins, in no order, once for each key met."""
    first, *others = phrase
    for key in first:
        for place in document.keys.get(key, ()):
            if all(_stands(document, place + n, keys) for n, keys in enumerate(others, 1)):
                yield place


def _stands(document: Document, place: int, keys: Collection[str]) -> bool:
    position = document.at(place)
    return position is not None and not position.keys.isdisjoint(keys)
