"""Text cut into words, each with its place in the text as it was written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import ne

from news.words.signs import APOSTROPHES, DASHES, INVISIBLE

_MARKS = "\u0300-\u036f"
# What is invisible stands inside words without being read.
_RUN = rf"[^\W_](?:[^\W_]|[{_MARKS}{INVISIBLE}])*"
_WORD = re.compile(
    rf"(?<![^\W_])[A-Z](?:\.[A-Z])+(?![^\W_])"
    rf"|(?<![^\W_])[A-Za-zА-я](?:\+\+|#)(?![^\W_])"
    rf"|{_RUN}(?:[{APOSTROPHES}]{_RUN})*"
)
_UNREAD = rf"[{_MARKS}{INVISIBLE}]"
_DIGIT = r"\d⁰¹²³⁴-⁹₀-₉"
_LETTERS_THEN_DIGITS = re.compile(
    rf"([^\W{_DIGIT}_](?:[^\W{_DIGIT}_]|{_UNREAD})*)([{_DIGIT}](?:[{_DIGIT}]|{_UNREAD})*)"
)
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])'[sS]$")
# And quotation marks that Unicode counts as letters.
_INVISIBLES = re.compile(rf"[{INVISIBLE}ʺˮ]")
_ANY_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_APOSTROPHES = re.compile(f"[{APOSTROPHES}]+")
_PLAIN = re.compile(r"[A-Za-z0-9а-яА-ЯіІўЎ]+")
_SENTENCE_END = re.compile(r"[.!?…][^\S\n]*[»”\"')\]]*\s+|\n")
_ABBREVIATION = 3
# PostgreSQL takes no word of 2 kB, and no word that anybody looks for is as long as this.
MOST_LETTERS = 100
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_LOOKS_LATIN = "асеіорхукАСЕІОРХУКМТНВ"
_LOOKS_CYRILLIC = "aceiopxykACEIOPXYKMTHB"
_TO_CYRILLIC = str.maketrans(_LOOKS_CYRILLIC, _LOOKS_LATIN)
_TO_LATIN = str.maketrans(_LOOKS_LATIN + "ёЁ", _LOOKS_CYRILLIC + "eE")

_GREEK = re.compile(r"[\u0370-\u03ff]")
_FROM_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοικρν", "ABEZHIKMNOPTYXaoikpv")
# «4К», «С++», «В2В»: a letter on its own beside digits and signs.
_BESIDE_NO_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
_DIGITS_OR_SIGNS = re.compile(r"[\d#+]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `text[start:end]` of the original, and the same cleaned of what is not read.

    `written` keeps the case; `follows` says that nothing ends a sentence between this word and
    the one before it.
    """

    start: int
    end: int
    written: str
    follows: bool


def tokenize(text: str) -> Iterator[Token]:
    """The words of a text in order. A hyphen parts words, an apostrophe between letters does not.

    The English possessive is left out of `written`, and so is the rest of a word beyond
    MOST_LETTERS.
    """
    last = Token(0, 0, "", follows=False)
    for start, end in _spans(text):
        written = clean(text[start:end])[:MOST_LETTERS]
        if not written.isalpha():
            written = _POSSESSIVE.sub("", written.replace(".", ""))
        if written:
            last = Token(start, end, written, follows=_side_by_side(text, last, start))
            yield last


def is_hyphenated(text: str, one: Token, other: Token) -> bool:
    """Whether two words are parts of one, with a hyphen of any kind between them."""
    between = text[one.end : other.start]
    return len(between) == 1 and between in DASHES and (one.written + other.written).isalpha()


def clean(written: str) -> str:
    """A word in composed form, without marks that are not read, in one alphabet."""
    if written.isascii():
        return written
    if _PLAIN.fullmatch(written):
        return _one_alphabet(written)
    composed = unicodedata.normalize("NFC", _INVISIBLES.sub("", written))
    return _one_alphabet(_APOSTROPHES.sub("'", "".join(map(_plain, composed))).strip("'"))


def fold(written: str) -> str:
    """The word as it is compared: lower case, ё as е, letters and digits only."""
    lowered = written.lower().replace("ё", "е").replace("'", "")
    if len(lowered) == 1:
        # A letter on its own is the name of a thing, in whichever alphabet it is typed: Т-34.
        return _latin(lowered)
    if lowered.isalnum():
        return lowered
    spelled = lowered.replace("#", "sharp").replace("++", "plusplus")
    return "".join(filter(str.isalnum, spelled))


def twin(capitals: str) -> str | None:
    """The word in the other alphabet, if all its capitals look the same there: MTC, МТС."""
    if capitals.isascii():
        other = capitals.translate(_TO_CYRILLIC)
        return None if _LATIN.search(other) else other
    other = capitals.translate(_TO_LATIN)
    return other if other.isascii() else None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match[0].isalpha() and not _ANY_APOSTROPHE.search(match[0]):
            yield start, end
            continue
        parts = _LETTERS_THEN_DIGITS.fullmatch(text, start, end)
        if parts:
            yield parts.span(1)
            yield parts.span(2)
        else:
            yield from _at_foreign_apostrophes(text, start, end)


def _at_foreign_apostrophes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts a word where an apostrophe divides two names, or a name and its ending: «д'Арк»."""
    for match in _ANY_APOSTROPHE.finditer(text, start, end):
        before, after = text[match.start() - 1], text[match.end()].lower()
        if _CYRILLIC.match(after) and (after not in "еёіюяиє" or _LATIN.match(before)):
            yield start, match.start()
            start = match.end()
    yield start, end


def _side_by_side(text: str, last: Token, start: int) -> bool:
    if not last.end:
        return False
    if text[last.end : start] == " ":
        return True
    end = _SENTENCE_END.search(text, last.end, start)
    if end is None:
        return True
    # A full stop after a short word is an abbreviation: «им. Ленина», «г. Минск».
    short = last.end - last.start <= _ABBREVIATION and end[0].startswith(".")
    return short and "\n" not in end[0]


def _plain(letter: str) -> str:
    """A letter without marks and ligatures, a digit as 0-9, any other sign as it is."""
    if letter < "\u0080" or "\u0400" <= letter <= "\u04ff" or letter in APOSTROPHES:
        return letter
    if letter.isdigit():
        return str(unicodedata.digit(letter))
    if unicodedata.category(letter).startswith("M"):
        return ""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", letter))) or letter


def _one_alphabet(word: str) -> str:
    """Letters that only look Cyrillic or Latin are put into the alphabet of the others."""
    if _DIGITS_OR_SIGNS.search(word):
        return _BESIDE_NO_LETTER.sub(lambda letter: _latin(letter[0]), _mostly(word))
    return _mostly(word)


def _mostly(word: str) -> str:
    if _GREEK.search(word) and (_LATIN.search(word) or _CYRILLIC.search(word)):
        word = word.translate(_FROM_GREEK)
    if not (_LATIN.search(word) and _CYRILLIC.search(word)):
        return word
    ways = ((word.translate(_TO_CYRILLIC), _LATIN), (word.translate(_TO_LATIN), _CYRILLIC))
    whole = [same for same, other in ways if not other.search(same)]
    return min(whole, key=lambda same: _changes(word, same), default=word)


def _changes(one: str, other: str) -> int:
    return sum(map(ne, one, other))


def _latin(letter: str) -> str:
    """A letter as the Latin one that looks like it in capitals, if there is one."""
    latin = letter.upper().translate(_TO_LATIN)
    return latin if letter.isupper() else latin.lower()
