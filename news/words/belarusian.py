"""Belarusian words by rule: the stems, each with its kind of declension, a form can belong to.

Nothing packaged covers Belarusian, so a form is taken apart by its ending. «Кнізе» can be the
dative of a feminine stem «кніг»; so can «кніга», and there the two meet. What a real word can
never be does no harm: nobody looks for it. A kind of declension is one letter in front of the stem:

    M, m  masculine, hard or soft (горад, дзень)     i  feminine in a soft consonant (ноч, соль)
    F, f  feminine or neuter, hard or soft (кніга)   A  adjective (новы)     V  verb (казаць)
"""

import re

from news.words.belarusian_tables import (
    ALL_FORMS,
    FIXED_VOWEL,
    MOVING_STRESS,
    NOT_GENITIVE,
    NOUNS_IN_SK,
    SOME_FORMS,
)

_NONE: frozenset[str] = frozenset()
_VOWELS = "аеіоуыэюя"
_VOWEL = re.compile(f"[{_VOWELS}]")
_SOFT_D_T = re.compile(r"дз(?=[еіяюьв])|цц(?=[еіяюь])|ц(?=[еіяюьв])")
# «Сьнег» is the other orthography of «снег».
_SOFT_SIGN_OF_OLD = re.compile(r"(?<=[сзн])ь(?=[бвгдзклнпстцфх])")
_HARD_D_T = {"дз": "д", "цц": "тт", "ц": "т"}

_NOUN_ENDINGS = {
    "": "", "ь": "mfi", "й": "mf",
    "а": "MF", "о": "F", "е": "MFmf", "э": "F", "у": "MF", "ы": "MF",
    "я": "mf", "ю": "mfi", "і": "mfi",
    "ам": "MF", "ом": "MF", "ах": "MF", "амі": "MF", "ай": "F", "ой": "F", "аю": "F", "ою": "F",
    "ав": "MF", "ов": "MF", "эй": "MFi",
    "ям": "mfi", "ем": "mf", "ях": "mfi", "ямі": "mfi", "яй": "f", "ей": "mfi", "яю": "f",
    "ею": "f", "яв": "mfi", "ев": "mf", "ьмі": "mfi",
}  # fmt: skip
_ADJECTIVE_ENDINGS = frozenset(
    "ы і ая яя ае яе ое ога ага яга ому аму яму ую юю ым ім ай ой яй ою аю яю".split()  # noqa: SIM905
    + "ыя ія ых іх ымі імі".split()  # noqa: SIM905
)
_SURNAME = re.compile(r".[аеоя]в$|.[іы]н$")
_FLEETING = re.compile(rf"(.*[{_VOWELS}].*[^{_VOWELS}])[аео]([кцлнрмгб])$")
_EUROPEAN = re.compile(rf"(?<=[{_VOWELS}])ец$")
_HUSHED = re.compile(r"[жшчцр]$")
_DOUBLED = re.compile(r"(.)\1$")
_IN_SK = re.compile(r".[сц]к$")
_CLUSTER = re.compile(rf"[^{_VOWELS}][кцлнрв]$")
_PERSON = re.compile(r"[іы]к$")


def _joined(themes: str, endings: str) -> frozenset[str]:
    """Every theme vowel with every ending; `-` stands for no theme."""
    return frozenset(
        theme.strip("-") + ending for theme in themes.split() for ending in endings.split()
    )


