"""The words and numbers of a text, each with what it can mean in a time."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from news.release.belarusian import BELARUSIAN
from news.release.english import ENGLISH
from news.release.kind import Kind
from news.release.numerals import numeral
from news.release.russian import RUSSIAN

Meaning = tuple[Kind, int]
LANGUAGES = (ENGLISH, BELARUSIAN, RUSSIAN)

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?P<ordinal>[0-9]{{1,2}})(?: ?-)?(?P<ending>[а-я]{{1,3}}|st|nd|rd|th)(?!{_LETTER})"
    r"|(?P<number>[0-9]+(?:(?P<sign>[.:,/-])[0-9]+(?:(?P=sign)[0-9]+)?)?)"
    rf"|(?P<word>{_LETTER}+(?:'{_LETTER}+)*)|(?P<mark>[-+@,])"
)
_HOUR_ENDINGS = frozenset({"й", "ай", "ой", "ей", "ую", "ая", "яй", "ю", "я"})
_DAY_ENDINGS = frozenset({"го", "га", "ого", "ага", "е", "ое", "ае", "ье", "ы", "му"}) | {
    *("st", "nd", "rd", "th")
}
_MARKS: Mapping[str, Meaning] = {
    "-": (Kind.DASH, 0),
    "+": (Kind.PLUS, 0),
    "@": (Kind.AT, 1),
    ",": (Kind.AND, 0),
}
_SPLIT_WORDS = {"tonight": ("today", "night"), "tonite": ("today", "night")}
_MERIDIEM = re.compile(rf"(?<!{_LETTER})([ap])\.? ?m\b\.?")
_SPACED_COLON = re.compile(r"(?<=[0-9]) ?: ?(?=[0-9])")
_INVISIBLE = re.compile("[\u0300\u0301\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")
_SOFT_BETWEEN = re.compile("(?<=[зснцдл])ь(?=[бвгджзйклмнпрстфхцчшь])")
_CYRILLIC = re.compile("[а-яіў]")
_LOOKALIKES = str.maketrans("aceiopxy", "асеіорху")
_SAME = str.maketrans({"ё": "е", "ў": "у", "’": "'", "ʼ": "'", "`": "'", "\u2212": "-"})
_TEN = 10
_TENS = range(20, 100, _TEN)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or an idiom of several, or a number.

    `digits` tells 9 from «девять»; `numbers` are those of a date or a time.
    """

    kind: Kind
    value: int
    text: str
    digits: bool = False
    numbers: tuple[int, ...] = ()


def tokens(text: str) -> list[Token]:
    """The tokens of a text; punctuation that means nothing in a time has none."""
    written = plain(text)
    found = [*_merged([*_told([*_raw(written)])])]
    return [*map(_day_first, found)] if _CYRILLIC.search(written) else found


def plain(text: str) -> str:
    """The text in small letters, without accents, with one way to write each sign."""
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_SAME)
    dashed = "".join("-" if unicodedata.category(each) == "Pd" else each for each in composed)
    return _MERIDIEM.sub(r"\1m", _SPACED_COLON.sub(":", " ".join(dashed.split())))


@cache
def vocabulary(language: int) -> Mapping[str, str]:
    """The single words of one of LANGUAGES that name a time, and how each is written."""
    return {
        plain(entry): entry
        for kind, values in LANGUAGES[language].items()
        for entries in values.values()
        for entry in entries.split()
        if kind is not Kind.FILLER and "_" not in entry
    }


