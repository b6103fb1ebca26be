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
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

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
_SURELY_A_WORD = 6


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


def parse_rule(text: str, morphology: Morphology, synonyms: Synonyms | None = None) -> Rule:
    """The rule that a reader wrote. A quotation left open closes at the end.

    Raises RuleError when the text holds no word, more than MOST_WORDS, or only what not to send.
    """
    groups = list(_alternatives(text))
    words = [word for group in groups for item in group for word in item.words]
    if not words:
        raise RuleError(RuleFault.EMPTY, 0)
    if len(words) > MOST_WORDS:
        raise RuleError(RuleFault.TOO_MANY_WORDS, words[MOST_WORDS].start)
    shouted = _is_shouted(words)
    clauses = [_clause(group, _Reader(morphology, synonyms, shouted)) for group in groups]
    return Rule(tuple(dict.fromkeys(clauses)), _implied(clauses, synonyms))


@dataclass(frozen=True, slots=True)
class _Word:
    """What stands between two spaces: its tokens, and the text between them."""

    start: int
    tokens: tuple[Token, ...]
    between: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    negative: bool
    words: tuple[_Word, ...]


def _alternatives(text: str) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    for match in _ITEM.finditer(text):
        if match["bar"]:
            if group:
                yield group
            group = []
        elif words := tuple(_words(match)):
            group.append(_Item(match.start(), not _MINUSES.isdisjoint(match["signs"]), words))
    if group:
        yield group


def _words(item: re.Match[str]) -> Iterator[_Word]:
    name = item.lastgroup or ""
    for word in _WORD.finditer(item[name]):
        tokens = tuple(tokenize(word[0]))
        if tokens:
            pairs = pairwise(tokens)
            between = tuple(word[0][one.end : other.start] for one, other in pairs)
            yield _Word(
                item.start(name) + word.start(),
                tokens,
                between,
                exact="=" in item["signs"] or word[0].startswith("="),
            )


def _is_shouted(words: list[_Word]) -> bool:
    """Whether the whole rule is in capitals, so that they tell nothing of acronyms."""
    written = [token.written for word in words for token in word.tokens]
    return max(map(len, written)) >= _SURELY_A_WORD and "".join(written).isupper()


@dataclass(frozen=True, slots=True)
class _Reader:
    morphology: Morphology
    synonyms: Synonyms | None
    shouted: bool

    def term(self, item: _Item) -> Term:
        phrase = tuple(
            self.morphology.exact(token.written)
            if word.exact
            else self.morphology.sought(token.written, shouted=self.shouted)
            for word in item.words
            for token in word.tokens
        )
        shown = " ".join(map(self._shown, item.words))
        text = f'"{shown}"' if len(item.words) > 1 else shown
        return Term(text, self.synonyms.variants(phrase) if self.synonyms else (phrase,))

    def _shown(self, word: _Word) -> str:
        shown = [self._shown_token(token, exactly=word.exact) for token in word.tokens]
        joints = [text if text in _KEPT_BETWEEN else "-" for text in word.between]
        joined = "".join(part for pair in zip(shown, [*joints, ""], strict=True) for part in pair)
        return "=" * word.exact + joined

    def _shown_token(self, token: Token, *, exactly: bool) -> str:
        if is_acronym(token.written) and not self.shouted and not exactly:
            return token.written
        return clean(token.written.lower().replace("ё", "е"))


def _clause(group: list[_Item], reader: _Reader) -> Clause:
    required = dict.fromkeys(reader.term(item) for item in group if not item.negative)
    forbidden = dict.fromkeys(reader.term(item) for item in group if item.negative)
    if not required:
        raise RuleError(RuleFault.ONLY_NEGATIVE, group[0].start)
    return Clause(tuple(required), tuple(forbidden))


def _implied(clauses: Iterable[Clause], synonyms: Synonyms | None) -> tuple[Clause, ...]:
    """Clauses for single words that together are a phrase with synonyms."""
    if not synonyms:
        return ()
    found: list[Clause] = []
    for clause in clauses:
        words = tuple(term.phrases[0][0] for term in clause.required if _is_word(term.phrases[0]))
        for variant in synonyms.variants(words)[1:] if len(words) > 1 else ():
            terms = tuple(Term("", ((keys,),)) for keys in variant)
            others = tuple(term for term in clause.required if not _is_word(term.phrases[0]))
            found.append(Clause(terms + others, clause.forbidden))
    return tuple(found)


def _is_word(phrase: Phrase) -> bool:
    return len(phrase) == 1
