"""Pairs of actions of which one undoes the other: a headline of the one is not of the other."""

from collections.abc import Set as AbstractSet

# Keys of words, a pair a paragraph; Belarusian, whose lemmas are guesses, by how its forms begin.
# What is on neither side says nothing.
_PAIRS = """
rперенос rперенести rотложить rотмена rотменить rприостановить rприостановка rсрыв \
xперанос xперанес xадклад xадкла xадмен xадмян xпрыпын epostpone edelay ecancel esuspend
rготовность rготовый rподтвердить rвозобновить rвозобновление rначать rначало rстартовать \
xгатоў xгатов xпацвер xпацвяр xаднав xаднаў xпача eready econfirm eresume estart ebegin

rзапретить rзапрет rзапрещать xзабаран xзабарон eban eforbid eprohibit
rразрешить rразрешение rразрешать xдазвол xдазвал eallow epermit

rзакрыть rзакрытие rзакрыться xзакры eclose
rоткрыть rоткрытие rоткрыться xадкры eopen ereopen

rвырасти rрост rподорожать rповысить rповыситься rувеличить rувеличиться \
xвырас xпадаражэ xпавыс xпавыш xпавялі erise eincrease egrow
rупасть rпадение rподешеветь rснизить rснизиться rснижение rсократить rсократиться \
xупаў xупал xупад xпадзен xпатанне xзніз xзніж xскарац efall edecrease edrop

rопровергнуть rопровержение xабверг edeny
rподтвердить rподтверждение xпацвер xпацвяр econfirm

rотказаться rотказать rотказ xадмов erefuse ereject
rсогласиться rодобрить rсогласие xпагадз xухвал eagree eapprove

rпобедить rпобеда rвыиграть xперамаг xперамог xвыйгра ewin ebeat
rпроиграть rпоражение rуступить xпрайгра xпаражэн xсаступ elose edefeat
"""


def _side(words: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    keys = frozenset(word for word in words if word[0] != "x")
    return keys, tuple(word for word in words if word[0] == "x")


_SIDES = tuple(
    tuple(_side(side.split()) for side in pair.strip().split("\n")) for pair in _PAIRS.split("\n\n")
)


def are_opposite(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether the keys of one text name an action, and those of the other its opposite only."""
    said = ([(_has(one, side), _has(other, side)) for side in pair] for pair in _SIDES)
    return any(
        pair in ([(True, False), (False, True)], [(False, True), (True, False)]) for pair in said
    )


def _has(keys: AbstractSet[str], side: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    words, beginnings = side
    return not keys.isdisjoint(words) or any(key.startswith(beginnings) for key in keys)
