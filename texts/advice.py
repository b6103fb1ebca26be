"""One line of advice on a draft's card."""

from collections.abc import Sequence

from news.advice import LONGEST_HEADLINE, Advice, AdviceKind
from texts.html import Html, joined
from texts.locale import Locale

_MOST = 2
# The card itself says what is lost without a rubric.
_SAID_ELSEWHERE = frozenset({AdviceKind.NO_RUBRIC})


def advice_line(locale: Locale, advice: Sequence[Advice]) -> Html:
    """The two most important things to mend; empty when there is nothing."""
    told = [each for each in advice if each.kind not in _SAID_ELSEWHERE][:_MOST]
    if not told:
        return Html()
    said = joined(" ", [_said(locale, each) for each in told])
    return locale.catalogue("advice-line", told=said)


def _said(locale: Locale, advice: Advice) -> Html:
    say = locale.catalogue
    match advice.kind:
        case AdviceKind.LONG_HEADLINE:
            return say("advice-long-headline", count=int(advice.about), most=LONGEST_HEADLINE)
        case AdviceKind.FUTURE_DATE | AdviceKind.NO_RUBRIC:
            return say(f"advice-{advice.kind}")
    return say(f"advice-{advice.kind}", words=advice.about)
