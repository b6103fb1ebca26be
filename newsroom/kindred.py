"""Words of a rule in the other language: a Belarusian's «дагавор» is «договор» in Russian."""

from collections.abc import Callable, Iterable, Sequence

from news.language import Language
from news.rule import Clause, Rule, Term
from news.rule_language import RuleError
from news.words.language import languages_of
from news.words.tokens import fold, tokenize
from newsroom.desk import Desk
from storage.publications import published_by_sequence
from storage.search import find

_MOST_WORDS = 6
_LOOKED_AT = 5
_FEWEST_ALIKE = 2
_LONGEST_ENDING = 3
_BOTH = frozenset({Language.RU, Language.BE})

Translate = Callable[[str], str | None]


async def in_other_language(desk: Desk, words: str, speaks: Language) -> str | None:
    """The same rule in the other of Belarusian and Russian; None where not every word is sure.

    Whoever ``speaks`` one of them writes in that what may be either.
    """
    try:
        rule = await desk.rulebook.parse_aside(words)
    except RuleError:
        return None
    plain = _words(rule)
    language = _language(desk, plain, speaks)
    if language is None or len(rule.clauses) > 1 or not 0 < len(plain) <= _MOST_WORDS:
        return None
    known = {word: await _translated(desk, word, language) for word in plain}
    other = _in_words(rule.clauses[0], known.get)
    return other if other is not None and _adds(desk, rule, other) else None


def both(words: str, other: str) -> str:
    """A rule for either."""
    return f"{words} | {other}"


def _adds(desk: Desk, rule: Rule, other: str) -> bool:
    """Whether the other rule looks for anything else: «слово» is met by «слова» as it is."""
    return not _keys(desk.rulebook.parse(other)) <= _keys(rule)


def _keys(rule: Rule) -> set[str]:
    terms = rule.clauses[0].required
    return {key for term in terms for phrase in term.phrases for keys in phrase for key in keys}


async def _translated(desk: Desk, word: str, language: Language) -> str | None:
    if not any(letter.isalpha() for letter in word) or word.isascii():
        return word
    kindred = desk.rulebook.kindred
    if language is Language.BE:
        return kindred.russian(word)
    return kindred.belarusian(word) or await _met(desk, word, kindred.guesses(word))


async def _met(desk: Desk, word: str, guesses: Sequence[str]) -> str | None:
    """Which of the guesses the newsroom's own Belarusian articles bear out."""
    if not guesses:
        return None
    rule = desk.rulebook.parse(" | ".join(guesses))
    async with desk.database.snapshot() as connection:
        found = await find(connection, rule, _LOOKED_AT)
        articles = await published_by_sequence(connection, found)
    written = [
        token.written.lower()
        for article in articles
        if article.language == Language.BE
        for token in tokenize(f"{article.headline}\n{article.text}")
    ]
    return _borne_out(desk, word, guesses, written)


def _borne_out(desk: Desk, word: str, guesses: Sequence[str], written: Iterable[str]) -> str | None:
    """The guess that has the most letters in common with a word which means the same."""
    meant = desk.rulebook.kindred.russian
    wanted = desk.rulebook.kindred.lemma(word)
    like = [each for each in dict.fromkeys(written) if any(_alike(each, one) for one in guesses)]
    met = [each for each in like if meant(each) == wanted]
    best = max(guesses, key=lambda guess: max((_common(guess, each) for each in met), default=0))
    return best if met else None


def _alike(word: str, guess: str) -> bool:
    """Whether a word may be a form of what is guessed."""
    return _common(word, guess) >= max(_FEWEST_ALIKE, len(guess) - _LONGEST_ENDING)


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _language(desk: Desk, words: Sequence[str], speaks: Language) -> Language | None:
    """Which of the two the words are in; None when they are in neither."""
    if any(word.isascii() and word.isalpha() for word in words):
        return None
    sure = {language for word in words for language in _sure(word)}
    if len(sure) == 1:
        return sure.pop()
    if sure:
        return None
    if speaks is Language.BE:
        return Language.BE
    knows = desk.rulebook.knows_russian
    return Language.RU if all(knows(fold(word)) for word in words) else Language.BE


def _sure(word: str) -> frozenset[Language]:
    languages = languages_of(word)
    return languages if len(languages) == 1 and languages <= _BOTH else frozenset()


def _words(rule: Rule) -> list[str]:
    clause = rule.clauses[0]
    return [word for term in clause.required for word in term.text.strip('="').split()]


def _in_words(clause: Clause, translate: Translate) -> str | None:
    """The clause in other words; what is excluded stays excluded as it is written."""
    terms = [_term(term, translate) for term in clause.required]
    if any(term is None for term in terms):
        return None
    return " ".join([*filter(None, terms), *(f"-{term.text}" for term in clause.forbidden)])


def _term(term: Term, translate: Translate) -> str | None:
    if term.text[0] == "=":
        return None
    words = [translate(word) for word in term.text.strip('"').split()]
    if any(word is None for word in words):
        return None
    text = " ".join(filter(None, words))
    return f'"{text}"' if term.text[0] == '"' else text
