"""Belarusian conjugation: the roots that a form, respelled by sound, can have as a verb."""

import re
from collections.abc import Iterator

from news.words.belarusian_spelling import VOWELS, respell, unstressed
from news.words.belarusian_tables import PREFIXED_VERBS, VERB_PREFIXES


def _joined(themes: str, endings: str) -> frozenset[str]:
    """Every theme vowel with every ending; `-` stands for no theme."""
    return frozenset(
        theme.strip("-") + ending for theme in themes.split() for ending in endings.split()
    )


_PAST = "ть в ла ло лі вшы"
_PASSIVE = "ы а о ая ае ага аму ым ую ай ых ымі ыя"
_PRESENT = "ю еш е ем ете ють ючы йте"
_AFTER_HARD = "у уть учы эш э эм эте"
_AFTER_HUSHED = "у уть учы а аш ам ате эш э эм эте"
_AFTER_SOFT = "ю ють ючы еш е ем ете"
_HUSHED = "жшч"
_HARD = "жшчрц"
_LABIAL = "бпвмф"
# The endings of each conjugation, each set with the letters after which alone it stands: any,
# when none are named.
_CONJUGATIONS: dict[str, tuple[tuple[frozenset[str], str], ...]] = {
    # чытаць, чытае
    "a": (
        (_joined("а я е э", _PAST), ""),
        (_joined("а я е э", _PRESENT), ""),
        (_joined("ан ян", _PASSIVE), ""),
    ),
    # працаваць, працуе; адчуць, адчуе
    "u": (
        (_joined("ава у", _PAST), ""),
        (_joined("у", _PRESENT), ""),
        (_joined("аван", _PASSIVE), ""),
    ),
    # маляваць, малюе
    "v": (
        (_joined("ява", _PAST), ""),
        (_joined("ю", _PRESENT), ""),
        (_joined("яван", _PASSIVE), ""),
    ),
    # гаварыць, гавораць; глядзець, глядзяць
    "i": (
        (_joined("і е э", _PAST), ""),
        (_joined("ы", _PAST), _HARD),
        (_joined("і", "ш м те ть"), ""),
        (_joined("ы", "ш м те ть"), _HARD),
        (_joined("-", "у"), _HARD),
        (_joined("-", "ю"), "лн" + VOWELS),
        (_joined("-", "ать ачы"), _HARD),
        (_joined("-", "ять ячы"), ""),
        (_joined("ен", _PASSIVE), "лн" + VOWELS),
        (_joined("ан", _PASSIVE), _HARD),
        (_joined("іт", _PASSIVE), ""),
    ),
    # закрыць, закрые; мыць, мые
    "y": (
        (_joined("ы", _PAST), _LABIAL + "рн"),
        (_joined("ы", _PRESENT), _LABIAL + "рн"),
        (_joined("ыт", _PASSIVE), _LABIAL + "рн"),
    ),
    # пісаць, піша; сеяць, сее
    "e": (
        (_joined("а я", _PAST), ""),
        (_joined("-", _AFTER_HUSHED), _HUSHED),
        (_joined("-", _AFTER_SOFT), "л" + VOWELS),
        (_joined("ан ят", _PASSIVE), ""),
    ),
    # несці, нясе, нёс; магчы, можа, мог
    "c": (
        (frozenset(("ті",)), "сз"),
        (frozenset(("чы",)), "гкя"),
        (_joined("-", "ла ло лі в"), ""),
        (frozenset(("",)), "гкзср"),
        (_joined("-", _AFTER_HARD), ""),
        (_joined("-", _AFTER_HUSHED), _HUSHED),
        (_joined("-", _AFTER_SOFT), ""),
        (_joined("ен", _PASSIVE), ""),
        (_joined("ан", _PASSIVE), _HUSHED),
    ),
    # звярнуць, звярне
    "h": (
        (_joined("ну", _PAST), ""),
        (_joined("н", "у еш е ем ете уть учы"), ""),
        (_joined("нут", _PASSIVE), ""),
    ),
    # узнікнуць, узнікла
    "n": ((_joined("-", "нуть ла ло лі"), ""),),
}
_LONGEST_ENDING = 7
_SHORTEST_ROOT = 2
# «Вяла» and «весці» are of «вяд-», «расла» and «расці» of «раст-».
_AFTER_LOST_D = ("в", "ла", "ло", "лі", "")
_CHANGING = _joined("-", _AFTER_HUSHED) | _joined("-", _AFTER_SOFT) | _joined("ен ан", _PASSIVE)
_Alternations = tuple[tuple[str, tuple[str, ...]], ...]
_ALTERNATIONS: _Alternations = (
    ("шч", ("ст", "ск")), ("дж", ("д",)), ("ж", ("з", "г")), ("ш", ("с", "х")), ("ч", ("к", "т")),
    ("бл", ("б",)), ("пл", ("п",)), ("вл", ("в",)), ("мл", ("м",)), ("фл", ("ф",)),
)  # fmt: skip
_ALTERNATIONS_OF_G_AND_K: _Alternations = (("ж", ("г",)), ("ч", ("к",)))
# «Складаць» is of no verb like «гаварыць», though «гавораць» is.
_NOT_OF_I = re.compile(rf"[^жшч{VOWELS}][ая](?:ть|цца)$")

