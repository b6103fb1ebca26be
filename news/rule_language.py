"""The language in which readers write rules.

    договор безопасность      both words, anywhere, in any form
    "гарантии безопасности"   side by side, in this order, in any form
    =Минском                  this form only
    -футбол                   not this
    санкции | эмбарго         either; `a b | c` is (a b) | c

Case, ё and е, the kinds of apostrophe and of quotation mark make no difference. A hyphenated word
is the phrase of its parts. Whatever else is written is read past.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from news.rule import Clause, Phrase, Rule, Term
from news.words.acronyms import is_acronym
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms
from news.words.tokens import Token, clean, tokenize

MOST_WORDS = 20

_QUOTES = '"«»„“”‟〝〞＂'
_SINGLE_QUOTES = "‹›‚‘"
_ITEM = re.compile(
    rf"(?P<signs>[-−–—=+]*)"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?"
    rf"|[{_SINGLE_QUOTES}](?P<single>[^{_SINGLE_QUOTES}’]*)[{_SINGLE_QUOTES}’]?"
    rf"|(?P<bar>\|)"
    rf"|(?P<word>[^\s|{_QUOTES}]+))"
)
_MINUSES = frozenset("-−–—")
_WORD = re.compile(r"\S+")
_KEPT_BETWEEN = frozenset(("", ".", ",", "&", "/", ":"))
_SURELY_A_WORD = re.compile(r"[^\W\d_]{6}")


class RuleFault(StrEnum):
    """Why a text is no rule."""

    EMPTY = "empty"
    TOO_MANY_WORDS = "too_many_words"
    ONLY_NEGATIVE = "only_negative"


class RuleError(ValueError):
    """A text is no rule: why, and at which character of it."""

    def __init__(self, reason: RuleFault, position: int) -> None:
        super().__init__(f"{reason} at {position}")
        self.reason = reason
        self.position = position


class _Word(NamedTuple):
    """What stands between two spaces: the keys of its parts, and its normal form."""

    keys: Phrase
    text: str


class _Item(NamedTuple):
    """A word or a quotation, with the places in the text where its words begin."""

    start: int
    negative: bool
    words: tuple[_Word, ...]
    starts: tuple[int, ...]


class RuleLanguage:
    """Reads rules; keeps in mind the words that it has read lately, so that many are read fast."""

    def __init__(
        self,
        morphology: Morphology,
        synonyms: Synonyms | None = None,
        *,
        cached_words: int = 1 << 14,
    ) -> None:
        self._morphology = morphology
        self._synonyms = synonyms
        self._word = lru_cache(cached_words)(self._read_word)

    def parse(self, text: str) -> Rule:
        """The rule that a reader wrote. A quotation left open closes at the end.

        Raises RuleError when the text holds no word, more than MOST_WORDS, or nothing but what is
        not to be sent.
        """
        groups = list(self._groups(text))
        starts = [start for group in groups for item in group for start in item.starts]
        if not starts:
            raise RuleError(RuleFault.EMPTY, 0)
        if len(starts) > MOST_WORDS:
            raise RuleError(RuleFault.TOO_MANY_WORDS, starts[MOST_WORDS])
        clauses = tuple(dict.fromkeys(map(self._clause, groups)))
        return Rule(clauses, tuple(self._implied(clauses)) if self._synonyms else ())

    def _groups(self, text: str) -> Iterator[list[_Item]]:
        shouted = text.isupper() and bool(_SURELY_A_WORD.search(text))
        group: list[_Item] = []
        for match in _ITEM.finditer(text):
            if match["bar"]:
                if group:
                    yield group
                group = []
            elif item := self._item(match, shouted=shouted):
                group.append(item)
        if group:
            yield group

    def _item(self, match: re.Match[str], *, shouted: bool) -> _Item | None:
        inside, signs = match.lastgroup or "", match["signs"]
        found = self._words(match, inside, shouted, in_phrase=False)
        if len(found) > 1:
            found = self._words(match, inside, shouted, in_phrase=True)
        if not found:
            return None
        words, starts = zip(*found, strict=True)
        return _Item(match.start(), not _MINUSES.isdisjoint(signs), words, starts)

    def _words(
        self, match: re.Match[str], inside: str, shouted: bool, *, in_phrase: bool
    ) -> list[tuple[_Word, int]]:
        exactly = "=" in match["signs"]
        return [
            (word, match.start(inside) + place.start())
            for place in _WORD.finditer(match[inside])
            if (word := self._word(place[0], exactly or place[0][0] == "=", shouted, in_phrase))
        ]

    def _read_word(
        self, written: str, exactly: bool, shouted: bool, in_phrase: bool
    ) -> _Word | None:
        tokens = tuple(tokenize(written))
        if not tokens:
            return None
        if exactly:
            keys = [self._morphology.exact(token.written) for token in tokens]
        else:
            keys = [
                self._morphology.sought(token.written, shouted=shouted, in_phrase=in_phrase)
                for token in tokens
            ]
        capitals = not exactly and not shouted and any(is_acronym(t.written) for t in tokens)
        shown = [_shown(token, capitals=capitals) for token in tokens]
        joints = [written[one.end : other.start] for one, other in pairwise(tokens)]
        text = "".join(chain.from_iterable(zip(shown, [*map(_joint, joints), ""], strict=True)))
        return _Word(tuple(keys), "=" * exactly + text)

    def _term(self, item: _Item) -> Term:
        text = " ".join(word.text for word in item.words)
        phrase = tuple(keys for word in item.words for keys in word.keys)
        phrases = self._synonyms.variants(phrase) if self._synonyms else (phrase,)
        return Term(text if len(item.words) == 1 else f'"{text}"', phrases)

    def _clause(self, group: list[_Item]) -> Clause:
        required = dict.fromkeys(self._term(item) for item in group if not item.negative)
        forbidden = dict.fromkeys(self._term(item) for item in group if item.negative)
        if not required:
            raise RuleError(RuleFault.ONLY_NEGATIVE, group[0].start)
        return Clause(tuple(required), tuple(forbidden))

    def _implied(self, clauses: Iterable[Clause]) -> Iterator[Clause]:
        """Clauses for single words that together are a phrase with synonyms."""
        for clause in clauses:
            words = tuple(term.phrases[0][0] for term in clause.required if term.is_word)
            others = tuple(term for term in clause.required if not term.is_word)
            for variant in self._synonyms.variants(words)[1:] if self._synonyms else ():
                terms = tuple(Term("", ((keys,),)) for keys in variant)
                yield Clause(terms + others, clause.forbidden)


def parse_rule(text: str, morphology: Morphology, synonyms: Synonyms | None = None) -> Rule:
    """One rule that a reader wrote; see RuleLanguage.parse."""
    return RuleLanguage(morphology, synonyms).parse(text)


def _shown(token: Token, *, capitals: bool) -> str:
    if capitals and token.written.isupper():
        return token.written
    return clean(token.written.lower().replace("ё", "е"))


def _joint(between: str) -> str:
    return between if between in _KEPT_BETWEEN else "-"
