"""Belarusian conjugation: the roots that a form, respelled by sound, can have as a verb."""


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


def verb_roots(word: str) -> set[str]:
    """Every root, with V and the letter of its conjugation in front."""
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
