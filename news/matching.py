"""Which of very many rules an article answers, and where."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from news.rule import Clause, Rule, Term, holds, places
from news.words.document import Document

Span = tuple[int, int]

# Terms made compact: tuples all the way down, with every distinct term kept once.
_Word = tuple[str, ...]
_Phrase = tuple[_Word, ...]
_Term = tuple[_Phrase, ...]
_Clause = tuple[tuple[_Term, ...], tuple[_Term, ...]]


class _Posting(NamedTuple):
    """What is left to be seen once the rarest word of a clause is there."""

    required: tuple[_Term, ...]
    forbidden: tuple[_Term, ...]
    rule_ids: "array[int]"


class RuleIndex:
    """Rules by the rarest of the words that an article has to hold for them.

    Equal rules are looked at once, and rules whose word the article lacks not at all. Rules come
    and go at any time, and the next article sees it; nothing is rebuilt.
    """

    def __init__(self) -> None:
        self._rule_ids: dict[tuple[_Clause, ...], array[int]] = {}
        self._postings: dict[str, list[_Posting]] = {}
        self._terms: dict[_Term, _Term] = {}

    def add(self, rule_id: int, rule: Rule) -> None:
        """Looks for a rule from now on. Equal rules may come under many ids."""
        clauses = self._compact(rule)
        if clauses in self._rule_ids:
            self._rule_ids[clauses].append(rule_id)
            return
        self._rule_ids[clauses] = rule_ids = array("q", (rule_id,))
        for required, forbidden in clauses:
            rarest = min(required, key=self._frequency)
            certain = len(rarest) == len(rarest[0]) == 1
            left = tuple(term for term in required if term is not rarest or not certain)
            posting = _Posting(left, forbidden, rule_ids)
            for key in self._anchors(rarest):
                self._postings.setdefault(key, []).append(posting)

    def discard(self, rule_id: int, rule: Rule) -> None:
        """Looks for the rule under this id no more, if it ever did."""
        clauses = self._compact(rule)
        rule_ids = self._rule_ids.get(clauses)
        if rule_ids is None or rule_id not in rule_ids:
            return
        rule_ids.remove(rule_id)
        if rule_ids:
            return
        del self._rule_ids[clauses]
        for key in {key for required, _ in clauses for key in _keys(required)}:
            others = [p for p in self._postings.get(key, ()) if p.rule_ids is not rule_ids]
            if others:
                self._postings[key] = others
            else:
                self._postings.pop(key, None)

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that the article answers, each once, in no order."""
        found: dict[int, array[int]] = {}
        keys = document.keys.keys()
        for key in keys & self._postings.keys():
            for required, forbidden, rule_ids in self._postings[key]:
                if all(_is_in(document, term) for term in required) and not any(
                    _is_in(document, term) for term in forbidden
                ):
                    found[id(rule_ids)] = rule_ids
        return [rule_id for rule_ids in found.values() for rule_id in rule_ids]

    def _compact(self, rule: Rule) -> tuple[_Clause, ...]:
        return tuple(
            (self._kept(clause.required), self._kept(clause.forbidden))
            for clause in rule.clauses + rule.implied
        )

    def _kept(self, terms: tuple[Term, ...]) -> tuple[_Term, ...]:
        compact = (
            tuple(tuple(tuple(sorted(keys)) for keys in phrase) for phrase in term.phrases)
            for term in terms
        )
        return tuple(self._terms.setdefault(term, term) for term in compact)

    def _frequency(self, term: _Term) -> int:
        return sum(len(self._postings.get(key, ())) for key in self._anchors(term))

    def _anchors(self, term: _Term) -> set[str]:
        """The keys of which an article holds one, if it holds the term."""
        return {key for phrase in term for key in min(phrase, key=self._word_frequency)}

    def _word_frequency(self, word: _Word) -> int:
        return sum(len(self._postings.get(key, ())) for key in word)


def _keys(terms: tuple[_Term, ...]) -> Iterator[str]:
    return (key for term in terms for phrase in term for word in phrase for key in word)


def _is_in(document: Document, term: _Term) -> bool:
    return any(holds(document, phrase) for phrase in term)


def explain(rule: Rule, document: Document) -> list[Span]:
    """Ranges of the document's text that answer the rule, in order, none overlapping another."""
    spans = {
        span
        for clause in rule.clauses + rule.implied
        if clause.matches(document)
        for span in _spans(clause, document)
    }
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _spans(clause: Clause, document: Document) -> Iterator[Span]:
    for term in clause.required:
        for phrase in term.phrases:
            for place in places(document, phrase):
                first, last = document.at(place), document.at(place + len(phrase) - 1)
                if first and last:
                    yield first.start, last.end


def telling_sentence(document: Document, spans: list[Span]) -> Span:
    """The range of the sentence that holds the most of these spans, the first of such."""
    return max(
        document.sentences(),
        key=lambda sentence: sum(
            sentence[0] <= start and end <= sentence[1] for start, end in spans
        ),
        default=(0, len(document.text)),
    )
