"""How words that Belarusian and Russian share are spelled in the other language.

Belarusian spells by sound: unstressed о and е are written а and я, soft т and д are ц and дз. So a
Belarusian word may be several Russian ones, of which a dictionary tells the real; and a Russian
word, whose stress its spelling hides, may be several Belarusian ones.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

_HUSHED = "жшчцр"
_SOFTENING = "еёіюяь"
_MOST = 24
"""So many are enough to see that it cannot be told."""

# Ends of Belarusian words that Russian spells otherwise; what is before is spelled by letters.
_ENDS = (
    ("ццё", ("тие",)),
    ("цце", ("тие",)),
    ("нне", ("ние",)),
    ("нні", ("нии", "ние", "ния")),
    ("ння", ("ния", "нья")),
    ("скі", ("ский", "ской")),
    ("цкі", ("цкий", "тский", "дский")),
    ("ічны", ("ический", "ичный")),
    ("ычны", ("ический", "ичный")),
    ("ны", ("ный", "ной", "ны")),
    ("вы", ("вый", "вой", "вы")),
    ("ага", ("ого", "аго")),
    ("ыя", ("ия", "ые")),
    ("ія", ("ия", "ие")),
    ("ыі", ("ии", "ие")),
    ("іі", ("ии", "ие")),
    ("ае", ("ое",)),
    ("яе", ("ее",)),
    ("цца", ("ться",)),
    ("аў", ("ов", "ав")),
    ("яў", ("ев", "ей")),
    ("ар", ("ар", "арь", "ор", "ер")),
    ("ы", ("ы", "ый", "ой", "и", "ий")),
    ("і", ("и", "ий")),
)
_BEGINNINGS = (
    ("ад", ("от", "ад", "од")),
    ("во", ("о", "во")),
    ("ву", ("у", "ву")),
    ("гі", ("ги", "и")),
    ("з", ("з", "с")),
    ("у", ("у", "в", "во")),
)
_LETTERS = {
    "шч": ("щ", "шч"),
    "дж": ("ж", "жд", "дж"),
    "сн": ("сн", "стн"),
    "ня": ("ня", "не"),
    "ці": ("ти", "ци"),
    "ыя": ("ио", "ия", "ие", "ыя"),
    "ія": ("ио", "ия", "ие"),
    "ыё": ("ио",),
    "іё": ("ио",),
    "лл": ("ль", "лл"),
    "нн": ("нь", "нн"),
    "а": ("а", "о"),
    "я": ("я", "е", "ё"),
    "э": ("е", "э"),
    "е": ("е", "ё"),
    "ё": ("ё", "е"),
    "ы": ("ы", "и"),
    "і": ("и",),
    "ў": ("в", "л"),
    "'": ("ъ", "ь"),
}
_AFTER_HUSHED = {"а": ("а", "о", "е"), "о": ("о", "ё", "е")}
_MAY_BE_DOUBLE = "бклмнпрстф"
_STRESSED = {"а": ("а",), "я": ("я",)}
_VOWELS = "аеёіоуыэюя"


def russian_spellings(word: str, begins: Callable[[str], bool]) -> Iterator[list[str]]:
    """What a Belarusian word, in lower case, may be in Russian: the likeliest ways first.

    Then with a soft end, then with a double consonant, which Belarusian writes once.
    ``begins`` tells whether any Russian word begins so; of each kind there are at most so many.
    """
    yield _found(word, begins, _parted(word))
    yield _found(word, begins, [(word, "ь")])
    yield _found(word, begins, _parted(word), doubling=True)


def _found(
    word: str,
    begins: Callable[[str], bool],
    parts: Iterable[tuple[str, str]],
    *,
    doubling: bool = False,
) -> list[str]:
    spell = _Spelling(word, begins, doubling=doubling)
    wholes = (start + end for stem, end in parts for start in spell.beginnings(len(stem)))
    real = (whole.replace("ё", "е") for whole in wholes if begins(whole))
    return list(dict.fromkeys(islice(real, _MOST)))


def _parted(word: str) -> Iterator[tuple[str, str]]:
    """A stem to spell by letters, and each end that it may have in Russian."""
    for end, others in _ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield from ((word.removesuffix(end), other) for other in others)
            return
    yield word, ""


class _Spelling:
    """One word, letter by letter."""

    def __init__(self, word: str, begins: Callable[[str], bool], *, doubling: bool) -> None:
        self._word = word
        self._begins = begins
        self._doubling = doubling
        # The only vowel of a word is stressed, and so written as it is.
        self._is_short = sum(letter in _VOWELS for letter in word) == 1

    def beginnings(self, stop: int) -> Iterator[str]:
        """What the word up to there may be, as far as Russian words begin so."""
        for read, written in _begun(self._word):
            yield from self._go_on(written, read, stop)

    def _go_on(self, start: str, place: int, stop: int) -> Iterator[str]:
        if start and not self._begins(start):
            return
        if place >= stop:
            yield start
            return
        for read, written in self._steps(start, place, stop):
            yield from self._go_on(start + written, place + read, stop)

    def _steps(self, start: str, place: int, stop: int) -> Iterator[tuple[int, str]]:
        """How many letters are read next, and what they may be in Russian."""
        pair, letter = self._word[place : place + 2], self._word[place]
        after = pair[1:]
        if pair in _LETTERS and place + 1 < stop:
            yield from ((2, written) for written in _LETTERS[pair])
        elif pair == "дз" and self._softens(place + 2):
            yield 2, "д"
        elif letter == "ц" and self._softens(place + 1):
            yield from ((1, "т"), (1, "ц"))
        else:
            yield from ((1, written) for written in self._written(start, letter))
            if letter == "ў" and after and after in "еёяю":
                yield 1, "вь"

    def _softens(self, place: int) -> bool:
        return self._word[place : place + 1] in tuple(_SOFTENING)

    def _written(self, start: str, letter: str) -> tuple[str, ...]:
        if self._doubling and letter in _MAY_BE_DOUBLE:
            return letter, letter * 2
        if self._is_short and letter in _STRESSED:
            return _STRESSED[letter]
        options = _AFTER_HUSHED.get(letter) if start[-1:] in tuple(_HUSHED) else None
        return options or _LETTERS.get(letter, (letter,))


def _begun(word: str) -> Iterable[tuple[int, str]]:
    for beginning, others in _BEGINNINGS:
        if word.startswith(beginning):
            return [(len(beginning), other) for other in others]
    return [(0, "")]


# Russian ends that say how Belarusian spells them, whatever the stress.
_RUSSIAN_ENDS = (
    ("ость", "асць"),
    ("ение", "енне"),
    ("ание", "анне"),
    ("ство", "ства"),
    ("ический", "ічны"),
    ("ический", "ычны"),
    ("ский", "скі"),
    ("ный", "ны"),
    ("вый", "вы"),
    ("ция", "цыя"),
    ("тика", "тыка"),
    ("рия", "рыя"),
    ("ия", "ія"),
    ("арь", "ар"),
    ("ор", "ар"),
)
_VOWEL_LETTERS = "аеиоуыэюя"


def belarusian_spellings(word: str, most: int = 16) -> list[str]:
    """What a Russian word, in lower case with е for ё, may be in Belarusian; at most so many."""
    found: dict[str, None] = {}
    for stem, end in _russian_parts(word):
        stresses = [place for place, letter in enumerate(stem) if letter in _VOWEL_LETTERS]
        # Where the end is spelled by itself, the stress may be on it.
        places: list[int | None] = [None, *stresses] if end or not stresses else [*stresses]
        for stress in reversed(places):
            for spelled in islice(_sounded(word, len(stem), stress), most):
                found[spelled + end] = None
    return list(found)[:most]


def _russian_parts(word: str) -> Iterator[tuple[str, str]]:
    for end, other in _RUSSIAN_ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield word.removesuffix(end), other
    yield word, ""


def _sounded(word: str, stop: int, stress: int | None) -> Iterator[str]:
    """Every way to spell the beginning of a word by its sounds, with the stress there."""
    ways = (_sounds(word, place, stress) for place in range(stop))
    return map("".join, product(*ways))


def _sounds(word: str, place: int, stress: int | None) -> tuple[str, ...]:
    letter, before, after = word[place], word[place - 1 : place], word[place + 1 : place + 2]
    if letter in "оеи":
        return _vowel(word, place, stress)
    if letter in "тд" and after and after in "еиёюяь":
        soft = {"т": "ц", "д": "дз"}[letter]
        return (soft, letter) if after in "еи" else (soft,)
    if (
        letter == "в"
        and before
        and before in _VOWEL_LETTERS
        and (not after or after not in _VOWEL_LETTERS)
    ):
        return ("ў",)
    if letter == "ь" and before in (*_HUSHED, "щ", *"бвмпф"):
        return ("",)
    return ({"щ": "шч", "ъ": "'"}.get(letter, letter),)


def _vowel(word: str, place: int, stress: int | None) -> tuple[str, ...]:
    letter, before = word[place], word[place - 1 : place]
    stressed = place == stress
    hard = before in tuple(_HUSHED)
    foreign = before in ("т", "д")
    if letter == "о":
        return (("во",) if not before else ("о",)) if stressed else ("а",)
    if letter == "и":
        return ("ы",) if hard else ("і", "ы") if foreign else ("і",)
    if hard:
        return ("э",) if stressed else ("э", "а")
    next_vowel = next(
        (at for at in range(place + 1, len(word)) if word[at] in _VOWEL_LETTERS), None
    )
    pretonic = stress is not None and next_vowel == stress
    return (*(("я",) if pretonic else ()), "е", *(("э",) if foreign else ()))
