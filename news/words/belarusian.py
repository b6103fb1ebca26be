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
from news.words.belarusian_spelling import VOWELS, respell, unstressed
from news.words.belarusian_tables import (
    ADJECTIVES,
    ALL_FORMS,
    NOUNS_IN_J,
    NOUNS_IN_NY,
    NOUNS_IN_VY,
    SOME_FORMS,
)
from news.words.belarusian_verbs import not_of_infinitive, verb_roots

_NONE: frozenset[str] = frozenset()
_ADJECTIVE_ENDINGS = frozenset(
    "ы і ая яя ае яе ое ога ага яга ому аму яму ую юю ым ім ай ой яй ою аю яю".split()  # noqa: SIM905
    + "ыя ія ых іх ымі імі".split()  # noqa: SIM905
)
_ADJECTIVES = frozenset(map(respell, ADJECTIVES.split()))
_NOUNS_IN_NY = frozenset(map(unstressed, NOUNS_IN_NY))
_NOUNS_IN_VY = frozenset(map(unstressed, NOUNS_IN_VY))
_IN_NY = re.compile(rf"[^{VOWELS}]ны$")
_IN_VY = re.compile(r"[аеоя]вы$")
# Kinds by what a reader's word ends in: the first that fits.
_KINDS = tuple(
    (re.compile(pattern), kinds)
    for pattern, kinds in (
        (rf"[{VOWELS}](?:ть|цца)$|(?:(?:[гк]|(?:^|[ау])[спт]я)чы|[сзр]ті)(?:ся)?$", "Vi"),
        ("(?:ая|яя|ае|ое|яе)$", "A"),
        ("(?:ыя|ія)$", "AFf"),
        ("[аоя]га$", "AFf"),
        # «Кіраўніка, міністра, Мінска, сяляне» are forms of nouns that end in a consonant.
        (r"(?<!клі)(?<!тэх)(?<!хро)(?<!меха)(?<!па)(?<!тро)(?:ні|ві|чы)ка$", "FfM"),
        (rf"(?:[^{VOWELS}]р|[^{VOWELS}]ск|(?<!ца)цк)а$|[ая]не$", "FfM"),
        ("[аяое]$", "Ff"),
        (f"^(?:{'|'.join(NOUNS_IN_J)})$", "m"),
        (rf"^[^{VOWELS}]*[{VOWELS}]й$", "m"),
        ("(?:ых|іх|ым|ім|й)$", "MmFfiA"),
        (rf"[^{VOWELS}]$", "MmFfi"),
        ("", "MmFfiA"),
    )
)
_MORE = re.compile(r"A(?:най)?(..+)[яэ]йш")
# «Летні, трэці, хуткі»: after other consonants adjectives have none of these.
_SOFT, _TAKE_SOFT = "іяю", "нткгх"


class Belarusian:
    """Belarusian by rule, and the few words that no rule covers."""

    def __init__(self) -> None:
        self._irregular = _read(ALL_FORMS + SOME_FORMS)
        self._only_irregular = frozenset(_read(ALL_FORMS))

    def meant(self, word: str) -> frozenset[str]:
        """Stems that a word met in a text can belong to; it is in lower case with е for ё."""
        spelled = respell(word)
        irregular = self._irregular.get(spelled, _NONE)
        if spelled in self._only_irregular:
            return irregular
        regular = _adjective_stems(spelled) | _compared(spelled)
        if spelled not in _ADJECTIVES:
            regular |= noun_stems(spelled) | verb_roots(spelled)
        return irregular | regular or frozenset({"N" + spelled})

    def sought(self, word: str) -> frozenset[str]:
        """Stems that a reader looks for: when the word can be a dictionary form, it is one."""
        spelled = respell(word)
        meant = self.meant(word) - (_compared(spelled) - _adjective_stems(spelled))
        kinds = "N" + _kinds_of_dictionary_form(spelled)
        of_kind = frozenset(stem for stem in meant if stem[0] in kinds)
        return of_kind - not_of_infinitive(spelled) or meant


def _read(table: str) -> dict[str, frozenset[str]]:
    """Lemmas, marked as irregular, by form as it is respelled. Each line begins with the lemma."""
    found: dict[str, set[str]] = {}
    for line in filter(str.strip, table.splitlines()):
        lemma, *forms = line.split()
        for form in (lemma, *forms):
            found.setdefault(respell(form), set()).add("N" + lemma)
    return {form: frozenset(lemmas) for form, lemmas in found.items()}


def _kinds_of_dictionary_form(word: str) -> str:
    """Kinds of which the word may be a dictionary form; when it is surely none, all of its own."""
    if word[-1] in "ыі" and _is_adjective(word):
        return "A"
    return next(kinds for pattern, kinds in _KINDS if pattern.search(word))


def _is_adjective(word: str) -> bool:
    """Whether a word in -ы or -і is surely no noun in the plural: «актыўны», «часовы», «хуткі»."""
    stem = word[:-1]
    return (
        word in _ADJECTIVES
        or (bool(_IN_NY.search(word)) and unstressed(stem) not in _NOUNS_IN_NY)
        or (bool(_IN_VY.search(word)) and unstressed(stem) not in _NOUNS_IN_VY)
    )


def _adjective_stems(word: str) -> set[str]:
    found = set()
    for size in range(1, min(3, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        if ending in _ADJECTIVE_ENDINGS and (ending[0] not in _SOFT or stem[-1] in _TAKE_SOFT):
            found.add("A" + stem.replace("ь", "").replace("е", "я"))
    return found


def _compared(word: str) -> set[str]:
    """What «навейшы» and «наймацнейшы» may be the degrees of."""
    if "йш" not in word:
        return set()
    found = set()
    for stem in _adjective_stems(word):
        more = _MORE.fullmatch(stem)
        root = more[1] if more else ""
        found |= {root, root.replace("а", "о", 1), "о".join(root.rsplit("а", 1))} - {""}
    return {"A" + root for root in found}
