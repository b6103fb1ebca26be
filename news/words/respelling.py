"""How words that Belarusian and Russian share are spelled in the other language.

Belarusian spells by sound: unstressed о and е are written а and я, soft т and д are ц and дз. So a
Belarusian word may be several Russian ones, of which a dictionary tells the real; and a Russian
word, whose stress its spelling hides, may be several Belarusian ones.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

_HUSHED = "жшчцр"
_SOFTENING = "еёіюяь"
_MOST = 24
"""So many are enough to see that it cannot be told."""

# Ends of Belarusian words that Russian spells otherwise, and what is left to spell by letters.
_ENDS = (
    ("ццё", ("тие",)),
    ("цце", ("тие",)),
    ("нне", ("ние",)),
    ("нні", ("нии", "ние", "ния")),
    ("ння", ("ния",)),
    ("скі", ("ский", "ской")),
    ("цкі", ("цкий", "тский", "дский")),
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
    ("ар", ("ар", "арь", "ор")),
    ("ы", ("ы", "ый", "ой", "и")),
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


def russian_spellings(word: str, begins: Callable[[str], bool]) -> list[str]:
    """What a Belarusian word, in lower case, may be in Russian; at most so many.

    ``begins`` tells whether any Russian word begins so.
    """
    found: dict[str, None] = {}
    for stem, end in _parted(word):
        for spelled in _spelled(stem, begins):
            if begins(spelled + end):
                found[(spelled + end).replace("ё", "е")] = None
            if len(found) >= _MOST:
                return list(found)
    return list(found)


def _parted(word: str) -> Iterator[tuple[str, str]]:
    """A stem to spell by letters, and each end that it may have in Russian."""
    for end, others in _ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield from ((word.removesuffix(end), other) for other in others)
            return
    yield word, ""
    yield (word[:-1], "о") if word[-1] == "а" else (word, "ь")


def _spelled(stem: str, begins: Callable[[str], bool]) -> Iterator[str]:
    for start, rest in _begun(stem):
        yield from _go_on(start, rest, begins)


def _begun(stem: str) -> Iterable[tuple[str, str]]:
    for beginning, others in _BEGINNINGS:
        if stem.startswith(beginning):
            return [(other, stem.removeprefix(beginning)) for other in others]
    return [("", stem)]


def _go_on(start: str, rest: str, begins: Callable[[str], bool]) -> Iterator[str]:
    """All that begins so and goes on with the rest, as far as there are such words."""
    if start and not begins(start):
        return
    if not rest:
        yield start
        return
    for read, written in _steps(start, rest):
        yield from _go_on(start + written, rest[read:], begins)


def _steps(start: str, rest: str) -> Iterator[tuple[int, str]]:
    """How many letters are read next, and what they may be in Russian."""
    pair, letter = rest[:2], rest[0]
    if pair in _LETTERS:
        yield from ((2, written) for written in _LETTERS[pair])
        return
    if pair == "дз" and rest[2:3] in tuple(_SOFTENING):
        yield 2, "д"
        return
    if letter == "ц" and rest[1:2] in tuple(_SOFTENING):
        yield 1, "т"
        yield 1, "ц"
        return
    hushed = start[-1:] in tuple(_HUSHED)
    options = _AFTER_HUSHED.get(letter) if hushed else None
    for written in options or _LETTERS.get(letter, (letter,)):
        yield 1, written
        if written == "в" and letter == "ў" and rest[1:2] in tuple("еёяю"):
            yield 1, "вь"


# Russian ends that say how Belarusian spells them, whatever the stress.
_RUSSIAN_ENDS = (
    ("ость", "асць"),
    ("ение", "енне"),
    ("ание", "анне"),
    ("ство", "ства"),
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
_SOUNDS = "аеиоуыэюя"


def belarusian_spellings(word: str, most: int = 16) -> list[str]:
    """What a Russian word, in lower case with е for ё, may be in Belarusian; at most so many."""
    found: dict[str, None] = {}
    for stem, end in _russian_parts(word):
        stresses = [place for place, letter in enumerate(stem) if letter in _SOUNDS]
        for stress in reversed([None, *stresses] if end else stresses or [None]):
            for spelled in islice(_sounded(stem, 0, stress), most):
                found[spelled + end] = None
    return list(found)[:most]


def _russian_parts(word: str) -> Iterator[tuple[str, str]]:
    for end, other in _RUSSIAN_ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield word.removesuffix(end), other
    yield word, ""


def _sounded(word: str, place: int, stress: int | None) -> Iterator[str]:
    """Every way to spell the word by its sounds from a place on, with the stress there."""
    if place == len(word):
        yield ""
        return
    for rest in _sounded(word, place + 1, stress):
        for here in _sounds(word, place, stress):
            yield here + rest


def _sounds(word: str, place: int, stress: int | None) -> tuple[str, ...]:
    letter, before, after = word[place], word[place - 1 : place], word[place + 1 : place + 2]
    if letter in "оеи":
        return _vowel(word, place, stress)
    if letter in "тд" and after and after in "еиёюяь":
        soft = {"т": "ц", "д": "дз"}[letter]
        return (soft, letter) if after in "еи" else (soft,)
    if letter == "в" and before and before in _SOUNDS and (not after or after not in _SOUNDS):
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
    next_vowel = next((at for at in range(place + 1, len(word)) if word[at] in _SOUNDS), None)
    pretonic = stress is not None and next_vowel == stress
    return (*(("я",) if pretonic else ()), "е", *(("э",) if foreign else ()))