# Verbs by rule that look like irregular ones under a prefix.
_TWO_VERBS = ("падать", "падавіть")


def verb_roots(word: str) -> set[str]:
    """Every root, with V and the letter of its conjugation in front."""
    found = set()
    for form, reflexive in _without_reflexive(word):
        found |= {f"V{root}{reflexive}" for root in (*_regular(form), *_prefixed(form))}
    return found


def not_of_infinitive(word: str) -> set[str]:
    """Those of the roots that the word has not when it is an infinitive."""
    form, reflexive = next(_without_reflexive(word))
    irregular = {f"V{root}{reflexive}" for root in _prefixed(form)}
    if irregular and form not in _TWO_VERBS:
        return verb_roots(word) - irregular
    return (
        {root for root in verb_roots(word) if root[1] == "i"} if _NOT_OF_I.search(word) else set()
    )


def _without_reflexive(word: str) -> Iterator[tuple[str, str]]:
    if word.endswith("цца"):
        yield word[:-3] + "ть", "ся"
        yield word[:-3], "ся"
    elif word.endswith("ся"):
        yield word[:-2], "ся"
    else:
        yield word, ""


def _regular(word: str) -> Iterator[str]:
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_ROOT) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        for conjugation, after in _ENDINGS.get(ending, ()):
            if not after or stem[-1] in after:
                for root in _roots(conjugation, stem, ending):
                    yield conjugation + root


def _roots(conjugation: str, stem: str, ending: str) -> set[str]:
    """The root, and what it is before its last consonant changes: «піш-» is of «пісаць»."""
    roots = {unstressed(stem)}
    if conjugation in "ie" and ending in _CHANGING:
        roots |= _unchanged(unstressed(stem), _ALTERNATIONS)
    elif conjugation == "c" and ending in _CHANGING:
        roots |= _unchanged(unstressed(stem), _ALTERNATIONS_OF_G_AND_K)
    if conjugation == "c" and ending in _AFTER_LOST_D:
        roots |= {root + lost for root in roots for lost in "дт"}
    elif conjugation == "c" and ending == "ті" and stem.endswith("с"):
        roots |= {root + "т" for root in roots} | {root[:-1] + d for root in roots for d in "дт"}
    elif conjugation == "c" and ending == "чы" and stem.endswith("я"):
        roots = {root + "к" for root in roots}
    return roots


def _unchanged(root: str, alternations: _Alternations) -> set[str]:
    for changed, sources in alternations:
        if root.endswith(changed):
            return {root[: len(root) - len(changed)] + source for source in sources}
    return set()


def _prefixed(word: str) -> Iterator[str]:
    """Irregular verbs, which keep their forms under every prefix: «прадаць, прадасць»."""
    for place in range(min(len(word), _LONGEST_PREFIX + 1)):
        if verbs := _IRREGULAR.get(word[place:]):
            prefix = _PREFIXES.get(unstressed(word[:place]))
            yield from (verb + prefix for verb in verbs if prefix is not None)


def _by_ending() -> dict[str, list[tuple[str, str]]]:
    """The conjugations with an ending, each with the letters after which it has it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for conjugation, patterns in _CONJUGATIONS.items():
        for endings, after in patterns:
            for ending in endings:
                found.setdefault(ending, []).append((conjugation, after))
    return found


def _read_prefixes() -> dict[str, str]:
    """Prefixes as they are without stress; on a line, those that are one."""
    lines = (line.split() for line in VERB_PREFIXES.splitlines())
    return {"": ""} | {one: line[0] for line in lines for one in line}


def _read_prefixed() -> dict[str, set[str]]:
    """Irregular verbs by form. `*` stands for the endings of a passive participle."""
    found: dict[str, set[str]] = {}
    for line in filter(str.strip, PREFIXED_VERBS.splitlines()):
        verb, *forms = line.split()
        for form in (verb, *forms):
            endings = _PASSIVE.split() if form.endswith("*") else ["", "шы"]
            for ending in endings:
                spelled = respell(form.strip("*").replace("'", "") + ending)
                found.setdefault(spelled, set()).add(verb)
    return found


_ENDINGS = _by_ending()
_PREFIXES = _read_prefixes()
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_IRREGULAR = _read_prefixed()