@cache
def _lexicon() -> Mapping[tuple[str, ...], Meaning]:
    """What words and idioms mean; a word of two languages means the same in both."""
    return {
        tuple(plain(entry).replace("-", "_").split("_")): (kind, value)
        for language in LANGUAGES
        for kind, values in language.items()
        for value, entries in values.items()
        for entry in entries.split()
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(word for idiom in _lexicon() for word in idiom)


@cache
def _longest_idiom() -> int:
    return max(map(len, _lexicon()))


def _raw(text: str) -> Iterator[Token]:
    """Numbers with their meaning; words still without."""
    for found in _WORD.finditer(text):
        ending = found["ending"]
        if ending in _HOUR_ENDINGS:
            yield Token(Kind.ORDINAL_HOUR, int(found["ordinal"]), found[0], digits=True)
        elif ending in _DAY_ENDINGS:
            yield Token(Kind.ORDINAL, int(found["ordinal"]), found[0], digits=True)
        elif ending:
            yield Token(Kind.NUMBER, int(found["ordinal"]), found["ordinal"], digits=True)
            yield Token(Kind.UNKNOWN, 0, ending)
        elif found["number"]:
            yield from _number(found["number"])
        elif found["mark"]:
            yield Token(*_MARKS[found[0]], found[0])
        else:
            yield from _word(found["word"])


def _number(text: str) -> Iterator[Token]:
    """One token; as many as it has numbers when they are no date or time together."""
    parts = [text] if numeral(text) or ":" in text else re.split(r"[.:,/-]", text)
    for at, part in enumerate(parts):
        if at and "-" in text:
            yield Token(Kind.DASH, 0, "-")
        kind, numbers = numeral(part) or (Kind.UNKNOWN, (0,))
        yield Token(kind, numbers[0], part, digits=True, numbers=numbers)


def _day_first(token: Token) -> Token:
    """03/04 beside Russian or Belarusian words is in April."""
    return replace(token, numbers=(*token.numbers[:3], 0)) if token.kind is Kind.DATE else token


def _word(word: str) -> Iterator[Token]:
    if _CYRILLIC.search(word):
        word = _official(word.translate(_LOOKALIKES))
    word = word.removesuffix("'s")
    for each in _SPLIT_WORDS.get(word, (word,)):
        yield Token(Kind.UNKNOWN, 0, each)


def _official(word: str) -> str:
    """«дзьве», «сьнежня» of the classical Belarusian spelling as the official one has them."""
    return word if word in _words() else _SOFT_BETWEEN.sub("", word)


def _told(raw: Sequence[Token]) -> Iterator[Token]:
    """Words and idioms with their meaning, the longest idiom first."""
    at = 0
    while at < len(raw):
        if raw[at].kind is not Kind.UNKNOWN or raw[at].digits:
            yield raw[at]
            at += 1
            continue
        length = _idiom(raw, at)
        words = [token.text for token in raw[at : at + length] if token.kind is not Kind.DASH]
        yield Token(*_lexicon().get(tuple(words), (Kind.UNKNOWN, 0)), " ".join(words))
        at += length


def _idiom(raw: Sequence[Token], start: int) -> int:
    """How many tokens the longest known idiom takes; hyphens in it do not count as words."""
    words: list[str] = []
    best = 1
    for at, token in enumerate(raw[start : start + 2 * _longest_idiom()], 1):
        if token.kind is Kind.DASH:
            continue
        if token.kind is not Kind.UNKNOWN or token.digits:
            break
        words.append(token.text)
        if tuple(words) in _lexicon():
            best = at
    return best


def _merged(told: Sequence[Token]) -> Iterator[Token]:
    """«двадцать пять» as one number, and «ноль пять» as the minutes that it is."""
    at = 0
    while at < len(told):
        first, ahead = told[at], at + 1
        if ahead + 1 < len(told) and told[ahead].kind is Kind.DASH:
            ahead += 1
        second = told[ahead] if ahead < len(told) else None
        if second and _makes_one(first, second):
            text = f"{first.text} {second.text}"
            yield Token(second.kind, first.value + second.value, text)
            at = ahead
        else:
            yield first
        at += 1


def _makes_one(first: Token, second: Token) -> bool:
    if first.digits or second.digits or first.kind is not Kind.NUMBER:
        return False
    if first.value == 0:
        return second.kind is Kind.NUMBER and second.value < _TEN
    numbers = {Kind.NUMBER, Kind.ORDINAL, Kind.ORDINAL_HOUR}
    return first.value in _TENS and second.kind in numbers and 0 < second.value < _TEN
