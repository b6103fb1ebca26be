"""The language in which readers write rules.

    договор безопасность      both words, anywhere, in any form
    "гарантии безопасности"   side by side, in this order, in any form
    =Минском                  this form only
    -футбол                   not this
    санкции | эмбарго         either; `a b | c` is (a b) | c

Case, ё and е, the kinds of apostrophe, dash and quotation mark make no difference. A hyphenated
word is the phrase of its parts, or its two parts written as one word. Whatever else is written is
read past.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from news.rule import Clause, Rule, Term
from news.rule_text import Item, items
from news.words.acronyms import is_acronym
from news.words.morphology import Keys, Morphology, Phrase
from news.words.synonyms import Room, Synonyms
from news.words.tokens import MOST_LETTERS, Token, clean, tokenize

MOST_RULE_WORDS = 20
MOST_PARTS = 40
"""Of hyphenated words, all counted."""
LONGEST_RULE = 600
"""Characters of the normal form: an index of PostgreSQL takes 2.7 kB."""
LONGEST_RULE_TEXT = 5_000
"""Characters as they are typed; Telegram takes 4 096."""

_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^\W_]+")
_KEPT_BETWEEN = frozenset(("", ".", ",", "&", "/", ":"))
_SURELY_A_WORD = re.compile(r"[^\W\d_]{6}")


class RuleFault(StrEnum):
    """Why a text is no rule."""

    EMPTY = "empty"
    TOO_MANY_WORDS = "too_many_words"
    TOO_LONG = "too_long"
    ONLY_NEGATIVE = "only_negative"


class RuleError(ValueError):
    """A text is no rule: why, and at which character of it."""

    def __init__(self, reason: RuleFault, position: int) -> None:
        super().__init__(f"{reason} at {position}")
        self.reason = reason
        self.position = position


class _ParsedWord(NamedTuple):
    """What stands between two spaces: the keys of its parts, and its normal form.

    `joined` are the keys of two parts written in one word: WiFi for Wi-Fi.
    """

    keys: Phrase
    text: str
    joined: Phrase = ()


class _Operand(NamedTuple):
    """A word or a quotation, with the places in the text where its words begin."""

    start: int
    negative: bool
    words: tuple[_ParsedWord, ...]
    starts: tuple[int, ...]


class RuleLanguage:
    """Parses rules; caches recently parsed words."""

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
        self._tokens = lru_cache(cached_words)(_tokens)

    def parse(self, text: str) -> Rule:
        """The rule that a reader wrote. A quotation left open closes at the end.

        Raises RuleError when the text or its normal form is too long, or holds no word, more than
        MOST_RULE_WORDS or MOST_PARTS, or nothing but what is not to be sent.
        """
        _check_size(text)
        groups = list(self._groups(text))
        starts = [start for group in groups for item in group for start in item.starts]
        if not starts:
            raise RuleError(RuleFault.EMPTY, 0)
        if len(starts) > MOST_RULE_WORDS:
            raise RuleError(RuleFault.TOO_MANY_WORDS, starts[MOST_RULE_WORDS])
        room = Room()
        clauses = tuple(dict.fromkeys(self._clause(group, room) for group in groups))
        rule = Rule(clauses, tuple(chain.from_iterable(self._implied(c, room) for c in clauses)))
        if len(rule.normal()) > LONGEST_RULE:
            raise RuleError(RuleFault.TOO_LONG, starts[-1])
        return rule

    def _groups(self, text: str) -> Iterator[list[_Operand]]:
        shouted = text.isupper() and bool(_SURELY_A_WORD.search(text))
        group: list[_Operand] = []
        for each in items(text):
            if each.is_bar:
                if group:
                    yield group
                group = []
            elif item := self._item(each, shouted=shouted):
                group.append(item)
        if group:
            yield group

    def _item(self, item: Item, *, shouted: bool) -> _Operand | None:
        places = [place for place in _WORD.finditer(item.inside) if self._tokens(place[0])]
        if not places:
            return None
        exactly, in_phrase = "=" in item.signs, len(places) > 1
        words = tuple(
            self._word(place[0], exactly or place[0][0] == "=", shouted, in_phrase)
            for place in places
        )
        starts = tuple(item.start + place.start() for place in places)
        return _Operand(item.place, "-" in item.signs, words, starts)

    def _read_word(
        self, written: str, exactly: bool, shouted: bool, in_phrase: bool
    ) -> _ParsedWord:
        tokens = self._tokens(written)
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
        joined = () if exactly else self._joined(tokens, joints, shouted, in_phrase)
        return _ParsedWord(tuple(keys), "=" * exactly + text, joined)

    def _joined(
        self, tokens: Sequence[Token], joints: Sequence[str], shouted: bool, in_phrase: bool
    ) -> Phrase:
        """The one word that two words of letters are with no hyphen between them, if they are."""
        whole = "".join(_shown(token, capitals=False) for token in tokens)
        if list(map(_joint, joints)) != ["-"] or not whole.isalpha():
            return ()
        return (self._morphology.sought(whole, shouted=shouted, in_phrase=in_phrase),)

    def _term(self, item: _Operand, room: Room) -> Term:
        text = " ".join(word.text for word in item.words)
        phrase = tuple(keys for word in item.words for keys in word.keys)
        phrases = self._phrases(phrase, room)
        if any(word.joined for word in item.words):
            joined = tuple(keys for word in item.words for keys in word.joined or word.keys)
            phrases = (*phrases, joined)
        return Term(text if len(item.words) == 1 else f'"{text}"', phrases)

    def _phrases(self, phrase: Phrase, room: Room) -> tuple[Phrase, ...]:
        if self._synonyms is None:
            return (phrase,)
        widened = self._synonyms.widened(phrase, room)
        return (widened, *self._synonyms.rewordings(widened, room))

    def _clause(self, group: list[_Operand], room: Room) -> Clause:
        required = dict.fromkeys(self._term(item, room) for item in group if not item.negative)
        forbidden = dict.fromkeys(self._term(item, room) for item in group if item.negative)
        if not required:
            raise RuleError(RuleFault.ONLY_NEGATIVE, group[0].start)
        return Clause(tuple(required), tuple(forbidden))

    def _implied(self, clause: Clause, room: Room) -> Iterator[Clause]:
        """Clauses for single words that together are a phrase with synonyms."""
        if self._synonyms is None:
            return
        words = tuple(term.phrases[0][0] for term in clause.required if term.is_word)
        others = tuple(term for term in clause.required if not term.is_word)
        repeated = sum(term.size for term in (*others, *clause.forbidden))
        for wording in self._synonyms.rewordings(words, room, shortest=2):
            if not room.take_keys(repeated):
                return
            yield Clause(tuple(map(_wordless, wording)) + others, clause.forbidden)


def cut_short(text: str) -> str:
    """As much of a text as a search looks at: it refuses none for its length."""
    text = text[:LONGEST_RULE_TEXT]
    parts = [part.start() for part in _PART.finditer(text)]
    return text[: parts[MOST_PARTS]] if len(parts) > MOST_PARTS else text


def _check_size(text: str) -> None:
    """Refuse what would take long to read, before it is read."""
    if len(text) > LONGEST_RULE_TEXT:
        raise RuleError(RuleFault.TOO_LONG, LONGEST_RULE_TEXT)
    if len(text) < 2 * MOST_PARTS:
        return
    parts = list(_PART.finditer(text))
    # Equal words may be one term, and of a long word the beginning is read.
    letters = sum(len(part[:MOST_LETTERS]) for part in {part[0].lower() for part in parts})
    if len(parts) > MOST_PARTS or letters > LONGEST_RULE:
        words = [word.start() for word in _WORD.finditer(text) if _PART.search(word[0])]
        if len(words) > MOST_RULE_WORDS:
            raise RuleError(RuleFault.TOO_MANY_WORDS, words[MOST_RULE_WORDS])
        raise RuleError(RuleFault.TOO_LONG, parts[min(len(parts) - 1, MOST_PARTS)].start())


def _tokens(written: str) -> tuple[Token, ...]:
    return tuple(tokenize(written))


def _wordless(keys: Keys) -> Term:
    return Term("", ((keys,),))


def _shown(token: Token, *, capitals: bool) -> str:
    if capitals and token.written.isupper():
        return token.written
    return clean(token.written.lower().replace("ё", "е"))


def _joint(between: str) -> str:
    return between if between in _KEPT_BETWEEN else "-"
