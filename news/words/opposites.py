"""Pairs of actions of which one undoes the other: a headline of the one is not of the other."""

from collections.abc import Set as AbstractSet

# Lemmas as keys begin in each language, a pair a paragraph. What is on neither side says nothing.
_PAIRS = """
rперенос rперенести rотложить rотмена rотменить rприостановить rприостановка rсрыв bперанос \
bперанесці bадкласці bадмена bадмяніць bпрыпыніць epostpone edelay ecancel esuspend
rготовность rготовый rподтвердить rвозобновить rвозобновление rначать rначало rстартовать \
bгатоўнасць bгатовы bпацвердзіць bаднавіць bаднаўленне bпачаць bпачатак eready econfirm eresume

rзапретить rзапрет rзапрещать bзабараніць bзабарона eban eforbid eprohibit
rразрешить rразрешение rразрешать bдазволіць bдазвол eallow epermit

rзакрыть rзакрытие rзакрыться bзакрыць bзакрыццё bзакрыцце eclose
rоткрыть rоткрытие rоткрыться bадкрыць bадкрыццё bадкрыцце eopen ereopen

rвырасти rрост rподорожать rповысить rповыситься rувеличить rувеличиться bвырасці bрост \
bпадаражэць bпавысіць bпавялічыць erise eincrease egrow
rупасть rпадение rподешеветь rснизить rснизиться rснижение rсократить rсократиться bупасці \
bпадзенне bпатаннець bзнізіць bскараціць efall edecrease edrop

rопровергнуть rопровержение bабвергнуць edeny
rподтвердить rподтверждение bпацвердзіць econfirm

rотказаться rотказать rотказ bадмовіцца bадмова erefuse ereject
rсогласиться rодобрить rсогласие bпагадзіцца bухваліць eagree eapprove

rпобедить rпобеда rвыиграть bперамагчы bперамога bвыйграць ewin ebeat
rпроиграть rпоражение rуступить bпрайграць bпаражэнне bсаступіць elose edefeat
"""
_SIDES = tuple(
    tuple(frozenset(side.split()) for side in pair.strip().split("\n"))
    for pair in _PAIRS.split("\n\n")
)


def are_opposite(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether the lemmas of one text name an action, and those of the other its opposite only."""
    return any(
        (_only(one, left, right) and _only(other, right, left))
        or (_only(one, right, left) and _only(other, left, right))
        for left, right in _SIDES
    )


def _only(lemmas: AbstractSet[str], wanted: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return not lemmas.isdisjoint(wanted) and lemmas.isdisjoint(other)