_PAST = "ть в ла ло лі вшы"
_PASSIVE = "ы а о ая ае ага аму ым ую ай ых ымі ыя"
_PRESENT = "ю еш е ем ете ють ючы й йте"
_CONJUGATIONS = {
    # чытаць, чытае
    "a": _joined("а я е э ава", _PAST) | _joined("а я е", _PRESENT) | _joined("ан ян", _PASSIVE),
    # працаваць, працуе
    "u": _joined("ава ява у", _PAST) | _joined("у ю", _PRESENT) | _joined("аван яван", _PASSIVE),
    # гаварыць, гавораць
    "i": _joined("і ы е э", _PAST)
    | _joined("і ы", "ш м те ю е ють")
    | _joined("-", "у ю ать ять ачы ячы ьте те")
    | _joined("ен ян ан ыт іт", _PASSIVE),
    # пісаць, піша; звярнуць, звярне; несці, нясе
    "e": _joined("а я у", _PAST)
    | _joined("-", "ті чы у ю еш эш е э ем эм ете эте іте ыте ьте уть ють учы ючы")
    | _joined("ен ан ут ят", _PASSIVE),
    # несці, нёс; весці, вёў; магчы, мог
    "c": _joined("-", "ті чы ла ло лі в"),
    # узнікнуць, узнікла
    "n": _joined("-", "нуть ла ло лі"),
}
_LONGEST_ENDING = 7
# «Вяла» and «весці» are of «вяд-».
_AFTER_LOST_D = ("в", "ла", "ло", "лі", "ті")
_CHANGING = ("у", "ю", "е", "э", "а")
_ALTERNATIONS = (
    ("шч", ("ст", "ск")), ("дж", ("д",)), ("ж", ("з", "г")), ("ш", ("с", "х")), ("ч", ("к", "т")),
    ("бл", ("б",)), ("пл", ("п",)), ("вл", ("в",)), ("мл", ("м",)), ("фл", ("ф",)),
)  # fmt: skip


class Belarusian:
    """Belarusian by rule, and the few words that no rule covers."""

    def __init__(self) -> None:
        self._irregular = _read(ALL_FORMS + SOME_FORMS)
        self._only_irregular = frozenset(_read(ALL_FORMS))

    def meant(self, word: str) -> frozenset[str]:
        """Stems that a word met in a text can belong to; it is in lower case with е for ё."""
        spelled = _respell(word)
        irregular = self._irregular.get(spelled, _NONE)
        if spelled in self._only_irregular:
            return irregular
        regular = _nouns(spelled) | _adjectives(spelled) | _verbs(spelled)
        return irregular | regular or frozenset({"N" + spelled})

    def sought(self, word: str) -> frozenset[str]:
        """Stems that a reader looks for: when the word can be a dictionary form, it is one."""
        spelled = _respell(word)
        meant = self.meant(word)
        kinds = "N" + _kinds_of_dictionary_form(spelled)
        return frozenset(stem for stem in meant if stem[0] in kinds) or meant


def _read(table: str) -> dict[str, frozenset[str]]:
    """Lemmas, marked as irregular, by form as it is respelled. Each line begins with the lemma."""
    found: dict[str, set[str]] = {}
    for line in filter(str.strip, table.splitlines()):
        lemma, *forms = line.split()
        for form in (lemma, *forms):
            found.setdefault(_respell(form), set()).add("N" + lemma)
    return {form: frozenset(lemmas) for form, lemmas in found.items()}


def _kinds_of_dictionary_form(word: str) -> str:
    if re.search(rf"[{_VOWELS}](?:ть|цца)$|[гк]чы$|сті(?:ся)?$", word):
        return "Vi"
    if word.endswith(("ая", "яя", "ае", "ое", "яе")):
        return "A"
    if word.endswith(("ыя", "ія")):
        return "AFf"
    if word[-1] in "аяое":
        return "Ff"
    if word[-1] not in _VOWELS:
        return "Mmi"
    return "MmFfiA"


def _respell(word: str) -> str:
    """Undoes what spelling does to sounds: ў as в or у, soft д and т as such."""
    word = word.replace("ё", "е")
    if word.startswith("ў"):
        word = "у" + word[1:]
    word = _SOFT_SIGN_OF_OLD.sub("", word)
    return _SOFT_D_T.sub(lambda soft: _HARD_D_T[soft[0]], word.replace("ў", "в"))


