"""Belarusian spelling, which follows sounds, and what it hides of how words are built."""

import re

VOWELS = "аеіоуыэюя"
_SOFT_D_T = re.compile(r"дз(?=[еіяюьв])|цц(?=[еіяюь])|ц(?=[еіяюьв])")
# «Сьнег» is the other orthography of «снег».
_SOFT_SIGN_OF_OLD = re.compile(r"(?<=[сзн])ь(?=[бвгдзклнпстцфх])")
_HARD_D_T = {"дз": "д", "цц": "тт", "ц": "т"}


def respell(word: str) -> str:
    """Undoes what spelling does to sounds: ў as в or у, soft д and т as such."""
    word = word.replace("ё", "е")
    if word.startswith("ў"):
        word = "у" + word[1:]
    word = _SOFT_SIGN_OF_OLD.sub("", word)
    return _SOFT_D_T.sub(lambda soft: _HARD_D_T[soft[0]], word.replace("ў", "в"))


def unstressed(stem: str) -> str:
    """The stem as if the stress were on no vowel of it."""
    return stem.replace("ь", "").replace("о", "а").replace("э", "а").replace("е", "я")
