"""Belarusian declension: the stems that a form, respelled by sound, can have as a noun."""

import re

from news.words.belarusian_spelling import VOWELS, unstressed
from news.words.belarusian_tables import (
    FIXED_VOWEL,
    GENITIVE,
    MOVING_STRESS,
    NAMES,
    NOT_GENITIVE,
    NOUNS_IN_SK,
)

_VOWEL = re.compile(f"[{VOWELS}]")
# The kinds of declension that an ending belongs to; see news.words.belarusian.
_ENDINGS = {
    "": "", "ь": "mfi", "й": "mf",
    "а": "MF", "о": "F", "е": "MFmf", "э": "F", "у": "MF", "ы": "MF",
    "я": "mf", "ю": "mfi", "і": "mfi",
    "ам": "MF", "ом": "MF", "ах": "MF", "амі": "MF", "ай": "F", "ой": "F", "аю": "F", "ою": "F",
    "ав": "MF", "ов": "MF", "эй": "MFi",
    "ям": "mfi", "ем": "mf", "ях": "mfi", "ямі": "mfi", "яй": "f", "ей": "mfi", "яю": "f",
    "ею": "f", "яв": "mfi", "ев": "mf", "ьмі": "mfi",
}  # fmt: skip
_SURNAME = re.compile(r".[аеоя]в$|.[іы]н$")
_FLEETING = re.compile(rf"(?<=[^{VOWELS}])(?:[аео](?=[кцлнмгб]$)|[ае](?=р$))")
_EUROPEAN = re.compile(rf"(?<=[{VOWELS}])ец$")
_HUSHED = re.compile(r"[жшчцр]$")
_DOUBLED = re.compile(r"(.)\1$")
_IN_SK = re.compile(r".[сц]к$")
_CLUSTER = re.compile(rf"[^{VOWELS}][кцлнрв]$")
_PERSON = re.compile(r"[іы]к$")
_NAMES = frozenset(map(unstressed, NAMES))
# «Цяляты» are of «цяля».
_YOUNG = re.compile(r"(..+)(?:ят(?:ы|ам|амі|ах)?|яті)$")


def noun_stems(word: str) -> set[str]:
    """Every stem, with the letter of its kind in front."""
    found = set()
    for size in range(min(3, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        kinds = _kinds(stem, ending)
        for kind in kinds:
            found |= {kind + form for form in _stems(kind, stem, ending)}
    young = _YOUNG.fullmatch(word)
    return found | ({"f" + young[1]} if young else set())


def _kinds(stem: str, ending: str) -> str:
    kinds = _ENDINGS.get(ending, "")
    if not ending and stem[-1] not in VOWELS + "ьй":
        kinds = "M" + ("" if _never_genitive(stem) else "F")
        kinds += "i" if stem[-1] in "жшчцв" else ""
    elif ending == "і" and stem[-1] in "кгх":
        kinds = "" if _is_of_adjective(stem) else "MF"
    elif ending in ("ы", "у") and _HUSHED.search(stem):
        kinds += "i"
    elif ending in ("ав", "ов", "ев") and unstressed(stem) in _NAMES:
        kinds = ""
    elif ending in ("ым", "ім", "ай") and _SURNAME.search(stem):
        kinds = "MF"
    return kinds


def _is_of_adjective(stem: str) -> bool:
    return bool(_IN_SK.search(stem)) and stem not in NOUNS_IN_SK and not stem.endswith("пуск")


def _never_genitive(stem: str) -> bool:
    """Whether a form without ending is not the genitive plural of a word in -а."""
    if _PERSON.search(stem):
        return stem not in GENITIVE
    return stem in NOT_GENITIVE or bool(_CLUSTER.search(stem))


def _stems(kind: str, stem: str, ending: str) -> set[str]:
    stems = {stem}
    if ending in ("", "ь"):
        if _VOWEL.search(stem[:-3]):
            stems.add(_FLEETING.sub("", stem))
        stems.add(_EUROPEAN.sub("йц", stem))
    if kind == "i" and ending in ("ю", "у"):
        stems = {_DOUBLED.sub(r"\1", stem)}
    if kind == "F" and ending in ("э", "ы") and stem.endswith("ц"):
        stems.add(stem[:-1] + "к")
    if kind in "FM" and ending == "е" and stem[-1] in "зс":
        stems.add(stem[:-1] + ("г" if stem[-1] == "з" else "х"))
    if kind in "Mm" and stem.endswith(("анін", "янін")):
        stems.add(stem[:-2])
    stressed = not _VOWEL.search(ending)
    return {form.replace("ь", "") for each in stems for form in _stress(each, stressed=stressed)}


def _stress(stem: str, *, stressed: bool) -> set[str]:
    """The stem as it is with the stress on it: «вад-» is the stem of «вада» and of «воды»."""
    vowels = _VOWEL.findall(stem)
    if not vowels[1:]:
        if stressed or stem in FIXED_VOWEL:
            return {stem}
        return {stem, stem.replace("а", "о"), stem.replace("а", "э"), stem.replace("я", "е")}
    stem = stem.replace("е", "я")
    if vowels[:1] == ["о"] and vowels[1:] and not vowels[2:]:
        return {stem, stem.replace("о", "а", 1)}
    if stem in MOVING_STRESS or stem.endswith("от"):
        return {stem, "а".join(stem.rsplit("о", 1))}
    return {stem}
