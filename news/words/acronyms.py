"""Acronyms that are spelled like ordinary words: only their capitals tell them apart."""

import re

from news.words.tokens import twin

_ENGLISH = """
    act aids all am an any are arm as at be by can cat did do for gap get go had has he her him his
    how i ice if in is it its mad may me my new no not now of off old on one or our out own pac per
    pin put ram sat saw say see she sim so spa the to too two up us use war was way we who why yes
    you
"""
_RUSSIAN = """
    ад бы вас во воз вы да до ее ему ес же за из их как ко ли мак мок мы на нас не ни об он она оно
    опек от пасе пик по про ран рао со сто тем то тор тот ты фас что
"""
_BELARUSIAN = """
    ад аб але да до з за і із ён яна яны мы на не па па пра ран са се сто то ты у што як
"""
HOMONYMS = frozenset((_ENGLISH + _RUSSIAN + _BELARUSIAN).split())

_CONSONANTS = re.compile(r"[BCFHKMPTXВСНКМРТХ]{2,}")
_DECLINED = re.compile(r"([A-ZА-ЯЁІЎ]{2,})(?:а|у|ом|ам|е|ы|ов|аў|ах|ами|амі|s)")


def is_acronym(written: str) -> bool:
    """Whether the word is in capitals and not to be read as the common word that it spells."""
    return written.isupper() and len(written) > 1 and _fold(written) in HOMONYMS


def undeclined(written: str) -> str | None:
    """The acronym that a form such as «МИДа», «ЕАЭСом» or "NGOs" is made of."""
    match = _DECLINED.fullmatch(written)
    return match[1] if match else None


def spellings(capitals: str) -> tuple[str, ...]:
    """An acronym as it is spelled in either alphabet, if it looks the same in both.

    Only acronyms that spell no word in the other alphabet: those of consonants alone, such as МТС,
    and those that are known by their capitals, such as ЕС.
    """
    other = twin(capitals) if capitals.isalpha() and len(capitals) > 1 else None
    if other is None:
        return ()
    is_known = any(_fold(each) in HOMONYMS for each in (capitals, other))
    return (capitals, other) if is_known or _CONSONANTS.fullmatch(capitals) else ()


def _fold(written: str) -> str:
    return written.lower().replace("ё", "е")
