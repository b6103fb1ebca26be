"""Belarusian words by rule: the stems, each with its kind of declension, a form can belong to.

Nothing packaged covers Belarusian, so a form is taken apart by its ending. «Кнізе» can be the
dative of a feminine stem «кніг»; so can «кніга», and there the two meet. What a real word can
never be does no harm: nobody looks for it. A kind is a letter or two in front of the stem:

    M, m  masculine, hard or soft (горад, дзень)     i   feminine in a soft consonant (ноч, соль)
    F, f  feminine or neuter, hard or soft (кніга)   A   adjective (новы)
    N     a word from the tables, whole              V.  verb and its conjugation (казаць)
"""

import re

from news.words.belarusian_nouns import noun_stems
from news.words.belarusian_tables import ALL_FORMS, SOME_FORMS
from news.words.belarusian_verbs import verb_roots

_NONE: frozenset[str] = frozenset()
_VOWELS = "аеіоуыэюя"
_SOFT_D_T = re.compile(r"дз(?=[еіяюьв])|цц(?=[еіяюь])|ц(?=[еіяюьв])")
# «Сьнег» is the other orthography of «снег».
_SOFT_SIGN_OF_OLD = re.compile(r"(?<=[сзн])ь(?=[бвгдзклнпстцфх])")
_HARD_D_T = {"дз": "д", "цц": "тт", "ц": "т"}
_ADJECTIVE_ENDINGS = frozenset(
    "ы і ая яя ае яе ое ога ага яга ому аму яму ую юю ым ім ай ой яй ою аю яю".split()  # noqa: SIM905
    + "ыя ія ых іх ымі імі".split()  # noqa: SIM905
)


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
        regular = noun_stems(spelled) | _adjective_stems(spelled) | verb_roots(spelled)
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


def _adjective_stems(word: str) -> set[str]:
    found = set()
    for size in range(1, min(3, len(word) - 2) + 1):
        if word[len(word) - size :] in _ADJECTIVE_ENDINGS:
            found.add("A" + word[: len(word) - size].replace("ь", "").replace("е", "я"))
    return found
