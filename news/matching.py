"""The index of keyword rules: which of them an article matches, and where."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from news.rule import Clause, Rule, Term, places
from news.words.document import Document
from news.words.morphology import Keys

Range = tuple[int, int]


class _IndexedWord:
    """A word of rules, and the clauses that are looked at when an article holds it.

    `alone` need no other word. `paired` go by the second word that they need.
    """

    __slots__ = ("alone", "keys", "paired", "uses")

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.alone: tuple[_Posting, ...] = ()
        self.paired: dict[_IndexedWord, tuple[_Posting, ...]] = {}
        self.uses = 0

    def __len__(self) -> int:
        return len(self.alone) + len(self.paired)


class _Posting(NamedTuple):
    """A clause: the words it needs besides those it goes by, then what costs more to see."""

    words: tuple[_IndexedWord, ...]
    required: tuple[Term, ...]
    forbidden: tuple[Term, ...]
    rule_ids: "array[int]"


class RuleIndex:
    """Rules by the two rarest of the words that an article has to hold for them.

    Equal rules are looked at once, and rules whose words the article lacks not at all. Rules come
    and go at any time, and the next article sees it; nothing is rebuilt.
    """

    def __init__(self) -> None:
        self._rule_ids: dict[str, array[int]] = {}
        self._words: dict[Keys, _IndexedWord] = {}
        self._words_by_key: dict[str, tuple[_IndexedWord, ...]] = {}

    def add(self, rule_id: int, rule: Rule) -> None:
        """Adds a rule to the index. Equal rules may have many ids."""
        normal = rule.normal()
        rule_ids = self._rule_ids.get(normal)
        if rule_ids is not None:
            rule_ids.append(rule_id)
            return
        self._rule_ids[normal] = rule_ids = array("q", (rule_id,))
        for clause in chain(rule.clauses, rule.implied):
            for words in _needed(clause):
                self._post(clause, [self._word(keys) for keys in words], rule_ids)

    def discard(self, rule_id: int, rule: Rule) -> None:
        """Removes this id of the rule, if it is there."""
        normal = rule.normal()
        rule_ids = self._rule_ids.get(normal)
        if rule_ids is None or rule_id not in rule_ids:
            return
        rule_ids.remove(rule_id)
        if rule_ids:
            return
        del self._rule_ids[normal]
        for clause in chain(rule.clauses, rule.implied):
            for words in _needed(clause):
                self._forget([self._words[keys] for keys in words if keys in self._words], rule_ids)

    def match(self, document: Document) -> list[int]:
        """Ids of the rules that the article answers, each once, in no order."""
        found: dict[int, array[int]] = {}
        words = self._words_in(document)
        for word in words:
            postings = chain(
                word.alone, *(word.paired[other] for other in word.paired.keys() & words)
            )
            for posting in postings:
                if _answers(posting, words, document):
                    found[id(posting.rule_ids)] = posting.rule_ids
        return list(chain.from_iterable(found.values()))

    def _words_in(self, document: Document) -> set[_IndexedWord]:
        by_key = self._words_by_key
        return set(chain.from_iterable(by_key[key] for key in document.keys.keys() & by_key.keys()))

    def _word(self, keys: Keys) -> _IndexedWord:
        word = self._words.get(keys)
        if word is None:
            word = self._words[keys] = _IndexedWord(keys)
            for key in keys:
                self._words_by_key[key] = (*self._words_by_key.get(key, ()), word)
        return word

    def _post(self, clause: Clause, words: list[_IndexedWord], rule_ids: "array[int]") -> None:
        for word in words:
            word.uses += 1
        first, *others = sorted(dict.fromkeys(words), key=len)
        required = tuple(term for term in clause.required if not term.is_word)
        posting = _Posting(tuple(others[1:]), required, clause.forbidden, rule_ids)
        if others:
            second = others[0]
            first.paired[second] = (*first.paired.get(second, ()), posting)
        else:
            first.alone = (*first.alone, posting)

    def _forget(self, words: list[_IndexedWord], rule_ids: "array[int]") -> None:
        for word in words:
            word.alone = _without(word.alone, rule_ids)
            for other in words:
                left = _without(word.paired.pop(other, ()), rule_ids)
                if left:
                    word.paired[other] = left
        for word in words:
            word.uses -= 1
            if not word.uses:
                self._drop(word)

    def _drop(self, word: _IndexedWord) -> None:
        del self._words[word.keys]
        for key in word.keys:
            left = tuple(other for other in self._words_by_key.pop(key) if other is not word)
            if left:
                self._words_by_key[key] = left


def _without(postings: tuple[_Posting, ...], rule_ids: "array[int]") -> tuple[_Posting, ...]:
    return tuple(posting for posting in postings if posting.rule_ids is not rule_ids)


def _needed(clause: Clause) -> Iterable[list[Keys]]:
    """Words that an article has to hold for the clause; one list for each way there is."""
    certain = [
        keys for term in clause.required if len(term.phrases) == 1 for keys in term.phrases[0]
    ]
    if certain:
        return [certain]
    return [list(phrase) for phrase in clause.required[0].phrases]


def _answers(posting: _Posting, words: set[_IndexedWord], document: Document) -> bool:
    return (
        all(word in words for word in posting.words)
        and all(term.is_in(document) for term in posting.required)
        and not any(term.is_in(document) for term in posting.forbidden)
    )


def explain(rule: Rule, document: Document) -> list[Range]:
    """Ranges of the document's text that answer the rule, in order, none overlapping another."""
    ranges = {
        one
        for clause in rule.clauses + rule.implied
        if clause.matches(document)
        for one in _ranges(clause, document)
    }
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _ranges(clause: Clause, document: Document) -> Iterator[Range]:
    for term in clause.required:
        for phrase in term.phrases:
            for place in places(document, phrase):
                first, last = document.at(place), document.at(place + len(phrase) - 1)
                if first and last:
                    yield first.start, last.end


def telling_sentence(document: Document, ranges: Iterable[Range]) -> Range:
    """The range of the sentence that holds the most of these ranges, the first of such."""
    sentences = document.sentences()
    starts = [start for start, _ in sentences]
    held = [0] * len(sentences)
    for start, end in ranges:
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= sentences[number][1]:
            held[number] += 1
    return sentences[held.index(max(held))] if held else (0, len(document.text))