def _nouns(word: str) -> set[str]:
    found = set()
    for size in range(min(3, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        kinds = _kinds(stem, ending)
        for kind in kinds:
            found |= {kind + form for form in _stems(kind, stem, ending)}
    return found


def _kinds(stem: str, ending: str) -> str:
    kinds = _NOUN_ENDINGS.get(ending, "")
    if not ending and stem[-1] not in _VOWELS + "ьй":
        kinds = "M" + ("" if _never_genitive(stem) else "F")
        kinds += "i" if stem[-1] in "жшчцв" else ""
    elif ending == "і" and stem[-1] in "кгх":
        kinds = "" if _is_of_adjective(stem) else "MF"
    elif ending in ("ы", "у") and _HUSHED.search(stem):
        kinds += "i"
    elif ending in ("ым", "ім", "ай") and _SURNAME.search(stem):
        kinds = "MF"
    return kinds


def _is_of_adjective(stem: str) -> bool:
    return bool(_IN_SK.search(stem)) and stem not in NOUNS_IN_SK and not stem.endswith("пуск")


def _never_genitive(stem: str) -> bool:
    """Whether a form without ending is not the genitive plural of a word in -а."""
    return stem in NOT_GENITIVE or bool(_CLUSTER.search(stem) or _PERSON.search(stem))


def _stems(kind: str, stem: str, ending: str) -> set[str]:
    stems = {stem}
    if ending in ("", "ь"):
        stems.add(_FLEETING.sub(r"\1\2", stem))
        stems.add(_EUROPEAN.sub("йц", stem))
    if kind == "i" and ending in ("ю", "у"):
        stems = {_DOUBLED.sub(r"\1", stem)}
    if kind in "FM" and ending in ("э", "ы") and stem.endswith("ц"):
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
        unsure = not stressed and stem not in FIXED_VOWEL
        return (
            {stem.replace("а", "о"), stem.replace("а", "э"), stem.replace("я", "е"), stem}
            if unsure
            else {stem}
        )
    stem = stem.replace("е", "я")
    if vowels[:1] == ["о"] and vowels[1:] and not vowels[2:]:
        return {stem, stem.replace("о", "а", 1)}
    if stem in MOVING_STRESS or stem.endswith("от"):
        return {stem, "а".join(stem.rsplit("о", 1))}
    return {stem}


def _adjectives(word: str) -> set[str]:
    found = set()
    for size in range(1, min(3, len(word) - 2) + 1):
        if word[len(word) - size :] in _ADJECTIVE_ENDINGS:
            found.add("A" + word[: len(word) - size].replace("ь", "").replace("е", "я"))
    return found


def _verbs(word: str) -> set[str]:
    reflexive = ""
    if word.endswith("цца"):
        word, reflexive = word[:-3] + ("" if word[-4:-3] in "еэ" else "ть"), "ся"
    elif word.endswith("ся"):
        word, reflexive = word[:-2], "ся"
    found = set()
    for size in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        for conjugation, endings in _CONJUGATIONS.items():
            if ending in endings or _takes(conjugation, stem, ending):
                changing = conjugation in "ie" and ending[:1] in _CHANGING
                roots = _roots(stem, changing=changing)
                if conjugation in "ec" and ending in _AFTER_LOST_D:
                    roots |= {root[: len(root) - (ending == "ті")] + "д" for root in roots}
                found |= {f"V{conjugation}{root}{reflexive}" for root in roots}
    return found


def _takes(conjugation: str, stem: str, ending: str) -> bool:
    """«Піша» and «мог»: endings that only some stems of a conjugation take."""
    if conjugation == "e":
        return ending == "а" and stem[-1] in "жшч"
    return conjugation == "c" and not ending and stem[-1] in "гкзср"


def _roots(stem: str, *, changing: bool) -> set[str]:
    """The root, and what it is before its last consonant changes: «піш-» is of «пісаць»."""
    root = stem.replace("ь", "").replace("о", "а").replace("э", "а").replace("е", "я")
    for changed, sources in _ALTERNATIONS if changing else ():
        if root.endswith(changed):
            return {root} | {root[: len(root) - len(changed)] + source for source in sources}
    return {root}
